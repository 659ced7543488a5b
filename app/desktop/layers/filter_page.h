#pragma once
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/layers/filter_row.h"

namespace hetu::desktop {

/// Builds the filter of one layer: conditions, whether all are needed, and at once how many rows
/// remain. For the inspector, beside the map that it changes.
class FilterPage : public QWidget {
    Q_OBJECT
public:
    FilterPage(const LayerInfo& layer,
               std::string path,
               const render::LayerFilter& present,
               QWidget* parent = nullptr);

    [[nodiscard]] const std::string& layer() const { return m_layer.name; }
    /// Nothing: a condition is not complete.
    [[nodiscard]] std::optional<render::LayerFilter> filter() const;
    [[nodiscard]] bool isBusy() const;

signals:
    /// An empty filter: all rows.
    void chosen(const hetu::render::LayerFilter& filter);

private:
    FilterRow* addRow();
    void takeChange();
    void count();

    LayerInfo m_layer;
    std::string m_path;
    QComboBox* m_join;
    QVBoxLayout* m_conditions;
    std::vector<FilterRow*> m_rows;
    QLabel* m_remain;
    QPushButton* m_apply;
    QTimer m_rest;
    LatestJob m_counting{this};
};

}  // namespace hetu::desktop
