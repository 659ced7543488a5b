#pragma once
#include <QWidget>
#include <string>
#include <vector>

#include "analysis/core/schema.h"
#include "layers/model/layer_source.h"

namespace hetu::desktop {

/// The control for one parameter. Text in, text out: what was set comes back letter by letter
/// until somebody changes it.
class ParameterEditor : public QWidget {
    Q_OBJECT
public:
    explicit ParameterEditor(QWidget* parent = nullptr) : QWidget(parent) {}
    [[nodiscard]] virtual std::string value() const = 0;
    virtual void setValue(const std::string& text) = 0;

signals:
    void changed();
};

/// The editor that fits the kind of `spec`. `layers` are the ones of the workspace: what a picker
/// offers.
[[nodiscard]] ParameterEditor* makeParameterEditor(const analysis::ParameterSpec& spec,
                                                   const std::vector<LayerInfo>& layers,
                                                   QWidget* parent);

}  // namespace hetu::desktop
