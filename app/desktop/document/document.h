#pragma once
#include <QObject>
#include <QString>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "app/run/run_analysis.h"
#include "layers/workspace/code_lists.h"
#include "layers/workspace/workspace.h"

namespace hetu::desktop {

/// The workspace that the window shows, and the one place where it is changed. One thread of its
/// own holds the file; the window only ever sees a copy of the state, so that no disk holds it up.
/// Lives in the GUI thread; every callback and signal comes there.
///
/// Holds
///   Changes are made in the order in which they were asked for, each committed before the next.
///   An item is what setItem() made it, at once; if the file refuses, it is as before and
///   failed() says why.
///   changed() comes after every change that was committed, the state being the one after it (or
///   after a later one).
///   The destructor waits until everything asked for is committed.
class Document : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(Status)>;
    using Work = std::function<Status(Workspace::Transaction&)>;
    /// Opens the state of now, in the thread that calls it.
    using Reader = std::function<Result<std::unique_ptr<LayerSource>>()>;

    explicit Document(QObject* parent = nullptr);
    ~Document() override;

    /// Opens `path` in place of what is open; on failure that stays open.
    void open(const QString& path, Done done = {});
    /// Makes an empty workspace file there and opens it.
    void create(const QString& path, Done done = {});
    /// The same, waiting for the end: for tests and for pictures, never in a window at work.
    [[nodiscard]] Status openAndWait(const QString& path);

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// True while something asked for is not yet committed.
    [[nodiscard]] bool isBusy() const { return m_pending > 0; }
    [[nodiscard]] QString path() const { return m_path; }
    /// What people call it: its title, else the name of its file.
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString note(const std::string& key) const;
    [[nodiscard]] const std::string& crs() const { return m_state.crs; }

    /// The layers as of the last change, titled as people call them: an item "layer", "name:LAYER"
    /// stands for the title that the layer came with.
    [[nodiscard]] const std::vector<LayerInfo>& layers() const { return m_state.layers; }
    /// The layer of that name, or nullptr; until the next change.
    [[nodiscard]] const LayerInfo* layer(std::string_view name) const;
    /// The codes of its fields, in words; jobs may keep it.
    [[nodiscard]] const std::shared_ptr<const CodeLists>& codes() const { return m_state.codes; }
    [[nodiscard]] const std::vector<StoredResult>& results() const { return m_state.results; }
    /// For jobs: opening costs milliseconds, reading what is read.
    [[nodiscard]] Reader reader() const;

    /// `work` runs in the document's thread, in a transaction that is committed if it succeeds.
    /// With a label it is one step that can be taken back. A failure without `done` goes to
    /// failed().
    void change(const Text& label, Work work, Done done = {});
    /// Keeps a result. Not a step: it is taken back by running again.
    void store(app::RunOutcome outcome, Done done = {});
    /// Somebody else's connection (an import) has changed the file: look again.
    void reload(Done done = {});

    void undo();
    void redo();
    [[nodiscard]] const std::vector<HistoryStep>& history() const { return m_state.history; }
    /// The step that undo() takes back, redo() makes again; nullptr: none.
    [[nodiscard]] const HistoryStep* nextUndo() const;
    [[nodiscard]] const HistoryStep* nextRedo() const;

    /// What the window keeps in the workspace: JSON texts by kind and name ("theme", "density").
    [[nodiscard]] const std::map<std::string, std::string>& items(const std::string& kind) const;
    /// "" if there is none.
    [[nodiscard]] std::string item(const std::string& kind, const std::string& name) const;
    /// An empty label: not a step that can be taken back (a view, a sorting).
    void setItem(const std::string& kind,
                 const std::string& name,
                 const std::string& json,
                 const Text& label = {});
    void removeItem(const std::string& kind, const std::string& name, const Text& label = {});
    /// Several of one kind in one step, shown at once: name -> JSON, without a value: removed.
    using ItemChanges = std::map<std::string, std::optional<std::string>>;
    void setItems(const std::string& kind, const ItemChanges& changes, const Text& label = {});
    /// In one step: both names or neither.
    void renameItem(const std::string& kind,
                    const std::string& name,
                    const std::string& newName,
                    const Text& label);

signals:
    /// undo(), redo() or open() was asked for: what a hand has just set is to be asked for before.
    void aboutToStep();
    void opened();   ///< another workspace than before
    void changed();  ///< its layers, results or notes are not what they were
    void itemsChanged(const QString& kind);
    void historyChanged();
    void stepped(const hetu::Text& label, bool isUndone);  ///< undo() or redo() has been done
    void failed(const hetu::Error& error);                 ///< of a change nobody waits for

private:
    struct State {
        std::string crs;
        std::vector<LayerInfo> layers;
        std::shared_ptr<const CodeLists> codes = std::make_shared<const CodeLists>();
        std::vector<StoredResult> results;
        std::map<std::string, std::string> notes;
        Workspace::Items items;
        std::vector<HistoryStep> history;
    };
    struct Answer {
        Status status = success();
        std::optional<State> state;  ///< where it may have changed
        bool isOpened = false;
        QString path;
        std::optional<HistoryStep> step;
    };
    /// Runs in the document's thread.
    using Task = std::function<Answer(std::optional<Workspace>&)>;

    void post(Task task, std::function<void(const Answer&)> done);
    void postOpen(const QString& path, bool isNew, Done done);
    void step(bool isBack);
    void readAgain();
    void take(Answer answer, const std::function<void(const Answer&)>& done);
    void takeState(State state);
    void keepTitles();
    /// Titles of layers by their items. True: a title is another than before.
    bool nameLayers();
    void writeItems(const std::string& kind, ItemChanges changes, const Text& label);
    void work();
    [[nodiscard]] static Result<State> stateOf(const Workspace& workspace);

    State m_state;
    std::map<std::string, Text> m_titles;  ///< as the layers came
    QString m_path;
    bool m_isOpen = false;
    int m_pending = 0;
    bool m_hasOldItems = false;  ///< a state came while newer items waited to be written

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void(std::optional<Workspace>&)>> m_tasks;  ///< guarded by m_mutex
    bool m_isEnding = false;                                             ///< guarded by m_mutex
    std::thread m_thread;  ///< last: it uses all of the above
};

}  // namespace hetu::desktop
