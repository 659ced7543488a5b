#pragma once
#include <QApplication>

namespace hetu::desktop {

/// The one style sheet (look/hetu.qss) over a style that looks the same on every system.
void installLook(QApplication& application);

}  // namespace hetu::desktop
