#include "app/desktop/table/table_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/layer_filters.h"
#include "app/desktop/look/icons.h"
#include "app/desktop/rows/cell_words.h"
#include "layers/model/column_statistics.h"
#include "layers/workspace/register_schema.h"

namespace hetu::desktop {
namespace {

constexpr int restMilliseconds = 350;
constexpr int leastHeight = 140;  // three rows below their headings, on a screen of 768 lines
constexpr std::size_t mostCopied = 100'000;  // what a clipboard and a spreadsheet still take

}  // namespace

TablePanel::TablePanel(Document& document, Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_selection(selection),
      m_layers(new QComboBox),
      m_condition(new QLineEdit),
      m_error(new QLabel),
      m_onlySelected(new QCheckBox(tr("Selected only"))),
      m_go(button(QStringLiteral("zoom-full"), tr("Go to the selected rows on the map"))),
      m_copy(button(QStringLiteral("copy"), tr("Copy the selected rows with their headings"))),
      m_select(button(QStringLiteral("check"), tr("Select all rows shown"))),
      m_clear(button(QStringLiteral("close"), tr("Show all rows: take every filter away"))),
      m_model(new RowModel(selection, this)),
      m_view(new RowView(*m_model, selection)),
      m_columns(new ColumnDesk(document, *m_model, *m_view, this)),
      m_writer(new CellWriter(document, this)),
      m_status(new QLabel),
      m_figures(new QLabel),
      m_figuresJob(this),
      m_followJob(this),
      m_copyJob(this) {
    setObjectName(QStringLiteral("panel"));
    m_layers->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_layers->setAccessibleName(tr("Layer of the table"));
    m_condition->setPlaceholderText(
        tr("Condition, for example: employees > 50 and name contains 'Tech'"));
    m_condition->setAccessibleName(tr("Condition for the rows"));
    m_condition->setClearButtonEnabled(true);
    m_error->setObjectName(QStringLiteral("errorText"));
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_error->hide();
    m_status->setObjectName(QStringLiteral("summary"));
    m_figures->setObjectName(QStringLiteral("summary"));
    m_figures->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_view->setMinimumHeight(leastHeight);
    m_figures->setMinimumWidth(1);  // a long line does not widen the window
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);

    auto* top = new QHBoxLayout;
    top->addWidget(m_layers);
    top->addWidget(m_condition, 1);
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_clear, m_onlySelected, m_select, m_go, m_copy})
        top->addWidget(each);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_status);
    bottom->addSpacing(16);
    bottom->addWidget(m_figures, 1);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(8, 4, 8, 4);
    rows->setSpacing(4);
    rows->addLayout(top);
    rows->addWidget(m_error);
    rows->addWidget(m_view, 1);
    rows->addLayout(bottom);
    wire();
}

QToolButton* TablePanel::button(const QString& iconName, const QString& text) {
    auto* made = new QToolButton;
    made->setIcon(icon(iconName));
    made->setToolTip(text);
    made->setAccessibleName(text);
    return made;
}

void TablePanel::wire() {
    connect(m_layers, &QComboBox::currentIndexChanged, this, &TablePanel::load);
    connect(m_condition, &QLineEdit::textEdited, this, [this] { m_rest.start(); });
    connect(m_condition, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) m_rest.start();  // the button in the line is no typing
    });
    connect(m_condition, &QLineEdit::returnPressed, this, &TablePanel::askRows);
    connect(&m_rest, &QTimer::timeout, this, &TablePanel::askRows);
    connect(&m_view->header(), &FilterHeader::filtersChanged, this, &TablePanel::askRows);
    connect(m_onlySelected, &QCheckBox::toggled, this, &TablePanel::askRows);
    connect(m_clear, &QToolButton::clicked, this, &TablePanel::clearFilters);
    connect(m_select, &QToolButton::clicked, this, &TablePanel::selectShown);
    connect(m_go, &QToolButton::clicked, this, &TablePanel::goToSelected);
    connect(m_copy, &QToolButton::clicked, this, &TablePanel::copy);
    connect(m_view, &RowView::copyAsked, this, &TablePanel::copy);
    connect(m_view, &RowView::columnChosen, this, &TablePanel::showFigures);
    connect(m_view, &RowView::goAsked, this, [this](std::int64_t id) {
        m_selection.zoomTo(layer(), {id});
        m_selection.flash(layer(), {id});
    });
    connect(m_view, &RowView::pasteAsked, this, &TablePanel::paste);
    connect(m_view, &RowView::menuAsked, this, [this](int column, const QPoint& at) {
        auto* menu = new QMenu(m_view);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_columns->fill(*menu, column);
        menu->popup(at);
    });
    connect(&m_view->delegate(), &CellDelegate::written, this, &TablePanel::write);
    connect(m_writer, &CellWriter::failed, this, [this](const Error& error) {
        m_model->readAgain();  // a cell may show what was not kept
        emit failed(error);
    });
    connect(m_writer, &CellWriter::noticed, this, &TablePanel::noticed);
    connect(m_columns, &ColumnDesk::noticed, this, &TablePanel::noticed);
    connect(m_columns, &ColumnDesk::statisticsAsked, this, &TablePanel::showFigures);
    connect(m_columns, &ColumnDesk::copyAsked, this, &TablePanel::copyColumn);
    connect(m_columns, &ColumnDesk::filterAsked, this,
            [this](int column, const QString& text) { m_view->header().filter(column, text); });
    connect(m_columns, &ColumnDesk::chartAsked, this, [this](int column) {
        m_selection.chart(layer(), m_model->fields()[static_cast<std::size_t>(column)].name);
    });
    connect(m_model, &RowModel::reading, this, &TablePanel::showStatus);
    connect(m_model, &RowModel::loaded, this, [this] {
        m_error->hide();
        m_error->clear();
        showStatus();
        if (m_figureColumn >= 0) showFigures(m_figureColumn);
    });
    connect(m_model, &RowModel::failed, this, [this](const Error& error) {
        if (error.code == ErrorCode::Cancelled) return;
        const QString hint = words(error.hint);
        m_error->setText(hint.isEmpty() ? words(error.message)
                                        : words(error.message) + QLatin1Char(' ') + hint);
        m_error->show();
        showStatus();
    });
}

std::string TablePanel::layer() const {
    return m_layers->currentData().toString().toStdString();
}

void TablePanel::chooseLayer(const std::string& layer) {
    const int at = m_layers->findData(QString::fromStdString(layer));
    if (at >= 0) m_layers->setCurrentIndex(at);
}

void TablePanel::takeDocument(bool isAnother) {
    const std::string before = isAnother ? std::string() : layer();
    {
        const QSignalBlocker quiet(m_layers);
        m_layers->clear();
        for (const LayerInfo& each : m_document.layers()) {
            if (each.isSurface) continue;
            const QString title = words(each.title, each.name);
            m_layers->addItem(title, QString::fromStdString(each.name));
        }
        const int at = m_layers->findData(QString::fromStdString(before));
        if (m_layers->count() > 0) m_layers->setCurrentIndex(std::max(at, 0));
    }
    const LayerInfo* info = m_document.layer(layer());
    const auto isSame = [](const std::vector<Field>& a, const std::vector<Field>& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                          [](const Field& x, const Field& y) { return x.name == y.name; });
    };
    if (isAnother || !info || layer() != before || !isSame(info->fields, m_model->fields())) {
        load();
    } else if (info->revision != m_revision) {
        m_revision = info->revision;
        m_model->readAgain();
    }
}

void TablePanel::load() {
    m_rest.stop();
    m_condition->clear();
    m_rest.stop();
    m_error->hide();
    m_figures->clear();
    m_figureColumn = -1;
    {
        const QSignalBlocker quiet(m_onlySelected);
        m_onlySelected->setChecked(false);
    }
    const LayerInfo* info = m_document.layer(layer());
    const bool isSeen = isVisible();
    m_revision = info ? info->revision : -1;
    const std::vector<Field> fields = info && isSeen ? info->fields : std::vector<Field>{};
    m_model->setLayer(m_document.path().toStdString(), info && isSeen ? layer() : "", fields,
                      m_document.codes());
    m_model->setEditable(findRegisterLayer(layer()) != nullptr);
    m_view->setReadOnly(whyReadOnly());
    m_view->header().setFields(fields);
    takeFilter();
    if (isSeen) m_columns->load();
    showStatus();
}

void TablePanel::takeFilter() {
    if (m_model->layer().empty() || m_model->layer() != layer()) return;
    RowFilter filter = m_model->filter();
    const std::string condition = layerCondition(m_document, layer());
    if (filter.layerCondition == condition) return;
    filter.layerCondition = condition;
    m_model->setFilter(std::move(filter));
}

QString TablePanel::whyReadOnly() const {
    const LayerInfo* info = m_document.layer(layer());
    if (!info || findRegisterLayer(info->name)) return {};
    if (info->analysis.empty())
        return tr("These rows are kept as they came in; nothing is written here.");
    return tr(
        "This is a result: it is computed from the register. Change the register and run the "
        "analysis again.");
}

void TablePanel::write(int row, int column, const std::string& value, const QString& shown) {
    const Field& field = m_model->fields()[static_cast<std::size_t>(column)];
    const int name = m_model->columnOf("name");
    const QString called = name < 0 ? QString() : m_model->index(row, name).data().toString();
    m_model->showWritten(row, column, value, shown);
    m_writer->write(layer(), (*m_model->ids())[static_cast<std::size_t>(row)], field, value,
                    called);
}

void TablePanel::paste() {
    const QString text = QApplication::clipboard()->text();
    if (text.isEmpty()) {
        emit noticed(tr("The clipboard holds no text. Copy cells in a spreadsheet first."));
        return;
    }
    const int row = m_view->currentIndex().row(), column = m_view->currentColumn();
    if (row < 0 || column < 0) {
        emit noticed(tr("Click the cell into which shall be pasted first."));
        return;
    }
    if (const QString why = whyReadOnly(); !why.isEmpty()) {
        m_view->write(m_view->currentIndex());  // it says so beside the cell
        return;
    }
    std::vector<Field> fields;
    bool isBehind = false;
    for (const int each : shownColumns()) {
        isBehind = isBehind || each == column;
        if (isBehind) fields.push_back(m_model->fields()[static_cast<std::size_t>(each)]);
    }
    m_writer->paste(
        layer(),
        [shown = m_model->ids(), selected = m_selection.ids(layer()), row](std::size_t lines) {
            Selection::Ids ids;
            if (selected.size() > 1) {
                for (const std::int64_t id : *shown)
                    if (std::binary_search(selected.begin(), selected.end(), id)) ids.push_back(id);
                return ids;
            }
            const auto from = static_cast<std::size_t>(row);
            const std::size_t to = std::min(shown->size(), from + lines);
            ids.assign(shown->begin() + static_cast<std::ptrdiff_t>(from),
                       shown->begin() + static_cast<std::ptrdiff_t>(to));
            return ids;
        },
        std::move(fields), text);
}

void TablePanel::showCondition(const QString& condition) {
    m_condition->setText(condition);
    askRows();
}

std::vector<int> TablePanel::shownColumns() const {
    std::vector<int> columns;
    const FilterHeader& header = m_view->header();
    for (int at = 0; at < header.count(); ++at)
        if (const int column = header.logicalIndex(at); !header.isSectionHidden(column))
            columns.push_back(column);
    return columns;
}

/// What is selected here, and what is related to what is selected elsewhere.
Selection::Ids TablePanel::marked() const {
    const Selection::Ids& selected = m_selection.ids(layer());
    const Selection::Ids& related = m_selection.related(layer());
    Selection::Ids both;
    std::ranges::set_union(selected, related, std::back_inserter(both));
    return both;
}

void TablePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_model->layer() != layer()) load();
}

void TablePanel::askRows() {
    m_rest.stop();
    RowFilter filter;
    filter.layerCondition = layerCondition(m_document, layer());
    filter.columns = m_view->header().filters();
    filter.expression = m_condition->text().trimmed().toStdString();
    if (m_onlySelected->isChecked()) filter.among = marked();
    m_model->setFilter(std::move(filter));
}

void TablePanel::clearFilters() {
    m_condition->clear();
    m_view->header().clear();
    const QSignalBlocker quiet(m_onlySelected);
    m_onlySelected->setChecked(false);
    askRows();
}

void TablePanel::selectShown() {
    m_view->selectAll();
}

void TablePanel::goToSelected() {
    if (const Selection::Ids ids = marked(); !ids.empty()) m_selection.zoomTo(layer(), ids);
}

void TablePanel::takeSelection(const std::string& changed) {
    if (changed != layer()) return;
    m_model->showSelection();
    showStatus();
    if (m_onlySelected->isChecked())
        askRows();
    else if (!m_view->hasFocus())
        followSelection();
}

/// Brings the first selected row into sight: it was selected elsewhere.
void TablePanel::followSelection() {
    const Selection::Ids selected = marked();
    if (selected.empty() || !isVisible()) return;
    m_followJob.start<int>(
        [ids = m_model->ids(), selected](const Progress&) -> Result<int> {
            const auto at = std::find_if(ids->begin(), ids->end(), [&](std::int64_t id) {
                return std::binary_search(selected.begin(), selected.end(), id);
            });
            return at == ids->end() ? -1 : static_cast<int>(at - ids->begin());
        },
        [this](Result<int> row) {
            if (row.ok() && row.value() >= 0 && row.value() < m_model->rowCount())
                m_view->scrollTo(m_model->index(row.value(), std::max(0, m_view->currentColumn())));
        });
}

void TablePanel::showStatus() {
    const LayerInfo* info = m_document.layer(layer());
    const bool isAny = info != nullptr;
    const std::size_t selected = m_selection.ids(layer()).size();
    m_go->setEnabled(!marked().empty());
    m_copy->setEnabled(isAny);
    m_select->setEnabled(m_model->rowCount() > 0);
    if (!isAny) {
        m_status->setText(tr("No rows to show."));
        return;
    }
    if (m_model->isReading()) {
        m_status->setText(tr("Reading …"));
        return;
    }
    const auto shown = static_cast<double>(m_model->rowCount());
    const RowFilter& filter = m_model->filter();
    const QString rows =
        filter.isEmpty()
            ? tr("%1 rows").arg(grouped(shown, 0))
            : tr("%1 of %2 rows")
                  .arg(grouped(shown, 0), grouped(static_cast<double>(info->rowCount), 0));
    QString status = tr("%1, %2 selected").arg(rows, grouped(static_cast<double>(selected), 0));
    if (const std::size_t related = m_selection.related(layer()).size(); related > 0)
        status += tr(", %1 related").arg(grouped(static_cast<double>(related), 0));
    if (!filter.layerCondition.empty()) status += tr("; the layer is filtered");
    m_status->setText(status);
}

void TablePanel::showFigures(int column) {
    if (column < 0 || column >= m_model->columnCount()) return;
    m_figureColumn = column;
    const Field field = m_model->fields()[static_cast<std::size_t>(column)];
    m_figuresJob.start<ColumnStatistics>(
        [path = m_model->path(), layer = m_model->layer(), filter = m_model->filter(),
         name = field.name](const Progress& progress) -> Result<ColumnStatistics> {
            HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
            HETU_TRY(const RowColumns read, query.columns({name}, filter, progress));
            const Column* found = read.table.find(name);
            if (!found) return ColumnStatistics{};
            return columnStatistics(*found, progress);
        },
        [this, field](Result<ColumnStatistics> result) {
            if (!result.ok()) {
                m_figures->clear();
                return;
            }
            const ColumnStatistics& s = result.value();
            const auto count = [](std::size_t n) { return grouped(static_cast<double>(n), 0); };
            QString line =
                tr("%1: %2 filled in, %3 empty, %4 different")
                    .arg(headingOf(field), count(s.known), count(s.unknown), count(s.distinct));
            if (field.type != FieldType::Text && s.known > 0) {
                const auto number = [&](double v) { return shownNumber(v, field.unit); };
                line += tr("; sum %1, mean %2, median %3, from %4 to %5, standard deviation %6")
                            .arg(number(s.sum), number(s.mean), number(s.median), number(s.minimum),
                                 number(s.maximum), number(s.standardDeviation));
            }
            m_figures->setText(line);
            m_figures->setToolTip(line);
        });
}

void TablePanel::copy() {
    if (m_model->layer().empty() || m_model->rowCount() == 0) return;
    Selection::Ids selected = m_selection.ids(layer());
    if (selected.empty()) selected = m_selection.related(layer());
    if (selected.empty()) {
        const int row = m_view->currentIndex().row();
        if (row < 0) return;
        selected.push_back((*m_model->ids())[static_cast<std::size_t>(row)]);
    }
    copyRows(std::move(selected), shownColumns());
}

void TablePanel::copyColumn(int column) {
    Selection::Ids selected = m_selection.ids(layer());
    if (selected.empty()) {
        selected = *m_model->ids();
        if (selected.size() <= mostCopied) std::ranges::sort(selected);  // else it is refused
    }
    copyRows(std::move(selected), {column});
}

void TablePanel::copyRows(Selection::Ids selected, std::vector<int> columns) {
    if (selected.size() > mostCopied) {
        emit noticed(tr("%1 rows are too many to copy. Copy at most %2, or export the layer.")
                         .arg(grouped(static_cast<double>(selected.size()), 0),
                              grouped(static_cast<double>(mostCopied), 0)));
        return;
    }
    struct Copied {
        QString text;
        std::size_t rows;
    };
    m_copyJob.start<Copied>(
        [path = m_model->path(), layer = m_model->layer(), shown = m_model->ids(),
         codes = m_document.codes(), columns = std::move(columns),
         selected = std::move(selected)](const Progress& progress) -> Result<Copied> {
            Selection::Ids ids;  // in the order of the table
            for (const std::int64_t id : *shown)
                if (std::binary_search(selected.begin(), selected.end(), id)) ids.push_back(id);
            HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
            HETU_TRY(const Table table, query.page(ids, progress));
            QStringList lines, cells;
            for (const int column : columns)
                cells << headingOf(table.columns()[static_cast<std::size_t>(column)].field);
            lines << cells.join(QLatin1Char('\t'));
            for (std::size_t row = 0; row < ids.size(); ++row) {
                if (progress.cancelled()) return cancelledError();
                cells.clear();
                for (const int column : columns)
                    cells << copiedCell(*codes, layer,
                                        table.columns()[static_cast<std::size_t>(column)], row);
                lines << cells.join(QLatin1Char('\t'));
            }
            return Copied{lines.join(QLatin1Char('\n')) + QLatin1Char('\n'), ids.size()};
        },
        [this](Result<Copied> result) {
            if (!result.ok()) {
                emit failed(result.error());
                return;
            }
            QApplication::clipboard()->setText(result.value().text);
            emit noticed(tr("%1 rows copied. Paste them into a spreadsheet.")
                             .arg(grouped(static_cast<double>(result.value().rows), 0)));
        });
}

}  // namespace hetu::desktop
