#pragma once
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <string>
#include <vector>

#include "layers/model/table.h"

namespace hetu::desktop {

/// What the forms of the style panel have in common.
void arrangeForm(QFormLayout& form);
void showRow(QFormLayout& form, QWidget& field, bool isShown);
void renameRow(QFormLayout& form, QWidget& field, const QString& name);
/// A box for millimetres on paper in steps of a tenth; the wheel changes it only with the focus.
[[nodiscard]] QDoubleSpinBox* millimetresBox(const QString& name, double least, double most);
/// The same for the size of letters.
[[nodiscard]] QDoubleSpinBox* pointsBox(const QString& name, double least, double most);
/// One line for each field, its label and unit; with `none` a first line that stands for no field.
void fillFields(QComboBox& box,
                const std::vector<const Field*>& fields,
                const std::string& chosen,
                const QString& none = {});

}  // namespace hetu::desktop
