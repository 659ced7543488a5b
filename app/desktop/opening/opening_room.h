#pragma once
#include <QObject>
#include <QStringList>
#include <QTemporaryDir>
#include <QTimer>
#include <memory>
#include <vector>

#include "app/desktop/base/job.h"
#include "app/desktop/frame/workbench.h"
#include "layers/base/result.h"

namespace hetu::desktop {

class ImportAssistant;
class StartPage;

/// How data comes into the window: files dropped or chosen, the import assistant, the sample, and
/// the workspaces of late.
class OpeningRoom : public QObject {
    Q_OBJECT
public:
    OpeningRoom(Workbench& bench, StartPage& startPage, QObject* parent);

    /// Workspaces are opened; everything else is imported, one after the other: folders and
    /// archives with all that can be read in them. Without an open workspace one is made, beside
    /// the first file or in Documents/Hetu, and named after it; no file is ever overwritten.
    void take(const QStringList& paths);
    /// Makes the sample city in Documents/Hetu and opens it.
    void makeSample();
    [[nodiscard]] ImportAssistant& assistant() { return *m_assistant; }

signals:
    /// The first organisations are in, their coverage is being computed.
    void coverageAsked();

private:
    void collect(const QString& path);
    void makeWorkspaceFor(const QString& path);
    void beginNext();
    void import();
    void imported(const Result<struct ImportOutcome>& outcome);
    void leave();
    void showCoverage();
    void remember();
    void showRecent();
    void keepMapPicture();
    [[nodiscard]] static QString documentsFolder();

    Workbench& m_bench;
    StartPage& m_startPage;
    ImportAssistant* m_assistant;
    QStringList m_toLookInto;  ///< dropped, not looked into yet
    QStringList m_waiting;     ///< files to be imported after this one
    std::vector<std::unique_ptr<QTemporaryDir>> m_unpacked;
    Job* m_import = nullptr;
    bool m_showsCoverage = false;  ///< once the assistant is left
    QTimer m_pictureSoon;
};

}  // namespace hetu::desktop
