#include "app/desktop/table/kept_column.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QScrollBar>

namespace hetu::desktop {

KeptColumn::KeptColumn(RowModel& model, RowView& view)
    : QTableView(&view), m_model(model), m_view(view), m_header(new FilterHeader(this)) {
    setObjectName(QStringLiteral("keptColumn"));
    setHorizontalHeader(m_header);
    setModel(&model);
    setFocusPolicy(Qt::NoFocus);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(view.verticalHeader()->defaultSectionSize());
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setWordWrap(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_header->setSectionsMovable(false);
    m_header->setSectionResizeMode(QHeaderView::Fixed);
    hide();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, view.verticalScrollBar(),
            &QScrollBar::setValue);
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(),
            &QScrollBar::setValue);
    connect(view.horizontalScrollBar(), &QScrollBar::valueChanged, this, &KeptColumn::place);
    connect(&view.header(), &QHeaderView::sectionResized, this, &KeptColumn::place);
    connect(&model, &QAbstractItemModel::modelReset, this, &KeptColumn::place);
    connect(m_header, &QHeaderView::sectionClicked, &view.header(), &QHeaderView::sectionClicked);
    connect(m_header, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        emit m_view.menuAsked(m_column, m_header->mapToGlobal(at));
    });
    connect(m_header, &FilterHeader::filtersChanged, this, [this] {
        if (m_column >= 0) m_view.header().filter(m_column, m_header->line(m_column)->text());
    });
    view.viewport()->installEventFilter(this);
}

void KeptColumn::setFields(const std::vector<Field>& fields) {
    m_header->setFields(fields);
    m_column = -1;
    place();
}

void KeptColumn::setOn(bool isOn) {
    m_isOn = isOn;
    place();
}

void KeptColumn::place() {
    const FilterHeader& header = m_view.header();
    int first = -1;
    for (int at = 0; at < header.count() && first < 0; ++at)
        if (!header.isSectionHidden(header.logicalIndex(at))) first = header.logicalIndex(at);
    const int width = first < 0 ? 0 : header.sectionSize(first);
    // A column as wide as the table would leave no room for any other.
    const bool isWanted = m_isOn && first >= 0 && width < m_view.viewport()->width() * 2 / 3;
    m_view.setCovered(isWanted ? first : -1, isWanted ? width : 0);
    if (!isWanted || m_view.horizontalScrollBar()->value() <= 0) {
        hide();
        return;
    }
    if (first != m_column || m_header->isSectionHidden(first) ||
        m_header->hiddenSectionCount() + 1 != m_header->count()) {
        m_column = first;
        for (int column = 0; column < m_header->count(); ++column)
            m_header->setSectionHidden(column, column != first);
    }
    m_header->resizeSection(first, width);
    if (QLineEdit* line = m_header->line(first); !line->hasFocus())
        line->setText(header.filterText(first));
    const int frame = m_view.frameWidth();
    setGeometry(frame + m_view.verticalHeader()->width(), frame, width + 1,
                header.height() + m_view.viewport()->height());
    verticalScrollBar()->setValue(m_view.verticalScrollBar()->value());
    m_header->place();
    show();
    raise();
}

void KeptColumn::mousePressEvent(QMouseEvent* event) {
    const QModelIndex at = indexAt(event->pos());
    if (!at.isValid() || event->button() != Qt::LeftButton) return;
    m_view.setFocus(Qt::MouseFocusReason);
    m_view.selectionModel()->setCurrentIndex(m_model.index(at.row(), m_column),
                                             QItemSelectionModel::NoUpdate);
    m_view.choose(at.row(), event->modifiers());
}

void KeptColumn::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex at = indexAt(event->pos());
    if (at.isValid() && event->button() == Qt::LeftButton)
        m_view.write(m_model.index(at.row(), m_column));
}

void KeptColumn::contextMenuEvent(QContextMenuEvent* event) {
    if (indexAt(event->pos()).isValid()) emit m_view.menuAsked(m_column, event->globalPos());
}

bool KeptColumn::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) place();
    return QTableView::eventFilter(watched, event);
}

}  // namespace hetu::desktop
