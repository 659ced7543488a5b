// What the pages of the import assistant hold: made once, filled from each preview.
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/opening/import_assistant.h"
#include "layers/quality/register_checks.h"
#include "layers/workspace/register_schema.h"

namespace hetu::desktop {
namespace {

constexpr int rowsShown = 12;
const QString keepOwn = QStringLiteral("");

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
    m_sheet->setSizeAdjustPolicy(QComboBox::AdjustToContents);
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
            const double number = column.isText() ? missingNumber : column.numbers[at];
            const QString cell =
                column.isText() ? words(labelOf(rows.name, column.field.name, column.texts[at]))
                : isYesOrNo(column.field.name) && number == 1 ? tr("yes")
                : isYesOrNo(column.field.name) && number == 0 ? tr("no")
                                                              : shownNumber(number, "");
            auto* item = new QTableWidgetItem(cell);
            if (!column.isText()) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_rows->setItem(r, c, item);
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

}  // namespace hetu::desktop
