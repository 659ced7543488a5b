#include "app/desktop/opening/recent_files.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>
#include <algorithm>

namespace hetu::desktop {
namespace {

const QString key = QStringLiteral("recentWorkspaces");
constexpr std::size_t mostFiles = 12;
constexpr int pictureWidth = 480, pictureHeight = 270;

void write(const std::vector<RecentWorkspace>& all) {
    QSettings settings;
    settings.beginWriteArray(key, static_cast<int>(all.size()));
    for (std::size_t i = 0; i < all.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue(QStringLiteral("path"), all[i].path);
        settings.setValue(QStringLiteral("title"), all[i].title);
        settings.setValue(QStringLiteral("place"), all[i].place);
        settings.setValue(QStringLiteral("organisations"), all[i].organisations);
        settings.setValue(QStringLiteral("opened"), all[i].opened);
    }
    settings.endArray();
}

QString pictureOf(const QString& path) {
    const QByteArray name =
        QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) +
           QStringLiteral("/pictures/") + QString::fromLatin1(name) + QStringLiteral(".png");
}

}  // namespace

std::vector<RecentWorkspace> recentWorkspaces() {
    std::vector<RecentWorkspace> all;
    QSettings settings;
    const int count = settings.beginReadArray(key);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        RecentWorkspace each;
        each.path = settings.value(QStringLiteral("path")).toString();
        each.title = settings.value(QStringLiteral("title")).toString();
        each.place = settings.value(QStringLiteral("place")).toString();
        each.organisations = settings.value(QStringLiteral("organisations")).toLongLong();
        each.opened = settings.value(QStringLiteral("opened")).toDateTime();
        if (!each.path.isEmpty()) all.push_back(std::move(each));
    }
    settings.endArray();
    return all;
}

QStringList recentFiles() {
    QStringList paths;
    for (const RecentWorkspace& each : recentWorkspaces())
        paths << each.path;
    return paths;
}

void rememberFile(const RecentWorkspace& workspace) {
    std::vector<RecentWorkspace> all = recentWorkspaces();
    RecentWorkspace kept = workspace;
    kept.path = QDir::cleanPath(QDir().absoluteFilePath(workspace.path));
    std::erase_if(all, [&](const RecentWorkspace& each) { return each.path == kept.path; });
    all.insert(all.begin(), std::move(kept));
    if (all.size() > mostFiles) all.resize(mostFiles);
    write(all);
}

void forgetFile(const QString& path) {
    std::vector<RecentWorkspace> all = recentWorkspaces();
    std::erase_if(all, [&](const RecentWorkspace& each) { return each.path == path; });
    QSettings().remove(key);
    write(all);
}

std::vector<RecentWorkspace> lookedAt(std::vector<RecentWorkspace> workspaces) {
    for (RecentWorkspace& each : workspaces) {
        const QFileInfo file(each.path);
        each.isMissing = !file.exists();
        each.bytes = file.size();
        each.picture = QImage(pictureOf(each.path));
    }
    return workspaces;
}

void keepPicture(const QString& path, const QImage& picture) {
    const QString file = pictureOf(QDir::cleanPath(QDir().absoluteFilePath(path)));
    if (picture.isNull() || !QDir().mkpath(QFileInfo(file).path())) return;
    const QImage small = picture.scaled(pictureWidth, pictureHeight, Qt::KeepAspectRatioByExpanding,
                                        Qt::SmoothTransformation);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly)) return;
    small
        .copy((small.width() - pictureWidth) / 2, (small.height() - pictureHeight) / 2,
              pictureWidth, pictureHeight)
        .save(&out, "PNG");
    out.commit();
}

}  // namespace hetu::desktop
