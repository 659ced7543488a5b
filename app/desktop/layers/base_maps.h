#pragma once
#include <QObject>
#include <QStringList>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/frame/workbench.h"
#include "app/desktop/layers/layer_pile.h"
#include "app/render/base_map.h"

namespace hetu::desktop {

/// What lies below the map: files of this computer and the tiles of 天地图. They are items of kind
/// "basemap" in the workspace; looked at in a job, shown by the layer panel.
///
/// Holds   The key of 天地图 and whether this computer goes on line for a workspace are settings of
///         the user: nothing of them stands in the workspace. Without a key, or before somebody
///         switches the map on, nothing is asked of the network.
class BaseMaps : public QObject {
    Q_OBJECT
public:
    explicit BaseMaps(const Workbench& bench, QObject* parent = nullptr);
    ~BaseMaps() override;

    /// Lays a file below the map, as a step.
    void addFile(const QString& path);
    /// Lays 天地图 below the map and switches it on; asks for the key where there is none.
    void addTianditu(render::BaseMap::Kind kind);
    /// Whether a dropped file can be nothing but a picture of the ground.
    [[nodiscard]] static bool isPicture(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Seen {
        std::vector<MapLayer> maps;
        std::vector<std::pair<std::string, render::BaseMap>> gone;
    };
    void addCommands();
    void take();
    void show(Seen seen);
    void keep(const std::string& id, const render::BaseMap& map, const Text& label);
    [[nodiscard]] std::string freeId() const;
    void askFile();
    void askKey(std::function<void()> then);
    void find(const std::string& id);
    void offer(const QStringList& paths);
    void rememberOnline(const std::vector<std::string>& ids);
    void showAttribution();

    [[nodiscard]] QString key() const;
    void setKey(const QString& key);
    [[nodiscard]] QStringList onlineIn() const;

    Workbench m_bench;
    LatestJob m_looking{this};
    std::set<std::string> m_saidGone;
    std::string m_switchOn;  ///< a map on its way that the user has just asked for
    // Where no settings are kept:
    QString m_key;
    QStringList m_onlineIn;
};

}  // namespace hetu::desktop
