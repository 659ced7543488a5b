#include "app/desktop/styles/scale_choice.h"

#include <QSignalBlocker>

#include "app/desktop/base/numbers.h"

namespace hetu::desktop {

ScaleChoice::ScaleChoice(const QString& name, QWidget* parent) : QComboBox(parent) {
    setAccessibleName(name);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    addItem(tr("at every scale"), 0.0);
    for (const double scale :
         {1'000'000.0, 500'000.0, 250'000.0, 100'000.0, 50'000.0, 25'000.0, 10'000.0, 5'000.0})
        addItem(tr("from 1:%1 on").arg(grouped(scale, 0)), scale);
    connect(this, &QComboBox::activated, this, [this] { emit chosen(currentData().toDouble()); });
}

void ScaleChoice::setNearerThan(double denominator) {
    const QSignalBlocker quiet(this);
    int at = findData(denominator);
    if (at < 0) {
        addItem(tr("from 1:%1 on").arg(grouped(denominator, 0)), denominator);
        at = count() - 1;
    }
    setCurrentIndex(at);
}

}  // namespace hetu::desktop
