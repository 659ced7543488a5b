#pragma once
#include <QObject>
#include <QPointer>
#include <QTimer>

#include "app/desktop/frame/workbench.h"
#include "app/render/map_renderer.h"

namespace hetu::desktop {

/// What people hear when the process that draws the map ends: one line while the map is away, and
/// which layer was switched off. The map itself comes back without them.
class HelperRoom : public QObject {
    Q_OBJECT
public:
    explicit HelperRoom(const Workbench& bench, QObject* parent = nullptr);
    ~HelperRoom() override;

private:
    void take(const render::HelperNews& news);

    Workbench m_bench;
    QTimer m_patience;          ///< an end that nobody notices is not worth a line
    QPointer<QWidget> m_state;  ///< the line in the message bar
    QString m_words;
};

}  // namespace hetu::desktop
