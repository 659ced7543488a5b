#include "app/desktop/map/coordinate_box.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>
#include <algorithm>

#include "app/desktop/base/job.h"
#include "app/desktop/base/language.h"
#include "app/desktop/map/crs_chooser.h"

namespace hetu::desktop {
namespace {

constexpr const char* gcj02 = "GCJ-02";
constexpr const char* bd09 = "BD-09";
constexpr std::size_t mostRecent = 5;

/// "CGCS2000 / 3° 111E": as maps print it.
QString shortName(const Crs& crs) {
    if (crs.isGeographic && (crs.code == "EPSG:4490" || crs.code == "EPSG:4326"))
        return QCoreApplication::translate("CoordinateBox", "Degrees (CGCS2000)");
    QString name = QString::fromStdString(crs.name);
    name.replace(QStringLiteral("3-degree Gauss-Kruger CM "), QStringLiteral("3° "));
    name.replace(QStringLiteral("3-degree Gauss-Kruger zone "), QStringLiteral("3° "));
    return name;
}

}  // namespace

CoordinateBox::CoordinateBox(QWidget* parent)
    : QWidget(parent), m_line(new QLineEdit), m_systems(new QToolButton) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_line);
    row->addWidget(m_systems);
    m_line->setMinimumWidth(270);
    m_line->setPlaceholderText(tr("Paste a position to go there"));
    m_line->setToolTip(
        tr("Where the pointer is. Paste or type a position and press Enter to go there: degrees, "
           "degrees with minutes and seconds, or metres."));
    m_line->setAccessibleName(tr("Position"));
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::returnPressed, this, &CoordinateBox::read);
    m_systems->setAutoRaise(true);
    m_systems->setPopupMode(QToolButton::InstantPopup);
    m_systems->setAccessibleName(tr("Coordinate system of the position"));
    makeMenu();
}

void CoordinateBox::makeMenu() {
    auto* menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    m_menu = menu;
    m_group = new QActionGroup(this);
    m_group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    // Not every style shows the words of a section.
    const auto heading = [menu](const QString& text) {
        if (!menu->isEmpty()) menu->addSeparator();
        menu->addAction(text)->setEnabled(false);
    };
    heading(tr("Show positions as"));
    addChoice(tr("Longitude and latitude"), "EPSG:4490", AngleForm::Decimal);
    m_choices.front().action->setChecked(true);
    addChoice(tr("Degrees, minutes, seconds"), "EPSG:4490", AngleForm::DegreesMinutesSeconds);
    addChoice(tr("Metres of this workspace"), "", AngleForm::Decimal);
    addChoice(tr("As Gaode and Tencent maps have it (GCJ-02)"), gcj02, AngleForm::Decimal);
    addChoice(tr("As Baidu maps have it (BD-09)"), bd09, AngleForm::Decimal);
    m_other = menu->addAction(tr("Another coordinate system …"), this, &CoordinateBox::askSystem);
    heading(tr("Pasted degrees come from"));
    auto* sources = new QActionGroup(this);
    const struct {
        DegreesFrom from;
        QString text;
    } all[] = {{DegreesFrom::Survey, tr("Survey, GPS or a file (WGS 84, CGCS2000)")},
               {DegreesFrom::Gcj02, tr("Gaode or Tencent map (GCJ-02)")},
               {DegreesFrom::Bd09, tr("Baidu map (BD-09)")}};
    for (const auto& each : all) {
        QAction* action = menu->addAction(each.text);
        action->setCheckable(true);
        action->setChecked(each.from == m_from);
        sources->addAction(action);
        connect(action, &QAction::triggered, this, [this, from = each.from] { m_from = from; });
    }
    m_systems->setMenu(menu);
}

void CoordinateBox::addChoice(const QString& text,
                              const std::string& crs,
                              AngleForm form,
                              QAction* before) {
    auto* action = new QAction(text, this);
    action->setCheckable(true);
    m_group->addAction(action);
    connect(action, &QAction::triggered, this, [this, crs, form] {
        choose(crs, form);
        emit chosen(QString::fromStdString(crs), form);
    });
    m_menu->insertAction(before, action);
    m_choices.push_back({action, crs, form});
}

void CoordinateBox::setRecent(std::vector<std::string> codes) {
    std::erase_if(m_choices, [this](const Choice& each) {
        if (std::ranges::find(m_recent, each.crs) == m_recent.end()) return false;
        each.action->deleteLater();
        return true;
    });
    m_recent = std::move(codes);
    if (m_recent.size() > mostRecent) m_recent.resize(mostRecent);
    for (const std::string& code : m_recent)
        addChoice(QString::fromStdString(code), code, AngleForm::Decimal, m_other);
    for (const Choice& each : m_choices)
        each.action->setChecked(each.crs == m_shown && each.form == m_form);
}

void CoordinateBox::askSystem() {
    if (m_crs.empty()) return;
    auto* chooser = new CrsChooser(m_recent, m_crs, m_place, window());
    connect(chooser, &CrsChooser::failed, this, &CoordinateBox::failed);
    connect(chooser, &CrsChooser::chosen, this, [this](const QString& code) {
        std::vector<std::string> recent = m_recent;
        std::erase(recent, code.toStdString());
        recent.insert(recent.begin(), code.toStdString());
        setRecent(std::move(recent));
        QStringList codes;
        for (const std::string& each : m_recent)
            codes << QString::fromStdString(each);
        emit recentChanged(codes);
        choose(code.toStdString());
        emit chosen(code, AngleForm::Decimal);
    });
    chooser->open();
}

void CoordinateBox::setCrs(const std::string& crs) {
    if (crs == m_crs) return;
    m_crs = crs;
    prepare();
}

void CoordinateBox::choose(const std::string& shown, AngleForm form) {
    m_shown = shown;
    m_form = form;
    for (const Choice& each : m_choices)
        each.action->setChecked(each.crs == shown && each.form == form);
    prepare();
}

void CoordinateBox::prepare() {
    if (m_crs.empty()) return;
    const std::uint64_t number = ++m_asked;
    ++m_jobs;
    Job* job = startJob<std::shared_ptr<PositionText>>(
        [map = m_crs, shown = m_shown.empty() ? m_crs : m_shown,
         form = m_form](const Progress&) -> Result<std::shared_ptr<PositionText>> {
            HETU_TRY(const Crs from, crsOf(map));
            if (shown == gcj02 || shown == bd09) {
                HETU_TRY(PositionText online,
                         PositionText::asOnline(
                             from, shown == gcj02 ? DegreesFrom::Gcj02 : DegreesFrom::Bd09));
                return std::make_shared<PositionText>(std::move(online));
            }
            HETU_TRY(const Crs to, crsOf(shown));
            HETU_TRY(PositionText text, PositionText::between(from, to, form));
            return std::make_shared<PositionText>(std::move(text));
        },
        [this, number](Result<std::shared_ptr<PositionText>> writer) {
            --m_jobs;
            if (number != m_asked) return;
            if (!writer.ok()) {
                emit failed(writer.error());  // the system of before stays
                return;
            }
            m_writer = writer.value();
            const bool isOnline = m_shown == gcj02 || m_shown == bd09;
            m_systems->setText(isOnline ? QString::fromStdString(m_shown)
                                        : shortName(m_writer->shown()));
            const QString name = isOnline ? tr("Degrees as online maps in China have them")
                                          : words(titleOfCrs(m_writer->shown().name));
            const QString code =
                QString::fromStdString(isOnline ? m_shown : m_writer->shown().label());
            m_systems->setToolTip(
                tr("%1 (%2): choose another system for positions").arg(name, code));
        },
        this);
    connect(job, &Job::finished, job, &QObject::deleteLater);
}

void CoordinateBox::showPointer(Point at) {
    if (m_line->hasFocus() || !m_writer) return;
    m_line->setText(words(m_writer->of(at, false)));
}

void CoordinateBox::clearPointer() {
    if (!m_line->hasFocus()) m_line->clear();
}

void CoordinateBox::edit() {
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

void CoordinateBox::read() {
    if (m_crs.empty() || m_line->text().trimmed().isEmpty()) return;
    ++m_jobs;
    Job* job = startJob<ReadPosition>(
        [text = m_line->text().toStdString(), map = m_crs,
         from = m_from](const Progress&) -> Result<ReadPosition> {
            HETU_TRY(const Crs crs, crsOf(map));
            return readPosition(text, crs, from);
        },
        [this](Result<ReadPosition> position) {
            --m_jobs;
            if (position.ok()) {
                emit positionGiven(position.value().onMap, words(position.value().reading));
                emit left();
            } else {
                emit failed(position.error());  // what was typed stays, to be mended
            }
        },
        this);
    connect(job, &Job::finished, job, &QObject::deleteLater);
}

bool CoordinateBox::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_line && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        m_line->clear();
        emit left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace hetu::desktop
