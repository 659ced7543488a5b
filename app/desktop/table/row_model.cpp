#include "app/desktop/table/row_model.h"

#include <QBrush>
#include <QMetaObject>
#include <algorithm>
#include <limits>
#include <span>

#include "app/desktop/look/theme.h"
#include "app/desktop/rows/cell_words.h"

namespace hetu::desktop {
namespace {

constexpr std::size_t pageRows = 200;
constexpr std::size_t mostPages = 64;
constexpr std::size_t mostWanted = 8;  // what was scrolled past long ago is not read

/// Weaker than the ground of what is selected.
QColor relatedGround() {
    QColor colour = theme().selection;
    colour.setAlpha(theme().isDark ? 45 : 26);
    return colour;
}

}  // namespace

RowModel::RowModel(const Selection& selection, QObject* parent)
    : QAbstractTableModel(parent), m_selection(selection), m_idsJob(this), m_pageJob(this) {}

void RowModel::setLayer(const std::string& path,
                        const std::string& layer,
                        std::vector<Field> fields,
                        std::shared_ptr<const CodeLists> codes) {
    beginResetModel();
    m_idsJob.forget();
    m_pageJob.forget();
    m_path = path;
    m_layer = layer;
    m_fields = std::move(fields);
    m_codes = std::move(codes);
    m_filter = {};
    m_filter.region = m_region;
    m_order.clear();
    m_waiting.reset();
    m_ids = std::make_shared<const Ids>();
    m_pages.clear();
    m_wanted.clear();
    endResetModel();
    readAgain();
}

void RowModel::setFilter(RowFilter filter) {
    m_filter = std::move(filter);
    m_filter.region = m_region;
    readAgain();
}

void RowModel::setRegion(const std::string& region) {
    m_region = region;
    setFilter(RowFilter(m_filter));
}

void RowModel::sortBy(int column, bool isAdded) {
    const std::string& field = m_fields.at(static_cast<std::size_t>(column)).name;
    const auto at = std::find_if(m_order.begin(), m_order.end(),
                                 [&](const SortKey& key) { return key.field == field; });
    const bool isThere = at != m_order.end();
    const bool wasDescending = isThere && at->isDescending;
    if (!isAdded) {
        m_order.clear();
        if (!wasDescending) m_order.push_back({field, isThere});
    } else if (!isThere) {
        m_order.push_back({field, false});
    } else if (wasDescending) {
        m_order.erase(at);
    } else {
        at->isDescending = true;
    }
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    emit ordered();
    readAgain();
}

void RowModel::setOrder(std::vector<SortKey> order) {
    if (std::equal(order.begin(), order.end(), m_order.begin(), m_order.end(),
                   [](const SortKey& a, const SortKey& b) {
                       return a.field == b.field && a.isDescending == b.isDescending;
                   }))
        return;
    m_order = std::move(order);
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    emit ordered();
    readAgain();
}

void RowModel::readAgain() {
    if (m_layer.empty()) return;
    m_idsJob.start<Ids>(
        [path = m_path, layer = m_layer, filter = m_filter,
         order = m_order](const Progress& progress) -> Result<Ids> {
            HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
            return query.ids(filter, order, progress);
        },
        [this](Result<Ids> result) {
            if (!result.ok()) {
                emit failed(result.error());
                return;
            }
            constexpr std::size_t most = std::numeric_limits<int>::max();
            if (result.value().size() > most) result.value().resize(most);
            takeIds(std::move(result).value());
        });
    emit reading();
}

void RowModel::takeIds(Ids ids) {
    const bool isSame = ids == *m_ids;
    if (!isSame && m_isHeld) {
        m_waiting = std::move(ids);
        ids = *m_ids;  // other values are shown all the same
    }
    m_pageJob.forget();
    m_wanted.clear();
    if (isSame || m_waiting) {
        for (auto& [number, page] : m_pages)
            page.isOld = true;
        if (!m_ids->empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    } else {
        beginResetModel();
        m_ids = std::make_shared<const Ids>(std::move(ids));
        m_pages.clear();
        endResetModel();
    }
    emit loaded();
}

void RowModel::hold(bool isHeld) {
    m_isHeld = isHeld;
    if (m_isHeld || !m_waiting) return;
    Ids ids = std::move(*m_waiting);
    m_waiting.reset();
    takeIds(std::move(ids));
}

int RowModel::columnOf(const std::string& field) const {
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        if (m_fields[i].name == field) return static_cast<int>(i);
    return -1;
}

bool RowModel::isThere(int row) const {
    return row >= 0 && m_pages.contains(static_cast<std::size_t>(row) / pageRows);
}

void RowModel::showWritten(int row, int column, const std::string& value, const QString& text) {
    const auto page = m_pages.find(static_cast<std::size_t>(row) / pageRows);
    if (page == m_pages.end()) return;
    const std::size_t at = (static_cast<std::size_t>(row) % pageRows) * m_fields.size() +
                           static_cast<std::size_t>(column);
    page->second.cells[at] = text;
    if (!page->second.values.empty()) page->second.values[at] = value;
    emit dataChanged(index(row, column), index(row, column));
}

Qt::ItemFlags RowModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (m_isEditable && index.isValid() && isThere(index.row())) flags |= Qt::ItemIsEditable;
    return flags;
}

void RowModel::showSelection() {
    if (!m_ids->empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1),
                         {Qt::BackgroundRole});
}

int RowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_ids->size());
}

int RowModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

QVariant RowModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto column = static_cast<std::size_t>(index.column());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole: {
            const auto page = m_pages.find(row / pageRows);
            if (page == m_pages.end()) {
                want(row / pageRows);
                return QStringLiteral("…");
            }
            page->second.lastUse = ++m_use;
            if (page->second.isOld) want(row / pageRows);
            return page->second.cells[(row % pageRows) * m_fields.size() + column];
        }
        case Qt::EditRole: {
            const auto page = m_pages.find(row / pageRows);
            if (page == m_pages.end() || page->second.values.empty()) return {};
            return QString::fromStdString(
                page->second.values[(row % pageRows) * m_fields.size() + column]);
        }
        case Qt::TextAlignmentRole:
            return static_cast<int>(
                Qt::AlignVCenter |
                (m_fields[column].type == FieldType::Text ? Qt::AlignLeft : Qt::AlignRight));
        case Qt::BackgroundRole:
            if (m_selection.contains(m_layer, (*m_ids)[row])) return QBrush(theme().selected);
            if (m_selection.isRelated(m_layer, (*m_ids)[row])) return QBrush(relatedGround());
            return {};
        default:
            return {};
    }
}

QVariant RowModel::headerData(int section, Qt::Orientation side, int role) const {
    if (side == Qt::Vertical) return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    const auto column = static_cast<std::size_t>(section);
    if (column >= m_fields.size()) return {};
    if (role == Qt::ToolTipRole) return QString::fromStdString(m_fields[column].name);
    if (role != Qt::DisplayRole) return {};
    QString heading = headingOf(m_fields[column]);
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        if (m_order[i].field != m_fields[column].name) continue;
        heading += m_order[i].isDescending ? QStringLiteral(" ▼") : QStringLiteral(" ▲");
        if (m_order.size() > 1) heading += QString::number(i + 1);
    }
    return heading;
}

void RowModel::want(std::size_t page) const {
    if (std::find(m_wanted.begin(), m_wanted.end(), page) != m_wanted.end()) return;
    m_wanted.push_back(page);
    if (m_wanted.size() > mostWanted) m_wanted.pop_front();
    if (m_isFetchDue || m_pageJob.isRunning()) return;
    m_isFetchDue = true;
    auto* self = const_cast<RowModel*>(this);
    QMetaObject::invokeMethod(
        self,
        [self] {
            self->m_isFetchDue = false;
            self->fetch();
        },
        Qt::QueuedConnection);
}

void RowModel::fetch() {
    if (m_wanted.empty() || m_pageJob.isRunning()) return;
    const std::size_t page = m_wanted.back();
    const std::size_t from = page * pageRows;
    if (from >= m_ids->size()) {
        m_wanted.pop_back();
        fetch();
        return;
    }
    m_pageJob.start<Page>(
        [path = m_path, layer = m_layer, ids = m_ids, codes = m_codes, isEditable = m_isEditable,
         from](const Progress& progress) -> Result<Page> {
            HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
            const std::size_t count = std::min(pageRows, ids->size() - from);
            HETU_TRY(const Table table, query.page(std::span(*ids).subspan(from, count), progress));
            Page read;
            read.cells.reserve(count * table.columns().size());
            for (std::size_t row = 0; row < count; ++row)
                for (const Column& column : table.columns()) {
                    read.cells.push_back(shownCell(*codes, layer, column, row));
                    if (isEditable) read.values.push_back(keptCell(column, row));
                }
            return read;
        },
        [this, page, from](Result<Page> result) {
            std::erase(m_wanted, page);
            const std::size_t count = std::min(pageRows, m_ids->size() - from);
            if (!result.ok()) {
                emit failed(result.error());
            } else if (result.value().cells.size() == count * m_fields.size()) {
                m_pages[page] = std::move(result).value();
                m_pages[page].lastUse = ++m_use;
                while (m_pages.size() > mostPages)
                    m_pages.erase(std::min_element(m_pages.begin(), m_pages.end(),
                                                   [](const auto& a, const auto& b) {
                                                       return a.second.lastUse < b.second.lastUse;
                                                   }));
                emit dataChanged(index(static_cast<int>(from), 0),
                                 index(static_cast<int>(from + count - 1), columnCount() - 1));
            }
            fetch();
        });
}

}  // namespace hetu::desktop
