#include "app/desktop/table/row_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

#include "app/desktop/rows/cell_words.h"

namespace hetu::desktop {
namespace {

constexpr int restMilliseconds = 250;
constexpr int lineHeight = 24;

}  // namespace

FilterHeader::FilterHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
    setHighlightSections(false);
    setSectionsMovable(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumSectionSize(60);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &FilterHeader::filtersChanged);
    connect(this, &QHeaderView::sectionResized, this, &FilterHeader::place);
}

void FilterHeader::setFields(const std::vector<Field>& fields) {
    m_rest.stop();
    qDeleteAll(m_lines);
    m_lines.clear();
    m_fields = fields;
    for (const Field& field : fields) {
        auto* line = new QLineEdit(this);
        line->setPlaceholderText(tr("Filter"));
        line->setAccessibleName(tr("Filter: %1").arg(headingOf(field)));
        line->setToolTip(field.type == FieldType::Text
                             ? tr("Part of the text; =text for all of it; = for empty")
                             : tr(">10, 10..20, <>0; = for empty"));
        connect(line, &QLineEdit::textEdited, this, [this] { m_rest.start(); });
        connect(line, &QLineEdit::returnPressed, this, [this] {
            m_rest.stop();
            emit filtersChanged();
        });
        line->show();
        m_lines.push_back(line);
    }
    updateGeometries();
}

std::vector<ColumnFilter> FilterHeader::filters() const {
    std::vector<ColumnFilter> filters;
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if (const QString text = m_lines[i]->text().trimmed(); !text.isEmpty())
            filters.push_back({m_fields[i].name, text.toStdString()});
    return filters;
}

QLineEdit* FilterHeader::line(int column) const {
    return m_lines.at(static_cast<std::size_t>(column));
}

void FilterHeader::clear() {
    m_rest.stop();
    for (QLineEdit* line : m_lines)
        line->clear();
}

QSize FilterHeader::sizeHint() const {
    QSize size = QHeaderView::sizeHint();
    if (!m_lines.empty()) size.rheight() += m_lines.front()->sizeHint().height() + 2;
    return size;
}

void FilterHeader::updateGeometries() {
    const int below = m_lines.empty() ? 0 : m_lines.front()->sizeHint().height() + 2;
    setViewportMargins(0, 0, 0, below);
    QHeaderView::updateGeometries();
    place();
}

void FilterHeader::place() {
    const int top = QHeaderView::sizeHint().height();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const int section = static_cast<int>(i);
        if (section >= count()) return;
        m_lines[i]->setGeometry(sectionViewportPosition(section) + 1, top, sectionSize(section) - 2,
                                m_lines[i]->sizeHint().height());
    }
}

RowView::RowView(RowModel& model, Selection& selection, QWidget* parent)
    : QTableView(parent), m_model(model), m_selection(selection), m_header(new FilterHeader(this)) {
    setHorizontalHeader(m_header);
    setModel(&model);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(lineHeight);
    m_header->setDefaultSectionSize(130);
    setAccessibleName(tr("Table of rows"));
    connect(m_header, &QHeaderView::sectionClicked, this, [this](int column) {
        emit columnChosen(column);
        m_model.sortBy(column, QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
    });
    connect(verticalHeader(), &QHeaderView::sectionPressed, this, [this](int row) {
        setCurrentIndex(m_model.index(row, std::max(0, currentColumn())));
        choose(row, QApplication::keyboardModifiers());
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { m_anchor = -1; });
}

void RowView::choose(int row, Qt::KeyboardModifiers modifiers) {
    if (row < 0 || row >= m_model.rowCount()) return;
    const RowModel::Ids& ids = *m_model.ids();
    const std::int64_t id = ids[static_cast<std::size_t>(row)];
    const bool isControl = modifiers.testFlag(Qt::ControlModifier);
    if (modifiers.testFlag(Qt::ShiftModifier) && m_anchor >= 0) {
        const auto [low, high] = std::minmax(m_anchor, row);
        m_selection.select(m_model.layer(), {ids.begin() + low, ids.begin() + high + 1},
                           isControl ? SelectMode::Add : SelectMode::Replace);
        return;  // the other end stays where it is
    }
    m_anchor = row;
    m_selection.select(m_model.layer(), {id}, isControl ? SelectMode::Toggle : SelectMode::Replace);
}

void RowView::selectAll() {
    m_selection.select(m_model.layer(), *m_model.ids());
}

void RowView::mousePressEvent(QMouseEvent* event) {
    QTableView::mousePressEvent(event);
    const QModelIndex at = indexAt(event->pos());
    if (at.isValid() && event->button() == Qt::LeftButton) choose(at.row(), event->modifiers());
}

void RowView::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex at = indexAt(event->pos());
    if (at.isValid() && event->button() == Qt::LeftButton)
        emit goAsked((*m_model.ids())[static_cast<std::size_t>(at.row())]);
}

void RowView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        emit copyAsked();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid()) {
        emit goAsked((*m_model.ids())[static_cast<std::size_t>(currentIndex().row())]);
        return;
    }
    const int before = currentIndex().row();
    QTableView::keyPressEvent(event);
    if (const int now = currentIndex().row(); now != before && now >= 0) {
        if (m_anchor < 0) m_anchor = before;
        choose(now, event->modifiers() & Qt::ShiftModifier);
    }
}

void RowView::scrollContentsBy(int x, int y) {
    QTableView::scrollContentsBy(x, y);
    if (x != 0) m_header->place();
}

void RowView::currentChanged(const QModelIndex& now, const QModelIndex& before) {
    QTableView::currentChanged(now, before);
    if (now.isValid() && now.column() != before.column()) emit columnChosen(now.column());
}

}  // namespace hetu::desktop
