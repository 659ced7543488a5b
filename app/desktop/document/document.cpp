#include "app/desktop/document/document.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QPointer>
#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "app/desktop/base/gui_thread.h"
#include "layers/base/guarded.h"

namespace hetu::desktop {
namespace {

Error nothingOpen() {
    return {ErrorCode::NotFound,
            {"No workspace is open.", "没有打开的工作区。"},
            {"Open one, or make the sample.", "请打开一个工作区，或生成示例。"}};
}

Status runIn(Workspace& workspace, const Text& label, const Document::Work& work) {
    HETU_TRY(Workspace::Transaction transaction,
             label.isEmpty() ? workspace.begin() : workspace.beginStep(label));
    HETU_CHECK(work(transaction));
    return transaction.commit();
}

bool sameLayers(const std::vector<LayerInfo>& a, const std::vector<LayerInfo>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const LayerInfo& x, const LayerInfo& y) {
                          return x.name == y.name && x.revision == y.revision &&
                                 x.rowCount == y.rowCount && x.extent == y.extent && x.crs == y.crs;
                      });
}

bool sameHistory(const std::vector<HistoryStep>& a, const std::vector<HistoryStep>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const HistoryStep& x, const HistoryStep& y) {
                          return x.id == y.id && x.isUndone == y.isUndone;
                      });
}

}  // namespace

Document::Document(QObject* parent) : QObject(parent), m_thread([this] { work(); }) {}

Document::~Document() {
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Document::work() {
    std::optional<Workspace> workspace;  // only this thread ever touches it
    for (;;) {
        std::function<void(std::optional<Workspace>&)> task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isEnding || !m_tasks.empty(); });
            if (m_tasks.empty()) return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task(workspace);
    }
}

void Document::post(Task task, std::function<void(const Answer&)> done) {
    ++m_pending;
    {
        const std::scoped_lock lock(m_mutex);
        m_tasks.emplace_back([task = std::move(task), done = std::move(done),
                              self = QPointer<Document>(this)](std::optional<Workspace>& held) {
            Answer answer;
            // What throws (out of memory) is an answer, too: the thread goes on.
            if (const Status whole = guarded([&]() -> Status {
                    answer = task(held);
                    return success();
                });
                !whole.ok())
                answer.status = whole.error();
            onGuiThread(self, [done, answer = std::move(answer)](Document& document) mutable {
                document.take(std::move(answer), done);
            });
        });
    }
    m_wake.notify_one();
}

void Document::take(Answer answer, const std::function<void(const Answer&)>& done) {
    --m_pending;
    std::optional<State> state = std::exchange(answer.state, std::nullopt);
    if (answer.isOpened) {
        m_isOpen = true;
        m_path = answer.path;
        m_state = state ? std::move(*state) : State();
        keepTitles();
        nameLayers();
        emit opened();
        emit changed();
        std::set<std::string> kinds;
        for (const auto& [kind, named] : m_state.items)
            emit itemsChanged(QString::fromStdString(kind));
        emit historyChanged();
    } else if (state) {
        takeState(std::move(*state));
    }
    if (answer.step) emit stepped(answer.step->label, answer.step->isUndone);
    if (done)
        done(answer);
    else if (!answer.status.ok())
        emit failed(answer.status.error());
    if (m_hasOldItems && m_pending == 0) readAgain();
}

void Document::readAgain() {
    m_hasOldItems = false;
    post(
        [](std::optional<Workspace>& held) {
            Answer answer;
            if (held)
                if (auto state = stateOf(*held); state.ok())
                    answer.state = std::move(state).value();
            return answer;
        },
        {});
}

void Document::takeState(State state) {
    // Items that wait to be written are newer than what the file said.
    m_hasOldItems = m_pending > 0;
    if (m_hasOldItems) state.items = m_state.items;
    std::set<std::string> kinds;
    for (const auto* side : {&m_state.items, &state.items})
        for (const auto& [kind, named] : *side)
            kinds.insert(kind);
    std::erase_if(kinds, [&](const std::string& kind) {
        const auto before = m_state.items.find(kind), after = state.items.find(kind);
        return before != m_state.items.end() && after != state.items.end() &&
               before->second == after->second;
    });
    const bool isSame =
        sameLayers(m_state.layers, state.layers) && m_state.notes == state.notes &&
        m_state.crs == state.crs && m_state.results.size() == state.results.size() &&
        std::equal(
            m_state.results.begin(), m_state.results.end(), state.results.begin(),
            [](const auto& a, const auto& b) { return a.id == b.id && a.isStale == b.isStale; });
    const bool isSameHistory = sameHistory(m_state.history, state.history);
    std::vector<Text> titles;
    for (const LayerInfo& layer : m_state.layers)
        titles.push_back(layer.title);
    m_state = std::move(state);
    keepTitles();
    nameLayers();
    const bool isSameTitles = std::equal(
        titles.begin(), titles.end(), m_state.layers.begin(), m_state.layers.end(),
        [](const Text& a, const LayerInfo& b) { return a.en == b.title.en && a.zh == b.title.zh; });
    if (!isSame || !isSameTitles) emit changed();
    for (const std::string& kind : kinds)
        emit itemsChanged(QString::fromStdString(kind));
    if (!isSameHistory) emit historyChanged();
}

void Document::keepTitles() {
    m_titles.clear();
    for (const LayerInfo& layer : m_state.layers)
        m_titles[layer.name] = layer.title;
}

bool Document::nameLayers() {
    bool isOther = false;
    for (LayerInfo& layer : m_state.layers) {
        Text title = m_titles[layer.name];
        const auto kept =
            nlohmann::json::parse(item("layer", "name:" + layer.name), nullptr, false);
        if (kept.is_string() && !kept.get<std::string>().empty())
            title = {kept.get<std::string>(), kept.get<std::string>()};
        isOther = isOther || title.en != layer.title.en || title.zh != layer.title.zh;
        layer.title = std::move(title);
    }
    return isOther;
}

Result<Document::State> Document::stateOf(const Workspace& workspace) {
    State state;
    state.crs = workspace.crs();
    {
        HETU_TRY(const auto source, workspace.snapshot());
        state.layers = source->layers();
    }
    HETU_TRY(CodeLists codes, CodeLists::read(workspace.path()));
    state.codes = std::make_shared<const CodeLists>(std::move(codes));
    HETU_TRY(state.results, workspace.results());
    HETU_TRY(state.notes, workspace.notes());
    HETU_TRY(state.items, workspace.items());
    HETU_TRY(state.history, workspace.history());
    return state;
}

void Document::postOpen(const QString& path, bool isNew, Done done) {
    emit aboutToStep();
    post(
        [path, isNew](std::optional<Workspace>& held) {
            Answer answer;
            answer.status = [&]() -> Status {
                if (isNew) {
                    HETU_TRY(const Workspace made, Workspace::create(path.toStdString(), ""));
                }
                HETU_TRY(Workspace workspace, Workspace::open(path.toStdString()));
                HETU_TRY(answer.state, stateOf(workspace));
                held.emplace(std::move(workspace));
                answer.isOpened = true;
                answer.path = path;
                return success();
            }();
            return answer;
        },
        done ? [done](const Answer& answer) { done(answer.status); }
             : std::function<void(const Answer&)>());
}

void Document::open(const QString& path, Done done) {
    postOpen(path, false, std::move(done));
}

void Document::create(const QString& path, Done done) {
    postOpen(path, true, std::move(done));
}

Status Document::openAndWait(const QString& path) {
    QEventLoop loop;
    Status outcome = success();
    open(path, [&](const Status& status) {
        outcome = status;
        loop.quit();
    });
    loop.exec();
    return outcome;
}

QString Document::title() const {
    const QString title = note("title");
    return title.isEmpty() ? QFileInfo(m_path).completeBaseName() : title;
}

QString Document::note(const std::string& key) const {
    const auto at = m_state.notes.find(key);
    return at == m_state.notes.end() ? QString() : QString::fromStdString(at->second);
}

const LayerInfo* Document::layer(std::string_view name) const {
    for (const LayerInfo& info : m_state.layers)
        if (info.name == name) return &info;
    return nullptr;
}

Document::Reader Document::reader() const {
    if (!m_isOpen) return []() -> Result<std::unique_ptr<LayerSource>> { return nothingOpen(); };
    return [path = m_path.toStdString(), crs = m_state.crs] {
        return Workspace::snapshotOf(path, crs);
    };
}

void Document::change(const Text& label, Work work, Done done) {
    post(
        [label, work = std::move(work)](std::optional<Workspace>& held) {
            Answer answer;
            if (!held) {
                answer.status = nothingOpen();
                return answer;
            }
            answer.status = runIn(*held, label, work);
            if (auto state = stateOf(*held); state.ok()) answer.state = std::move(state).value();
            return answer;
        },
        done ? [done](const Answer& answer) { done(answer.status); }
             : std::function<void(const Answer&)>());
}

void Document::store(app::RunOutcome outcome, Done done) {
    auto kept = std::make_shared<const app::RunOutcome>(std::move(outcome));
    post(
        [kept](std::optional<Workspace>& held) {
            Answer answer;
            answer.status = held ? app::storeRun(*held, *kept) : Status(nothingOpen());
            if (held)
                if (auto state = stateOf(*held); state.ok())
                    answer.state = std::move(state).value();
            return answer;
        },
        done ? [done](const Answer& answer) { done(answer.status); }
             : std::function<void(const Answer&)>());
}

void Document::reload(Done done) {
    post(
        [](std::optional<Workspace>& held) {
            Answer answer;
            answer.status = [&]() -> Status {
                if (!held) return nothingOpen();
                // Another connection may have settled the coordinate system.
                HETU_TRY(Workspace again, Workspace::open(held->path()));
                HETU_TRY(answer.state, stateOf(again));
                held.emplace(std::move(again));
                return success();
            }();
            return answer;
        },
        done ? [done](const Answer& answer) { done(answer.status); }
             : std::function<void(const Answer&)>());
}

void Document::step(bool isBack) {
    emit aboutToStep();
    post(
        [isBack](std::optional<Workspace>& held) {
            Answer answer;
            answer.status = [&]() -> Status {
                if (!held) return nothingOpen();
                HETU_TRY(answer.step, isBack ? held->undo() : held->redo());
                HETU_TRY(answer.state, stateOf(*held));
                return success();
            }();
            return answer;
        },
        {});
}

void Document::undo() {
    step(true);
}

void Document::redo() {
    step(false);
}

const HistoryStep* Document::nextUndo() const {
    const auto& steps = m_state.history;
    const auto at =
        std::find_if(steps.rbegin(), steps.rend(), [](const auto& s) { return !s.isUndone; });
    return at == steps.rend() ? nullptr : &*at;
}

const HistoryStep* Document::nextRedo() const {
    const auto& steps = m_state.history;
    const auto at =
        std::find_if(steps.begin(), steps.end(), [](const auto& s) { return s.isUndone; });
    return at == steps.end() ? nullptr : &*at;
}

const std::map<std::string, std::string>& Document::items(const std::string& kind) const {
    static const std::map<std::string, std::string> none;
    const auto at = m_state.items.find(kind);
    return at == m_state.items.end() ? none : at->second;
}

std::string Document::item(const std::string& kind, const std::string& name) const {
    const auto& named = items(kind);
    const auto at = named.find(name);
    return at == named.end() ? std::string() : at->second;
}

void Document::setItem(const std::string& kind,
                       const std::string& name,
                       const std::string& json,
                       const Text& label) {
    setItems(kind, {{name, json}}, label);
}

void Document::removeItem(const std::string& kind, const std::string& name, const Text& label) {
    setItems(kind, {{name, std::nullopt}}, label);
}

void Document::setItems(const std::string& kind, const ItemChanges& asked, const Text& label) {
    ItemChanges changes = asked;
    std::erase_if(changes, [&](const auto& change) {
        const auto at = items(kind).find(change.first);
        return change.second ? at != items(kind).end() && at->second == *change.second
                             : at == items(kind).end();
    });
    if (changes.empty()) return;
    for (const auto& [name, json] : changes) {
        if (json)
            m_state.items[kind][name] = *json;
        else
            m_state.items[kind].erase(name);
    }
    writeItems(kind, std::move(changes), label);
}

void Document::renameItem(const std::string& kind,
                          const std::string& name,
                          const std::string& newName,
                          const Text& label) {
    change(label,
           [kind, name, newName,
            json = item(kind, name)](Workspace::Transaction& transaction) -> Status {
               HETU_CHECK(transaction.removeItem(kind, name));
               return transaction.putItem(kind, newName, json);
           });
}

void Document::writeItems(const std::string& kind, ItemChanges changes, const Text& label) {
    // Layers and results are as they were: only items and history are read again.
    post(
        [kind, changes = std::move(changes), label](std::optional<Workspace>& held) {
            Answer answer;
            answer.status = [&]() -> Status {
                if (!held) return nothingOpen();
                return runIn(*held, label, [&](Workspace::Transaction& transaction) -> Status {
                    for (const auto& [name, json] : changes) {
                        if (json)
                            HETU_CHECK(transaction.putItem(kind, name, *json));
                        else
                            HETU_CHECK(transaction.removeItem(kind, name));
                    }
                    return success();
                });
            }();
            if (held && (!answer.status.ok() || !label.isEmpty()))
                if (auto state = stateOf(*held); state.ok())
                    answer.state = std::move(state).value();
            return answer;
        },
        {});
    const bool isRenamed = kind == "layer" && nameLayers();
    emit itemsChanged(QString::fromStdString(kind));
    if (isRenamed) emit changed();
}

}  // namespace hetu::desktop
