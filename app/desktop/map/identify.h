#pragma once
#include <QString>
#include <QTreeWidget>
#include <QWidget>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/desktop/map/map_tool.h"
#include "layers/base/progress.h"
#include "layers/base/result.h"
#include "layers/model/layer_source.h"
#include "layers/workspace/code_lists.h"
#include "layers/workspace/pick_rows.h"

namespace hetu::desktop {

/// What lies at a place, by layer, topmost first.
struct FoundHere {
    Point at;
    std::vector<Layer> layers;  ///< each with at least one row, the nearest first
    /// Surfaces: what they say, and their value there.
    std::vector<std::pair<LayerInfo, double>> values;
    CodeLists codes;  ///< of the workspace
    [[nodiscard]] std::size_t count() const;
};

/// Looks at `names` (topmost first) within `metres`; names that are no layers with rows or surfaces
/// (base maps) are passed over. `conditions`: the filters of layers, see rowsNear(). For a work
/// thread. Errors   Io, Cancelled.
[[nodiscard]] Result<FoundHere> findHere(const std::string& workspacePath,
                                         const LayerSource& source,
                                         const std::vector<std::string>& names,
                                         Point at,
                                         double metres,
                                         const Progress& progress,
                                         const std::map<std::string, std::string>& conditions = {});

/// What is known of a row, as people say it: label and value with its unit, codes by their names;
/// what is not known is left out.
[[nodiscard]] std::vector<std::pair<QString, QString>> factsOf(const CodeLists& codes,
                                                               const Layer& layer,
                                                               std::size_t row);
/// What people call the row: its name, else its layer and number.
[[nodiscard]] QString nameOf(const Layer& layer, std::size_t row);

/// A click asks what is there; Enter asks for the middle of the map, which is marked while the
/// keys move it.
class IdentifyTool : public MapTool {
    Q_OBJECT
public:
    using MapTool::MapTool;
    [[nodiscard]] QCursor cursor() const override { return Qt::WhatsThisCursor; }
    bool press(const MapMouse& mouse) override;
    bool move(const MapMouse& mouse) override;
    bool doubleClick(const MapMouse&) override { return true; }
    bool key(QKeyEvent& event) override;
    void paint(QPainter& painter) override;

private:
    bool m_isByKeys = false;

signals:
    void asked(hetu::Point at, double metres);
};

/// The list of what was found, for the inspector, with what can be done with a row.
class FoundPage : public QWidget {
    Q_OBJECT
public:
    explicit FoundPage(FoundHere found, QWidget* parent = nullptr);
    [[nodiscard]] QTreeWidget& tree() { return *m_tree; }

signals:
    void zoomAsked(const hetu::Extent& extent);
    void selectAsked(const QString& layer, qint64 id);
    void flashAsked(const QString& layer, qint64 id);

private:
    struct Row {
        const Layer* layer;
        std::size_t row;
    };
    [[nodiscard]] const Row* current() const;
    void copy() const;
    void takeCurrent();

    FoundHere m_found;
    QTreeWidget* m_tree;
    std::vector<Row> m_rows;
    std::vector<QWidget*> m_needRow;
};

}  // namespace hetu::desktop
