#include "app/desktop/styles/classes_editor.h"

#include <QFormLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/styles/form_rows.h"

namespace hetu::desktop {

using render::LayerStyle;
using render::StyleClass;
using render::StyleKind;
using render::StyleTarget;

ClassesEditor::ClassesEditor(StyleDesk& desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_form(new QFormLayout),
      m_field(new QComboBox),
      m_method(new QComboBox),
      m_count(new QSpinBox),
      m_limits(new QLineEdit),
      m_wrong(new QLabel),
      m_ramp(new RampBox(false)),
      m_isInverted(new QCheckBox(tr("Turn the colours around"))),
      m_isClear(new QCheckBox(tr("Leave the lowest class clear"))),
      m_histogram(new BreakHistogram),
      m_signs(new SignList(false, tr("Classes"))),
      m_says(new QLabel) {
    arrangeForm(*m_form);
    m_field->setObjectName(QStringLiteral("classField"));
    m_field->setAccessibleName(tr("Number"));
    m_method->setObjectName(QStringLiteral("classMethod"));
    m_method->setAccessibleName(tr("How the classes are made"));
    m_count->setObjectName(QStringLiteral("classCount"));
    m_count->setAccessibleName(tr("Number of classes"));
    m_limits->setObjectName(QStringLiteral("classLimits"));
    m_limits->setAccessibleName(tr("Limits between the classes"));
    m_ramp->setObjectName(QStringLiteral("classRamp"));
    m_isInverted->setObjectName(QStringLiteral("classInverted"));
    m_isClear->setObjectName(QStringLiteral("classClear"));
    m_signs->setObjectName(QStringLiteral("classes"));
    for (QComboBox* box : {m_field, m_method}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
    }
    const struct {
        const char* word;
        QString name, tip;
    } methods[] = {
        {"natural", tr("natural gaps"),
         tr("Limits lie where the numbers leave gaps: what is alike stays together.")},
        {"quantile", tr("equally many rows"), tr("Every class has about as many rows.")},
        {"equal", tr("equal steps"), tr("From the least to the greatest in equal steps.")},
        {"rounded", tr("round numbers"), tr("Equal steps with round limits.")},
        {"fixed", tr("limits of your own"),
         tr("The limits you type: the same for every year, so that maps compare.")}};
    for (const auto& each : methods) {
        m_method->addItem(each.name, QString::fromLatin1(each.word));
        m_method->setItemData(m_method->count() - 1, each.tip, Qt::ToolTipRole);
    }
    m_count->setRange(2, 12);
    m_count->setKeyboardTracking(false);
    m_limits->setPlaceholderText(tr("such as 10, 50, 200"));
    for (QLabel* label : {m_wrong, m_says}) {
        label->setObjectName(QStringLiteral("help"));
        label->setWordWrap(true);
    }
    m_wrong->setObjectName(QStringLiteral("attention"));
    m_wrong->hide();
    m_form->addRow(tr("Number"), m_field);
    m_form->addRow(tr("Classes by"), m_method);
    m_form->addRow(tr("How many"), m_count);
    m_form->addRow(tr("Limits"), m_limits);
    m_form->addRow(tr("Colours"), m_ramp);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    rows->addLayout(m_form);
    rows->addWidget(m_wrong);
    rows->addWidget(m_isInverted);
    rows->addWidget(m_isClear);
    rows->addWidget(m_histogram);
    rows->addWidget(m_signs);
    rows->addWidget(m_says);

    connect(m_field, &QComboBox::activated, this,
            [this] { m_desk.setField(m_field->currentData().toString().toStdString()); });
    const auto reclass = [this] {
        m_desk.setClassing(m_method->currentData().toString().toStdString(), m_count->value());
    };
    connect(m_method, &QComboBox::activated, this, [this, reclass] {
        reclass();
        if (m_desk.style().method == "fixed") m_limits->setFocus();
    });
    connect(m_count, &QSpinBox::valueChanged, this, reclass);
    connect(m_limits, &QLineEdit::editingFinished, this, &ClassesEditor::readLimits);
    connect(m_ramp, &QComboBox::activated, this,
            [this] { m_desk.setRamp(m_ramp->ramp(), m_isInverted->isChecked()); });
    connect(m_isInverted, &QCheckBox::toggled, this,
            [this](bool isOn) { m_desk.setRamp(m_desk.style().ramp, isOn); });
    connect(m_isClear, &QCheckBox::toggled, this, [this](bool isOn) {
        m_desk.edit([isOn](LayerStyle& style) {
            if (!style.classes.empty()) style.classes.front().colour.opaque = isOn ? 0 : 255;
        });
    });
    connect(m_signs, &SignList::colourChosen, this, [this](int row, render::Colour colour) {
        m_desk.edit([row, colour](LayerStyle& style) {
            style.classes.at(static_cast<std::size_t>(row)).colour = colour;
        });
    });
    connect(m_signs, &SignList::labelTyped, this, [this](int row, const QString& label) {
        m_desk.edit([row, text = label.toStdString()](LayerStyle& style) {
            style.classes.at(static_cast<std::size_t>(row)).label = {text, text};
        });
    });
}

void ClassesEditor::readLimits() {
    if (!m_limits->isModified()) return;
    m_limits->setModified(false);
    const auto limits = parseLimits(m_limits->text());
    const bool isGood = limits && !limits->empty() && limits->size() < 100;
    m_wrong->setText(
        isGood ? QString()
               : tr("“%1” is no list of numbers. Type them with commas between: 10, 50, 200.")
                     .arg(m_limits->text()));
    m_wrong->setVisible(!isGood);
    if (isGood) m_desk.setLimits(*limits);
}

void ClassesEditor::takeStyle() {
    const LayerStyle& style = m_desk.style();
    const bool isSurface = m_desk.target() == StyleTarget::Surface;
    const bool isFixed = style.method == "fixed";
    fillFields(*m_field, m_desk.fieldsFor(StyleKind::Graduated), style.field);
    showRow(*m_form, *m_field, !isSurface);
    showRow(*m_form, *m_count, !isFixed);
    showRow(*m_form, *m_limits, isFixed);
    const QSignalBlocker quiet[] = {QSignalBlocker(m_method), QSignalBlocker(m_count),
                                    QSignalBlocker(m_isInverted), QSignalBlocker(m_isClear)};
    m_method->setCurrentIndex(m_method->findData(QString::fromStdString(style.method)));
    m_method->setToolTip(m_method->currentData(Qt::ToolTipRole).toString());
    m_count->setValue(style.classCount);
    m_ramp->setRamp(style.ramp, style.isInverted);
    m_isInverted->setChecked(style.isInverted);
    m_isClear->setVisible(isSurface || m_desk.target() == StyleTarget::Polygon);
    m_isClear->setChecked(!style.classes.empty() && style.classes.front().colour.opaque == 0);
    const QString limits = limitsText(limitsBetween(style.classes));
    if (!m_limits->isModified()) m_limits->setText(limits);
    if (!isFixed) m_wrong->hide();
    showSigns();
}

void ClassesEditor::takeFigures() {
    showSigns();
}

void ClassesEditor::showSigns() {
    const std::vector<StyleClass>& classes = m_desk.style().classes;
    const StyleFigures* figures = m_desk.figures();
    const bool isKnown = figures && !figures->hasValues;
    std::vector<std::size_t> counts;
    if (isKnown) counts = countsOf(figures->numbers, classes);
    std::vector<Sign> signs;
    for (std::size_t i = 0; i < classes.size(); ++i)
        signs.push_back({classes[i].colour, words(classes[i].label),
                         isKnown ? grouped(static_cast<double>(counts[i]), 0) : QString()});
    m_signs->setSigns(signs);
    fitHeight(*m_signs, 12);
    m_histogram->setVisible(isKnown && !figures->numbers.empty());
    if (isKnown) m_histogram->show(*figures, classes);
    QString text;
    if (isKnown && figures->unknown > 0 && m_desk.target() != StyleTarget::Surface)
        text = tr("%1 rows without a number are not drawn.")
                   .arg(grouped(static_cast<double>(figures->unknown), 0));
    if (isKnown && classes.size() < static_cast<std::size_t>(m_desk.style().classCount) &&
        m_desk.style().method != "fixed" && !classes.empty()) {
        if (!text.isEmpty()) text += QLatin1Char(' ');
        text += tr("Fewer classes than asked for: too many rows have the same number.");
    }
    m_says->setText(text);
    m_says->setVisible(!text.isEmpty());
}

}  // namespace hetu::desktop
