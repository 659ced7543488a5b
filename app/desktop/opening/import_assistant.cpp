#include "app/desktop/opening/import_assistant.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QVBoxLayout>
#include <map>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/look/theme.h"
#include "layers/workspace/workspace.h"

namespace hetu::desktop {
namespace {

QString countWords(std::int64_t count) {
    return grouped(static_cast<double>(count), 0);
}

}  // namespace

ImportAssistant::ImportAssistant(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document) {
    setObjectName(QStringLiteral("panel"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(32, 20, 32, 20);
    rows->setSpacing(10);
    m_title = new QLabel;
    m_title->setObjectName(QStringLiteral("panelTitle"));
    rows->addWidget(m_title);

    auto* steps = new QHBoxLayout;
    steps->setSpacing(4);
    m_steps = new QButtonGroup(this);
    const QString names[stepCount] = {tr("1  What it is"), tr("2  Columns"),
                                      tr("3  Where coordinates come from"), tr("4  Done")};
    for (int i = 0; i < stepCount; ++i) {
        auto* button = new QPushButton(names[i]);
        button->setCheckable(true);
        button->setObjectName(QStringLiteral("step%1").arg(i + 1));
        m_steps->addButton(button, i);
        steps->addWidget(button);
    }
    steps->addStretch(1);
    rows->addLayout(steps);
    m_bar = new QProgressBar;
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    rows->addWidget(m_bar);
    m_state = new QLabel;
    m_state->setWordWrap(true);
    rows->addWidget(m_state);

    m_pages = new QStackedWidget;
    m_pages->addWidget(makeWhatPage());
    m_pages->addWidget(makeColumnsPage());
    m_pages->addWidget(makeSourcePage());
    m_pages->addWidget(makeReportPage());
    rows->addWidget(m_pages, 1);

    auto* buttons = new QHBoxLayout;
    m_cancel = new QPushButton(tr("Cancel"));
    m_back = new QPushButton(tr("Back"));
    m_next = new QPushButton(tr("Next"));
    m_finish = new QPushButton(tr("Finish"));
    m_finish->setObjectName(QStringLiteral("primary"));
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    buttons->addWidget(m_finish);
    rows->addLayout(buttons);

    connect(m_steps, &QButtonGroup::idClicked, this, &ImportAssistant::goTo);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(step() - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { goTo(step() + 1); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_isImporting) {
            emit stopAsked();
            return;
        }
        ++m_asked;
        if (m_job) m_job->stop();
        emit leftAsked();
    });
    connect(m_finish, &QPushButton::clicked, this, [this] { emit importAsked(m_path); });
    goTo(What);
}

void ImportAssistant::begin(const QString& path) {
    m_path = path;
    m_preview.reset();
    m_isRecalled = m_isImporting = false;
    m_title->setText(tr("Import %1").arg(QFileInfo(path).fileName()));
    m_sources->button(AsFound)->setChecked(true);
    m_columns->setRowCount(0);
    m_rows->setRowCount(0);
    m_rows->setColumnCount(0);
    goTo(What);
    look({});
}

void ImportAssistant::look(const ImportOptions& options) {
    if (m_job) m_job->stop();  // an older look; what it finds is not taken any more
    const std::uint64_t asked = ++m_asked;
    m_asking = options;
    m_state->setText(tr("Looking at the file …"));
    m_state->setStyleSheet({});
    struct Seen {
        ImportPreview preview;
        std::vector<Geometry> outlines;
    };
    m_job = startJob<Seen>(
        [path = m_path.toStdString(), workspace = m_document.path().toStdString(),
         options](const Progress& progress) -> Result<Seen> {
            PreviewPlace place;
            HETU_TRY(const Workspace own, Workspace::open(workspace));
            HETU_TRY(const auto layers, own.snapshot());
            place.crs = own.crs();
            place.isCrsSettled = own.isCrsSettled();
            place.layers = layers.get();
            Seen seen;
            HETU_TRY(seen.preview, previewImport(path, options, place, progress));
            const LayerInfo* regions = layers->find("regions");
            if (regions && regions->rowCount > 0 && regions->rowCount < 2000) {
                HETU_TRY(Layer outlines, layers->read("regions", {}, progress));
                seen.outlines = std::move(outlines.shapes);
            }
            return seen;
        },
        [this, asked](Result<Seen> seen) {
            if (asked != m_asked) return;
            m_job = nullptr;
            if (!seen.ok()) {
                take(seen.error());
                return;
            }
            m_outlines = std::move(seen.value().outlines);
            take(std::move(seen.value().preview));
        },
        this);
    connect(m_job, &Job::finished, m_job, &QObject::deleteLater);
    connect(m_job, &Job::progressed, this, [this, asked](double fraction) {
        if (asked == m_asked) m_bar->setValue(static_cast<int>(fraction * 1000));
    });
    goTo(step());
}

void ImportAssistant::take(Result<ImportPreview> preview) {
    m_bar->setValue(0);
    if (!preview.ok()) {
        showImportError(preview.error());
        emit looked();
        return;
    }
    m_preview = std::move(preview).value();
    if (!m_isRecalled && m_asking.kind.empty()) {
        m_isRecalled = true;
        const std::string kept = m_document.item("import", memoryOf(*m_preview));
        const auto json = nlohmann::json::parse(kept, nullptr, false);
        if (json.is_object()) {
            ImportOptions options;
            options.kind = json.value("kind", "");
            options.crs = json.value("crs", "");
            const auto mapping = json.value("mapping", nlohmann::json::object());
            for (const auto& [field, column] : mapping.items())
                if (column.is_string()) options.mapping.emplace_back(field, column);
            if (!options.crs.empty()) {
                const int choice = options.crs == "GCJ-02"      ? Gaode
                                   : options.crs == "BD-09"     ? Baidu
                                   : options.crs == "EPSG:4326" ? Survey
                                                                : Plane;
                m_sources->button(choice)->setChecked(true);
                if (choice == Plane) m_plane->setEditText(QString::fromStdString(options.crs));
            }
            look(options);
            return;
        }
    }
    showPreview();
    emit looked();
}

std::string ImportAssistant::memoryOf(const ImportPreview& preview) {
    QStringList headings;
    for (const PreviewColumn& column : preview.columns)
        headings << QString::fromStdString(column.heading);
    headings.sort();
    return QCryptographicHash::hash(headings.join(QLatin1Char('\n')).toUtf8(),
                                    QCryptographicHash::Sha1)
        .toHex()
        .left(16)
        .toStdString();
}

std::string ImportAssistant::chosenCrs() const {
    switch (m_sources->checkedId()) {
        case Survey:
            return "EPSG:4326";
        case Gaode:
            return "GCJ-02";
        case Baidu:
            return "BD-09";
        case Plane:
            return m_plane->currentText().trimmed().toStdString();
        default:
            return "";
    }
}

ImportOptions ImportAssistant::options() const {
    ImportOptions options;
    options.kind = m_kind->currentData().toString().toStdString();
    options.crs = chosenCrs();
    if (m_preview && m_preview->tables.size() > 1)
        options.layer = m_sheet->currentText().toStdString();
    // The same kind: what stands in the table of columns. Another one matches anew.
    if (!m_preview || options.kind != m_preview->kind) return options;
    std::map<std::string, std::string> wanted;
    for (int r = 0; r < m_columns->rowCount(); ++r)
        if (const auto* choice = qobject_cast<QComboBox*>(m_columns->cellWidget(r, 2)))
            if (const QString field = choice->currentData().toString(); !field.isEmpty())
                wanted[field.toStdString()] =
                    m_preview->columns[static_cast<std::size_t>(r)].heading;
    for (const PreviewColumn& column : m_preview->columns)
        if (!column.field.empty()) wanted.emplace(column.field, "");  // chosen no more
    options.mapping.assign(wanted.begin(), wanted.end());
    return options;
}

void ImportAssistant::choiceChanged() {
    if (m_isFilling || !m_preview) return;
    look(options());
}

void ImportAssistant::goTo(int step) {
    const bool isReport = step == Report;
    m_pages->setCurrentIndex(step);
    m_steps->button(step)->setChecked(true);
    for (int i = 0; i < stepCount; ++i)
        m_steps->button(i)->setEnabled(!m_isImporting && (i == Report) == isReport);
    const bool canFinish = m_preview && !m_job && !m_isImporting && !m_preview->obstacle;
    m_bar->setVisible(m_job || m_isImporting);
    m_back->setVisible(!isReport);
    m_next->setVisible(!isReport);
    m_finish->setVisible(!isReport);
    m_cancel->setVisible(!isReport);
    m_back->setEnabled(step > What && !m_isImporting);
    m_next->setEnabled(step < Source && m_preview && !m_isImporting);
    m_finish->setEnabled(canFinish);
    m_cancel->setText(m_isImporting ? tr("Stop") : tr("Cancel"));
    m_pages->setEnabled(!m_isImporting);
}

void ImportAssistant::showImporting(double fraction) {
    m_isImporting = true;
    m_bar->setValue(static_cast<int>(fraction * 1000));
    m_state->setStyleSheet({});
    m_state->setText(tr("Importing … %1 %").arg(static_cast<int>(fraction * 100)));
    goTo(step());
}

void ImportAssistant::showReport(const ImportReport& report,
                                 const QString& undoWords,
                                 bool hasNext) {
    m_isImporting = false;
    m_state->clear();
    // Next time the same headings mean the same.
    if (m_preview && !m_preview->columns.empty()) {
        const ImportOptions chosen = options();
        nlohmann::ordered_json json{{"kind", chosen.kind}, {"crs", chosen.crs}};
        for (const auto& [field, column] : chosen.mapping)
            json["mapping"][field] = column;
        m_document.setItem("import", memoryOf(*m_preview), json.dump());
    }
    m_reportTitle->setText(tr("%1 rows are in the workspace").arg(countWords(report.rowsUsed)));
    QStringList lines;
    lines << tr("%1: %2 rows read, %3 used, %4 kept aside.")
                 .arg(QString::fromStdString(report.file), countWords(report.rowsRead),
                      countWords(report.rowsUsed), countWords(report.rowsRejected));
    for (const auto& [reason, count] : report.reasons)
        lines << QStringLiteral("%1 × %2").arg(countWords(count), words(reason));
    for (const Text& note : report.notes)
        lines << words(note);
    if (!undoWords.isEmpty()) lines << undoWords;
    m_reportText->setText(lines.join(QLatin1Char('\n')));
    m_rejected->setVisible(report.rowsRejected > 0);
    m_nextFile->setVisible(hasNext);
    goTo(Report);
    m_toMap->setFocus();
}

void ImportAssistant::showImportError(const Error& error) {
    m_isImporting = false;
    const QString hint = words(error.hint);
    m_state->setText(hint.isEmpty() ? words(error.message)
                                    : words(error.message) + QLatin1Char('\n') + hint);
    m_state->setStyleSheet(QStringLiteral("color: %1").arg(theme().accentText.name()));
    goTo(step());
}

}  // namespace hetu::desktop
