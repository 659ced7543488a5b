#pragma once
#include <QWidget>
#include <optional>
#include <vector>

#include "app/desktop/charts/chart_figures.h"

namespace hetu::desktop {

/// Draws a chart, what is selected of it in the colour of the selection, and brushes: a drag over
/// bins or points, a click on a bar. Shift adds, Ctrl takes away.
class ChartView : public QWidget {
    Q_OBJECT
public:
    explicit ChartView(QWidget* parent = nullptr);

    /// nullptr: `words` instead of a chart.
    void setChart(ChartPointer chart, const QString& words = {});
    /// `related`: not selected, but related to what is selected in other layers.
    void setSelected(std::vector<std::size_t> byPart, std::vector<std::size_t> related = {});
    [[nodiscard]] const ChartPointer& chart() const { return m_chart; }
    [[nodiscard]] const std::vector<std::size_t>& selected() const { return m_selected; }
    [[nodiscard]] const std::vector<std::size_t>& related() const { return m_related; }
    /// Where a bin, a bar or the whole plot of points lies.
    [[nodiscard]] QRectF rectOf(std::size_t part) const;
    [[nodiscard]] QRectF plot() const;
    /// What a bin or a bar is called, with its figures.
    [[nodiscard]] QString wordsOf(std::size_t part) const;
    [[nodiscard]] QString nameOf(std::size_t part) const;
    [[nodiscard]] QSize sizeHint() const override { return {480, 200}; }

signals:
    void partsBrushed(int first, int last, hetu::desktop::SelectMode mode);
    void boxBrushed(const hetu::Extent& box, hetu::desktop::SelectMode mode);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] std::optional<int> partAt(QPointF at) const;
    [[nodiscard]] int barsInSight() const;
    void paintHistogram(QPainter& painter) const;
    void paintScatter(QPainter& painter) const;
    void paintRanking(QPainter& painter) const;
    [[nodiscard]] Point valueAt(QPointF at) const;

    ChartPointer m_chart;
    QString m_words;
    std::vector<std::size_t> m_selected, m_related;
    std::optional<QPointF> m_from;
    QPointF m_to;
    int m_firstBar = 0;
};

}  // namespace hetu::desktop
