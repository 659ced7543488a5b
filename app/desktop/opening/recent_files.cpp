#include "app/desktop/opening/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace hetu::desktop {
namespace {
const QString key = QStringLiteral("recentFiles");
constexpr int mostFiles = 8;
}  // namespace

QStringList recentFiles() {
    QStringList present;
    const QStringList kept = QSettings().value(key).toStringList();
    for (const QString& path : kept)
        if (QFileInfo::exists(path)) present.append(path);
    return present;
}

void rememberFile(const QString& path) {
    QStringList paths = recentFiles();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    QSettings().setValue(key, QStringList(paths.mid(0, mostFiles)));
}

}  // namespace hetu::desktop
