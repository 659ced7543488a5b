#include "app/desktop/map/layered_picture.h"

#include <algorithm>
#include <utility>

namespace hetu::desktop {

LayeredPicture::LayeredPicture(render::MapRenderer& renderer, int view, QObject* parent)
    : QObject(parent),
      m_lower(renderer, view, nullptr),
      m_upper(renderer, view + upperView, nullptr) {
    m_upper.setSketched(false);
    for (MapPicture* half : {&m_lower, &m_upper}) {
        connect(half, &MapPicture::changed, this, &LayeredPicture::changed);
        connect(half, &MapPicture::arrived, this, [this] { take(std::nullopt); });
        connect(half, &MapPicture::failed, this, [this](const Error& error) { take(error); });
    }
}

void LayeredPicture::setContent(const std::vector<render::DrawnLayer>& layers,
                                const std::set<std::string>& own,
                                const std::set<std::string>& raised,
                                const std::string& crs) {
    const auto isOwn = [&](const render::DrawnLayer& layer) { return own.contains(layer.id); };
    const auto first = std::find_if(layers.begin(), layers.end(), isOwn);
    std::vector<render::DrawnLayer> lower, names, upper;
    for (auto layer = layers.begin(); layer != layers.end(); ++layer) {
        if (isOwn(*layer)) continue;
        if (first == layers.end()) {
            lower.push_back(*layer);
        } else if (layer > first || raised.contains(layer->id)) {
            upper.push_back(*layer);
        } else {
            lower.push_back(*layer);
            lower.back().part = render::LayerPart::Signs;
            if (layer->provider != "ogr") continue;  // a picture has no names
            names.push_back(*layer);
            names.back().part = render::LayerPart::Names;
        }
    }
    names.insert(names.end(), upper.begin(), upper.end());
    m_lower.setContent(std::move(lower), crs);
    m_upper.setContent(std::move(names), crs);
    // What is no longer drawn there must not stay until the next picture.
    if (!m_upper.hasContent()) m_upper.clear();
    if (!m_lower.hasContent()) m_lower.clear();
}

void LayeredPicture::ask(const MapFrame& frame, double density, double magnification) {
    m_failure.reset();
    // Even without a layer the lower one is asked for: somebody waits for an answer.
    m_lower.ask(frame, density, magnification);
    if (m_upper.hasContent()) m_upper.ask(frame, density, magnification);
}

void LayeredPicture::clear() {
    m_failure.reset();
    m_lower.clear();
    m_upper.clear();
}

void LayeredPicture::paintLower(QPainter& painter, const MapFrame& frame) const {
    m_lower.paint(painter, frame);
}

void LayeredPicture::paintUpper(QPainter& painter, const MapFrame& frame) const {
    m_upper.paint(painter, frame);
}

void LayeredPicture::take(const std::optional<Error>& error) {
    if (error && !m_failure) m_failure = error;
    if (m_lower.isWaiting() || m_upper.isWaiting()) return;
    if (const auto failure = std::exchange(m_failure, std::nullopt))
        emit failed(*failure);
    else
        emit arrived();
}

}  // namespace hetu::desktop
