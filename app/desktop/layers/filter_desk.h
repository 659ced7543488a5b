#pragma once
#include <QObject>
#include <map>
#include <string>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/frame/workbench.h"
#include "app/desktop/layers/layer_lines.h"
#include "app/render/layer_filter.h"

namespace hetu::desktop {

/// Keeps the filters of layers: their commands, their page in the inspector, and how many rows each
/// leaves, counted in a job whenever filters or rows change.
class FilterDesk : public QObject {
    Q_OBJECT
public:
    explicit FilterDesk(const Workbench& bench, QObject* parent = nullptr);

    void edit(const std::string& layer);
    /// As a step; an empty filter takes it away.
    void set(const std::string& layer, const render::LayerFilter& filter);
    [[nodiscard]] bool isBusy() const { return m_counting.isRunning(); }

private:
    void addCommands();
    void takeFilters();
    void show();

    /// What is counted: of which state of the layer, by which condition.
    struct Question {
        std::string condition;
        std::int64_t revision = 0;
        std::string region = {};
        friend bool operator==(const Question&, const Question&) = default;
    };
    Workbench m_bench;
    std::map<std::string, Question> m_asked;
    std::map<std::string, std::size_t> m_counts;  ///< answers to them, as far as they are there
    LatestJob m_counting{this};
};

}  // namespace hetu::desktop
