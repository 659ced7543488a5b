#include "app/desktop/map/coordinate_box.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>
#include <QSpinBox>
#include <QWidgetAction>

#include "app/desktop/base/job.h"
#include "app/desktop/base/language.h"

namespace hetu::desktop {
namespace {

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
    auto* shown = new QActionGroup(this);
    shown->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    const auto add = [&](const QString& text, const std::string& crs, AngleForm form) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        shown->addAction(action);
        connect(action, &QAction::triggered, this, [this, crs, form] {
            choose(crs, form);
            emit chosen(QString::fromStdString(crs), form);
        });
        m_choices.push_back({action, crs, form});
        return action;
    };
    menu->addSection(tr("Show positions as"));
    add(tr("Longitude and latitude"), "EPSG:4490", AngleForm::Decimal)->setChecked(true);
    add(tr("Degrees, minutes, seconds"), "EPSG:4490", AngleForm::DegreesMinutesSeconds);
    add(tr("Metres of this workspace"), "", AngleForm::Decimal);
    auto* other = new QWidget;
    auto* row = new QHBoxLayout(other);
    row->setContentsMargins(28, 2, 12, 2);
    auto* number = new QSpinBox;
    number->setRange(1024, 32767);
    number->setValue(4547);
    number->setPrefix(QStringLiteral("EPSG:"));
    number->setAccessibleName(tr("Another system by its EPSG number"));
    number->setToolTip(tr("Another system by its EPSG number: press Enter."));
    row->addWidget(number);
    auto* otherAction = new QWidgetAction(this);
    otherAction->setDefaultWidget(other);
    menu->addAction(otherAction);
    connect(number, &QSpinBox::editingFinished, this, [this, number, menu] {
        if (!menu->isVisible() || !number->hasFocus()) return;
        choose("EPSG:" + std::to_string(number->value()));
        emit chosen(QStringLiteral("EPSG:%1").arg(number->value()), AngleForm::Decimal);
        menu->hide();
    });
    menu->addSection(tr("Pasted degrees come from"));
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
            m_systems->setText(shortName(m_writer->shown()));
            m_systems->setToolTip(tr("%1 (%2): choose another system for positions")
                                      .arg(QString::fromStdString(m_writer->shown().name),
                                           QString::fromStdString(m_writer->shown().label())));
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
