#pragma once
#include <QString>

namespace hetu::desktop {

/// The life of a program that crash_test.cpp kills: opens the workspace in a window, places one
/// platform after the other by the mouse, moves the map and opens panels. Says on stdout, a line
/// each:
///   ready                     the workspace is open
///   platform ID X Y           it is committed
///   about NAME JSON           this item of the window is being kept
///   kept NAME JSON            it is committed
/// The seed of its doings is the environment's HETU_EDIT_SEED. Ends only if something goes wrong.
int editUntilKilled(const QString& workspace);

}  // namespace hetu::desktop
