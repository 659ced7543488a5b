#pragma once
#include <functional>
#include <map>
#include <memory>

#include "app/qgis_helper/layer_store.h"
#include "app/render/protocol.h"

class QgsMapRendererParallelJob;

namespace hetu::helper {

/// Draws pictures of the map on QGIS's threads, any number at once; one per view. A careful one
/// takes its layers one after the other and says so before each.
class Drawing {
public:
    using Answer = std::function<void(const render::protocol::Message&)>;

    Drawing(LayerStore& layers, Answer answer);
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;
    ~Drawing();

    void begin(const render::protocol::Draw& draw);
    void cancel(std::int64_t request);
    /// Tells the client of every picture still being drawn.
    void showSignsOfLife() const;
    /// Hands over what is drawn so far of the pictures that take long and are waited for so.
    void sketch() const;

private:
    struct Job;
    /// Has QGIS draw `wishes`, which are all of the request's layers or one of them.
    void start(std::int64_t request, const std::vector<render::DrawnLayer>& wishes);
    void startNextLayer(std::int64_t request);
    void finish(std::int64_t request);
    void giveUp(std::int64_t request, const Error& error);

    LayerStore& m_layers;
    Answer m_answer;
    std::map<std::int64_t, std::unique_ptr<Job>> m_jobs;  ///< by request
};

}  // namespace hetu::helper
