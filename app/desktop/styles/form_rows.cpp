#include "app/desktop/styles/form_rows.h"

#include <QLabel>
#include <QSignalBlocker>
#include <QWheelEvent>

#include "app/desktop/base/language.h"
#include "app/desktop/rows/cell_words.h"

namespace hetu::desktop {
namespace {

/// Scrolling the panel must not change a size.
class CalmBox : public QDoubleSpinBox {
protected:
    void wheelEvent(QWheelEvent* event) override {
        if (hasFocus())
            QDoubleSpinBox::wheelEvent(event);
        else
            event->ignore();
    }
};

QDoubleSpinBox* makeBox(
    const QString& name, double least, double most, double step, const QString& unit) {
    auto* box = new CalmBox;
    box->setLocale(QLocale::c());
    box->setFocusPolicy(Qt::StrongFocus);
    box->setDecimals(step < 1 ? 2 : 1);
    box->setRange(least, most);
    box->setSingleStep(step);
    box->setKeyboardTracking(false);  // half a number is none
    box->setSuffix(QLatin1Char(' ') + unit);
    box->setAccessibleName(name);
    return box;
}

}  // namespace

void arrangeForm(QFormLayout& form) {
    form.setContentsMargins(0, 0, 0, 0);
    form.setHorizontalSpacing(8);
    form.setVerticalSpacing(4);
    form.setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form.setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void showRow(QFormLayout& form, QWidget& field, bool isShown) {
    form.setRowVisible(&field, isShown);
}

void renameRow(QFormLayout& form, QWidget& field, const QString& name) {
    if (auto* label = qobject_cast<QLabel*>(form.labelForField(&field))) label->setText(name);
}

QDoubleSpinBox* millimetresBox(const QString& name, double least, double most) {
    return makeBox(name, least, most, 0.1, words({"mm", "毫米"}));
}

QDoubleSpinBox* pointsBox(const QString& name, double least, double most) {
    return makeBox(name, least, most, 1, words({"pt", "磅"}));
}

void fillFields(QComboBox& box,
                const std::vector<const Field*>& fields,
                const std::string& chosen,
                const QString& none) {
    const QSignalBlocker quiet(&box);
    box.clear();
    if (!none.isEmpty()) box.addItem(none, QString());
    for (const Field* field : fields)
        box.addItem(headingOf(*field), QString::fromStdString(field->name));
    box.setCurrentIndex(box.findData(QString::fromStdString(chosen)));
}

}  // namespace hetu::desktop
