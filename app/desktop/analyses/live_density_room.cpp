#include "app/desktop/analyses/live_density_room.h"

#include <QDockWidget>

#include "analysis/core/organisations.h"
#include "app/desktop/analyses/analysis_panel.h"
#include "app/desktop/document/document.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {

LiveDensityRoom::LiveDensityRoom(const Workbench& bench, QObject* parent)
    : QObject(parent), m_bench(bench), m_panel(new LiveDensityPanel) {
    PanelSpec spec;
    spec.id = QStringLiteral("live-density");
    spec.title = tr("Live density");
    spec.railText = tr("Density");
    spec.icon = QStringLiteral("density");
    spec.content = m_panel;
    spec.keys = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    m_dock = m_bench.panels.add(spec);
    connect(m_dock, &QDockWidget::visibilityChanged, this, &LiveDensityRoom::takeVisibility);
    connect(m_panel, &LiveDensityPanel::weightChanged, this, &LiveDensityRoom::count);
    connect(m_panel, &LiveDensityPanel::shapeChanged, this, &LiveDensityRoom::ask);
    connect(&m_bench.map, &MapView::frameChanged, this, &LiveDensityRoom::ask);
    connect(&m_bench.document, &Document::changed, this, &LiveDensityRoom::count);
    connect(&m_work, &LiveDensityWork::drawn, this, [this](const DensityPicture& picture) {
        if (!m_isOn) return;  // put away while it was drawn
        m_bench.map.setOverlay(picture.image, picture.extent);
        m_panel->setGreatest(picture.greatest);
    });
    connect(&m_work, &LiveDensityWork::failed, &m_bench.messages, &MessageBar::showError);
    connect(m_panel, &LiveDensityPanel::runAsked, this, [this](const analysis::Values& values) {
        m_bench.panels.show(QStringLiteral("analyses"));
        m_bench.analyses.choose("kernel-density", values);
    });
}

LiveDensityRoom::~LiveDensityRoom() {
    disconnect(m_dock, nullptr, this, nullptr);  // it hides itself when the window goes
}

void LiveDensityRoom::setShown(bool isShown) {
    if (isShown)
        m_bench.panels.show(QStringLiteral("live-density"));
    else
        m_bench.panels.hide(QStringLiteral("live-density"));
}

void LiveDensityRoom::takeVisibility() {
    const bool isOn = !m_dock->isHidden();
    if (isOn == m_isOn) return;
    m_isOn = isOn;
    if (!isOn) {
        m_work.forget();
        m_bench.map.setOverlay({}, {});
        if (m_hidesOrganisations) m_bench.layers.setShown("organisations", true);
        m_hidesOrganisations = false;
        return;
    }
    // A million points would be all there is to see; whoever wants them ticks them again.
    m_hidesOrganisations = m_bench.layers.isShown("organisations");
    m_bench.layers.setShown("organisations", false);
    count();
}

void LiveDensityRoom::count() {
    if (!m_bench.document.isOpen() || !m_isOn) return;
    m_work.setPoints([read = m_bench.document.reader(), weight = m_panel->weight()](
                         const Progress& progress) -> Result<analysis::LiveDensity> {
        HETU_TRY(const auto source, read());
        analysis::Inputs inputs(*source, progress);
        HETU_TRY(const analysis::Organisations all, analysis::readOrganisations(inputs, weight));
        std::vector<analysis::WeightedPoint> points;
        points.reserve(all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            points.push_back({all.position[i].x, all.position[i].y, all.weight[i]});
        return analysis::LiveDensity::create(points);
    });
    ask();
}

void LiveDensityRoom::ask() {
    if (!m_bench.document.isOpen() || !m_isOn) return;
    m_work.ask({m_bench.map.frame(), m_bench.map.devicePixelRatioF(), m_panel->radiusMetres(),
                m_panel->kernel()});
}

}  // namespace hetu::desktop
