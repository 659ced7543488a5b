#include "app/desktop/opening/kept_aside_room.h"

#include <QClipboard>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMainWindow>
#include <QPointer>
#include <QSaveFile>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/document.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/frame/work.h"

namespace hetu::desktop {
namespace {

constexpr std::size_t mostRows = 2000;  // nobody corrects more by hand: those are exported

}  // namespace

KeptAsideRoom::KeptAsideRoom(const Workbench& bench, QObject* parent)
    : QObject(parent), m_bench(bench), m_panel(new KeptAsidePanel) {
    PanelSpec spec;
    spec.id = QStringLiteral("kept-aside");
    spec.title = tr("Rows kept aside");
    spec.icon = QStringLiteral("attention");
    spec.place = Place::Bottom;
    spec.content = m_panel;
    m_dock = m_bench.panels.add(spec);
    CommandSpec look;
    look.id = QStringLiteral("file.kept-aside");
    look.text = tr("Rows &kept aside …");
    look.menu = QStringLiteral("file");
    look.tip = tr("Rows of imported files that could not be used: correct them here.");
    look.called = [this] { m_bench.panels.show(QStringLiteral("kept-aside")); };
    m_bench.commands.add(look);
    connect(m_dock, &QDockWidget::visibilityChanged, this, &KeptAsideRoom::read);
    connect(&m_bench.document, &Document::opened, this, [this] {
        m_reading.forget();
        m_panel->present({});
    });
    connect(&m_bench.document, &Document::changed, this, &KeptAsideRoom::read);
    connect(m_panel, &KeptAsidePanel::importAsked, this, &KeptAsideRoom::import);
    connect(m_panel, &KeptAsidePanel::settleAsked, this, &KeptAsideRoom::settle);
    connect(m_panel, &KeptAsidePanel::exportAsked, this, &KeptAsideRoom::exportRows);
    connect(m_panel, &KeptAsidePanel::copyAsked, this, &KeptAsideRoom::copy);
}

KeptAsideRoom::~KeptAsideRoom() {
    disconnect(m_dock, nullptr, this, nullptr);
    disconnect(m_panel, nullptr, this, nullptr);
}

void KeptAsideRoom::read() {
    m_reading.forget();
    if (m_dock->isHidden() || !m_bench.document.isOpen()) return;
    m_reading.start<KeptAsideRows>(
        [path = m_bench.document.path().toStdString()](const Progress& progress) {
            return readKeptAside(path, mostRows, progress);
        },
        [this](Result<KeptAsideRows> rows) {
            if (rows.ok())
                m_panel->present(std::move(rows).value());
            else
                m_bench.messages.showError(rows.error());
        });
}

void KeptAsideRoom::import() {
    const std::vector<KeptAside> rows = m_panel->corrected();
    if (rows.empty() || m_isImporting) return;
    m_isImporting = true;
    Job* job = startJob<ImportReport>(
        [path = m_bench.document.path().toStdString(), rows](const Progress& progress) {
            return importCorrected(path, rows, progress);
        },
        [self = QPointer<KeptAsideRoom>(this)](const Result<ImportReport>& report) {
            if (!self) return;
            self->m_isImporting = false;
            const Workbench& bench = self->m_bench;
            if (!report.ok()) return bench.messages.showError(report.error());
            bench.document.reload();
            bench.messages.showReport(
                tr("%1 corrected rows are in the workspace, %2 were kept aside again.")
                    .arg(grouped(double(report.value().rowsUsed), 0),
                         grouped(double(report.value().rowsRejected), 0)));
        },
        this);
    m_bench.work.follow(job, tr("Importing corrected rows"));
}

void KeptAsideRoom::settle() {
    std::vector<std::int64_t> ids;
    for (const KeptAside& row : m_panel->chosen())
        ids.push_back(row.id);
    m_bench.document.change({"Rows taken off the list", "移出待处理清单"},
                            [ids](Workspace::Transaction& transaction) {
                                return transaction.deleteRows("rejected_rows", ids);
                            });
}

void KeptAsideRoom::copy() {
    // Without the mark that files begin with.
    QGuiApplication::clipboard()->setText(
        QString::fromStdString(spreadsheetOf(m_panel->chosen(), true).substr(3)));
    m_bench.messages.showNotice(tr("The rows are in the clipboard."));
}

void KeptAsideRoom::exportRows() {
    QString path = QFileDialog::getSaveFileName(&m_bench.window, tr("Export rows kept aside"),
                                                tr("rows kept aside") + QStringLiteral(".csv"),
                                                tr("Table (*.csv)"));
    if (path.isEmpty()) return;
    if (QFileInfo(path).suffix().isEmpty()) path += QStringLiteral(".csv");
    inBackground<QString>(
        this,
        [path, text = spreadsheetOf(m_panel->chosen(), true)](const Progress&) -> Result<QString> {
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) ||
                file.write(text.data(), static_cast<qint64>(text.size())) < 0 || !file.commit())
                return Error{ErrorCode::Io,
                             textOf("{} cannot be written: {}.", "无法写入 {}：{}。",
                                    path.toStdString(), file.errorString().toStdString()),
                             {"Close the file in other programs or choose another folder.",
                              "请先在其他程序中关闭该文件，或换一个文件夹。"}};
            return path;
        },
        [this](Result<QString> written) {
            if (written.ok())
                m_bench.messages.showReport(tr("%1 was written.").arg(written.value()));
            else
                m_bench.messages.showError(written.error());
        });
}

}  // namespace hetu::desktop
