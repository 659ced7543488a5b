#pragma once
#include <QObject>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace hetu::desktop {

/// What a selecting gesture does with what was selected before.
enum class SelectMode { Replace, Add, Remove, Toggle, Intersect };

/// What it does with these keys held down: Shift adds, Ctrl takes away, both keep what is in both.
[[nodiscard]] SelectMode selectModeOf(Qt::KeyboardModifiers modifiers);

/// The rows that are selected, by layer: one for the whole window. Map, table, charts and results
/// show it and change it here.
///
/// Beside what is selected stand the rows of other layers that are related to it (the organisations
/// of a blank, the cluster of an organisation): shown weaker, and never taken for selected.
///
/// Holds    ids(layer) is sorted and holds each id once. changed(layer) comes exactly when
///          ids(layer) is not what it was; relatedChanged(layer) likewise.
class Selection : public QObject {
    Q_OBJECT
public:
    using Ids = std::vector<std::int64_t>;
    explicit Selection(QObject* parent = nullptr) : QObject(parent) {}

    [[nodiscard]] const Ids& ids(const std::string& layer) const;
    [[nodiscard]] bool contains(const std::string& layer, std::int64_t id) const;
    [[nodiscard]] std::size_t count() const;  ///< over all layers
    /// The layers with something selected.
    [[nodiscard]] std::vector<std::string> layers() const;

    /// `ids` in any order. Other layers keep theirs.
    void select(const std::string& layer, Ids ids, SelectMode mode = SelectMode::Replace);
    void clear();
    void clear(const std::string& layer) { select(layer, {}); }

    /// Rows that are related to what is selected in other layers, ascending.
    [[nodiscard]] const Ids& related(const std::string& layer) const;
    [[nodiscard]] const std::map<std::string, Ids>& related() const { return m_related; }
    [[nodiscard]] bool isRelated(const std::string& layer, std::int64_t id) const;
    /// Of every layer; whoever knows how rows are related says it here.
    void setRelated(std::map<std::string, Ids> related);

    /// Whoever draws charts shows that column.
    void chart(const std::string& layer, const std::string& field) {
        emit chartAsked(QString::fromStdString(layer), QString::fromStdString(field));
    }
    /// Whoever draws the map shows these for a moment, or goes there.
    void flash(const std::string& layer, const Ids& ids) {
        emit flashAsked(QString::fromStdString(layer), ids);
    }
    void zoomTo(const std::string& layer, const Ids& ids) {
        emit zoomAsked(QString::fromStdString(layer), ids);
    }

signals:
    void changed(const QString& layer);
    void relatedChanged(const QString& layer);
    void chartAsked(const QString& layer, const QString& field);
    void flashAsked(const QString& layer, const std::vector<std::int64_t>& ids);
    void zoomAsked(const QString& layer, const std::vector<std::int64_t>& ids);

private:
    std::map<std::string, Ids> m_ids;
    std::map<std::string, Ids> m_related;
};

}  // namespace hetu::desktop
