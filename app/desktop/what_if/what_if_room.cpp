#include "app/desktop/what_if/what_if_room.h"

#include <QDockWidget>
#include <QInputDialog>
#include <QMainWindow>
#include <QPointer>
#include <algorithm>
#include <map>

#include "analysis/core/columns.h"
#include "analysis/core/schema.h"
#include "app/desktop/base/job.h"
#include "app/desktop/base/language.h"
#include "app/desktop/document/document.h"
#include "app/desktop/frame/hand_over.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/frame/work.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {
namespace {

const std::string kind = "scenario";

}  // namespace

WhatIfRoom::WhatIfRoom(const Workbench& bench, QObject* parent)
    : QObject(parent),
      m_bench(bench),
      m_panel(new WhatIfPanel),
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
    connect(m_panel, &WhatIfPanel::newAsked, this, [this] {
        addScenario(ofToday(), {"New scenario", "新建选址方案"});
    });
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

    connect(m_panel, &WhatIfPanel::compareChosen, this, [this](const QString& key) {
        m_compared = key.toStdString();
        readItems();
    });
    connect(m_panel, &WhatIfPanel::stateChosen, this, [this](app::SiteState state) {
        if (m_picture.chosen) setState(*m_picture.chosen, state);
    });
    connect(m_panel, &WhatIfPanel::solveAsked, this, &WhatIfRoom::solve);
    connect(m_tool, &SiteTool::pinAsked, this, [this](std::int64_t id) {
        const auto site = std::ranges::find(m_picture.sites, id, &app::ScenarioSite::id);
        if (site == m_picture.sites.end() || site->state == app::SiteState::Existing) return;
        setState(id, site->state == app::SiteState::Pinned ? app::SiteState::Candidate
                                                           : app::SiteState::Pinned);
    });

    connect(m_tool, &SiteTool::chosen, this, [this] {
        showChosen();
        m_bench.map.update();
    });
    connect(m_tool, &SiteTool::dragged, this, &WhatIfRoom::drag);
    connect(m_tool, &SiteTool::dropped, this, &WhatIfRoom::drop);
    connect(m_tool, &SiteTool::putBack, this, &WhatIfRoom::readItems);
    connect(m_tool, &SiteTool::added, this, [this](Point at) { add(at); });
    connect(&m_bench.handOver, &HandOver::siteAsked, this, [this](Point at, const QString& name) {
        m_bench.panels.show(QStringLiteral("what-if"));
        m_handedOver.emplace(at, name);
        // Of today's platforms nothing is known before the first answer.
        if (!m_key.empty() || !isBusy()) takeHandedOver();
    });
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
    m_handedOver.reset();
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
    m_other.reset();
    for (const auto& [key, text] : m_bench.document.items(kind)) {
        auto scenario = app::readScenario(text);
        names.emplace_back(key, scenario.ok() ? QString::fromStdString(scenario.value().name)
                                              : tr("Cannot be read"));
        if (!scenario.ok()) continue;
        if (key == m_compared) m_other = scenario.value();
        if (key == m_key) current = std::move(scenario).value();
    }
    if (!m_other) m_compared.clear();
    if (!m_bench.document.items(kind).contains(m_key)) m_key.clear();
    m_panel->setScenarios(names, m_key);
    m_panel->setCompared(names, m_compared);
    m_picture.others = m_other ? m_other->serving() : std::vector<Point>();
    m_picture.othersRadiusMetres = m_other ? m_other->radiusMetres : 0;
    setSites(current ? *current : ofToday());
}

void WhatIfRoom::setSites(const app::Scenario& scenario) {
    m_name = scenario.name;
    m_picture.sites = scenario.sites;
    m_picture.radiusMetres = scenario.radiusMetres;
    if (m_picture.chosen && !app::Scenario(scenario).find(*m_picture.chosen))
        m_picture.chosen.reset();
    m_panel->setRadius(scenario.radiusMetres);
    showChosen();
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
    WhatIfWork::Wish wish;
    if (!isToday) wish.sites = shown().serving();
    wish.radiusMetres = m_picture.radiusMetres;
    if (m_other) {
        wish.base = m_other->serving();
        wish.baseRadiusMetres = m_other->radiusMetres;
    }
    m_work.ask(std::move(wish));
}

void WhatIfRoom::takeAnswer(const WhatIfAnswer& answer) {
    const bool isNews =
        m_today.position != answer.platforms.position || m_today.name != answer.platforms.name;
    m_today = answer.platforms;
    m_picture.gained = answer.gained;
    m_picture.lost = answer.lost;
    m_picture.blanks = answer.blanks;
    m_panel->showAnswer(answer);
    m_bench.map.update();
    if (isNews && m_key.empty() && !m_picture.isDragged) setSites(ofToday());
    takeHandedOver();
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

void WhatIfRoom::takeHandedOver() {
    if (const auto handed = std::exchange(m_handedOver, std::nullopt))
        add(handed->first, handed->second);
}

void WhatIfRoom::add(Point at, const QString& wished) {
    app::Scenario more = shown();
    const std::int64_t id = more.freeId();
    const std::string name =
        (wished.isEmpty() ? tr("New site %1").arg(id) : wished).toStdString();
    more.sites.push_back({id, name, at, app::SiteState::Candidate});
    m_picture.chosen.reset();
    save(std::move(more), textOf("Add {}", "添加“{}”", name));
    m_picture.chosen = id;
    showChosen();
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

void WhatIfRoom::showChosen() {
    const auto site = std::ranges::find_if(
        m_picture.sites, [&](const auto& each) { return m_picture.chosen == each.id; });
    m_panel->showSite(site == m_picture.sites.end() ? nullptr : &*site);
}

void WhatIfRoom::setState(std::int64_t id, app::SiteState state) {
    app::Scenario changed = shown();
    app::ScenarioSite* site = changed.find(id);
    if (!site || site->state == app::SiteState::Existing || site->state == state) return;
    site->state = state;
    const std::string name = site->name;
    save(std::move(changed), state == app::SiteState::Pinned ? textOf("Decide {}", "确定“{}”", name)
                             : state == app::SiteState::Forbidden
                                 ? textOf("Rule out {}", "排除“{}”", name)
                                 : textOf("Set {} free", "取消确定“{}”", name));
}

bool WhatIfRoom::hasPlatformsOfToday() const {
    std::vector<Point> standing;
    for (const app::ScenarioSite& site : m_picture.sites)
        if (site.state == app::SiteState::Existing) standing.push_back(site.position);
    return standing == m_today.position;
}

void WhatIfRoom::solve(int count, int quota) {
    if (m_isSolving || !m_bench.document.isOpen()) return;
    const bool isToday = hasPlatformsOfToday();
    std::map<app::SiteState, std::vector<Point>> places;
    for (const app::ScenarioSite& site : m_picture.sites)
        places[site.state].push_back(site.position);
    const app::RunRequest request{
        "site-selection",
        {{"count", std::to_string(count)},
         {"quota", std::to_string(quota)},
         {"radius", toText(m_picture.radiusMetres)},
         {"existing", isToday ? "on" : "off"},
         {"serving",
          isToday ? std::string() : analysis::positionsText(places[app::SiteState::Existing])},
         {"pinned", analysis::positionsText(places[app::SiteState::Pinned])},
         {"barred", analysis::positionsText(places[app::SiteState::Forbidden])}},
        {}};
    m_isSolving = true;
    m_panel->showSolving(true);
    Job* job = startJob<app::RunOutcome>(
        [read = m_bench.document.reader(),
         request](const Progress& progress) -> Result<app::RunOutcome> {
            HETU_TRY(const auto source, read());
            return app::computeRun(*source, request, progress);
        },
        [self = QPointer<WhatIfRoom>(this), from = shown(),
         path = m_bench.document.path()](const Result<app::RunOutcome>& outcome) {
            if (!self) return;
            self->m_isSolving = false;
            self->m_panel->showSolving(false);
            if (path != self->m_bench.document.path()) return;
            if (outcome.ok())
                self->takeSolution(from, outcome.value());
            else if (outcome.error().code != ErrorCode::Cancelled)
                self->m_bench.messages.showError(outcome.error());
        },
        &m_bench.work);
    m_bench.work.follow(job, tr("Solve from here"));
}

void WhatIfRoom::takeSolution(const app::Scenario& from, const app::RunOutcome& outcome) {
    QStringList sentences;
    for (const Text& note : outcome.output.notes)
        sentences << words(note);
    const auto sites = std::ranges::find(outcome.output.layers, "sites", &Layer::name);
    if (sites == outcome.output.layers.end() || sites->points.empty()) {
        m_bench.messages.showNotice(sentences.mid(0, 3).join(QLatin1Char(' ')));
        return;
    }
    app::Scenario solved = from;
    solved.name = tr("%1, solved").arg(QString::fromStdString(from.name)).toStdString();
    std::erase_if(solved.sites, [](const app::ScenarioSite& site) {
        return site.state == app::SiteState::Candidate;
    });
    for (std::size_t row = 0; row < sites->points.size(); ++row)
        solved.sites.push_back({solved.freeId(), analysis::textAt(sites->table.find("name"), row),
                                sites->points[row], app::SiteState::Candidate});
    addScenario(std::move(solved), {"Solve from here", "从此求解"});
    m_bench.messages.showReport(sentences.mid(0, 2).join(QLatin1Char(' ')));
}

}  // namespace hetu::desktop
