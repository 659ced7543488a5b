#include "app/desktop/opening/opening_room.h"

#include <QDir>
#include <QFileInfo>
#include <QMainWindow>
#include <QStackedWidget>
#include <QStandardPaths>

#include "app/desktop/analyses/analysis_panel.h"
#include "app/desktop/base/language.h"
#include "app/desktop/document/document.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/frame/work.h"
#include "app/desktop/map/map_view.h"
#include "app/desktop/opening/import_assistant.h"
#include "app/desktop/opening/recent_files.h"
#include "app/desktop/opening/start_page.h"
#include "app/sample/sample.h"
#include "layers/io/find_sources.h"
#include "layers/io/import.h"

namespace hetu::desktop {
namespace {

constexpr int pictureMilliseconds = 2000;

/// "台账.hetu" beside the file, or in `otherFolder` where nothing may be written; "台账 2.hetu" if
/// that is taken.
Result<QString> freePath(const QString& source, const QString& otherFolder) {
    const QFileInfo file(source);
    const QString beside = file.absolutePath();
    QString folder = QFileInfo(beside).isWritable() ? beside : otherFolder;
    if (!QDir().mkpath(folder))
        return Error{
            ErrorCode::Io,
            textOf("The folder {} cannot be made.", "无法创建文件夹 {}。", folder.toStdString()),
            {}};
    const QString name = file.completeBaseName();
    for (int i = 1;; ++i) {
        const QString path =
            QDir(folder).filePath(i == 1 ? name + QStringLiteral(".hetu")
                                         : QStringLiteral("%1 %2.hetu").arg(name).arg(i));
        if (!QFileInfo::exists(path)) return path;
    }
}

}  // namespace

struct ImportOutcome {
    ImportReport report;
    bool isFirst = false;  ///< the first organisations of the workspace
};

OpeningRoom::OpeningRoom(Workbench& bench, StartPage& startPage, QObject* parent)
    : QObject(parent), m_bench(bench), m_startPage(startPage) {
    m_assistant = new ImportAssistant(bench.document);
    if (auto* pages = qobject_cast<QStackedWidget*>(bench.map.parentWidget())) {
        // It is wide; while it is not seen it must not push the panels out of the window.
        const auto fit = [this, pages] {
            m_assistant->setSizePolicy(pages->currentWidget() == m_assistant
                                           ? QSizePolicy::Preferred
                                           : QSizePolicy::Ignored,
                                       QSizePolicy::Preferred);
        };
        pages->addWidget(m_assistant);
        connect(pages, &QStackedWidget::currentChanged, m_assistant, fit);
        fit();
    }
    connect(m_assistant, &ImportAssistant::importAsked, this, [this] { import(); });
    connect(m_assistant, &ImportAssistant::stopAsked, this, [this] {
        if (m_import) m_import->stop();
    });
    connect(m_assistant, &ImportAssistant::leftAsked, this, &OpeningRoom::leave);
    connect(m_assistant, &ImportAssistant::nextAsked, this, &OpeningRoom::beginNext);
    connect(m_assistant, &ImportAssistant::rejectedAsked, this, [this] {
        leave();
        m_bench.panels.show(QStringLiteral("kept-aside"));
    });
    connect(&m_startPage, &StartPage::sampleAsked, this, &OpeningRoom::makeSample);
    connect(&m_startPage, &StartPage::forgetAsked, this, [this](const QString& path) {
        forgetFile(path);
        showRecent();
    });
    m_pictureSoon.setSingleShot(true);
    m_pictureSoon.setInterval(pictureMilliseconds);
    connect(&m_pictureSoon, &QTimer::timeout, this, &OpeningRoom::keepMapPicture);
    connect(&bench.map, &MapView::settled, this, [this] {
        if (m_bench.remembers) m_pictureSoon.start();
    });
    connect(&bench.document, &Document::changed, this, &OpeningRoom::remember);
    showRecent();
}

void OpeningRoom::take(const QStringList& paths) {
    for (const QString& path : paths) {
        if (path.endsWith(QLatin1String(".hetu"), Qt::CaseInsensitive))
            m_bench.document.open(path, [this](const Status& status) {
                if (!status.ok()) m_bench.messages.showError(status.error());
            });
        else if (!path.isEmpty())
            m_toLookInto << path;
    }
    if (!m_toLookInto.isEmpty()) collect(m_toLookInto.takeFirst());
}

void OpeningRoom::collect(const QString& path) {
    auto folder = std::make_unique<QTemporaryDir>();
    Job* job = startJob<std::vector<std::string>>(
        [path = path.toStdString(), scratch = folder->path().toStdString()](
            const Progress& progress) { return findSources(path, scratch, progress); },
        [this, path](Result<std::vector<std::string>> found) {
            if (found.ok())
                for (const std::string& file : found.value())
                    m_waiting << QString::fromStdString(file);
            else
                m_bench.messages.showError(found.error());
            if (!m_toLookInto.isEmpty())
                collect(m_toLookInto.takeFirst());
            else if (m_waiting.isEmpty() || m_import || m_assistant->isVisible())
                return;  // those that wait come after what is being imported
            else if (m_bench.document.isOpen())
                beginNext();
            else
                makeWorkspaceFor(path);
        },
        this);
    m_unpacked.push_back(std::move(folder));
    m_bench.work.follow(job, tr("Looking at %1").arg(QFileInfo(path).fileName()));
}

void OpeningRoom::makeWorkspaceFor(const QString& path) {
    Job* job = startJob<QString>(
        [path, folder = documentsFolder()](const Progress&) { return freePath(path, folder); },
        [this](Result<QString> target) {
            if (!target.ok()) {
                m_bench.messages.showError(target.error());
                return;
            }
            m_bench.document.create(target.value(), [this, file = target.value()](Status made) {
                if (!made.ok()) {
                    m_bench.messages.showError(made.error());
                    return;
                }
                m_bench.messages.showNotice(
                    tr("A new workspace was made: %1").arg(QDir::toNativeSeparators(file)));
                beginNext();
            });
        },
        this);
    m_bench.work.follow(job, tr("Making a workspace"));
}

void OpeningRoom::beginNext() {
    if (m_waiting.isEmpty()) return;
    m_assistant->begin(m_waiting.takeFirst());
    if (auto* pages = qobject_cast<QStackedWidget*>(m_bench.map.parentWidget()))
        pages->setCurrentWidget(m_assistant);
}

void OpeningRoom::import() {
    if (m_import) return;
    const ImportOptions options = m_assistant->options();
    const std::string file = m_assistant->path().toStdString();
    const std::string workspace = m_bench.document.path().toStdString();
    const std::string name = QFileInfo(m_assistant->path()).fileName().toStdString();
    m_import = startJob<ImportOutcome>(
        [options, file, workspace, name](const Progress& progress) -> Result<ImportOutcome> {
            HETU_TRY(Workspace own, Workspace::open(workspace));
            ImportOutcome outcome;
            {
                HETU_TRY(const auto layers, own.snapshot());
                const LayerInfo* organisations = layers->find("organisations");
                outcome.isFirst = !organisations || organisations->rowCount == 0;
            }
            own.nameNextStep({"Import: " + name, "导入：" + name});
            HETU_TRY(outcome.report, importFile(own, file, options, progress));
            return outcome;
        },
        [this](const Result<ImportOutcome>& outcome) {
            m_import = nullptr;
            imported(outcome);
        },
        this);
    m_assistant->showImporting(0);
    connect(m_import, &Job::progressed, m_assistant,
            [this](double fraction) { m_assistant->showImporting(fraction); });
    m_bench.work.follow(m_import, tr("Importing %1").arg(QString::fromStdString(name)));
}

void OpeningRoom::imported(const Result<ImportOutcome>& outcome) {
    if (!outcome.ok()) {
        m_assistant->showImportError(outcome.error());
        return;
    }
    const ImportReport report = outcome.value().report;
    const bool hasOrganisations = std::any_of(
        report.added.begin(), report.added.end(),
        [](const auto& added) { return added.first == "organisations" && added.second > 0; });
    if (outcome.value().isFirst && hasOrganisations) m_showsCoverage = true;
    m_bench.document.reload([this, report](const Status& status) {
        if (!status.ok()) {
            m_assistant->showImportError(status.error());
            return;
        }
        const HistoryStep* step = m_bench.document.nextUndo();
        const bool canUndo = step && step->label.en == "Import: " + report.file;
        m_assistant->showReport(report,
                                canUndo
                                    ? tr("Undo takes the whole import back.")
                                    : tr("This import is too large to be taken back with Undo."),
                                !m_waiting.isEmpty());
    });
}

void OpeningRoom::leave() {
    if (auto* pages = qobject_cast<QStackedWidget*>(m_bench.map.parentWidget()))
        pages->setCurrentWidget(&m_bench.map);
    m_waiting.clear();
    if (m_showsCoverage) showCoverage();
    m_showsCoverage = false;
}

void OpeningRoom::showCoverage() {
    if (const LayerInfo* organisations = m_bench.document.layer("organisations"))
        m_bench.map.showExtent(organisations->extent);
    m_bench.panels.show(QStringLiteral("layers"));
    m_bench.analyses.choose("coverage");
    m_bench.analyses.run();
    emit coverageAsked();
}

void OpeningRoom::makeSample() {
    sample::SampleOptions options;
    options.city = "luoyang";
    options.outputFolder = documentsFolder().toStdString();
    Job* job = startJob<sample::SampleReport>(
        [options](const Progress& progress) { return sample::makeSample(options, progress); },
        [this](Result<sample::SampleReport> made) {
            m_startPage.setSampleProgress(-1);
            if (made.ok())
                take({QString::fromStdString(made.value().workspace)});
            else
                m_bench.messages.showError(made.error());
        },
        this);
    m_startPage.setSampleProgress(0);
    connect(job, &Job::progressed, &m_startPage,
            [page = &m_startPage](double fraction) { page->setSampleProgress(fraction); });
    m_bench.work.follow(job, tr("Making the sample"));
}

void OpeningRoom::remember() {
    if (!m_bench.remembers || !m_bench.document.isOpen()) return;
    RecentWorkspace now;
    now.path = m_bench.document.path();
    now.title = m_bench.document.title();
    now.place = m_bench.document.note("place");
    if (const LayerInfo* organisations = m_bench.document.layer("organisations"))
        now.organisations = static_cast<qint64>(organisations->rowCount);
    now.opened = QDateTime::currentDateTime();
    rememberFile(now);
}

void OpeningRoom::showRecent() {
    if (!m_bench.remembers) return;
    Job* job = startJob<std::vector<RecentWorkspace>>(
        [all = recentWorkspaces()](const Progress&) -> Result<std::vector<RecentWorkspace>> {
            return lookedAt(all);
        },
        [this](Result<std::vector<RecentWorkspace>> seen) {
            if (seen.ok()) m_startPage.setRecent(seen.value());
        },
        this);
    connect(job, &Job::finished, job, &QObject::deleteLater);
}

void OpeningRoom::keepMapPicture() {
    if (!m_bench.document.isOpen() || !m_bench.map.isVisible()) return;
    Job* job = startJob<bool>(
        [path = m_bench.document.path(),
         picture = m_bench.map.grab().toImage()](const Progress&) -> Result<bool> {
            keepPicture(path, picture);
            return true;
        },
        [](Result<bool>) {}, this);
    connect(job, &Job::finished, job, &QObject::deleteLater);
}

QString OpeningRoom::documentsFolder() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
        .filePath(QStringLiteral("Hetu"));
}

}  // namespace hetu::desktop
