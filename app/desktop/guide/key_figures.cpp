#include "app/desktop/guide/key_figures.h"

#include <QCoreApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include <nlohmann/json.hpp>

#include "app/desktop/base/numbers.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/result_words.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_note.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {
namespace {

constexpr int valuePixels = 22, captionPixels = 11, padding = 10, figureHeight = 54, margin = 12;

/// Words of this file, for translation.
struct Figures {
    Q_DECLARE_TR_FUNCTIONS(hetu::desktop::Figures)
};

QFont fontOf(const QFont& base, int pixels, bool isBold) {
    QFont font = base;
    font.setPixelSize(pixels);
    font.setBold(isBold);
    return font;
}

/// The value in large figures over what it counts.
class FigureButton : public QAbstractButton {
public:
    FigureButton(const KeyFigure& figure, QWidget* parent)
        : QAbstractButton(parent), m_figure(figure) {
        setText(figure.value + QLatin1Char(' ') + figure.caption);
        setAccessibleName(text());
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
    }
    QSize sizeHint() const override {
        const QFontMetrics value(fontOf(font(), valuePixels, true));
        const QFontMetrics caption(fontOf(font(), captionPixels, m_figure.isStale));
        return {std::max(value.horizontalAdvance(m_figure.value),
                         caption.horizontalAdvance(m_figure.caption)) +
                    2 * padding,
                figureHeight};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || hasFocus()) {
            painter.setPen(hasFocus() ? QPen(theme().selection, 1.5) : QPen(Qt::NoPen));
            painter.setBrush(underMouse() ? QBrush(QColor(0, 0, 0, 16)) : QBrush(Qt::NoBrush));
            painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), 3, 3);
        }
        painter.setPen(theme().mapText);
        painter.setFont(fontOf(font(), valuePixels, true));
        painter.drawText(rect().adjusted(padding, 4, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                         m_figure.value);
        painter.setFont(fontOf(font(), captionPixels, m_figure.isStale));
        painter.drawText(rect().adjusted(padding, 0, 0, -6), Qt::AlignLeft | Qt::AlignBottom,
                         m_figure.caption);
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return click();
        QAbstractButton::keyPressEvent(event);
    }

private:
    KeyFigure m_figure;
};

/// A figure of the newest result of an analysis; `made` gives it its words.
template <class Make>
KeyFigure figureOf(const std::vector<GuideStep>& steps,
                   const std::vector<StoredResult>& results,
                   const std::string& analysis,
                   const QString& whatItIs,
                   Make make) {
    KeyFigure figure;
    for (const GuideStep& step : steps)
        if (step.analysis.toStdString() == analysis) figure.step = step;
    const StoredResult* result = newestOf(results, analysis);
    const auto values = nlohmann::json::parse(result ? result->figuresJson : "", nullptr, false);
    const auto number = [&](const char* name) {
        const auto at = values.find(name);
        return at != values.end() && at->is_number() ? at->template get<double>() : 0.0;
    };
    if (!values.is_object()) {
        figure.value = QStringLiteral("–");
        figure.caption = whatItIs + Figures::tr(": not computed yet");
        return figure;
    }
    make(figure, number);
    figure.isStale = result->isStale;
    return figure;
}

/// The figures of the city become those of a region of it.
void narrow(std::vector<KeyFigure>& figures, const RegionFigures& region) {
    figures[0].value = grouped(static_cast<double>(region.organisations), 0);
    figures[0].caption =
        Figures::tr("organisations in %1").arg(QString::fromStdString(region.region));
    if (const auto& coverage = region.coverage; coverage && coverage->organisations > 0) {
        figures[1].value =
            grouped(100 * coverage->covered / coverage->organisations, 1) + QStringLiteral(" %");
        figures[1].caption =
            Figures::tr("reached: %1 of %2")
                .arg(grouped(coverage->covered, 0), grouped(coverage->organisations, 0));
    } else if (figures[1].value != QStringLiteral("–")) {
        figures[1].value = QStringLiteral("–");
        figures[1].caption = Figures::tr("reached");
    }
    if (region.blanks) {
        figures[2].value = grouped(static_cast<double>(region.blanks->count), 0);
        figures[2].caption = Figures::tr("blanks with %1 organisations")
                                 .arg(grouped(region.blanks->organisations, 0));
    } else if (figures[2].value != QStringLiteral("–")) {
        figures[2].value = QStringLiteral("–");
        figures[2].caption = Figures::tr("blanks");
    }
}

}  // namespace

std::vector<KeyFigure> keyFigures(const std::vector<LayerInfo>& layers,
                                  const std::vector<StoredResult>& results,
                                  const RegionFigures* region) {
    const auto register_ = std::ranges::find(layers, "organisations", &LayerInfo::name);
    if (register_ == layers.end() || register_->rowCount == 0) return {};
    const std::vector<GuideStep> steps = guideSteps(layers, results);
    KeyFigure organisations;
    organisations.value = grouped(static_cast<double>(register_->rowCount), 0);
    organisations.caption = Figures::tr("organisations");
    organisations.command = QStringLiteral("map.zoom-full");
    std::vector<KeyFigure> figures{
        organisations,
        figureOf(steps, results, "coverage", Figures::tr("reached"),
                 [](KeyFigure& figure, const auto& number) {
                     figure.value = grouped(number("rate"), 1) + QStringLiteral(" %");
                     figure.caption =
                         Figures::tr("reached: %1 of %2")
                             .arg(grouped(number("covered"), 0), grouped(number("total"), 0));
                 }),
        figureOf(steps, results, "blanks", Figures::tr("blanks"),
                 [](KeyFigure& figure, const auto& number) {
                     figure.value = grouped(number("blanks"), 0);
                     figure.caption = Figures::tr("blanks with %1 organisations")
                                          .arg(grouped(number("organisations"), 0));
                 })};
    if (region) narrow(figures, *region);
    for (KeyFigure& figure : figures)
        if (figure.isStale) figure.caption += Figures::tr(" (out of date)");
    return figures;
}

KeyFigures::KeyFigures(const Workbench& bench) : QWidget(&bench.map), m_bench(bench) {
    setObjectName(QStringLiteral("keyFigures"));
    setAccessibleName(tr("Key figures"));
    setCursor(Qt::ArrowCursor);
    m_bench.map.installEventFilter(this);
    connect(&m_bench.map, &MapView::comparisonChanged, this, &KeyFigures::arrange);
    hide();
}

void KeyFigures::setWanted(bool isWanted) {
    m_isWanted = isWanted;
    arrange();
}

void KeyFigures::showFigures(const RegionFigures* region) {
    m_figures = keyFigures(m_bench.document.layers(), m_bench.document.results(), region);
    for (QAbstractButton* button : m_buttons) {
        button->hide();
        button->deleteLater();  // perhaps it is what was clicked
    }
    m_buttons.clear();
    for (const KeyFigure& figure : m_figures) {
        auto* button = new FigureButton(figure, this);
        button->setToolTip(figure.step.says);
        connect(button, &QAbstractButton::clicked, this, [this, figure] {
            if (figure.command.isEmpty())
                emit stepAsked(figure.step);
            else
                m_bench.commands.run(figure.command);
        });
        button->show();
        m_buttons.push_back(button);
    }
    arrange();
}

void KeyFigures::arrange() {
    int right = 0;
    for (QAbstractButton* button : m_buttons) {
        button->setGeometry(right, 0, button->sizeHint().width(), figureHeight);
        right += button->width();
    }
    const QSize map = m_bench.map.size();
    setGeometry(margin, margin, right, figureHeight);
    // In a comparison the names of the two sides stand here.
    setVisible(m_isWanted && !m_bench.panels.areAllHidden() && !m_bench.map.comparison() &&
               !m_buttons.empty() && map.width() > 2 * right && map.height() > 300);
    update();
}

void KeyFigures::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMapCardUnder(painter, *this);
    painter.setPen(QColor(0, 0, 0, 40));
    for (const QAbstractButton* button : m_buttons)
        if (button->x() > 0) painter.drawLine(button->x(), 10, button->x(), figureHeight - 10);
}

bool KeyFigures::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_bench.map && event->type() == QEvent::Resize) arrange();
    return QWidget::eventFilter(watched, event);
}

}  // namespace hetu::desktop
