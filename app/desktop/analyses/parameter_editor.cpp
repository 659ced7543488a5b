#include "app/desktop/analyses/parameter_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>
#include <QWheelEvent>
#include <cmath>
#include <limits>
#include <set>

#include "app/desktop/base/exact_spin_box.h"
#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"

namespace hetu::desktop {
namespace {

using analysis::ParameterSpec;

/// Turns the wheel over to the form unless the control has the focus.
class WheelGuard : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

void guardWheel(QWidget* control) {
    control->setFocusPolicy(Qt::StrongFocus);
    control->installEventFilter(new WheelGuard(control));
}

QHBoxLayout* rowOf(QWidget* widget) {
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    return row;
}

QString suffixOf(const ParameterSpec& spec) {
    const QString unit = shownUnit(spec.unit);
    return unit.isEmpty() ? QString() : QLatin1Char(' ') + unit;
}

class NumberEditor : public ParameterEditor {
public:
    NumberEditor(const ParameterSpec& spec, QWidget* parent) : ParameterEditor(parent) {
        constexpr double widest = std::numeric_limits<double>::max();
        m_box = new ExactSpinBox(spec.min.value_or(-widest), spec.max.value_or(widest));
        m_box->setSuffix(suffixOf(spec));
        rowOf(this)->addWidget(m_box);
        setFocusProxy(m_box);
        connect(m_box, &QDoubleSpinBox::valueChanged, this, &ParameterEditor::changed);
    }
    std::string value() const override {
        m_box->interpretText();  // what is being typed counts
        double given = 0;
        if (parseNumber(m_given, given) && given == m_box->value()) return m_given;
        return toText(m_box->value());
    }
    void setValue(const std::string& text) override {
        double number = 0;
        if (!parseNumber(text, number)) return;
        m_given = text;
        m_box->setValue(number);
    }

private:
    ExactSpinBox* m_box;
    std::string m_given;
};

class IntegerEditor : public ParameterEditor {
public:
    IntegerEditor(const ParameterSpec& spec, QWidget* parent) : ParameterEditor(parent) {
        m_box = new QSpinBox;
        constexpr int lowest = std::numeric_limits<int>::min();
        constexpr int highest = std::numeric_limits<int>::max();
        m_box->setRange(
            spec.min && *spec.min > lowest ? static_cast<int>(std::ceil(*spec.min)) : lowest,
            spec.max && *spec.max < highest ? static_cast<int>(std::floor(*spec.max)) : highest);
        m_box->setSuffix(suffixOf(spec));
        m_box->setKeyboardTracking(false);
        m_box->setLocale(QLocale::c());
        guardWheel(m_box);
        rowOf(this)->addWidget(m_box);
        setFocusProxy(m_box);
        connect(m_box, &QSpinBox::valueChanged, this, &ParameterEditor::changed);
    }
    std::string value() const override {
        m_box->interpretText();
        long long given = 0;
        if (parseInteger(m_given, given) && given == m_box->value()) return m_given;
        return toText(m_box->value());
    }
    void setValue(const std::string& text) override {
        long long number = 0;
        if (!parseInteger(text, number)) return;
        m_given = text;
        m_box->setValue(static_cast<int>(number));
    }

private:
    QSpinBox* m_box;
    std::string m_given;
};

class FlagEditor : public ParameterEditor {
public:
    FlagEditor(const ParameterSpec& spec, QWidget* parent) : ParameterEditor(parent) {
        m_box = new QCheckBox(words(spec.label));
        rowOf(this)->addWidget(m_box);
        setFocusProxy(m_box);
        connect(m_box, &QCheckBox::toggled, this, &ParameterEditor::changed);
    }
    std::string value() const override { return m_box->isChecked() ? "on" : "off"; }
    void setValue(const std::string& text) override { m_box->setChecked(text == "on"); }

private:
    QCheckBox* m_box;
};

/// Choice, Field and Layer: a list of words; where the list is open, any word may be typed.
class ComboEditor : public ParameterEditor {
public:
    ComboEditor(bool isOpen, QWidget* parent) : ParameterEditor(parent) {
        m_box = new QComboBox;
        m_box->setEditable(isOpen);
        m_box->setInsertPolicy(QComboBox::NoInsert);
        // A long label must not widen the whole panel.
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_box->setMinimumContentsLength(12);
        guardWheel(m_box);
        rowOf(this)->addWidget(m_box);
        setFocusProxy(m_box);
        connect(m_box, &QComboBox::currentTextChanged, this, &ParameterEditor::changed);
    }
    void offer(const std::string& word, const QString& label) {
        m_box->addItem(label, QString::fromStdString(word));
        m_box->setItemData(m_box->count() - 1, label, Qt::ToolTipRole);
    }
    std::string value() const override {
        // In an open list the text decides: it may have been typed since the last choice.
        const int index =
            m_box->isEditable() ? m_box->findText(m_box->currentText()) : m_box->currentIndex();
        if (index >= 0) return m_box->itemData(index).toString().toStdString();
        return m_box->currentText().trimmed().toStdString();
    }
    void setValue(const std::string& text) override {
        const QString word = QString::fromStdString(text);
        int index = m_box->findData(word);
        if (index <
            0) {  // a stored run may name a layer that has gone: it must not turn into another
            m_box->addItem(word, word);
            index = m_box->count() - 1;
        }
        m_box->setCurrentIndex(index);
    }

private:
    QComboBox* m_box;
};

/// Places as numbers; the what-if panel fills them in, people seldom do.
class PositionsEditor : public ParameterEditor {
public:
    PositionsEditor(const ParameterSpec& spec, QWidget* parent) : ParameterEditor(parent) {
        m_line = new QLineEdit;
        m_line->setPlaceholderText(QStringLiteral("x,y; x,y"));
        m_line->setAccessibleName(words(spec.label));
        rowOf(this)->addWidget(m_line);
        setFocusProxy(m_line);
        connect(m_line, &QLineEdit::textChanged, this, &ParameterEditor::changed);
    }
    std::string value() const override { return m_line->text().trimmed().toStdString(); }
    void setValue(const std::string& text) override {
        m_line->setText(QString::fromStdString(text));
    }

private:
    QLineEdit* m_line;
};

class LayerListEditor : public ParameterEditor {
public:
    LayerListEditor(const std::vector<LayerInfo>& layers, QWidget* parent)
        : ParameterEditor(parent) {
        m_list = new QListWidget;
        m_list->setSelectionMode(QAbstractItemView::NoSelection);
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_list->setTextElideMode(Qt::ElideRight);
        rowOf(this)->addWidget(m_list);
        setFocusProxy(m_list);
        for (const LayerInfo& layer : layers)
            if (layer.geometry != GeometryKind::None)
                add(layer.name, words(layer.title, layer.name));
        fitHeight();
        connect(m_list, &QListWidget::itemChanged, this, &ParameterEditor::changed);
    }
    std::string value() const override {
        std::vector<std::string> checked;
        for (int row = 0; row < m_list->count(); ++row)
            if (m_list->item(row)->checkState() == Qt::Checked)
                checked.push_back(m_list->item(row)->data(Qt::UserRole).toString().toStdString());
        const std::vector<std::string> given = splitList(m_given);
        const bool isAsGiven = std::set<std::string>(given.begin(), given.end()) ==
                               std::set<std::string>(checked.begin(), checked.end());
        return isAsGiven ? m_given : joined(checked, ",");
    }
    void setValue(const std::string& text) override {
        m_given = text;
        std::set<std::string> wanted;
        for (const std::string& name : splitList(text))
            wanted.insert(name);
        for (int row = 0; row < m_list->count(); ++row) {
            QListWidgetItem* item = m_list->item(row);
            const bool isWanted =
                wanted.erase(item->data(Qt::UserRole).toString().toStdString()) > 0;
            item->setCheckState(isWanted ? Qt::Checked : Qt::Unchecked);
        }
        for (const std::string& name : wanted)
            add(name, QString::fromStdString(name))->setCheckState(Qt::Checked);
        fitHeight();
    }

private:
    QListWidgetItem* add(const std::string& name, const QString& label) {
        auto* item = new QListWidgetItem(label, m_list);
        item->setData(Qt::UserRole, QString::fromStdString(name));
        item->setToolTip(label);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
        return item;
    }
    void fitHeight() {
        constexpr int rowPixels = 24, mostRows = 6;
        m_list->setFixedHeight(std::clamp(m_list->count(), 2, mostRows) * rowPixels + 8);
    }
    QListWidget* m_list;
    std::string m_given;
};

ParameterEditor* makeComboEditor(const ParameterSpec& spec,
                                 const std::vector<LayerInfo>& layers,
                                 QWidget* parent) {
    auto* editor = new ComboEditor(spec.kind == ParameterSpec::Kind::Field, parent);
    for (const ParameterSpec::Choice& choice : spec.choices)
        editor->offer(choice.value, words(choice.label));
    if (spec.kind == ParameterSpec::Kind::Field) {
        std::set<std::string> offered;
        for (const ParameterSpec::Choice& choice : spec.choices)
            offered.insert(choice.value);
        for (const LayerInfo& layer : layers)
            if (layer.name == "organisations")
                for (const Field& field : layer.fields)
                    if (field.type != FieldType::Text && offered.insert(field.name).second)
                        editor->offer(field.name, field.label.isEmpty()
                                                      ? QString::fromStdString(field.name)
                                                      : words(field.label));
    }
    if (spec.kind == ParameterSpec::Kind::Layer) {
        editor->offer("", ParameterEditor::tr("(none)"));
        for (const LayerInfo& layer : layers)
            if (layer.geometry != GeometryKind::None)
                editor->offer(layer.name, words(layer.title, layer.name));
    }
    return editor;
}

}  // namespace

ParameterEditor* makeParameterEditor(const ParameterSpec& spec,
                                     const std::vector<LayerInfo>& layers,
                                     QWidget* parent) {
    switch (spec.kind) {
        case ParameterSpec::Kind::Number:
            return new NumberEditor(spec, parent);
        case ParameterSpec::Kind::Integer:
            return new IntegerEditor(spec, parent);
        case ParameterSpec::Kind::Flag:
            return new FlagEditor(spec, parent);
        case ParameterSpec::Kind::Positions:
            return new PositionsEditor(spec, parent);
        case ParameterSpec::Kind::LayerList:
            return new LayerListEditor(layers, parent);
        case ParameterSpec::Kind::Choice:
        case ParameterSpec::Kind::Field:
        case ParameterSpec::Kind::Layer:
            return makeComboEditor(spec, layers, parent);
    }
    return nullptr;
}

}  // namespace hetu::desktop
