#pragma once
#include <QWidget>
#include <map>
#include <string>
#include <vector>

#include "analysis/core/schema.h"
#include "app/desktop/analyses/parameter_editor.h"

namespace hetu::desktop {

/// The form of an analysis, made from its parameters alone: for each a label, the control of its
/// kind, a sentence of help, and a way back to the default.
///
/// Holds   values() after setValues(v) is v, letter by letter, for every v that the specs accept.
class ParameterForm : public QWidget {
    Q_OBJECT
public:
    ParameterForm(const std::vector<analysis::ParameterSpec>& specs,
                  const std::vector<LayerInfo>& layers,
                  QWidget* parent = nullptr);

    /// All parameters as they stand.
    [[nodiscard]] analysis::Values values() const;
    /// Sets those that are named; the others stay.
    void setValues(const analysis::Values& values);
    [[nodiscard]] ParameterEditor* editor(const std::string& name) const;

private:
    void addRow(const analysis::ParameterSpec& spec, const std::vector<LayerInfo>& layers);
    std::map<std::string, ParameterEditor*> m_editors;
};

}  // namespace hetu::desktop
