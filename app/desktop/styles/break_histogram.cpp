#include "app/desktop/styles/break_histogram.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/desktop/base/numbers.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/styles/colour_button.h"

namespace hetu::desktop {
namespace {

constexpr int footHeight = 16;
constexpr int leastBar = 2;  // a bin of few rows is seen beside one of thousands

}  // namespace

BreakHistogram::BreakHistogram(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("How the numbers are spread, and the limits of the classes"));
    setFixedHeight(sizeHint().height());
}

void BreakHistogram::show(const StyleFigures& figures,
                          const std::vector<render::StyleClass>& classes) {
    m_histogram = figures.histogram;
    m_classes = classes;
    update();
}

void BreakHistogram::paintEvent(QPaintEvent*) {
    const auto& limits = m_histogram.limits;
    if (limits.size() < 2) return;
    QPainter painter(this);
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    const QRectF box(0.5, 0.5, width() - 1, height() - footHeight - 1);
    const double least = limits.front(), span = std::max(limits.back() - least, 1e-300);
    const auto xOf = [&](double value) {
        return box.left() + std::clamp((value - least) / span, 0.0, 1.0) * box.width();
    };
    const std::size_t most = std::max<std::size_t>(
        1, *std::max_element(m_histogram.counts.begin(), m_histogram.counts.end()));
    // A bin in which a limit lies has both colours.
    for (std::size_t bin = 0; bin < m_histogram.counts.size(); ++bin) {
        if (m_histogram.counts[bin] == 0) continue;
        // By the root: few rows far out are still seen beside thousands.
        const double share =
            std::sqrt(static_cast<double>(m_histogram.counts[bin]) / static_cast<double>(most));
        const double barHeight = std::max<double>(leastBar, share * (box.height() - 4));
        const double left = xOf(limits[bin]), right = xOf(limits[bin + 1]);
        for (const render::StyleClass& each : m_classes) {
            const double from = std::max(left, xOf(each.from));
            const double to = std::min(right, xOf(each.to));
            if (to <= from) continue;
            render::Colour colour = each.colour;
            if (colour.opaque == 0) colour = {200, 198, 192, 255};
            painter.fillRect(QRectF(from, box.bottom() - barHeight, to - from, barHeight),
                             shown(colour));
        }
        if (m_classes.empty())
            painter.fillRect(QRectF(left, box.bottom() - barHeight, right - left - 1, barHeight),
                             theme().quietText);
    }
    painter.setPen(theme().edge);
    painter.drawLine(box.bottomLeft(), box.bottomRight());
    painter.setPen(QPen(theme().text, 1, Qt::DashLine));
    for (const double limit : limitsBetween(m_classes))
        painter.drawLine(QPointF(xOf(limit), box.top()), QPointF(xOf(limit), box.bottom()));
    painter.setPen(theme().quietText);
    const QRectF foot(box.left(), box.bottom() + 1, box.width(), footHeight);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, shownNumber(limits.front(), ""));
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, shownNumber(limits.back(), ""));
}

}  // namespace hetu::desktop
