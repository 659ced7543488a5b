#pragma once
#include <QComboBox>
#include <string>

namespace hetu::desktop {

/// The ramps, each with its colours and its name.
class RampBox : public QComboBox {
    Q_OBJECT
public:
    /// `kinds`: the first line says colours of kinds, with the empty name.
    explicit RampBox(bool kinds, QWidget* parent = nullptr);
    void setRamp(const std::string& name, bool isInverted);
    [[nodiscard]] std::string ramp() const { return currentData().toString().toStdString(); }

private:
    void showColours(bool isInverted);
};

}  // namespace hetu::desktop
