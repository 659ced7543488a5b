#pragma once
#include <QLineEdit>
#include <QObject>
#include <QTimer>
#include <QTreeWidget>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/frame/workbench.h"
#include "app/desktop/locator/find_anything.h"
#include "layers/crs/coordinate_text.h"

namespace hetu::desktop {

/// The field that finds anything (Ctrl+K): places and organisations by name or pinyin, layers,
/// analyses, commands, and positions in any writing. Enter goes there or does it.
///
/// Holds    What was chosen most often stands first among equals. The list is that of what was
///          typed last.
class LocatorRoom : public QObject {
    Q_OBJECT
public:
    explicit LocatorRoom(const Workbench& bench, QObject* parent = nullptr);
    ~LocatorRoom() override;

    [[nodiscard]] QLineEdit& field() { return *m_field; }
    [[nodiscard]] QTreeWidget& list() { return *m_list; }
    /// True while names are read or looked up.
    [[nodiscard]] bool isBusy() const { return m_building.isRunning() || m_finding.isRunning(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Answer {
        std::optional<ReadPosition> position;
        FindAnything::Found found;
    };
    /// One line of the list.
    struct Line {
        QString text, kind, icon;
        std::string key;  ///< what its use is counted by; "" not counted
        std::function<void()> called;
    };
    [[nodiscard]] std::vector<NamedThing> things() const;
    void build();
    void find();
    void show(const Answer& answer);
    void addThing(std::vector<Line>& lines, const NamedThing& thing);
    void place();
    void choose();
    void close();
    void goTo(const PlaceHit& hit);
    void goTo(const LayerInfo& layer);
    void goTo(const ReadPosition& position);
    [[nodiscard]] int usesOf(const std::string& key) const;

    Workbench m_bench;
    QLineEdit* m_field;
    QTreeWidget* m_list;
    QTimer m_rest;
    std::shared_ptr<const FindAnything> m_index = std::make_shared<FindAnything>();
    std::vector<Line> m_lines;
    std::map<std::string, int> m_uses;
    LatestJob m_building{this}, m_finding{this};
};

}  // namespace hetu::desktop
