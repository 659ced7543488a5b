#include "app/desktop/charts/chart_view.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "app/desktop/base/numbers.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/rows/cell_words.h"

namespace hetu::desktop {
namespace {

constexpr double barHeight = 22, clickPixels = 4;

/// Of what is related to the selection, beside that of the selection itself.
QColor relatedColour() {
    QColor colour = theme().selection;
    colour.setAlpha(110);
    return colour;
}

double shareOf(const std::vector<std::size_t>& byPart, std::size_t part, std::size_t all) {
    return part < byPart.size() && all > 0
               ? static_cast<double>(byPart[part]) / static_cast<double>(all)
               : 0;
}

QString count(std::size_t number) {
    return grouped(static_cast<double>(number), 0);
}

}  // namespace

ChartView::ChartView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setMinimumSize(240, 120);
    setAccessibleName(tr("Chart"));
}

void ChartView::setChart(ChartPointer chart, const QString& words) {
    m_chart = std::move(chart);
    m_words = words;
    m_selected.clear();
    m_related.clear();
    m_from.reset();
    m_firstBar = 0;
    update();
}

void ChartView::setSelected(std::vector<std::size_t> byPart, std::vector<std::size_t> related) {
    m_selected = std::move(byPart);
    m_related = std::move(related);
    update();
}

QRectF ChartView::plot() const {
    if (m_chart && m_chart->wish.kind == ChartWish::Kind::Ranking)
        return QRectF(rect()).adjusted(150, 6, -70, -6);
    return QRectF(rect()).adjusted(64, 10, -16, -38);
}

int ChartView::barsInSight() const {
    return std::max(1, static_cast<int>(plot().height() / barHeight));
}

QRectF ChartView::rectOf(std::size_t part) const {
    const QRectF area = plot();
    if (!m_chart) return {};
    switch (m_chart->wish.kind) {
        case ChartWish::Kind::Histogram: {
            const auto& counts = m_chart->histogram.counts;
            const double width = area.width() / static_cast<double>(counts.size());
            const auto most = static_cast<double>(
                std::max<std::size_t>(1, *std::max_element(counts.begin(), counts.end())));
            constexpr double least = 2;  // a bin of one row is to be seen beside one of thousands
            const double height =
                counts[part] == 0
                    ? 0
                    : std::max(least, area.height() * static_cast<double>(counts[part]) / most);
            return {area.left() + width * static_cast<double>(part), area.bottom() - height, width,
                    height};
        }
        case ChartWish::Kind::Scatter: {
            const analysis::ScatterCells& cells = m_chart->cells;
            const double width = area.width() / cells.columns, height = area.height() / cells.rows;
            const int at = static_cast<int>(part);
            return {area.left() + width * (at % cells.columns),
                    area.bottom() - height * (at / cells.columns + 1), width, height};
        }
        case ChartWish::Kind::Ranking: {
            double most = 0;
            for (const analysis::RankedGroup& group : m_chart->groups)
                if (std::isfinite(group.figure)) most = std::max(most, group.figure);
            const double figure = m_chart->groups[part].figure;
            const double width = most > 0 && figure > 0 ? area.width() * figure / most : 0;
            return {area.left(), area.top() + barHeight * (static_cast<int>(part) - m_firstBar) + 3,
                    width, barHeight - 6};
        }
    }
    return {};
}

QString ChartView::nameOf(std::size_t part) const {
    switch (m_chart->wish.kind) {
        case ChartWish::Kind::Histogram: {
            const std::string& unit = m_chart->x.field.unit;
            return tr("%1 to %2")
                .arg(shownNumber(m_chart->histogram.limits[part], unit),
                     shownQuantity(m_chart->histogram.limits[part + 1], unit));
        }
        case ChartWish::Kind::Scatter:
            return {};
        case ChartWish::Kind::Ranking: {
            const analysis::RankedGroup& group = m_chart->groups[part];
            if (group.value.empty()) return tr("(blank)");
            Column one{m_chart->x.field, {}, {}};
            if (one.isText())
                one.texts.push_back(group.value);
            else
                one.numbers.push_back(group.number);
            return shownCell(m_chart->codes, m_chart->wish.layer, one, 0);
        }
    }
    return {};
}

QString ChartView::wordsOf(std::size_t part) const {
    const std::size_t selected = part < m_selected.size() ? m_selected[part] : 0;
    std::size_t rows = 0;
    QString extra;
    switch (m_chart->wish.kind) {
        case ChartWish::Kind::Histogram:
            rows = m_chart->histogram.counts[part];
            break;
        case ChartWish::Kind::Scatter:
            rows = m_chart->cells.counts[part];
            break;
        case ChartWish::Kind::Ranking:
            rows = m_chart->groups[part].rows;
            if (!m_chart->wish.y.empty())
                extra = tr("; %1: %2")
                            .arg(headingOf(m_chart->y.field),
                                 shownNumber(m_chart->groups[part].figure, m_chart->y.field.unit));
    }
    const QString name = nameOf(part);
    return (name.isEmpty() ? QString() : name + QStringLiteral(": ")) +
           tr("%1 rows, %2 selected").arg(count(rows), count(selected)) +
           (part < m_related.size() && m_related[part] > 0
                ? tr(", %1 related").arg(count(m_related[part]))
                : QString()) +
           extra;
}

void ChartView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme().base);
    if (!m_chart || m_chart->partCount() == 0) {
        painter.setPen(theme().quietText);
        painter.drawText(rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         m_chart ? tr("No row has a value here.") : m_words);
        return;
    }
    switch (m_chart->wish.kind) {
        case ChartWish::Kind::Histogram:
            paintHistogram(painter);
            break;
        case ChartWish::Kind::Scatter:
            paintScatter(painter);
            break;
        case ChartWish::Kind::Ranking:
            paintRanking(painter);
            break;
    }
    if (m_from && m_chart->wish.kind != ChartWish::Kind::Ranking) {
        QRectF box = QRectF(*m_from, m_to).normalized();
        if (m_chart->wish.kind == ChartWish::Kind::Histogram) {
            box.setTop(plot().top());
            box.setBottom(plot().bottom());
        }
        QColor fill = theme().selection;
        fill.setAlpha(40);
        painter.setPen(QPen(theme().selection, 1));
        painter.setBrush(fill);
        painter.drawRect(box);
    }
}

void ChartView::paintHistogram(QPainter& painter) const {
    const QRectF area = plot();
    const analysis::Histogram& figures = m_chart->histogram;
    painter.setPen(Qt::NoPen);
    for (std::size_t bin = 0; bin < figures.counts.size(); ++bin) {
        const QRectF bar = rectOf(bin).adjusted(0.5, 0, -0.5, 0);
        painter.fillRect(bar, theme().faintText);
        const double chosen = bar.height() * shareOf(m_selected, bin, figures.counts[bin]);
        const double beside = bar.height() * shareOf(m_related, bin, figures.counts[bin]);
        painter.fillRect(QRectF(bar.left(), bar.bottom() - chosen, bar.width(), chosen),
                         theme().selection);
        painter.fillRect(QRectF(bar.left(), bar.bottom() - chosen - beside, bar.width(), beside),
                         relatedColour());
    }
    painter.setPen(theme().line);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setPen(theme().quietText);
    const std::size_t most = *std::max_element(figures.counts.begin(), figures.counts.end());
    painter.drawText(QRectF(0, area.top() - 8, area.left() - 6, 18),
                     Qt::AlignRight | Qt::AlignVCenter, count(most));
    painter.drawText(QRectF(0, area.bottom() - 10, area.left() - 6, 18),
                     Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("0"));
    const double step = area.width() / static_cast<double>(figures.counts.size());
    double free = -1;
    for (std::size_t at = 0; at < figures.limits.size(); ++at) {
        const QString text = shownNumber(figures.limits[at], m_chart->x.field.unit);
        const double width = painter.fontMetrics().horizontalAdvance(text);
        const double middle = area.left() + step * static_cast<double>(at);
        if (middle - width / 2 < free) continue;
        painter.drawText(QRectF(middle - width / 2 - 1, area.bottom() + 2, width + 2, 16),
                         Qt::AlignCenter, text);
        free = middle + width / 2 + 12;
    }
    painter.setPen(theme().text);
    painter.drawText(QRectF(area.left(), area.bottom() + 18, area.width(), 18), Qt::AlignCenter,
                     headingOf(m_chart->x.field));
}

void ChartView::paintScatter(QPainter& painter) const {
    const QRectF area = plot();
    const analysis::ScatterCells& cells = m_chart->cells;
    const auto most = static_cast<double>(
        std::max<std::uint32_t>(1, *std::max_element(cells.counts.begin(), cells.counts.end())));
    for (std::size_t cell = 0; cell < cells.counts.size(); ++cell) {
        if (cells.counts[cell] == 0) continue;
        const bool isSelected = cell < m_selected.size() && m_selected[cell] > 0;
        const bool isRelated = !isSelected && shareOf(m_related, cell, cells.counts[cell]) > 0;
        QColor colour = isSelected || isRelated ? theme().selection : theme().text;
        // One row is to be seen beside the fullest cell.
        const double share = std::log1p(cells.counts[cell]) / std::log1p(most);
        colour.setAlphaF(static_cast<float>(isSelected  ? 0.55 + 0.45 * share
                                            : isRelated ? 0.3 + 0.3 * share
                                                        : 0.25 + 0.6 * share));
        const QRectF box = rectOf(cell);
        const double side = std::max(3.0, std::min(box.width(), box.height()));
        painter.fillRect(
            QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side), colour);
    }
    painter.setPen(theme().line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area);
    painter.setPen(theme().quietText);
    const auto x = [&](double value) { return shownNumber(value, m_chart->x.field.unit); };
    const auto y = [&](double value) { return shownNumber(value, m_chart->y.field.unit); };
    painter.drawText(QRectF(area.left(), area.bottom() + 2, 120, 16), Qt::AlignLeft,
                     x(cells.box.minX));
    painter.drawText(QRectF(area.right() - 120, area.bottom() + 2, 120, 16), Qt::AlignRight,
                     x(cells.box.maxX));
    painter.drawText(QRectF(0, area.top() - 4, area.left() - 6, 16), Qt::AlignRight,
                     y(cells.box.maxY));
    painter.drawText(QRectF(0, area.bottom() - 14, area.left() - 6, 16), Qt::AlignRight,
                     y(cells.box.minY));
    painter.setPen(theme().text);
    painter.drawText(QRectF(area.left(), area.bottom() + 18, area.width(), 18), Qt::AlignCenter,
                     headingOf(m_chart->x.field));
    painter.save();
    painter.translate(14, area.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-area.height() / 2, -9, area.height(), 18), Qt::AlignCenter,
                     headingOf(m_chart->y.field));
    painter.restore();
}

void ChartView::paintRanking(QPainter& painter) const {
    const QRectF area = plot();
    const int last = std::min(static_cast<int>(m_chart->groups.size()), m_firstBar + barsInSight());
    for (int at = m_firstBar; at < last; ++at) {
        const auto part = static_cast<std::size_t>(at);
        const analysis::RankedGroup& group = m_chart->groups[part];
        const QRectF bar = rectOf(part);
        painter.fillRect(bar, theme().faintText);
        const double chosen = bar.width() * shareOf(m_selected, part, group.rows);
        const double beside = bar.width() * shareOf(m_related, part, group.rows);
        painter.fillRect(QRectF(bar.left(), bar.top(), chosen, bar.height()), theme().selection);
        painter.fillRect(QRectF(bar.left() + chosen, bar.top(), beside, bar.height()),
                         relatedColour());
        painter.setPen(theme().text);
        const QRectF before(4, bar.top() - 3, area.left() - 10, barHeight);
        painter.drawText(before, Qt::AlignRight | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(nameOf(part), Qt::ElideRight,
                                                          static_cast<int>(before.width())));
        painter.setPen(theme().quietText);
        painter.drawText(QRectF(bar.right() + 6, bar.top() - 3, 90, barHeight),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         shownNumber(group.figure, m_chart->y.field.unit));
    }
}

std::optional<int> ChartView::partAt(QPointF at) const {
    if (!m_chart || m_chart->partCount() == 0) return std::nullopt;
    const QRectF area = plot();
    switch (m_chart->wish.kind) {
        case ChartWish::Kind::Histogram: {
            const auto bins = static_cast<int>(m_chart->histogram.counts.size());
            if (at.x() < area.left() || at.x() > area.right()) return std::nullopt;
            return std::min(bins - 1,
                            static_cast<int>((at.x() - area.left()) / area.width() * bins));
        }
        case ChartWish::Kind::Scatter:
            return std::nullopt;
        case ChartWish::Kind::Ranking: {
            const int bar =
                m_firstBar + static_cast<int>(std::floor((at.y() - area.top()) / barHeight));
            if (bar < m_firstBar || bar >= static_cast<int>(m_chart->groups.size()) ||
                bar >= m_firstBar + barsInSight())
                return std::nullopt;
            return bar;
        }
    }
    return std::nullopt;
}

Point ChartView::valueAt(QPointF at) const {
    const QRectF area = plot();
    const Extent& box = m_chart->cells.box;
    return {box.minX + (at.x() - area.left()) / area.width() * box.width(),
            box.minY + (area.bottom() - at.y()) / area.height() * box.height()};
}

void ChartView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_chart) return;
    m_from = m_to = event->position();
    update();
}

void ChartView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_from) return;
    m_to = event->position();
    update();
}

void ChartView::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_from || event->button() != Qt::LeftButton || !m_chart) return;
    const QPointF from = *m_from, to = event->position();
    m_from.reset();
    update();
    const SelectMode mode = selectModeOf(event->modifiers());
    if (m_chart->wish.kind == ChartWish::Kind::Scatter) {
        QRectF box = QRectF(from, to).normalized();
        if (box.width() < clickPixels && box.height() < clickPixels)
            box = box.adjusted(-clickPixels, -clickPixels, clickPixels, clickPixels);
        Extent brushed;
        brushed.include(valueAt(box.topLeft()));
        brushed.include(valueAt(box.bottomRight()));
        emit boxBrushed(brushed, mode);
        return;
    }
    const QRectF area = plot();
    const auto inside = [&](QPointF at) {
        return QPointF(std::clamp(at.x(), area.left(), area.right()), at.y());
    };
    const bool isRanking = m_chart->wish.kind == ChartWish::Kind::Ranking;
    const auto first = partAt(isRanking ? from : inside(from));
    const auto last = partAt(isRanking ? to : inside(to));
    if (first && last)
        emit partsBrushed(std::min(*first, *last), std::max(*first, *last), mode);
    else
        emit partsBrushed(0, -1, mode);  // beside everything: nothing
}

void ChartView::wheelEvent(QWheelEvent* event) {
    if (!m_chart || m_chart->wish.kind != ChartWish::Kind::Ranking) return;
    const int most = std::max(0, static_cast<int>(m_chart->groups.size()) - barsInSight());
    m_firstBar = std::clamp(m_firstBar + (event->angleDelta().y() > 0 ? -2 : 2), 0, most);
    update();
    event->accept();
}

bool ChartView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto part = partAt(help->pos()))
        QToolTip::showText(help->globalPos(), wordsOf(static_cast<std::size_t>(*part)), this);
    else
        QToolTip::hideText();
    return true;
}

}  // namespace hetu::desktop
