#pragma once
#include <QComboBox>
#include <QLabel>
#include <QToolButton>
#include <QWidget>
#include <optional>
#include <string>

#include "app/desktop/base/latest_job.h"
#include "app/render/layer_filter.h"
#include "layers/model/layer_source.h"

namespace hetu::desktop {

/// One condition of a filter: a column, how it is compared, and with what. The values that occur
/// are read in a job and offered.
class FilterRow : public QWidget {
    Q_OBJECT
public:
    /// `layer` as it is now; `path` of its workspace.
    FilterRow(const LayerInfo& layer, std::string path, QWidget* parent = nullptr);

    void set(const render::FilterCondition& condition);
    /// Nothing: what stands there is no condition; the row says why.
    [[nodiscard]] std::optional<render::FilterCondition> condition() const;
    [[nodiscard]] bool isBusy() const { return m_reading.isRunning(); }

signals:
    void changed();
    void removeAsked();

private:
    [[nodiscard]] const Field* field() const;
    [[nodiscard]] render::Comparison comparison() const;
    void fillComparisons();
    void offerValues();
    void judge();
    /// What the text of the value means, or nothing.
    [[nodiscard]] std::optional<std::string> value() const;

    LayerInfo m_layer;
    std::string m_path;
    QComboBox* m_field;
    QComboBox* m_comparison;
    QComboBox* m_value;
    QLabel* m_wrong;
    LatestJob m_reading{this};
};

}  // namespace hetu::desktop
