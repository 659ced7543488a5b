#pragma once
#include <QObject>
#include <cstdint>
#include <memory>

#include "app/desktop/frame/workbench.h"
#include "app/desktop/map/shot_sheet.h"

namespace hetu::desktop {

/// Pictures of what the map shows, drawn anew at the resolution that is asked for: to the clipboard
/// or to a file (PNG with a world file, so that a GIS puts it in its place; PDF; SVG). A comparison
/// is drawn with both sides.
class MapShots : public QObject {
    Q_OBJECT
public:
    explicit MapShots(const Workbench& bench, QObject* parent = nullptr);

    /// Ends with the picture in the clipboard, or a message with a way to its folder.
    void take(const ShotWish& wish);

private:
    void askSave();
    void finish(const std::shared_ptr<ShotSheet>& sheet, std::int64_t work);
    void fail(std::int64_t work, const Error& error);
    [[nodiscard]] ShotWish asOnScreen() const;

    Workbench m_bench;
};

}  // namespace hetu::desktop
