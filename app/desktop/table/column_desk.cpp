#include "app/desktop/table/column_desk.h"

#include <algorithm>
#include <utility>

#include "app/desktop/rows/cell_words.h"

namespace hetu::desktop {
namespace {

constexpr int restMilliseconds = 400;
constexpr int longestValue = 24;  // characters of a value in the menu

}  // namespace

ColumnDesk::ColumnDesk(Document& document, RowModel& model, RowView& view, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_model(model),
      m_view(view),
      m_kept(new KeptColumn(model, view)) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &ColumnDesk::keep);
    connect(&view.header(), &QHeaderView::sectionResized, this, &ColumnDesk::keepSoon);
    connect(&view.header(), &QHeaderView::sectionMoved, this, [this] {
        m_kept->place();
        keepSoon();
    });
    connect(&model, &RowModel::ordered, this, &ColumnDesk::keepSoon);
}

ColumnDesk::~ColumnDesk() {
    keep();
}

TableColumns ColumnDesk::now() const {
    TableColumns columns;
    const QHeaderView& header = m_view.header();
    for (int at = 0; at < header.count(); ++at) {
        const int column = header.logicalIndex(at);
        const bool isHidden = header.isSectionHidden(column);
        const Field& field = m_model.fields()[static_cast<std::size_t>(column)];
        // A hidden column has no width of its own; it comes back as wide as usual.
        columns.columns.push_back(
            {field.name, isHidden ? 0 : header.sectionSize(column), isHidden});
    }
    columns.order = m_model.order();
    columns.isFirstKept = m_isFirstKept;
    return columns;
}

void ColumnDesk::load() {
    keep();
    m_isLoading = true;
    m_layer = m_model.layer();
    m_path = m_document.path();
    const std::vector<Field>& fields = m_model.fields();
    const TableColumns columns =
        TableColumns::fromJson(m_document.item(TableColumns::itemKind, m_layer), fields);
    QHeaderView& header = m_view.header();
    for (std::size_t at = 0; at < columns.columns.size(); ++at) {
        const TableColumns::One& one = columns.columns[at];
        const int column = m_model.columnOf(one.field);
        header.moveSection(header.visualIndex(column), static_cast<int>(at));
        header.setSectionHidden(column, false);
        header.resizeSection(column, one.width > 0
                                         ? one.width
                                         : usualWidth(fields[static_cast<std::size_t>(column)]));
        header.setSectionHidden(column, one.isHidden);
    }
    m_isFirstKept = columns.isFirstKept;
    m_model.setOrder(columns.order);
    m_kept->setFields(fields);
    m_kept->setOn(m_isFirstKept);
    m_view.header().place();
    m_isLoading = false;
}

void ColumnDesk::keepSoon() {
    if (m_isLoading) return;
    m_due = now().toJson();
    m_rest.start();
}

void ColumnDesk::keep() {
    // The model may be gone by now, and another workspace open.
    const std::string due = std::exchange(m_due, {});
    m_rest.stop();
    if (!due.empty() && !m_layer.empty() && m_path == m_document.path())
        m_document.setItem(TableColumns::itemKind, m_layer, due);
}

void ColumnDesk::hide(int column) {
    FilterHeader& header = m_view.header();
    if (header.hiddenSectionCount() + 1 >= header.count()) {
        emit noticed(tr("The last column stays: a table without columns shows nothing."));
        return;
    }
    header.setSectionHidden(column, true);
    header.place();
    m_kept->place();
    keepSoon();
}

void ColumnDesk::show(int column) {
    FilterHeader& header = m_view.header();
    header.setSectionHidden(column, false);
    if (header.sectionSize(column) < header.minimumSectionSize())
        header.resizeSection(column,
                             usualWidth(m_model.fields()[static_cast<std::size_t>(column)]));
    header.place();
    m_kept->place();
    keepSoon();
}

void ColumnDesk::showAll() {
    for (int column = 0; column < m_view.header().count(); ++column)
        show(column);
}

void ColumnDesk::keepFirst(bool isKept) {
    m_isFirstKept = isKept;
    m_kept->setOn(isKept);
    keepSoon();
}

void ColumnDesk::fill(QMenu& menu, int column) {
    const Field& field = m_model.fields()[static_cast<std::size_t>(column)];
    const auto add = [&](const char* name, const QString& text, auto called) {
        QAction* action = menu.addAction(text, this, called);
        action->setObjectName(QString::fromLatin1(name));
        return action;
    };
    const auto sort = [this, field](bool isDescending, bool isAdded) {
        std::vector<SortKey> order = isAdded ? m_model.order() : std::vector<SortKey>{};
        std::erase_if(order, [&](const SortKey& key) { return key.field == field.name; });
        order.push_back({field.name, isDescending});
        m_model.setOrder(std::move(order));
    };
    add("up", tr("Sort upwards"), [sort] { sort(false, false); });
    add("down", tr("Sort downwards"), [sort] { sort(true, false); });
    const bool isSorted = !m_model.order().empty();
    if (isSorted) {
        add("then-up", tr("Then by this, upwards (Shift+click)"), [sort] { sort(false, true); });
        add("unsorted", tr("As they were entered"), [this] { m_model.setOrder({}); });
    }
    menu.addSeparator();
    const QModelIndex cell = m_model.index(m_view.currentIndex().row(), column);
    if (cell.isValid() && m_model.isThere(cell.row())) {
        const QString shown = cell.data().toString();
        QString word =
            shown.size() > longestValue ? shown.left(longestValue) + QStringLiteral("…") : shown;
        word.replace(QLatin1Char('&'), QStringLiteral("&&"));
        add("filter",
            shown.isEmpty() ? tr("Only rows without a value here")
                            : tr("Only rows with “%1” here").arg(word),
            [this, column, shown] { emit filterAsked(column, QLatin1Char('=') + shown); });
    }
    if (!m_view.header().line(column)->text().isEmpty())
        add("unfilter", tr("Take the filter away"),
            [this, column] { emit filterAsked(column, {}); });
    add("statistics", tr("Figures of this column"),
        [this, column] { emit statisticsAsked(column); });
    add("chart", tr("Chart of this column"), [this, column] { emit chartAsked(column); });
    add("copy", tr("Copy this column"), [this, column] { emit copyAsked(column); });
    menu.addSeparator();
    add("hide", tr("Hide this column"), [this, column] { hide(column); });
    QMenu* all = menu.addMenu(tr("Columns"));
    all->setObjectName(QStringLiteral("columns"));
    if (m_view.header().hiddenSectionCount() > 0) {
        all->addAction(tr("Show all"), this, &ColumnDesk::showAll)
            ->setObjectName(QStringLiteral("show-all"));
        all->addSeparator();
    }
    for (int at = 0; at < m_view.header().count(); ++at) {
        const int each = m_view.header().logicalIndex(at);
        const Field& named = m_model.fields()[static_cast<std::size_t>(each)];
        QAction* action = all->addAction(headingOf(named));
        action->setObjectName(QStringLiteral("column.") + QString::fromStdString(named.name));
        action->setCheckable(true);
        action->setChecked(!m_view.header().isSectionHidden(each));
        connect(action, &QAction::toggled, this,
                [this, each](bool isShown) { isShown ? show(each) : hide(each); });
    }
    QAction* kept = add("keep-first", tr("Keep the first column in sight"),
                        [this] { keepFirst(!m_isFirstKept); });
    kept->setCheckable(true);
    kept->setChecked(m_isFirstKept);
}

}  // namespace hetu::desktop
