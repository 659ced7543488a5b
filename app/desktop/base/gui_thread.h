#pragma once
#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>
#include <utility>

namespace hetu::desktop {

/// Lets the GUI thread call `action(*target)`, soon; not at all if `target` has died by then.
///
/// The event goes to the application object, which outlives every thread of ours, so the caller
/// may be any thread and need not know whether `target` is still there. `target` must have been
/// made a QPointer in the GUI thread: other threads may carry one, never look into it.
template <class T, class Action>
void onGuiThread(QPointer<T> target, Action action) {
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [target = std::move(target), action = std::move(action)]() mutable {
            if (target) action(*target);
        },
        Qt::QueuedConnection);
}

}  // namespace hetu::desktop
