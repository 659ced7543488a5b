#include "app/desktop/table/filter_header.h"

#include "app/desktop/rows/cell_words.h"

namespace hetu::desktop {
namespace {

constexpr int restMilliseconds = 250;

}  // namespace

FilterHeader::FilterHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
    setHighlightSections(false);
    setSectionsMovable(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumSectionSize(60);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &FilterHeader::filtersChanged);
    connect(this, &QHeaderView::sectionResized, this, &FilterHeader::place);
    connect(this, &QHeaderView::sectionMoved, this, &FilterHeader::place);
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

void FilterHeader::filter(int column, const QString& text) {
    line(column)->setText(text);
    m_rest.stop();
    emit filtersChanged();
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
        m_lines[i]->setVisible(!isSectionHidden(section));
        m_lines[i]->setGeometry(sectionViewportPosition(section) + 1, top, sectionSize(section) - 2,
                                m_lines[i]->sizeHint().height());
    }
}

}  // namespace hetu::desktop
