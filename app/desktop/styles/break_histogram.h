#pragma once
#include <QWidget>

#include "app/desktop/styles/style_figures.h"

namespace hetu::desktop {

/// How the numbers of a field are spread, in the colours of the classes, with the limits between
/// them.
class BreakHistogram : public QWidget {
    Q_OBJECT
public:
    explicit BreakHistogram(QWidget* parent = nullptr);
    void show(const StyleFigures& figures, const std::vector<render::StyleClass>& classes);
    [[nodiscard]] QSize sizeHint() const override { return {200, 84}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    analysis::Histogram m_histogram;
    std::vector<render::StyleClass> m_classes;
};

}  // namespace hetu::desktop
