#include "app/desktop/briefing/briefing_room.h"

#include <QKeyEvent>
#include <QMainWindow>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/desktop/analyses/analysis_panel.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/map/map_view.h"
#include "app/render/base_map.h"
#include "layers/index/polygon_index.h"

namespace hetu::desktop {
namespace {

constexpr double clickPixels = 4;  // farther the hand has moved the map

}  // namespace

BriefingRoom::BriefingRoom(const Workbench& bench, QObject* parent)
    : QObject(parent), m_bench(bench), m_card(new BriefingCard), m_alone(bench, this) {
    // Above the map, not over it: all of the map is to be seen.
    if (auto* rows = qobject_cast<QVBoxLayout*>(m_bench.window.centralWidget()->layout()))
        rows->insertWidget(0, m_card);
    m_card->hide();
    connect(m_card, &BriefingCard::turnAsked, this, &BriefingRoom::turn);
    connect(m_card, &BriefingCard::backAsked, this, [this] { goTo({}); });
    connect(m_card, &BriefingCard::endAsked, this, &BriefingRoom::end);
    connect(m_card, &BriefingCard::computeAsked, this, &BriefingRoom::compute);
    connect(&m_alone, &MapAlone::closing, this, &BriefingRoom::end);
    CommandSpec spec;
    spec.id = QStringLiteral("briefing.show");
    spec.text = tr("&Briefing, full screen");
    spec.icon = QStringLiteral("briefing");
    spec.keys = QKeySequence(Qt::Key_F12);
    spec.menu = QStringLiteral("window");
    spec.beginsGroup = true;
    spec.tip = tr("The answers of the analyses, one question a page, over the live map.");
    spec.called = [this] { show(); };
    m_bench.commands.add(spec);
    connect(&m_bench.document, &Document::opened, this, &BriefingRoom::end);
    connect(&m_bench.document, &Document::changed, this, [this] {
        m_figures.clear();
        if (m_isShown) showPage();
    });
    connect(&m_bench.layers, &LayerPanel::visibilityChanged, this, &BriefingRoom::takeLayers);
    m_bench.map.installEventFilter(this);
}

BriefingRoom::~BriefingRoom() {
    m_bench.map.removeEventFilter(this);
}

void BriefingRoom::show() {
    if (m_isShown || !m_bench.document.isOpen()) return;
    m_isShown = true;
    // One picture a page, and the layers as they stood before they were compared.
    if (QAction* compare = m_bench.commands.find(QStringLiteral("map.compare")))
        compare->setChecked(false);
    m_bench.map.setTool(nullptr);
    m_atFirst = m_bench.map.frame();
    m_wereShown.clear();
    for (const MapLayer& layer : m_bench.layers.layers())
        if (!render::isBaseMapId(layer.drawn.id))
            m_wereShown[layer.drawn.id] = m_bench.layers.isShown(layer.drawn.id);
    m_county.clear();
    m_page = 0;
    const QAction* leader = m_bench.commands.find(QStringLiteral("profile.leader"));
    m_card->setMayCompute(!leader || !leader->isChecked());
    m_bench.commands.setWorkspaceOpen(false);  // nothing here to break
    m_alone.begin();
    m_card->show();
    showPage();
    if (const RegionFilter::Region* region = m_bench.region.chosen())
        m_bench.map.showExtent(region->extent);
    else
        m_bench.map.showAll();
}

void BriefingRoom::end() {
    if (!m_isShown) return;
    goTo({});
    m_isShown = false;
    m_counting.forget();
    m_card->hide();
    for (const auto& [id, wasShown] : m_wereShown)
        m_bench.layers.setShown(id, wasShown);
    m_alone.end();
    m_bench.map.showAgain(m_atFirst.centre, m_atFirst.metresPerPixel, m_atFirst.rotationDegrees);
    m_bench.commands.setWorkspaceOpen(m_bench.document.isOpen());
    emit m_bench.document.historyChanged();  // undo and redo as they stand
}

void BriefingRoom::turn(int pages) {
    if (!m_isShown) return;
    if (m_county.empty()) {
        const auto all = static_cast<int>(
            briefingPages(m_bench.document.layers(), m_bench.document.results()).size());
        m_page = std::clamp(m_page + pages, 0, all - 1);
        showPage();
        return;
    }
    const auto& counties = m_bench.region.choices();
    const auto at = std::ranges::find(counties, m_county, &RegionFilter::Region::name);
    const auto next =
        std::clamp<std::ptrdiff_t>(at - counties.begin() + pages, 0, std::ssize(counties) - 1);
    goTo(counties[static_cast<std::size_t>(next)].name);
}

void BriefingRoom::goTo(const std::string& county) {
    if (!m_isShown || county == m_county) return;
    if (m_county.empty()) m_before = m_bench.map.frame();
    m_county = county;
    // The map goes there, and the other counties step back, until the page is left.
    m_bench.region.lookAt(county.empty() ? std::optional<std::string>() : county);
    if (county.empty() && m_before)
        m_bench.map.showAgain(m_before->centre, m_before->metresPerPixel,
                              m_before->rotationDegrees);
    showPage();
}

void BriefingRoom::count() {
    const std::string region = m_county.empty() ? m_bench.region.name() : m_county;
    m_counting.forget();
    if (m_figures.contains(region)) return;
    m_counting.start<RegionFigures>(
        [path = m_bench.document.path().toStdString(), read = m_bench.document.reader(),
         region](const Progress& progress) -> Result<RegionFigures> {
            HETU_TRY(const auto source, read());
            return readRegionFigures(path, *source, region, progress);
        },
        [this, region](Result<RegionFigures> figures) {
            if (!figures.ok()) {
                if (figures.error().code != ErrorCode::Cancelled)
                    m_bench.messages.showError(figures.error());
                return;
            }
            m_figures[region] = std::move(figures).value();
            if (m_isShown) showPage();
        });
}

void BriefingRoom::showPage() {
    count();
    const Document& document = m_bench.document;
    const auto found = m_figures.find(m_county.empty() ? m_bench.region.name() : m_county);
    const RegionFigures* figures = found == m_figures.end() ? nullptr : &found->second;
    const auto& counties = m_bench.region.choices();
    BriefingPage page;
    QString place, hint;
    if (m_county.empty()) {
        const auto pages = briefingPages(document.layers(), document.results(), figures);
        page = pages[static_cast<std::size_t>(m_page)];
        place = tr("%1 of %2").arg(m_page + 1).arg(pages.size());
        if (!counties.empty()) hint = tr("Click on a county to see its page");
    } else {
        page = countyPage(QString::fromStdString(m_county), document.layers(), document.results(),
                          figures);
        const auto at = std::ranges::find(counties, m_county, &RegionFilter::Region::name);
        place = tr("%1 of %2").arg(at - counties.begin() + 1).arg(counties.size());
    }
    m_card->setInCounty(!m_county.empty());
    m_card->present(page, place, hint);
    showLayers(page.layers);
}

void BriefingRoom::showLayers(const std::set<std::string>& shown) {
    if (std::exchange(m_isShowingLayers, true)) return;
    m_pageLayers = shown;
    for (const MapLayer& layer : m_bench.layers.layers()) {
        if (render::isBaseMapId(layer.drawn.id)) continue;  // lies under every page or under none
        m_wereShown.emplace(layer.drawn.id, m_bench.layers.isShown(layer.drawn.id));
        m_bench.layers.setShown(layer.drawn.id, shown.contains(layer.drawn.id));
    }
    m_isShowingLayers = false;
}

void BriefingRoom::takeLayers() {
    if (m_isShown) showLayers(std::set<std::string>(m_pageLayers));
}

void BriefingRoom::compute(const QString& analysis) {
    if (m_bench.analyses.isRunning()) return;
    m_bench.analyses.choose(analysis.toStdString());
    m_bench.analyses.run();
    m_bench.messages.showNotice(tr("Computing: the page follows when it is done."));
}

std::string BriefingRoom::countyAt(QPointF pixel) const {
    const Point at = m_bench.map.toMap(pixel);
    const RegionFilter::Region* smallest = nullptr;
    for (const RegionFilter::Region& region : m_bench.region.choices()) {
        const double size = region.extent.width() * region.extent.height();
        if (smallest && size >= smallest->extent.width() * smallest->extent.height()) continue;
        if (region.extent.covers(at) && covers(*region.shape, at)) smallest = &region;
    }
    return smallest ? smallest->name : std::string();
}

bool BriefingRoom::press(int key) {
    const bool isInCounty = !m_county.empty();
    switch (key) {
        case Qt::Key_Right:
        case Qt::Key_PageDown:
        case Qt::Key_Space:
            turn(1);
            return true;
        case Qt::Key_Left:
        case Qt::Key_PageUp:
            turn(-1);
            return true;
        case Qt::Key_Down:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!isInCounty && !m_bench.region.choices().empty())
                goTo(m_bench.region.isWhole() ? m_bench.region.choices().front().name
                                              : m_bench.region.name());
            return true;
        case Qt::Key_Up:
        case Qt::Key_Backspace:
            goTo({});
            return true;
        case Qt::Key_Escape:
            isInCounty ? goTo({}) : end();
            return true;
        default:
            return false;
    }
}

bool BriefingRoom::eventFilter(QObject* watched, QEvent* event) {
    if (watched != &m_bench.map || !m_isShown) return QObject::eventFilter(watched, event);
    const auto* mouse = dynamic_cast<const QMouseEvent*>(event);
    if (event->type() == QEvent::KeyPress) return press(static_cast<QKeyEvent*>(event)->key());
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) {
        m_pressedAt = mouse->position();
    } else if (event->type() == QEvent::MouseButtonRelease && m_pressedAt) {
        const QPointF moved = mouse->position() - *m_pressedAt;
        m_pressedAt.reset();
        if (moved.manhattanLength() <= clickPixels)
            if (const std::string county = countyAt(mouse->position()); !county.empty())
                goTo(county);
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace hetu::desktop
