#pragma once
#include <QStringList>

namespace hetu::desktop {

/// The workspaces opened last, newest first, kept in the settings of the user. Files that have gone
/// are left out.
[[nodiscard]] QStringList recentFiles();
void rememberFile(const QString& path);

}  // namespace hetu::desktop
