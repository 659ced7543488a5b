#pragma once
#include <QKeyEvent>
#include <algorithm>
#include <initializer_list>

namespace hetu::desktop {

/// In a list some keys are the list's, whatever the window means by them: Delete there is no wish
/// to delete rows of the register. True: `event` asks whose one of `keys` is; it is the list's now.
inline bool claimsKey(QEvent& event, std::initializer_list<int> keys) {
    if (event.type() != QEvent::ShortcutOverride) return false;
    const int key = static_cast<QKeyEvent&>(event).key();
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) return false;
    event.accept();
    return true;
}

}  // namespace hetu::desktop
