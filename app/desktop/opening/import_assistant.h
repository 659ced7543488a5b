#pragma once
#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <QWidget>
#include <optional>
#include <vector>

#include "app/desktop/base/job.h"
#include "app/desktop/document/document.h"
#include "app/desktop/opening/places_view.h"
#include "layers/io/import.h"
#include "layers/io/preview.h"

namespace hetu::desktop {

/// Brings a file into the workspace in three questions and a report: what is it, which column is
/// what, where do its coordinates come from. What is recognised is filled in, so that the first
/// page's Finish is enough; what is not sure is amber. It lies in place of the map and holds
/// nothing up: the file is looked at in a job. The import itself is its owner's.
class ImportAssistant : public QWidget {
    Q_OBJECT
public:
    explicit ImportAssistant(Document& document, QWidget* parent = nullptr);

    /// Looks at the file; `remembered` finds answers given before for the same headings.
    void begin(const QString& path);
    [[nodiscard]] const QString& path() const { return m_path; }
    /// Nothing is being looked at.
    [[nodiscard]] bool isReady() const { return m_preview.has_value() && !m_job; }
    [[nodiscard]] const std::optional<ImportPreview>& preview() const { return m_preview; }
    /// As the pages say now.
    [[nodiscard]] ImportOptions options() const;
    [[nodiscard]] int step() const { return m_pages->currentIndex(); }

    void showImporting(double fraction);
    void showReport(const ImportReport& report, const QString& undoWords, bool hasNext);
    void showImportError(const Error& error);

signals:
    void importAsked(const QString& path);
    void stopAsked();
    void leftAsked();  ///< to the map; after a report or instead of an import
    void nextAsked();  ///< the next of several files
    void rejectedAsked();
    void looked();  ///< a preview is there, or an error in its place

private:
    enum Step { What, Columns, Source, Report };
    enum SourceChoice { AsFound, Survey, Gaode, Baidu, Plane };
    static constexpr int stepCount = 4;

    [[nodiscard]] QWidget* makeWhatPage();
    [[nodiscard]] QWidget* makeColumnsPage();
    [[nodiscard]] QWidget* makeSourcePage();
    [[nodiscard]] QWidget* makeReportPage();
    void look(const ImportOptions& options);
    void take(Result<ImportPreview> preview);
    void showPreview();
    void showColumns();
    void showSource();
    void goTo(int step);
    void choiceChanged();
    [[nodiscard]] std::string chosenCrs() const;
    [[nodiscard]] static std::string memoryOf(const ImportPreview& preview);

    Document& m_document;
    QString m_path;
    std::optional<ImportPreview> m_preview;
    std::vector<Geometry> m_outlines;
    Job* m_job = nullptr;
    std::uint64_t m_asked = 0;  ///< number of the newest look
    bool m_isFilling = false;
    bool m_isRecalled = false;
    bool m_isImporting = false;
    ImportOptions m_asking;  ///< of the look that runs

    QLabel* m_title;
    QButtonGroup* m_steps;
    QStackedWidget* m_pages;
    QPushButton *m_back, *m_next, *m_finish, *m_cancel;
    QProgressBar* m_bar;
    QLabel* m_state;

    QComboBox *m_kind, *m_sheet;
    QLabel *m_sheetLabel, *m_reason, *m_counts;
    QTableWidget* m_rows;
    QTableWidget* m_columns;
    QLabel* m_columnsHelp;
    QButtonGroup* m_sources;
    QComboBox* m_plane;
    QLabel *m_sourceReason, *m_sourceHint;
    PlacesView* m_places;
    QLabel *m_reportTitle, *m_reportText;
    QPushButton *m_rejected, *m_toMap, *m_nextFile;
};

/// "zones:park" -> "Zones: park"; "osm" -> what it brings.
[[nodiscard]] QString titleOfKind(const std::string& kind);

}  // namespace hetu::desktop
