#include "app/desktop/map/map_tips.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QPointer>
#include <algorithm>
#include <array>

#include "app/desktop/base/language.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/layer_filters.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/map/identify.h"
#include "app/desktop/map/map_view.h"
#include "app/desktop/rows/cell_words.h"
#include "layers/workspace/pick_rows.h"

namespace hetu::desktop {
namespace {

constexpr int restMilliseconds = 600;
constexpr double reachPixels = 6;
constexpr double sameplacePixels = 4;
constexpr std::size_t mostRows = 10;
constexpr int mostFacts = 3;
constexpr int widest = 300;

/// What people want to know first; everything else comes as the layer has it.
constexpr std::array firstFields{"kind",       "has_org", "employees", "members", "status",
                                 "mode",       "rank",    "level",     "class",   "organisations",
                                 "population", "floors",  "county"};
/// Of no help in a line that is read in passing.
constexpr std::array neverFields{"id", "name", "uscc", "remark", "as_of", "code", "parent"};

/// The topmost thing within `metres`, of `names` (topmost first). For a work thread.
Result<std::optional<MapTip>> tipAt(const std::string& path,
                                    const LayerSource& source,
                                    const std::vector<std::string>& names,
                                    Point at,
                                    double metres,
                                    const std::map<std::string, std::string>& conditions,
                                    const Progress& progress) {
    for (const std::string& name : names) {
        const LayerInfo* info = source.find(name);
        if (!info || info->isSurface || info->geometry == GeometryKind::None ||
            !info->extent.grown(metres).covers(at))
            continue;
        const auto condition = conditions.find(name);
        HETU_TRY(const Layer rows,
                 rowsNear(path, name, at, metres, mostRows, progress,
                          condition == conditions.end() ? "" : condition->second));
        HETU_TRY(const CodeLists codes, CodeLists::read(path));
        if (std::optional<MapTip> tip = tipOf(codes, rows)) return tip;
    }
    return std::optional<MapTip>();
}

}  // namespace

std::optional<MapTip> tipOf(const CodeLists& codes, const Layer& rows) {
    if (rows.rowCount() == 0) return std::nullopt;
    MapTip tip;
    tip.name = nameOf(rows, 0);
    tip.layer = words(rows.title, rows.name);
    tip.others = rows.rowCount() - 1;
    const auto take = [&](const Column& column) {
        const std::string& field = column.field.name;
        if (tip.facts.size() >= mostFacts ||
            std::find(neverFields.begin(), neverFields.end(), field) != neverFields.end())
            return;
        const QString value = shownCell(codes, rows.name, column, 0);
        const QString fact =
            QCoreApplication::translate("MapTips", "%1: %2").arg(headingOf(column.field), value);
        if (!value.isEmpty() && !tip.facts.contains(fact)) tip.facts << fact;
    };
    for (const char* field : firstFields)
        if (const Column* column = rows.table.find(field)) take(*column);
    for (const Column& column : rows.table.columns())
        take(column);
    return tip;
}

MapTips::MapTips(const Workbench& bench, QObject* parent)
    : QObject(parent), m_bench(bench), m_label(new QLabel(&bench.map)), m_job(this) {
    m_label->setObjectName(QStringLiteral("card"));
    m_label->setTextFormat(Qt::RichText);
    m_label->setWordWrap(true);
    m_label->setMargin(8);
    m_label->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_label->hide();
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (QGuiApplication::mouseButtons() == Qt::NoButton) ask(m_at, true);
    });
    MapView& map = m_bench.map;
    connect(&map, &MapView::pointerAt, this, [this](double x, double y) { takePointer({x, y}); });
    connect(&map, &MapView::pointerLeft, this, &MapTips::hide);
    connect(&map, &MapView::frameChanged, this, [this] {
        // The picture settles without moving, too: only what moved takes the tip away.
        const QPointF off = m_bench.map.toScreen(m_at) - m_atPixel;
        if (off.manhattanLength() > sameplacePixels) hide();
    });
    connect(&map, &MapView::toolChanged, this, &MapTips::hide);
    connect(&m_bench.document, &Document::changed, this, &MapTips::hide);
}

MapTips::~MapTips() {
    delete m_label;
}

void MapTips::setOn(bool isOn) {
    m_isOn = isOn;
    if (!isOn) hide();
}

void MapTips::hide() {
    m_rest.stop();
    m_job.forget();
    m_label->hide();
}

void MapTips::takePointer(Point at) {
    const QPointF pixel = m_bench.map.toScreen(at);
    if (m_label->isVisible() && (pixel - m_atPixel).manhattanLength() <= sameplacePixels) return;
    hide();
    // With a tool that draws or measures in hand nobody asks what lies below.
    const MapTool* tool = m_bench.map.tool();
    if (!m_isOn || (tool && !qobject_cast<const IdentifyTool*>(tool))) return;
    m_at = at;
    m_atPixel = pixel;
    m_rest.start();
}

void MapTips::askMiddle() {
    hide();
    m_atPixel = QPointF(m_bench.map.width() / 2.0, m_bench.map.height() / 2.0);
    m_at = m_bench.map.toMap(m_atPixel);
    ask(m_at, false);
}

void MapTips::ask(Point at, bool saysNothing) {
    if (!m_bench.document.isOpen()) return;
    std::vector<std::string> names;
    const auto& content = m_bench.map.content();
    for (auto layer = content.rbegin(); layer != content.rend(); ++layer)
        names.push_back(layer->id);
    m_job.start<std::optional<MapTip>>(
        [path = m_bench.document.path().toStdString(), read = m_bench.document.reader(), names, at,
         conditions = layerConditions(m_bench.document),
         metres = reachPixels * m_bench.map.frame().metresPerPixel](
            const Progress& progress) -> Result<std::optional<MapTip>> {
            HETU_TRY(const auto source, read());
            return tipAt(path, *source, names, at, metres, conditions, progress);
        },
        [this, saysNothing](Result<std::optional<MapTip>> tip) {
            if (tip.ok() && tip.value())
                show(*tip.value());
            else if (!saysNothing && tip.ok())
                m_bench.messages.showNotice(tr("Nothing lies in the middle of the map."));
            else if (!saysNothing)
                m_bench.messages.showError(tip.error());
        });
}

void MapTips::show(const MapTip& tip) {
    QString html = QStringLiteral("<b>%1</b>").arg(tip.name.toHtmlEscaped());
    QStringList lines = tip.facts;
    if (tip.layer != tip.name) lines.prepend(tip.layer);
    if (tip.others > 0)
        lines << (tip.others + 1 < mostRows ? tr("and %1 more here").arg(tip.others)
                                            : tr("and more here"));
    for (const QString& line : lines)
        html += QStringLiteral("<br>") + line.toHtmlEscaped();
    m_label->setText(html);
    m_label->setAccessibleName(tip.name + QStringLiteral(", ") + lines.join(QStringLiteral(", ")));
    m_label->setWordWrap(false);
    const int width = std::min(m_label->sizeHint().width(), widest);
    m_label->setWordWrap(true);
    m_label->resize(width, m_label->heightForWidth(width));
    const QRect map = m_bench.map.rect().adjusted(4, 4, -4, -4);
    QRect box(m_atPixel.toPoint() + QPoint(14, 16), m_label->size());
    if (box.bottom() > map.bottom()) box.moveBottom(m_atPixel.toPoint().y() - 10);
    if (box.right() > map.right()) box.moveRight(m_atPixel.toPoint().x() - 10);
    m_label->move(qMax(map.left(), box.left()), qMax(map.top(), box.top()));
    m_label->show();
    m_label->raise();
    QAccessibleEvent said(m_label, QAccessible::Alert);
    QAccessible::updateAccessibility(&said);
}

}  // namespace hetu::desktop
