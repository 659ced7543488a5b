#include "app/desktop/region/region_room.h"

#include <QKeyEvent>
#include <QMainWindow>
#include <QToolBar>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/desktop/document/document.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {

RegionList::RegionList(QWidget* parent)
    : QFrame(parent, Qt::Popup), m_field(new QLineEdit), m_list(new QListWidget) {
    setObjectName(QStringLiteral("regionList"));
    m_field->setPlaceholderText(tr("Name, pinyin or its first letters"));
    m_field->setAccessibleName(tr("Find a region"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("Regions"));
    m_list->setUniformItemSizes(true);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(8, 8, 8, 8);
    rows->setSpacing(4);
    rows->addWidget(m_field);
    rows->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textEdited, this, &RegionList::narrow);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) narrow();  // the button in the line is no typing
    });
    connect(m_list, &QListWidget::itemActivated, this, &RegionList::take);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        m_list->setCurrentItem(item);
        take();
    });
}

void RegionList::setNames(const QString& whole, std::vector<std::string> names) {
    m_whole = whole;
    m_names = std::move(names);
    m_isIndexed = false;
    narrow();
}

void RegionList::narrow() {
    const std::string typed = m_field->text().trimmed().toStdString();
    m_list->clear();
    const auto add = [this](const QString& text, const QString& name) {
        auto* item = new QListWidgetItem(text, m_list);
        item->setData(Qt::UserRole, name);
    };
    if (typed.empty()) {
        add(m_whole, {});
        for (const std::string& name : m_names)
            add(QString::fromStdString(name), QString::fromStdString(name));
    } else {
        // Not before somebody types: the first pinyin of all takes a moment, and while a workspace
        // opens others make it ready. Some dozen names: made in no time.
        if (!std::exchange(m_isIndexed, true))
            if (auto made = NameIndex::build(m_names); made.ok()) m_index = std::move(made).value();
        for (const NameIndex::Hit& hit : m_index.find(typed, m_names.size()))
            add(QString::fromStdString(m_names[hit.name]),
                QString::fromStdString(m_names[hit.name]));
        if (m_list->count() == 0) {
            auto* none = new QListWidgetItem(tr("No region of that name"), m_list);
            none->setFlags(Qt::NoItemFlags);
        }
    }
    m_list->setCurrentRow(0);
}

void RegionList::openBelow(const QWidget& button, const std::string& chosen) {
    m_field->clear();
    narrow();
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(Qt::UserRole).toString().toStdString() == chosen)
            m_list->setCurrentRow(row);
    constexpr int width = 240, most = 14;
    const int rowHeight = std::max(24, m_list->sizeHintForRow(0));
    resize(width, std::min(m_list->count(), most) * rowHeight + m_field->sizeHint().height() + 28);
    move(button.mapToGlobal(QPoint(0, button.height())));
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

void RegionList::take() {
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || !item->flags().testFlag(Qt::ItemIsEnabled)) return;
    const QString name = item->data(Qt::UserRole).toString();
    close();
    emit chosen(name);
}

bool RegionList::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
            m_list->setCurrentRow(std::min(m_list->currentRow() + 1, m_list->count() - 1));
            return true;
        case Qt::Key_Up:
            m_list->setCurrentRow(std::max(m_list->currentRow() - 1, 0));
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            take();
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        default:
            return false;
    }
}

RegionRoom::RegionRoom(const Workbench& bench, QObject* parent)
    : QObject(parent),
      m_bench(bench),
      m_button(new QToolButton),
      m_list(new RegionList(&bench.window)) {
    m_button->setObjectName(QStringLiteral("regionChoice"));
    m_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_button->setToolTip(
        tr("Map, table, charts, figures and exports show this region only. The analyses go on "
           "looking at everything."));
    QToolBar& bar = m_bench.topBar;
    m_place = bar.insertWidget(bar.actions().value(0), m_button);
    connect(m_button, &QToolButton::clicked, this,
            [this] { m_list->openBelow(*m_button, m_bench.region.name()); });
    connect(m_list, &RegionList::chosen, this,
            [this](const QString& name) { m_bench.region.choose(name.toStdString()); });
    CommandSpec choose;
    choose.id = QStringLiteral("region.choose");
    choose.text = tr("Choose a &region …");
    choose.keys = QKeySequence(Qt::CTRL | Qt::Key_R);
    choose.menu = QStringLiteral("map");
    choose.beginsGroup = true;
    choose.tip = m_button->toolTip();
    choose.called = [this] {
        if (m_place->isVisible()) m_list->openBelow(*m_button, m_bench.region.name());
    };
    m_bench.commands.add(choose);
    CommandSpec whole;
    whole.id = QStringLiteral("region.whole");
    whole.text = tr("All regions again");
    whole.menu = QStringLiteral("map");
    whole.called = [this] { m_bench.region.choose({}); };
    m_bench.commands.add(whole);
    connect(&m_bench.document, &Document::opened, this, [this] { m_isOpening = true; });
    connect(&m_bench.region, &RegionFilter::choicesChanged, this, &RegionRoom::takeChoices);
    connect(&m_bench.region, &RegionFilter::changed, this, &RegionRoom::takeChosen);
    takeChoices();
}

QString RegionRoom::wholeName() const {
    const std::string& whole = m_bench.region.whole();
    return whole.empty() ? tr("All regions") : QString::fromStdString(whole);
}

void RegionRoom::takeChoices() {
    std::vector<std::string> names;
    for (const RegionFilter::Region& region : m_bench.region.choices())
        names.push_back(region.name);
    m_place->setVisible(!names.empty());
    m_list->setNames(tr("%1 (everything)").arg(wholeName()), std::move(names));
    takeChosen();
    // What was kept comes at once with the choices of a workspace that opens.
    if (!m_bench.region.choices().empty()) m_isOpening = false;
}

void RegionRoom::takeChosen() {
    const RegionFilter::Region* region = m_bench.region.chosen();
    const QString name = region ? QString::fromStdString(region->name) : wholeName();
    m_button->setText(name + QStringLiteral("  ▾"));
    m_button->setAccessibleName(tr("Region: %1").arg(name));
    QFont font = m_button->font();
    font.setBold(region != nullptr);
    m_button->setFont(font);
    if (QAction* whole = m_bench.commands.find(QStringLiteral("region.whole")))
        whole->setEnabled(region != nullptr);
    // Other shapes or facts of the regions are no wish to go anywhere.
    const bool isOther = std::exchange(m_goneTo, m_bench.region.name()) != m_bench.region.name();
    if (!isOther || m_isOpening || !m_bench.document.isOpen()) return;
    if (region)
        m_bench.map.showExtent(region->extent);
    else
        m_bench.map.showAll();
}

}  // namespace hetu::desktop
