#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "app/render/map_renderer.h"

namespace hetu::test {

/// Keeps every request until the test answers it, from another thread as the real renderer does.
class FakeRenderer : public render::MapRenderer {
public:
    struct Drawing {
        render::MapRequest request;
        Done<render::MapImage> done;
        int view = 0;
    };

    void draw(int view, render::MapRequest request, Done<render::MapImage> done) override {
        drawings.push_back({std::move(request), std::move(done), view});
    }
    /// The newest of that view, or nothing.
    [[nodiscard]] std::optional<std::size_t> newest(int view) const {
        for (std::size_t i = drawings.size(); i-- > 0;)
            if (drawings[i].view == view) return i;
        return std::nullopt;
    }
    void legend(std::vector<render::DrawnLayer> layers,
                Done<std::vector<render::LegendEntry>> done) override {
        std::vector<render::LegendEntry> entries;
        for (const render::DrawnLayer& layer : layers)
            entries.push_back({layer.id, "", 4, std::vector<std::uint8_t>(64, 0xFF)});
        legendsAsked.push_back(std::move(layers));
        onOtherThread([&] { done(entries); });
    }
    void exportLayout(render::LayoutRequest request, Progress, Done<std::string> done) override {
        onOtherThread([&] { done(request.targetFile); });
    }
    void saveProject(render::ProjectRequest request, Done<std::string> done) override {
        onOtherThread([&] { done(request.targetFile); });
    }

    void listen(std::function<void(const render::HelperNews&)> news) override {
        m_news = std::move(news);
    }
    void tell(const render::HelperNews& news) {
        onOtherThread([&] {
            if (m_news) m_news(news);
        });
    }

    /// Answers with a picture of one grey.
    void answer(std::size_t index, std::uint8_t grey) {
        Drawing& drawing = drawings.at(index);
        onOtherThread([&] { drawing.done(pictureOf(drawing.request, grey)); });
    }
    /// Shows one grey as what is drawn so far.
    void sketch(std::size_t index, std::uint8_t grey) {
        Drawing& drawing = drawings.at(index);
        onOtherThread([&] { drawing.request.sketched(pictureOf(drawing.request, grey)); });
    }
    void fail(std::size_t index, const Error& error) {
        onOtherThread([&] { drawings.at(index).done(error); });
    }

    std::vector<Drawing> drawings;
    std::vector<std::vector<render::DrawnLayer>> legendsAsked;

private:
    static render::MapImage pictureOf(const render::MapRequest& request, std::uint8_t grey) {
        auto pixels = std::make_shared<std::vector<std::uint8_t>>(
            static_cast<std::size_t>(request.widthPixels) *
                static_cast<std::size_t>(request.heightPixels) * 4,
            grey);
        for (std::size_t alpha = 3; alpha < pixels->size(); alpha += 4)
            (*pixels)[alpha] = 0xFF;
        render::MapImage image;
        image.widthPixels = request.widthPixels;
        image.heightPixels = request.heightPixels;
        image.bytesPerRow = request.widthPixels * 4;
        image.pixels = *pixels;
        image.owner = pixels;
        image.extent = request.extent;
        return image;
    }
    std::function<void(const render::HelperNews&)> m_news;

    template <class Action>
    static void onOtherThread(Action action) {
        std::thread(action).join();
    }
};

}  // namespace hetu::test
