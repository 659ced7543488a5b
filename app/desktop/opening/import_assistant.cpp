#include "app/desktop/opening/import_assistant.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPainterPath>
#include <QPointer>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>

#include <nlohmann/json.hpp>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/look/theme.h"
#include "layers/workspace/register_schema.h"
#include "layers/workspace/workspace.h"

namespace hetu::desktop {
namespace {

constexpr int rowsShown = 12;
constexpr int stepCount = 4;
enum Step { What, Columns, Source, Report };
enum SourceChoice { AsFound, Survey, Gaode, Baidu, Plane };
const QString keepOwn = QStringLiteral("");
const QString leaveOut = QStringLiteral("-");

QString countWords(std::int64_t count) {
    return grouped(static_cast<double>(count), 0);
}

QLabel* makeHelp(const QString& text) {
    auto* label = new QLabel(text);
    label->setObjectName(QStringLiteral("help"));
    label->setWordWrap(true);
    return label;
}

QTableWidget* makeTable() {
    auto* table = new QTableWidget;
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->setWordWrap(false);
    return table;
}

/// Fields of a kind and the places a position can stand in, with what people call them.
std::vector<std::pair<std::string, QString>> fieldsFor(const std::string& kind) {
    std::vector<std::pair<std::string, QString>> fields;
    const RegisterLayer* layer = findRegisterLayer(kind.substr(0, kind.find(':')));
    if (!layer) return fields;
    for (const Field& field : layer->fields)
        fields.emplace_back(field.name, words(field.label));
    fields.emplace_back("lon", ImportAssistant::tr("Longitude"));
    fields.emplace_back("lat", ImportAssistant::tr("Latitude"));
    fields.emplace_back("x", ImportAssistant::tr("East value (x)"));
    fields.emplace_back("y", ImportAssistant::tr("North value (y)"));
    fields.emplace_back("lonlat", ImportAssistant::tr("Longitude and latitude in one cell"));
    return fields;
}

QString sourceWords(const std::string& crs) {
    if (crs == "GCJ-02") return ImportAssistant::tr("Gaode or Tencent map (GCJ-02)");
    if (crs == "BD-09") return ImportAssistant::tr("Baidu map (BD-09)");
    if (crs == "EPSG:4326" || crs == "EPSG:4490")
        return ImportAssistant::tr("satellite positioning or CGCS2000, in degrees");
    return QString::fromStdString(crs);
}

}  // namespace

QString titleOfKind(const std::string& kind) {
    if (kind == "osm")
        return ImportAssistant::tr("Streets, buildings and areas from OpenStreetMap");
    const std::size_t colon = kind.find(':');
    const RegisterLayer* layer = findRegisterLayer(kind.substr(0, colon));
    if (!layer) return QString::fromStdString(kind);
    if (kind == "zones")
        return ImportAssistant::tr("%1: as a column says").arg(words(layer->title));
    if (colon == std::string::npos) return words(layer->title);
    const Text code =
        labelOf(layer->name, layer->name == "regions" ? "level" : "kind", kind.substr(colon + 1));
    return ImportAssistant::tr("%1: %2").arg(words(layer->title), words(code));
}

PlacesView::PlacesView(QWidget* parent) : QWidget(parent) {
    setMinimumSize(320, 240);
    setAccessibleName(tr("Where the rows would lie"));
}

void PlacesView::show(std::vector<Point> places, std::vector<Geometry> outlines) {
    m_places = std::move(places);
    m_outlines = std::move(outlines);
    m_extent = {};
    for (const Point p : m_places)
        m_extent.include(p);
    m_extent = m_extent.grown(std::max({m_extent.width(), m_extent.height(), 1000.0}) * 0.15);
    update();
}

void PlacesView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colours = theme();
    painter.fillRect(rect(), colours.mapGround);
    if (m_places.empty()) return;
    const double scale = std::min(width() / m_extent.width(), height() / m_extent.height());
    const double midX = (m_extent.minX + m_extent.maxX) / 2;
    const double midY = (m_extent.minY + m_extent.maxY) / 2;
    const auto toScreen = [&](Point p) {
        return QPointF(width() / 2.0 + (p.x - midX) * scale, height() / 2.0 - (p.y - midY) * scale);
    };
    painter.setPen(QPen(colours.edge, 1));
    for (const Geometry& outline : m_outlines)
        for (const auto& part : outline.parts)
            for (const Path& ring : part) {
                QPolygonF line;
                for (const Point p : ring)
                    line << toScreen(p);
                painter.drawPolyline(line);
            }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.selection);
    for (const Point p : m_places)
        painter.drawEllipse(toScreen(p), 2, 2);
}

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

QWidget* ImportAssistant::makeWhatPage() {
    auto* page = new QWidget;
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    m_kind = new QComboBox;
    m_kind->setAccessibleName(tr("What the file holds"));
    for (const std::string& kind : importKinds())
        m_kind->addItem(titleOfKind(kind), QString::fromStdString(kind));
    m_sheet = new QComboBox;
    m_sheet->setAccessibleName(tr("Sheet"));
    m_reason = makeHelp({});
    m_counts = new QLabel;
    m_counts->setWordWrap(true);
    m_rows = makeTable();
    auto* what = new QLabel(tr("Each row is one of:"));
    what->setObjectName(QStringLiteral("fieldLabel"));
    m_sheetLabel = new QLabel(tr("Sheet or layer:"));
    m_sheetLabel->setObjectName(QStringLiteral("fieldLabel"));
    grid->addWidget(what, 0, 0);
    grid->addWidget(m_kind, 0, 1);
    grid->addWidget(m_sheetLabel, 0, 2);
    grid->addWidget(m_sheet, 0, 3);
    grid->addWidget(m_reason, 1, 0, 1, 5);
    grid->addWidget(m_counts, 2, 0, 1, 5);
    grid->addWidget(m_rows, 3, 0, 1, 5);
    grid->setColumnStretch(4, 1);
    grid->setRowStretch(3, 1);
    connect(m_kind, &QComboBox::activated, this, &ImportAssistant::choiceChanged);
    connect(m_sheet, &QComboBox::activated, this, &ImportAssistant::choiceChanged);
    return page;
}

QWidget* ImportAssistant::makeColumnsPage() {
    auto* page = new QWidget;
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    m_columnsHelp = makeHelp(tr("Left what stands in the file, right what becomes of it."));
    m_columns = makeTable();
    m_columns->setColumnCount(4);
    m_columns->setHorizontalHeaderLabels(
        {tr("Column of the file"), tr("What stands in it"), tr("becomes"), tr("Remark")});
    m_columns->horizontalHeader()->setStretchLastSection(true);
    rows->addWidget(m_columnsHelp);
    rows->addWidget(m_columns, 1);
    return page;
}

QWidget* ImportAssistant::makeSourcePage() {
    auto* page = new QWidget;
    auto* sides = new QHBoxLayout(page);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(24);
    auto* left = new QVBoxLayout;
    left->setSpacing(8);
    m_sources = new QButtonGroup(this);
    m_sourceReason = makeHelp({});
    m_sourceHint = new QLabel;
    m_sourceHint->setWordWrap(true);
    const QString names[] = {tr("As recognised"),
                             tr("Satellite positioning, survey, or CGCS2000 (degrees)"),
                             tr("Gaode or Tencent map (GCJ-02)"), tr("Baidu map (BD-09)"),
                             tr("Metres in this coordinate system:")};
    for (int i = 0; i < 5; ++i) {
        auto* choice = new QRadioButton(names[i]);
        m_sources->addButton(choice, i);
        left->addWidget(choice);
        if (i == AsFound) left->addWidget(m_sourceReason);
    }
    m_sources->button(AsFound)->setChecked(true);
    m_plane = new QComboBox;
    m_plane->setEditable(true);
    m_plane->setAccessibleName(tr("Coordinate system"));
    for (const char* code : {"EPSG:4546", "EPSG:4547", "EPSG:4525", "EPSG:4526", "EPSG:3857"})
        m_plane->addItem(QString::fromLatin1(code));
    left->addWidget(m_plane);
    left->addWidget(m_sourceHint);
    left->addStretch(1);
    auto* leftSide = new QWidget;
    leftSide->setLayout(left);
    leftSide->setFixedWidth(420);
    m_places = new PlacesView;
    sides->addWidget(leftSide);
    sides->addWidget(m_places, 1);
    connect(m_sources, &QButtonGroup::idClicked, this, &ImportAssistant::choiceChanged);
    connect(m_plane, &QComboBox::activated, this, [this] {
        m_sources->button(Plane)->setChecked(true);
        choiceChanged();
    });
    return page;
}

QWidget* ImportAssistant::makeReportPage() {
    auto* page = new QWidget;
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(10);
    m_reportTitle = new QLabel;
    m_reportTitle->setObjectName(QStringLiteral("keyFigure"));
    m_reportText = new QLabel;
    m_reportText->setWordWrap(true);
    m_reportText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rejected = new QPushButton(tr("Look at the rows kept aside"));
    m_nextFile = new QPushButton(tr("Next file"));
    m_toMap = new QPushButton(tr("To the map"));
    m_toMap->setObjectName(QStringLiteral("primary"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_toMap);
    buttons->addWidget(m_nextFile);
    buttons->addWidget(m_rejected);
    buttons->addStretch(1);
    rows->addWidget(m_reportTitle);
    rows->addWidget(m_reportText);
    rows->addSpacing(8);
    rows->addLayout(buttons);
    rows->addStretch(1);
    connect(m_rejected, &QPushButton::clicked, this, &ImportAssistant::rejectedAsked);
    connect(m_toMap, &QPushButton::clicked, this, &ImportAssistant::leftAsked);
    connect(m_nextFile, &QPushButton::clicked, this, &ImportAssistant::nextAsked);
    return page;
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

void ImportAssistant::showPreview() {
    const ImportPreview& preview = *m_preview;
    m_isFilling = true;
    m_kind->setCurrentIndex(m_kind->findData(QString::fromStdString(preview.kind)));
    m_sheet->clear();
    for (const SourceTable& table : preview.tables)
        m_sheet->addItem(QString::fromStdString(table.name));
    m_sheet->setCurrentText(QString::fromStdString(preview.table));
    m_sheet->setVisible(preview.tables.size() > 1);
    m_sheetLabel->setVisible(preview.tables.size() > 1);
    QString reason;
    for (const KindGuess& guess : preview.kinds)
        if (guess.kind == preview.kind) reason = words(guess.reason);
    if (!m_asking.kind.empty() && m_isRecalled && reason.isEmpty()) reason = tr("as chosen");
    m_reason->setText(reason.isEmpty()
                          ? QString()
                          : (preview.isKindSure ? tr("Recognised by: %1").arg(reason)
                                                : tr("Not sure, please check: %1").arg(reason)));
    m_reason->setStyleSheet(
        preview.isKindSure ? QString() : QStringLiteral("color: %1").arg(theme().attention.name()));
    QStringList counts;
    if (preview.kind != "osm") {
        counts << (preview.isWhole ? tr("%1 rows, %2 of them can be used.")
                                   : tr("Of the first %1 rows %2 can be used."))
                      .arg(countWords(preview.rowsLooked), countWords(preview.rowsUsable));
        for (const PreviewProblem& problem : preview.problems)
            counts << QStringLiteral("%1 × %2").arg(countWords(problem.count), words(problem.what));
    }
    for (const Text& note : preview.notes)
        counts << words(note);
    if (counts.size() > 7) counts = counts.mid(0, 7);
    m_counts->setText(counts.join(QLatin1Char('\n')));

    const Layer& rows = preview.rows;
    const int columnCount = static_cast<int>(rows.table.columns().size());
    const int rowCount = std::min<int>(rowsShown, static_cast<int>(rows.rowCount()));
    m_rows->setColumnCount(columnCount);
    m_rows->setRowCount(rowCount);
    for (int c = 0; c < columnCount; ++c) {
        const Column& column = rows.table.columns()[static_cast<std::size_t>(c)];
        m_rows->setHorizontalHeaderItem(
            c, new QTableWidgetItem(column.field.label.isEmpty()
                                        ? QString::fromStdString(column.field.name)
                                        : words(column.field.label)));
        for (int r = 0; r < rowCount; ++r) {
            const auto at = static_cast<std::size_t>(r);
            const QString cell =
                column.isText() ? words(labelOf(rows.name, column.field.name, column.texts[at]))
                                : shownNumber(column.numbers[at], "");
            m_rows->setItem(r, c, new QTableWidgetItem(cell));
        }
    }
    m_rows->resizeColumnsToContents();
    for (int c = 0; c < columnCount; ++c)
        m_rows->setColumnWidth(c, std::min(m_rows->columnWidth(c), 220));
    showColumns();
    showSource();
    if (preview.obstacle) {
        showImportError(*preview.obstacle);
    } else {
        m_state->clear();
    }
    m_isFilling = false;
    goTo(step());
}

void ImportAssistant::showColumns() {
    const ImportPreview& preview = *m_preview;
    const auto fields = fieldsFor(preview.kind);
    m_columns->setRowCount(static_cast<int>(preview.columns.size()));
    int unsure = 0;
    for (int r = 0; r < m_columns->rowCount(); ++r) {
        const PreviewColumn& column = preview.columns[static_cast<std::size_t>(r)];
        auto* heading = new QTableWidgetItem(QString::fromStdString(column.heading));
        QStringList samples;
        for (const std::string& sample : column.samples)
            samples << QString::fromStdString(sample);
        auto* sample = new QTableWidgetItem(samples.join(QStringLiteral(" | ")));
        sample->setForeground(theme().quietText);
        auto* remark = new QTableWidgetItem;
        m_columns->setItem(r, 0, heading);
        m_columns->setItem(r, 1, sample);
        m_columns->setItem(r, 3, remark);
        if (column.isPersonal) {
            QFont struck = heading->font();
            struck.setStrikeOut(true);
            heading->setFont(struck);
            heading->setForeground(theme().faintText);
            m_columns->removeCellWidget(r, 2);
            m_columns->setItem(r, 2, new QTableWidgetItem(tr("left out")));
            remark->setText(words(column.personalReason));
            continue;
        }
        auto* choice = new QComboBox;
        choice->setAccessibleName(tr("%1 becomes").arg(QString::fromStdString(column.heading)));
        choice->addItem(tr("kept under its own name"), keepOwn);
        for (const auto& [name, label] : fields)
            choice->addItem(label, QString::fromStdString(name));
        choice->setCurrentIndex(
            std::max(0, choice->findData(QString::fromStdString(column.field))));
        connect(choice, &QComboBox::activated, this, &ImportAssistant::choiceChanged);
        m_columns->setCellWidget(r, 2, choice);
        if (!column.doubt.isEmpty()) {
            ++unsure;
            remark->setText(words(column.doubt));
            remark->setForeground(theme().attention);
            heading->setForeground(theme().attention);
        }
    }
    m_columns->resizeColumnToContents(0);
    m_columns->setColumnWidth(0, std::min(m_columns->columnWidth(0) + 12, 220));
    m_columns->setColumnWidth(1, 300);
    m_columns->setColumnWidth(2, 220);
    m_columns->verticalHeader()->setDefaultSectionSize(32);
    m_columnsHelp->setText(
        unsure == 0 ? tr("Left what stands in the file, right what becomes of it.")
                    : tr("Left what stands in the file, right what becomes of it. Please check the "
                         "%1 in amber.")
                          .arg(unsure));
}

void ImportAssistant::showSource() {
    const ImportPreview& preview = *m_preview;
    m_sourceReason->setText(preview.crs.empty() ? tr("Nothing says it: please choose.")
                                                : tr("%1 (%2)").arg(sourceWords(preview.crs),
                                                                    words(preview.crsReason)));
    m_sourceHint->setText(words(preview.crsHint));
    m_sourceHint->setStyleSheet(QStringLiteral("color: %1").arg(theme().attention.name()));
    m_places->show(preview.places, m_outlines);
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
