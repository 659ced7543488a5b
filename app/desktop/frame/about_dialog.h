#pragma once
#include <QWidget>

namespace hetu::desktop {

/// Shows, beside the window and not in its way, what Hetu is and under which licence.
void showAboutDialog(QWidget* parent);

}  // namespace hetu::desktop
