#pragma once
#include <QComboBox>

namespace hetu::desktop {

/// From which scale on something is shown: at every one, or nearer than one of the usual ones.
class ScaleChoice : public QComboBox {
    Q_OBJECT
public:
    explicit ScaleChoice(const QString& name, QWidget* parent = nullptr);
    /// 1 : `denominator`; 0: at every scale. One that is not usual gets a line of its own.
    void setNearerThan(double denominator);

signals:
    void chosen(double denominator);
};

}  // namespace hetu::desktop
