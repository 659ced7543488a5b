#pragma once
#include <QString>
#include <functional>

class QWidget;

namespace hetu::desktop {

/// Asks for a name beside the window, not in its way; `accept` gets what was typed.
void askName(QWidget* parent,
             const QString& title,
             const QString& question,
             const QString& present,
             std::function<void(const QString&)> accept);

}  // namespace hetu::desktop
