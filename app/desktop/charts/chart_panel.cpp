#include "app/desktop/charts/chart_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <numeric>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/layer_filters.h"
#include "app/desktop/look/icons.h"
#include "app/desktop/rows/cell_words.h"
#include "layers/quality/register_checks.h"

namespace hetu::desktop {

ChartPanel::ChartPanel(const Document& document, Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_selection(selection),
      m_layer(new QComboBox),
      m_kind(new QComboBox),
      m_x(new QComboBox),
      m_y(new QComboBox),
      m_by(new QLabel),
      m_view(new ChartView),
      m_says(new QLabel) {
    m_kind->addItem(tr("Distribution"), static_cast<int>(ChartWish::Kind::Histogram));
    m_kind->addItem(tr("Two columns"), static_cast<int>(ChartWish::Kind::Scatter));
    m_kind->addItem(tr("Ranking"), static_cast<int>(ChartWish::Kind::Ranking));
    m_layer->setAccessibleName(tr("Layer"));
    m_kind->setAccessibleName(tr("Kind of chart"));
    m_x->setAccessibleName(tr("Column"));
    m_y->setAccessibleName(tr("Second column"));
    auto* bar = new QHBoxLayout;
    for (QComboBox* box : {m_layer, m_kind, m_x, m_y}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        if (box == m_y) bar->addWidget(m_by);
        bar->addWidget(box);
    }
    bar->addStretch(1);
    const auto button = [&](const char* name, const QString& tip, auto called) {
        auto* made = new QToolButton;
        made->setIcon(icon(QString::fromLatin1(name)));
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setAutoRaise(true);
        connect(made, &QToolButton::clicked, this, called);
        bar->addWidget(made);
    };
    button("table", tr("Copy the figures"),
           [this] { QGuiApplication::clipboard()->setText(figuresText()); });
    button("copy", tr("Copy the picture"),
           [this] { QGuiApplication::clipboard()->setPixmap(m_view->grab()); });
    m_says->setObjectName(QStringLiteral("help"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(8, 4, 8, 4);
    rows->setSpacing(4);
    rows->addLayout(bar);
    rows->addWidget(m_view, 1);
    rows->addWidget(m_says);

    for (QComboBox* box : {m_layer, m_kind})
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            fillColumns();
            read();
        });
    connect(m_x, &QComboBox::currentIndexChanged, this, &ChartPanel::read);
    connect(m_y, &QComboBox::currentIndexChanged, this, &ChartPanel::read);
    connect(m_view, &ChartView::partsBrushed, this, [this](int first, int last, SelectMode mode) {
        select([first, last](const ChartFigures& chart) { return idsOfParts(chart, first, last); },
               mode);
    });
    connect(m_view, &ChartView::boxBrushed, this, [this](const Extent& box, SelectMode mode) {
        select([box](const ChartFigures& chart) { return idsInBox(chart, box); }, mode);
    });
    takeDocument();
}

void ChartPanel::showColumn(const std::string& layer, const std::string& field) {
    const LayerInfo* info = m_document.layer(layer);
    const Field* column = info ? info->field(field) : nullptr;
    if (!column) return;
    const bool isText = column->type == FieldType::Text;
    const bool isQuestion = isYesOrNo(field);
    const auto wished =
        isText || isQuestion ? ChartWish::Kind::Ranking : ChartWish::Kind::Histogram;
    const auto choose = [](QComboBox& box, const QVariant& value) {
        const QSignalBlocker quiet(&box);
        if (const int at = box.findData(value); at >= 0) box.setCurrentIndex(at);
    };
    choose(*m_layer, QString::fromStdString(layer));
    choose(*m_kind, static_cast<int>(wished));
    fillColumns();
    choose(*m_x, QString::fromStdString(field));
    read();
}

ChartWish::Kind ChartPanel::kind() const {
    return static_cast<ChartWish::Kind>(m_kind->currentData().toInt());
}

void ChartPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    read();
}

void ChartPanel::takeDocument() {
    const QString before = m_layer->currentData().toString();
    {
        const QSignalBlocker quiet(m_layer);
        m_layer->clear();
        for (const LayerInfo& layer : m_document.layers())
            if (!layer.isSurface && layer.rowCount > 0 && !layer.fields.empty())
                m_layer->addItem(words(layer.title, layer.name),
                                 QString::fromStdString(layer.name));
        int at = m_layer->findData(before);
        if (at < 0) at = m_layer->findData(QStringLiteral("organisations"));
        m_layer->setCurrentIndex(std::max(0, at));
    }
    fillColumns();
    read();
}

void ChartPanel::setRegion(const std::string& region) {
    m_region = region;
    read();
}

void ChartPanel::fillColumns() {
    const LayerInfo* layer = m_document.layer(m_layer->currentData().toString().toStdString());
    const bool isRanking = kind() == ChartWish::Kind::Ranking;
    const auto fill = [&](QComboBox& box, bool takesTexts,
                          std::initializer_list<const char*> wished) {
        const QSignalBlocker quiet(&box);
        const QString before = box.currentData().toString();
        box.clear();
        if (!layer) return;
        for (const Field& field : layer->fields)
            if (takesTexts || field.type != FieldType::Text)
                box.addItem(headingOf(field), QString::fromStdString(field.name));
        int at = box.findData(before);
        for (const char* each : wished)
            if (at < 0) at = box.findData(QString::fromLatin1(each));
        box.setCurrentIndex(std::max(0, at));
    };
    if (isRanking)
        fill(*m_x, true, {"region", "county", "kind"});
    else
        fill(*m_x, false, {"employees"});
    fill(*m_y, false, {"members"});
    if (isRanking) {
        const QSignalBlocker quiet(m_y);
        m_y->insertItem(0, tr("number of rows"), QString());
        m_y->setCurrentIndex(0);
    }
    m_by->setText(isRanking ? tr("by") : tr("and"));
    const bool hasSecond = kind() != ChartWish::Kind::Histogram;
    m_by->setVisible(hasSecond);
    m_y->setVisible(hasSecond);
}

void ChartPanel::read() {
    m_reading.forget();
    m_marking.forget();
    m_says->clear();
    if (!isVisible()) return;
    ChartWish wish;
    wish.kind = kind();
    wish.region = m_region;
    wish.path = m_document.path().toStdString();
    wish.layer = m_layer->currentData().toString().toStdString();
    wish.x = m_x->currentData().toString().toStdString();
    if (wish.kind != ChartWish::Kind::Histogram)
        wish.y = m_y->currentData().toString().toStdString();
    wish.layerCondition = m_condition = layerCondition(m_document, wish.layer);
    const bool lacksSecond = wish.kind == ChartWish::Kind::Scatter && wish.y.empty();
    if (!m_document.isOpen() || wish.layer.empty() || wish.x.empty() || lacksSecond) {
        m_view->setChart(nullptr, tr("A chart shows how the values of a column are spread, how two "
                                     "columns go together, or who has the most. Choose a layer "
                                     "with columns of numbers."));
        return;
    }
    m_reading.start<ChartPointer>(
        [wish](const Progress& progress) { return readChart(wish, progress); },
        [this](Result<ChartPointer> chart) {
            if (!chart.ok()) {
                m_view->setChart(nullptr, words(chart.error().message));
                return;
            }
            m_view->setChart(chart.value());
            say();
            mark();
        });
}

void ChartPanel::takeFilter() {
    const std::string layer = m_layer->currentData().toString().toStdString();
    if (isVisible() && layerCondition(m_document, layer) != m_condition) read();
}

void ChartPanel::takeSelection(const std::string& layer) {
    const ChartPointer& chart = m_view->chart();
    if (isVisible() && chart && chart->wish.layer == layer) mark();
}

void ChartPanel::mark() {
    const ChartPointer chart = m_view->chart();
    if (!chart) return;
    struct Counts {
        std::vector<std::size_t> selected, related;
    };
    m_marking.start<Counts>(
        [chart, ids = m_selection.ids(chart->wish.layer),
         related = m_selection.related(chart->wish.layer)](const Progress&) -> Result<Counts> {
            return Counts{selectedByPart(*chart, ids), selectedByPart(*chart, related)};
        },
        [this](Result<Counts> counts) {
            if (counts.ok())
                m_view->setSelected(std::move(counts.value().selected),
                                    std::move(counts.value().related));
            say();
        });
}

void ChartPanel::select(std::function<Selection::Ids(const ChartFigures&)> which, SelectMode mode) {
    const ChartPointer chart = m_view->chart();
    if (!chart) return;
    m_brushing.start<Selection::Ids>(
        [chart, which](const Progress&) -> Result<Selection::Ids> { return which(*chart); },
        [this, chart, mode](Result<Selection::Ids> ids) {
            if (ids.ok()) m_selection.select(chart->wish.layer, std::move(ids).value(), mode);
        });
}

void ChartPanel::say() {
    const ChartPointer& chart = m_view->chart();
    if (!chart) return m_says->clear();
    const auto count = [](std::size_t number) { return grouped(static_cast<double>(number), 0); };
    const std::size_t selected =
        std::accumulate(m_view->selected().begin(), m_view->selected().end(), std::size_t{0});
    QString text = tr("%1 rows, %2 selected").arg(count(chart->ids.size()), count(selected));
    const auto& related = m_view->related();
    if (const auto sum = std::accumulate(related.begin(), related.end(), std::size_t{0}); sum > 0)
        text += tr(", %1 related").arg(count(sum));
    if (chart->wish.kind == ChartWish::Kind::Histogram && chart->histogram.unknown > 0)
        text += tr("; %1 without a value").arg(count(chart->histogram.unknown));
    if (chart->wish.kind == ChartWish::Kind::Scatter && std::isfinite(chart->correlation.spearman))
        text += tr("; they go together by %1 (−1 to 1, by rank)")
                    .arg(grouped(chart->correlation.spearman, 2));
    if (!chart->wish.layerCondition.empty()) text += tr("; the layer is filtered");
    m_says->setText(text);
    m_says->setToolTip(words(chart->histogram.reason));
}

QString ChartPanel::figuresText() const {
    const ChartPointer& chart = m_view->chart();
    if (!chart) return {};
    QStringList lines;
    const auto number = [](double value) { return QString::number(value, 'g', 15); };
    if (chart->wish.kind == ChartWish::Kind::Scatter) {
        lines << headingOf(chart->x.field) + QLatin1Char('\t') + headingOf(chart->y.field);
        for (std::size_t row = 0; row < chart->ids.size(); ++row)
            lines << number(chart->x.numbers[row]) + QLatin1Char('\t') +
                         number(chart->y.numbers[row]);
        return lines.join(QLatin1Char('\n'));
    }
    const bool sums = !chart->wish.y.empty();
    lines << headingOf(chart->x.field) + QLatin1Char('\t') +
                 (sums ? headingOf(chart->y.field) : tr("Rows"));
    for (std::size_t part = 0; part < chart->partCount(); ++part)
        lines << m_view->nameOf(part) + QLatin1Char('\t') +
                     (chart->wish.kind == ChartWish::Kind::Histogram
                          ? QString::number(chart->histogram.counts[part])
                          : number(chart->groups[part].figure));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace hetu::desktop
