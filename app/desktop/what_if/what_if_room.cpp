#include "app/desktop/what_if/what_if_room.h"

#include <QDockWidget>
#include <QInputDialog>
#include <QMainWindow>

#include "app/desktop/base/language.h"
#include "app/desktop/document/document.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {
namespace {

const std::string kind = "scenario";

}  // namespace

WhatIfRoom::WhatIfRoom(const Workbench& bench, QObject* parent)
    : QObject(parent), m_bench(bench), m_panel(new WhatIfPanel),
      m_tool(new SiteTool(m_picture, this)) {
    PanelSpec spec;
    spec.id = QStringLiteral("what-if");
    spec.title = tr("Sites: what if");
    spec.railText = tr("Sites");
    spec.icon = QStringLiteral("sites");
    spec.content = m_panel;
    m_dock = m_bench.panels.add(spec);
    m_radiusRest.setSingleShot(true);
    m_radiusRest.setInterval(400);
    connect(&m_radiusRest, &QTimer::timeout, this, &WhatIfRoom::saveRadius);
    connect(m_dock, &QDockWidget::visibilityChanged, this, &WhatIfRoom::takeVisibility);
    connect(&m_bench.document, &Document::opened, this, &WhatIfRoom::takeOpened);
    connect(&m_bench.document, &Document::changed, this, &WhatIfRoom::readRegister);
    connect(&m_bench.document, &Document::itemsChanged, this, [this](const QString& changed) {
        if (changed.toStdString() == kind) readItems();
    });
    connect(&m_work, &WhatIfWork::answered, this, &WhatIfRoom::takeAnswer);
    connect(&m_work, &WhatIfWork::failed, this, [this](const Error& error) {
        clearFigures();
        m_panel->showWords(words(error.message));
    });

    connect(m_panel, &WhatIfPanel::scenarioChosen, this,
            [this](const QString& key) { choose(key.toStdString()); });
    connect(m_panel, &WhatIfPanel::newAsked, this,
            [this] { addScenario(ofToday(), {"New scenario", "新建选址方案"}); });
    connect(m_panel, &WhatIfPanel::duplicateAsked, this, [this] {
        app::Scenario copy = shown();
        copy.name = tr("%1, copy").arg(QString::fromStdString(copy.name)).toStdString();
        addScenario(std::move(copy), {"Duplicate scenario", "复制选址方案"});
    });
    connect(m_panel, &WhatIfPanel::renameAsked, this, &WhatIfRoom::askName);
    connect(m_panel, &WhatIfPanel::deleteAsked, this, [this] {
        if (!m_key.empty())
            m_bench.document.removeItem(kind, m_key,
                                        textOf("Delete scenario {}", "删除选址方案“{}”", m_name));
    });
    connect(m_panel, &WhatIfPanel::radiusChanged, this, [this](double metres) {
        m_picture.radiusMetres = metres;
        m_radiusRest.start();
        ask();
        m_bench.map.update();
    });

    connect(m_tool, &SiteTool::chosen, &m_bench.map, qOverload<>(&QWidget::update));
    connect(m_tool, &SiteTool::dragged, this, &WhatIfRoom::drag);
    connect(m_tool, &SiteTool::dropped, this, &WhatIfRoom::drop);
    connect(m_tool, &SiteTool::putBack, this, &WhatIfRoom::readItems);
    connect(m_tool, &SiteTool::added, this, &WhatIfRoom::add);
    connect(m_tool, &SiteTool::removed, this, &WhatIfRoom::remove);
    readItems();
}

WhatIfRoom::~WhatIfRoom() {
    disconnect(m_dock, nullptr, this, nullptr);  // it hides itself when the window goes
    m_tool->disconnect(this);
    if (m_bench.map.tool() == m_tool) m_bench.map.setTool(nullptr);
    m_bench.map.removeOverlay(&m_overlay);
}

void WhatIfRoom::takeVisibility() {
    const bool isOn = !m_dock->isHidden();
    if (isOn == m_isOn) return;
    m_isOn = isOn;
    if (isOn) {
        m_bench.map.addOverlay(&m_overlay, 60);
        m_bench.map.setTool(m_tool);
        readRegister();
    } else {
        m_work.forget();
        if (m_bench.map.tool() == m_tool) m_bench.map.setTool(nullptr);
        m_bench.map.removeOverlay(&m_overlay);
    }
    m_bench.map.update();
}

void WhatIfRoom::takeOpened() {
    m_radiusRest.stop();
    m_today = {};
    clearFigures();
    const auto& all = m_bench.document.items(kind);
    m_key = all.empty() ? "" : all.rbegin()->first;
    readItems();
    readRegister();
}

void WhatIfRoom::readRegister() {
    if (!m_isOn || !m_bench.document.isOpen()) return;
    m_panel->showWords(tr("Counting …"));
    m_work.setRegister([read = m_bench.document.reader()](
                           double radius, const Progress& progress) -> Result<analysis::WhatIf> {
        HETU_TRY(const auto source, read());
        analysis::Inputs inputs(*source, progress);
        return analysis::WhatIf::read(inputs, radius, progress);
    });
    ask();
}

void WhatIfRoom::readItems() {
    std::vector<std::pair<std::string, QString>> names;
    std::optional<app::Scenario> current;
    for (const auto& [key, text] : m_bench.document.items(kind)) {
        auto scenario = app::readScenario(text);
        names.emplace_back(key, scenario.ok() ? QString::fromStdString(scenario.value().name)
                                              : tr("Cannot be read"));
        if (key == m_key && scenario.ok()) current = std::move(scenario).value();
    }
    if (!m_bench.document.items(kind).contains(m_key)) m_key.clear();
    m_panel->setScenarios(names, m_key);
    setSites(current ? *current : ofToday());
}

void WhatIfRoom::setSites(const app::Scenario& scenario) {
    m_name = scenario.name;
    m_picture.sites = scenario.sites;
    m_picture.radiusMetres = scenario.radiusMetres;
    if (m_picture.chosen && !app::Scenario(scenario).find(*m_picture.chosen))
        m_picture.chosen.reset();
    m_panel->setRadius(scenario.radiusMetres);
    ask();
    m_bench.map.update();
}

app::Scenario WhatIfRoom::shown() const {
    return {m_name, m_picture.radiusMetres, m_picture.sites};
}

app::Scenario WhatIfRoom::ofToday() const {
    app::Scenario today;
    today.name = tr("Scenario %1").arg(m_bench.document.items(kind).size() + 1).toStdString();
    today.radiusMetres = m_picture.radiusMetres;
    for (std::size_t i = 0; i < m_today.position.size(); ++i)
        today.sites.push_back({static_cast<std::int64_t>(i) + 1, m_today.name[i],
                               m_today.position[i], app::SiteState::Existing});
    return today;
}

void WhatIfRoom::ask() {
    if (!m_isOn || !m_bench.document.isOpen()) return;
    // Before the first answer nobody knows where today's platforms are.
    const bool isToday = m_key.empty() && m_today.position.empty() && m_picture.sites.empty();
    m_work.ask({isToday ? std::nullopt : std::optional(shown().serving()),
                m_picture.radiusMetres});
}

void WhatIfRoom::takeAnswer(const WhatIfAnswer& answer) {
    const bool isNews = m_today.position != answer.platforms.position ||
                        m_today.name != answer.platforms.name;
    m_today = answer.platforms;
    m_picture.gained = answer.gained;
    m_picture.lost = answer.lost;
    m_picture.blanks = answer.blanks;
    m_panel->showAnswer(answer);
    m_bench.map.update();
    if (isNews && m_key.empty() && !m_picture.isDragged) setSites(ofToday());
}

void WhatIfRoom::clearFigures() {
    m_picture.gained.clear();
    m_picture.lost.clear();
    m_picture.blanks.clear();
}

void WhatIfRoom::choose(const std::string& key) {
    if (m_radiusRest.isActive()) saveRadius();
    m_key = key;
    readItems();
}

void WhatIfRoom::addScenario(app::Scenario scenario, const Text& label) {
    if (m_radiusRest.isActive()) saveRadius();
    int highest = 0;
    for (const auto& [key, text] : m_bench.document.items(kind))
        highest = std::max(highest, QString::fromStdString(key).toInt());
    // Of one length, so that they are in the order in which they were made.
    m_key = QStringLiteral("%1").arg(highest + 1, 6, 10, QLatin1Char('0')).toStdString();
    m_bench.document.setItem(kind, m_key, app::scenarioText(scenario), label);
}

void WhatIfRoom::save(app::Scenario scenario, const Text& label) {
    m_radiusRest.stop();
    if (m_key.empty())
        addScenario(std::move(scenario), label);
    else
        m_bench.document.setItem(kind, m_key, app::scenarioText(scenario), label);
}

void WhatIfRoom::saveRadius() {
    m_radiusRest.stop();
    if (!m_key.empty() && !m_picture.isDragged)
        save(shown(), {"Service radius of a scenario", "调整方案的服务半径"});
}

void WhatIfRoom::askName() {
    auto* dialog = new QInputDialog(&m_bench.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename scenario"));
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(QString::fromStdString(m_name));
    dialog->setOkButtonText(tr("Rename"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, key = m_key](const QString& name) {
                if (key != m_key || name.trimmed().isEmpty()) return;
                app::Scenario renamed = shown();
                renamed.name = name.trimmed().toStdString();
                save(std::move(renamed), {"Rename scenario", "重命名选址方案"});
            });
    dialog->open();
}

void WhatIfRoom::drag(std::int64_t id, Point at) {
    for (app::ScenarioSite& site : m_picture.sites)
        if (site.id == id) site.position = at;
    ask();
    m_bench.map.update();
}

void WhatIfRoom::drop(std::int64_t id, Point at) {
    app::Scenario moved = shown();
    app::ScenarioSite* site = moved.find(id);
    if (!site) return;
    site->position = at;
    const Text label = textOf("Move {}", "移动“{}”", site->name);
    save(std::move(moved), label);
}

void WhatIfRoom::add(Point at) {
    app::Scenario more = shown();
    const std::int64_t id = more.freeId();
    const std::string name = tr("New site %1").arg(id).toStdString();
    more.sites.push_back({id, name, at, app::SiteState::Candidate});
    m_picture.chosen.reset();
    save(std::move(more), textOf("Add {}", "添加“{}”", name));
    m_picture.chosen = id;
    m_bench.map.update();
}

void WhatIfRoom::remove(std::int64_t id) {
    app::Scenario fewer = shown();
    const app::ScenarioSite* site = fewer.find(id);
    if (!site) return;
    const Text label = textOf("Take away {}", "移除“{}”", site->name);
    std::erase_if(fewer.sites, [&](const app::ScenarioSite& one) { return one.id == id; });
    save(std::move(fewer), label);
}

}  // namespace hetu::desktop
