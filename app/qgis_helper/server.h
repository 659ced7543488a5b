#pragma once
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include "app/qgis_helper/drawing.h"
#include "app/qgis_helper/layer_store.h"
#include "app/render/protocol.h"

namespace hetu::helper {

/// The helper's end of the socket: hears requests, has them done, answers. Ends the program when
/// the socket closes or carries something unreadable.
class Server : public QObject {
    Q_OBJECT
public:
    explicit Server(int socket, QObject* parent = nullptr);

private:
    void read();
    void handle(const render::protocol::Message& message);
    void answer(const render::protocol::Message& message);

    int m_socket;
    QSocketNotifier m_readable;
    QTimer m_pulse;
    QTimer m_sketches;
    render::protocol::FrameReader m_reader;
    LayerStore m_layers;
    Drawing m_drawing;
};

}  // namespace hetu::helper
