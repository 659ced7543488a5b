#include "app/desktop/map/crs_chooser.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <mutex>

#include "app/desktop/base/language.h"

namespace hetu::desktop {
namespace {

constexpr std::size_t mostShown = 200;

struct Read {
    CrsChooser::List list;
    Point place;  ///< degrees
};

/// Read by the first who asks, in a job.
Result<CrsChooser::List> listOnce() {
    static std::mutex mutex;
    static CrsChooser::List kept;
    const std::scoped_lock lock(mutex);
    if (!kept) {
        HETU_TRY(std::vector<ListedCrs> list, listedCrs());
        kept = std::make_shared<const std::vector<ListedCrs>>(std::move(list));
    }
    return kept;
}

}  // namespace

CrsChooser::CrsChooser(std::vector<std::string> recent,
                       std::string crs,
                       Point place,
                       QWidget* parent)
    : QDialog(parent),
      m_recent(std::move(recent)),
      m_words(new QLineEdit),
      m_found(new QListWidget),
      m_state(new QLabel) {
    setObjectName(QStringLiteral("crsChooser"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Coordinate system of the position"));
    resize(560, 420);
    auto* rows = new QVBoxLayout(this);
    m_words->setPlaceholderText(tr("Number or name, for example 4547 or CGCS2000 111"));
    m_words->setAccessibleName(tr("Number or words of the name"));
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    m_found->setAccessibleName(tr("Coordinate systems that were found"));
    m_found->setUniformItemSizes(true);
    m_state->setObjectName(QStringLiteral("help"));
    rows->addWidget(m_words);
    rows->addWidget(m_found, 1);
    rows->addWidget(m_state);
    auto* buttons = new QDialogButtonBox;
    m_choose = buttons->addButton(tr("Choose"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    rows->addWidget(buttons);
    m_choose->setEnabled(false);
    connect(m_words, &QLineEdit::textChanged, this, &CrsChooser::search);
    connect(m_words, &QLineEdit::returnPressed, this, &CrsChooser::choose);
    connect(m_found, &QListWidget::itemActivated, this, &CrsChooser::choose);
    connect(m_found, &QListWidget::currentRowChanged, this,
            [this](int row) { m_choose->setEnabled(row >= 0); });
    connect(buttons, &QDialogButtonBox::accepted, this, &CrsChooser::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_state->setText(tr("Reading the list …"));
    m_words->setFocus();
    read(crs, place);
}

void CrsChooser::read(const std::string& crs, Point place) {
    m_reading.start<Read>(
        [crs, place](const Progress&) -> Result<Read> {
            HETU_TRY(List list, listOnce());
            HETU_TRY(const Crs from, crsOf(crs));
            HETU_TRY(const Crs degrees, crsOf("EPSG:4490"));
            HETU_TRY(const Transform transform, Transform::between(from, degrees));
            return Read{std::move(list), transform.apply(place)};
        },
        [this](Result<Read> read) {
            if (!read.ok()) {
                m_state->setText(desktop::words(read.error().message));
                emit failed(read.error());
                return;
            }
            m_list = read.value().list;
            m_place = read.value().place;
            search();
        });
}

void CrsChooser::search() {
    if (!m_list) return;
    m_found->clear();
    const std::string wanted = m_words->text().trimmed().toStdString();
    std::vector<std::size_t> found = searchCrs(*m_list, wanted, m_place, mostShown);
    std::size_t recent = 0;
    if (wanted.empty())
        for (auto code = m_recent.rbegin(); code != m_recent.rend(); ++code) {
            const auto at = std::ranges::find_if(
                *m_list, [&](const ListedCrs& each) { return each.crs.code == *code; });
            if (at == m_list->end()) continue;
            const auto index = static_cast<std::size_t>(at - m_list->begin());
            std::erase(found, index);
            found.insert(found.begin(), index);
            ++recent;
        }
    for (std::size_t i = 0; i < found.size(); ++i) {
        const ListedCrs& entry = (*m_list)[found[i]];
        QString text = desktop::words(entry.title) + QStringLiteral("    ") +
                       QString::fromStdString(entry.crs.code);
        if (i < recent) text = tr("%1    (used lately)").arg(text);
        auto* item = new QListWidgetItem(text, m_found);
        item->setToolTip(QString::fromStdString(entry.crs.name));
        item->setData(Qt::UserRole, QString::fromStdString(entry.crs.code));
    }
    m_state->setText(found.empty() ? tr("Nothing has this number or name.")
                     : found.size() == mostShown
                         ? tr("The first %1 are shown: type more of the name.").arg(mostShown)
                     : wanted.empty() ? tr("Used at this place: %1").arg(found.size())
                                      : tr("Found: %1").arg(found.size()));
    m_found->setCurrentRow(found.empty() ? -1 : 0);
}

void CrsChooser::choose() {
    const QListWidgetItem* item = m_found->currentItem();
    if (!item) return;
    emit chosen(item->data(Qt::UserRole).toString());
    accept();
}

/// The list is walked through while the cursor stays in the line.
bool CrsChooser::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0 && m_found->count() > 0) {
            m_found->setCurrentRow(
                std::clamp(m_found->currentRow() + step, 0, m_found->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

}  // namespace hetu::desktop
