#include "app/desktop/styles/categories_editor.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/styles/form_rows.h"

namespace hetu::desktop {

using render::LayerStyle;
using render::StyleCategory;
using render::StyleKind;

CategoriesEditor::CategoriesEditor(StyleDesk& desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_field(new QComboBox),
      m_ramp(new RampBox(true)),
      m_signs(new SignList(true, tr("Kinds"))),
      m_addAll(new QPushButton(tr("Add missing values"))),
      m_remove(new QPushButton(tr("Remove"))),
      m_says(new QLabel) {
    m_field->setObjectName(QStringLiteral("categoryField"));
    m_field->setAccessibleName(tr("Column"));
    m_field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_field->setMinimumContentsLength(6);
    m_ramp->setObjectName(QStringLiteral("categoryRamp"));
    m_ramp->setPlaceholderText(tr("Your own"));
    m_signs->setObjectName(QStringLiteral("categories"));
    m_addAll->setObjectName(QStringLiteral("addCategories"));
    m_remove->setObjectName(QStringLiteral("removeCategory"));
    m_remove->setToolTip(tr("The value is drawn as all others are (Delete)"));
    m_says->setObjectName(QStringLiteral("help"));
    m_says->setWordWrap(true);
    auto* form = new QFormLayout;
    arrangeForm(*form);
    form->addRow(tr("Column"), m_field);
    form->addRow(tr("Colours"), m_ramp);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_addAll);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    rows->addLayout(form);
    rows->addWidget(m_signs);
    rows->addLayout(buttons);
    rows->addWidget(m_says);

    connect(m_field, &QComboBox::activated, this,
            [this] { m_desk.setField(m_field->currentData().toString().toStdString()); });
    connect(m_ramp, &QComboBox::activated, this, [this] {
        m_desk.edit([ramp = m_ramp->ramp()](LayerStyle& style) {
            if (!ramp.empty()) style.ramp = ramp;
            colour(style.categories, ramp, style.isInverted);
        });
    });
    connect(m_addAll, &QPushButton::clicked, &m_desk, &StyleDesk::addAllCategories);
    connect(m_remove, &QPushButton::clicked, this,
            [this] { remove(m_signs->indexOfTopLevelItem(m_signs->currentItem())); });
    connect(m_signs, &SignList::removeAsked, this, &CategoriesEditor::remove);
    connect(m_signs, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        const int row = item ? m_signs->indexOfTopLevelItem(item) : -1;
        const auto& all = m_desk.style().categories;
        m_remove->setEnabled(row >= 0 && row < static_cast<int>(all.size()));
    });
    const auto edit = [this](int row, auto change) {
        m_desk.edit([row, change](LayerStyle& style) {
            change(style.categories.at(static_cast<std::size_t>(row)));
        });
    };
    connect(m_signs, &SignList::colourChosen, this, [edit](int row, render::Colour colour) {
        edit(row, [colour](StyleCategory& each) { each.colour = colour; });
    });
    connect(m_signs, &SignList::labelTyped, this, [edit](int row, const QString& label) {
        edit(row, [text = label.toStdString()](StyleCategory& each) { each.label = {text, text}; });
    });
    connect(m_signs, &SignList::shownTicked, this, [edit](int row, bool isShown) {
        edit(row, [isShown](StyleCategory& each) { each.isShown = isShown; });
    });
}

void CategoriesEditor::remove(int row) {
    if (row < 0) return;
    m_desk.edit([row](LayerStyle& style) {
        if (row < static_cast<int>(style.categories.size()))
            style.categories.erase(style.categories.begin() + row);
    });
}

void CategoriesEditor::takeStyle() {
    const LayerStyle& style = m_desk.style();
    fillFields(*m_field, m_desk.fieldsFor(StyleKind::Categorised), style.field);
    // Which colours these are, only the colours themselves say.
    std::vector<StyleCategory> plain = style.categories;
    const auto isOf = [&](const std::string& ramp) {
        colour(plain, ramp, style.isInverted);
        return plain == style.categories;
    };
    m_ramp->setCurrentIndex(-1);
    for (const std::string& ramp : {std::string(), style.ramp})
        if (isOf(ramp)) {
            m_ramp->setRamp(ramp, style.isInverted);
            break;
        }
    showSigns();
}

void CategoriesEditor::takeFigures() {
    showSigns();
}

void CategoriesEditor::showSigns() {
    const std::vector<StyleCategory>& categories = m_desk.style().categories;
    const StyleFigures* figures = m_desk.figures();
    const bool isKnown = figures && figures->hasValues;
    std::map<std::string, std::size_t> rowsOf;
    std::size_t rest = 0;
    if (isKnown) {
        for (const StyleValue& each : figures->values)
            rowsOf[each.value] = each.rows;
        rest = figures->unknown;
        std::map<std::string, std::size_t> others = rowsOf;
        for (const StyleCategory& each : categories)
            if (!each.isRest) others.erase(each.value);
        for (const auto& [value, count] : others)
            rest += count;
    }
    std::vector<Sign> signs;
    for (const StyleCategory& each : categories) {
        const auto at = rowsOf.find(each.value);
        const std::size_t count = each.isRest ? rest : at == rowsOf.end() ? 0 : at->second;
        const QString label = words(each.label, each.value);
        const QString value = QString::fromStdString(each.value);
        signs.push_back({each.colour, label,
                         isKnown ? grouped(static_cast<double>(count), 0) : QString(),
                         each.isRest || value == label ? label : tr("%1 (%2)").arg(label, value),
                         each.isShown});
    }
    m_signs->setSigns(signs);
    fitHeight(*m_signs, 12);
    const bool isComplete = !isKnown || completed(categories, *figures).empty();
    m_addAll->setEnabled(!isComplete);
    m_remove->setEnabled(m_signs->currentItem() != nullptr);
    const bool isFull = isKnown && figures->values.size() > mostCategories;
    m_says->setVisible(isFull);
    if (isFull)
        m_says->setText(tr("The column has %1 different values. The most frequent have a colour "
                           "each, the others share one.")
                            .arg(grouped(static_cast<double>(figures->values.size()), 0)));
}

}  // namespace hetu::desktop
