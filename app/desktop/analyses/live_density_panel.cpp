#include "app/desktop/analyses/live_density_panel.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <cmath>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/look/theme.h"

namespace hetu::desktop {
namespace {

// The slider runs through the radius by equal factors: from a house front to a county.
constexpr double leastMetres = 20, mostMetres = 50'000;
constexpr int positions = 1000;

int positionOf(double metres) {
    return static_cast<int>(std::lround(positions * std::log(metres / leastMetres) /
                                        std::log(mostMetres / leastMetres)));
}
/// Two digits are enough for a radius that a hand chose.
double metresAt(int position) {
    const double metres =
        leastMetres * std::pow(mostMetres / leastMetres, position / double(positions));
    const double unit = std::pow(10, std::floor(std::log10(metres)) - 1);
    return std::round(metres / unit) * unit;
}

const analysis::ParameterSpec& specOf(const char* name) {
    static const analysis::Analysis* const density =
        analysis::findAnalysis("kernel-density").value();
    for (const analysis::ParameterSpec& spec : density->parameters)
        if (spec.name == name) return spec;
    std::abort();  // a parameter of ours has another name: every test of this panel would say so
}

QComboBox* makeChoice(const char* name) {
    const analysis::ParameterSpec& spec = specOf(name);
    auto* box = new QComboBox;
    for (const auto& choice : spec.choices)
        box->addItem(words(choice.label), QString::fromStdString(choice.value));
    box->setCurrentIndex(box->findData(QString::fromStdString(spec.defaultValue)));
    box->setToolTip(words(spec.help));
    box->setAccessibleName(words(spec.label));
    return box;
}

QPixmap legendBar(int width, int height) {
    QImage bar(width, height, QImage::Format_ARGB32_Premultiplied);
    bar.fill(theme().mapGround);
    QPainter painter(&bar);
    const auto& colours = LiveDensityWork::colours();
    QImage line(width, 1, QImage::Format_ARGB32_Premultiplied);
    for (int x = 0; x < width; ++x)
        reinterpret_cast<QRgb*>(line.scanLine(0))[x] =
            colours[static_cast<std::size_t>(x) * (colours.size() - 1) /
                    static_cast<std::size_t>(width - 1)];
    painter.drawImage(QRect(0, 0, width, height), line);
    return QPixmap::fromImage(bar);
}

}  // namespace

LiveDensityPanel::LiveDensityPanel(QWidget* parent) : QWidget(parent) {
    const analysis::ParameterSpec& radius = specOf("bandwidth");
    m_radius = new ExactSpinBox(leastMetres, mostMetres);
    m_radius->setValue(std::stod(radius.defaultValue));
    m_radius->setSuffix(QLatin1Char(' ') + shownUnit(radius.unit));
    m_radius->setToolTip(words(radius.help));
    m_radius->setAccessibleName(words(radius.label));
    m_slider = new QSlider(Qt::Horizontal);
    m_slider->setRange(0, positions);
    m_slider->setPageStep(positions / 20);
    m_slider->setValue(positionOf(m_radius->value()));
    m_slider->setToolTip(words(radius.help));
    m_slider->setAccessibleName(words(radius.label));
    m_kernel = makeChoice("kernel");
    m_weight = makeChoice("weight");

    m_legend = new QLabel;
    m_legend->setPixmap(legendBar(256, 12));
    m_legend->setScaledContents(true);
    m_legend->setFixedHeight(12);
    m_legend->setMinimumWidth(80);
    m_greatest = new QLabel;
    auto* run = new QPushButton(tr("Compute as a result …"));
    run->setToolTip(tr("Opens the analysis with these settings; its result is kept."));

    auto* form = new QFormLayout;
    form->addRow(words(radius.label), m_radius);
    form->addRow(m_slider);
    form->addRow(words(specOf("kernel").label), m_kernel);
    form->addRow(words(specOf("weight").label), m_weight);
    auto* scale = new QHBoxLayout;
    scale->addWidget(new QLabel(QStringLiteral("0")));
    scale->addWidget(m_legend, 1);
    scale->addWidget(m_greatest);
    auto* rows = new QVBoxLayout(this);
    rows->addLayout(form);
    rows->addLayout(scale);
    rows->addWidget(run);
    rows->addStretch(1);

    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        const QSignalBlocker quiet(m_radius);
        m_radius->setValue(metresAt(position));
        emit shapeChanged();
    });
    connect(m_radius, &QDoubleSpinBox::valueChanged, this, [this](double metres) {
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(positionOf(metres));
        emit shapeChanged();
    });
    connect(m_kernel, &QComboBox::currentIndexChanged, this, [this] { emit shapeChanged(); });
    connect(m_weight, &QComboBox::currentIndexChanged, this, [this] { emit weightChanged(); });
    connect(run, &QPushButton::clicked, this, [this] {
        emit runAsked({{"bandwidth", toText(m_radius->value())},
                       {"kernel", m_kernel->currentData().toString().toStdString()},
                       {"weight", weight()}});
    });
    setGreatest(0);
}

analysis::Kernel LiveDensityPanel::kernel() const {
    using analysis::Kernel;
    const QString word = m_kernel->currentData().toString();
    if (word == QLatin1String("epanechnikov")) return Kernel::Epanechnikov;
    if (word == QLatin1String("gaussian")) return Kernel::Gaussian;
    if (word == QLatin1String("triangular")) return Kernel::Triangular;
    if (word == QLatin1String("uniform")) return Kernel::Uniform;
    return Kernel::Quartic;
}

std::string LiveDensityPanel::weight() const {
    return m_weight->currentData().toString().toStdString();
}

void LiveDensityPanel::setGreatest(double perKm2) {
    m_greatest->setText(shownQuantity(perKm2, "1/km2"));
}

}  // namespace hetu::desktop
