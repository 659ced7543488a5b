#include "app/desktop/map/identify.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_view.h"
#include "layers/workspace/register_schema.h"

namespace hetu::desktop {
namespace {

constexpr std::size_t mostRows = 10;  // of a layer: more are no longer what was clicked
constexpr double reachPixels = 6;
constexpr int rowRole = Qt::UserRole;

QString labelOfField(const Field& field) {
    return field.label.isEmpty() ? QString::fromStdString(field.name) : words(field.label);
}

}  // namespace

std::size_t FoundHere::count() const {
    std::size_t rows = 0;
    for (const Layer& layer : layers)
        rows += layer.rowCount();
    return rows;
}

Result<FoundHere> findHere(const std::string& workspacePath,
                           const LayerSource& source,
                           const std::vector<std::string>& names,
                           Point at,
                           double metres,
                           const Progress& progress,
                           const std::map<std::string, std::string>& conditions) {
    FoundHere found;
    found.at = at;
    HETU_TRY(found.codes, CodeLists::read(workspacePath));
    for (const std::string& name : names) {
        const LayerInfo* info = source.find(name);
        if (!info || !info->extent.grown(metres).covers(at)) continue;
        if (info->isSurface) {
            HETU_TRY(const Surface surface, source.readSurface(name));
            const auto column =
                static_cast<int>(std::floor((at.x - surface.minX) / surface.cellMetres));
            const auto row =
                static_cast<int>(std::floor((surface.maxY - at.y) / surface.cellMetres));
            if (column < 0 || row < 0 || column >= surface.columns || row >= surface.rows) continue;
            if (const double value = surface.at(column, row); std::isfinite(value))
                found.values.emplace_back(*info, value);
        } else if (info->geometry != GeometryKind::None) {
            const auto condition = conditions.find(name);
            HETU_TRY(Layer rows, rowsNear(workspacePath, name, at, metres, mostRows, progress,
                                          condition == conditions.end() ? "" : condition->second));
            if (rows.rowCount() > 0) found.layers.push_back(std::move(rows));
        }
        if (progress.cancelled()) return cancelledError();
    }
    return found;
}

std::vector<std::pair<QString, QString>> factsOf(const CodeLists& codes,
                                                 const Layer& layer,
                                                 std::size_t row) {
    std::vector<std::pair<QString, QString>> facts;
    for (const Column& column : layer.table.columns()) {
        const Field& field = column.field;
        if (field.name == "id" || column.isMissing(row)) continue;
        QString value;
        if (!codes.of(layer.name, field.name).empty())
            value = words(
                codes.label(layer.name, field.name,
                            column.isText() ? column.texts[row] : toText(column.numbers[row])));
        else if (column.isText())
            value = QString::fromStdString(column.texts[row]);
        else
            value = shownQuantity(column.numbers[row], field.unit);
        facts.emplace_back(labelOfField(field), value);
    }
    return facts;
}

QString nameOf(const Layer& layer, std::size_t row) {
    const Column* name = layer.table.find("name");
    if (name && name->isText() && !name->texts[row].empty())
        return QString::fromStdString(name->texts[row]);
    const Column* id = layer.table.find("id");
    return QCoreApplication::translate("FoundPage", "%1 no. %2")
        .arg(words(layer.title, layer.name))
        .arg(id ? static_cast<qint64>(id->numbers[row]) : static_cast<qint64>(row + 1));
}

bool IdentifyTool::press(const MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) return false;
    emit asked(mouse.at, reachPixels * map()->frame().metresPerPixel);
    return true;
}

bool IdentifyTool::move(const MapMouse&) {
    if (m_isByKeys) map()->update();
    m_isByKeys = false;
    return false;
}

bool IdentifyTool::key(QKeyEvent& event) {
    if (event.key() == Qt::Key_Escape) return false;
    m_isByKeys = true;
    map()->update();
    if (event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter) return false;
    const MapFrame& frame = map()->frame();
    emit asked(frame.centre, reachPixels * frame.metresPerPixel);
    return true;
}

void IdentifyTool::paint(QPainter& painter) {
    if (!m_isByKeys) return;
    const QPointF middle(map()->width() / 2.0, map()->height() / 2.0);
    for (const QPen& pen : {QPen(theme().mapNote, 5), QPen(theme().selection, 2)}) {
        painter.setPen(pen);
        painter.drawLine(middle - QPointF(12, 0), middle + QPointF(12, 0));
        painter.drawLine(middle - QPointF(0, 12), middle + QPointF(0, 12));
    }
}

FoundPage::FoundPage(FoundHere found, QWidget* parent)
    : QWidget(parent), m_found(std::move(found)), m_tree(new QTreeWidget) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    auto* summary = new QLabel;
    summary->setWordWrap(true);
    summary->setText(m_found.layers.empty() && m_found.values.empty()
                         ? tr("Nothing lies here. Zoom in, or click closer to what you mean.")
                         : tr("%1 things in %2 layers, the topmost first.")
                               .arg(m_found.count() + m_found.values.size())
                               .arg(m_found.layers.size() + m_found.values.size()));
    rows->addWidget(summary);
    rows->addWidget(m_tree, 1);
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->setAccessibleName(tr("What lies here"));
    m_tree->setWordWrap(true);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    for (const auto& [info, value] : m_found.values) {
        const std::string unit = info.fields.empty() ? std::string() : info.fields.front().unit;
        auto* item =
            new QTreeWidgetItem(m_tree, {words(info.title, info.name), shownQuantity(value, unit)});
        item->setToolTip(1, item->text(1));
    }
    for (const Layer& layer : m_found.layers) {
        auto* heading = new QTreeWidgetItem(
            m_tree, {tr("%1 (%2)").arg(words(layer.title, layer.name)).arg(layer.rowCount())});
        QFont bold = heading->font(0);
        bold.setBold(true);
        heading->setFont(0, bold);
        heading->setFirstColumnSpanned(true);
        heading->setExpanded(true);
        for (std::size_t row = 0; row < layer.rowCount(); ++row) {
            auto* item = new QTreeWidgetItem(heading, {nameOf(layer, row)});
            item->setFirstColumnSpanned(true);
            item->setData(0, rowRole, static_cast<qulonglong>(m_rows.size()));
            item->setToolTip(0, item->text(0));
            for (const auto& [label, value] : factsOf(m_found.codes, layer, row)) {
                auto* fact = new QTreeWidgetItem(item, {label, value});
                fact->setData(0, rowRole, static_cast<qulonglong>(m_rows.size()));
                fact->setToolTip(1, value);
            }
            if (m_rows.empty()) {
                item->setExpanded(true);
                m_tree->setCurrentItem(item);
            }
            m_rows.push_back({&layer, row});
        }
    }
    auto* buttons = new QHBoxLayout;
    const auto button = [&](const QString& text, const char* name, auto called) {
        auto* made = new QPushButton(icon(QString::fromLatin1(name)), text);
        made->setEnabled(!m_rows.empty());
        connect(made, &QPushButton::clicked, this, called);
        buttons->addWidget(made);
        m_needRow.push_back(made);
    };
    button(tr("Zoom"), "zoom-selection", [this] {
        const Row* row = current();
        if (!row) return;
        Extent extent;
        if (row->layer->kind == GeometryKind::Point)
            extent.include(row->layer->points[row->row]);
        else
            extent = row->layer->shapes[row->row].extent();
        emit zoomAsked(extent);
    });
    button(tr("Select"), "check", [this] {
        if (const Row* row = current())
            emit selectAsked(QString::fromStdString(row->layer->name),
                             static_cast<qint64>(row->layer->table.find("id")->numbers[row->row]));
    });
    button(tr("Copy"), "copy", [this] { copy(); });
    rows->addLayout(buttons);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &FoundPage::takeCurrent);
}

const FoundPage::Row* FoundPage::current() const {
    const QTreeWidgetItem* item = m_tree->currentItem();
    if (!item) return nullptr;
    const QVariant index = item->data(0, rowRole);
    if (!index.isValid()) return nullptr;
    return &m_rows[static_cast<std::size_t>(index.toULongLong())];
}

void FoundPage::takeCurrent() {
    const Row* row = current();
    for (QWidget* button : m_needRow)
        button->setEnabled(row != nullptr);
    if (row)
        emit flashAsked(QString::fromStdString(row->layer->name),
                        static_cast<qint64>(row->layer->table.find("id")->numbers[row->row]));
}

void FoundPage::copy() const {
    const Row* row = current();
    if (!row) return;
    QString text = nameOf(*row->layer, row->row) + QLatin1Char('\n');
    for (const auto& [label, value] : factsOf(m_found.codes, *row->layer, row->row))
        text += label + QLatin1Char('\t') + value + QLatin1Char('\n');
    QGuiApplication::clipboard()->setText(text);
}

}  // namespace hetu::desktop
