#pragma once
#include <QString>

class QWidget;

namespace hetu::desktop {

class Commands;

/// One page of help in the installed language: what to do in which order, for the three who use
/// the window, and the keys as they are set now. HTML of headings, lists and a table.
[[nodiscard]] QString helpText(const Commands& commands);

/// Shows it beside the window; nothing waits for it.
void showHelp(const Commands& commands, QWidget* parent);

}  // namespace hetu::desktop
