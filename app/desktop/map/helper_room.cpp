#include "app/desktop/map/helper_room.h"

#include "app/desktop/base/gui_thread.h"
#include "app/desktop/base/language.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/layers/layer_panel.h"

namespace hetu::desktop {

namespace {
constexpr int unnoticedMilliseconds = 150;
}  // namespace

HelperRoom::HelperRoom(const Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(unnoticedMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (!m_state) m_state = m_bench.messages.showState(m_words);
    });
    m_bench.renderer.listen([self = QPointer<HelperRoom>(this)](const render::HelperNews& news) {
        onGuiThread(self, [news](HelperRoom& room) { room.take(news); });
    });
}

HelperRoom::~HelperRoom() {
    m_bench.renderer.listen({});
}

void HelperRoom::take(const render::HelperNews& news) {
    switch (news.kind) {
        case render::HelperNews::Kind::Lost:
            m_words = words(news.error.message);
            m_patience.start();
            return;
        case render::HelperNews::Kind::Back:
            m_patience.stop();
            if (m_state) m_bench.messages.end(m_state);
            m_state.clear();
            return;
        case render::HelperNews::Kind::LayerOff:
            m_bench.messages.showOffer(
                news.error, tr("Show the layer again"),
                [layers = &m_bench.layers, layer = news.layer] { layers->setShown(layer, true); });
            m_bench.layers.setShown(news.layer, false);
            return;
    }
}

}  // namespace hetu::desktop
