#pragma once
#include <QDateTime>
#include <QImage>
#include <QString>
#include <QStringList>
#include <vector>

namespace hetu::desktop {

/// A workspace that was open once.
struct RecentWorkspace {
    QString path;
    QString title;
    QString place;  ///< of which city; may be empty
    qint64 organisations = 0;
    QDateTime opened;
    // What lookAt() finds.
    bool isMissing = false;
    qint64 bytes = 0;
    QImage picture;  ///< the map as it was left; null: none was kept
};

/// Paths of the workspaces opened last, newest first, kept in the settings of the user. No disk is
/// touched: a file may have gone.
[[nodiscard]] QStringList recentFiles();
[[nodiscard]] std::vector<RecentWorkspace> recentWorkspaces();
/// Keeps what is said of it, in front of all others if it is new.
void rememberFile(const RecentWorkspace& workspace);
void forgetFile(const QString& path);

/// Fills in what the disk knows. For jobs.
[[nodiscard]] std::vector<RecentWorkspace> lookedAt(std::vector<RecentWorkspace> workspaces);
/// Keeps a small picture of the map beside the other things the user's computer may forget.
/// For jobs.
void keepPicture(const QString& path, const QImage& picture);

}  // namespace hetu::desktop
