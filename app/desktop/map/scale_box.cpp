#include "app/desktop/map/scale_box.h"

#include <QLineEdit>

#include "app/desktop/base/numbers.h"
#include "layers/base/text.h"

namespace hetu::desktop {
namespace {

QString said(double denominator) {
    return QStringLiteral("1:") + grouped(denominator, 0);
}

}  // namespace

std::optional<double> scaleOf(const QString& text) {
    QString rest = text.normalized(QString::NormalizationForm_KC);  // full-width signs
    rest = rest.mid(rest.lastIndexOf(QLatin1Char(':')) + 1);
    double factor = 1;
    if (rest.trimmed().endsWith(QChar(0x4E07))) factor = 1e4;
    rest.remove(QChar(0x4E07)).remove(QLatin1Char(',')).remove(QLatin1Char(' '));
    double number = 0;
    if (!parseNumber(rest.toStdString(), number)) return std::nullopt;
    number *= factor;
    if (!(number >= 10 && number <= 1e8)) return std::nullopt;
    return number;
}

ScaleBox::ScaleBox(QWidget* parent) : QComboBox(parent) {
    setEditable(true);
    setInsertPolicy(NoInsert);
    setMinimumWidth(120);
    setAccessibleName(tr("Scale"));
    setToolTip(tr("Scale of the map: choose or type one, such as 1:5000 or 50000."));
    for (const double denominator : {500., 1000., 2000., 5000., 10'000., 25'000., 50'000., 100'000.,
                                     250'000., 500'000., 1'000'000.})
        addItem(said(denominator), denominator);
    setCurrentIndex(-1);
    connect(lineEdit(), &QLineEdit::returnPressed, this, &ScaleBox::take);
    connect(this, &QComboBox::activated, this, &ScaleBox::take);
}

void ScaleBox::showScale(double denominator) {
    m_shown = denominator;
    if (!lineEdit()->hasFocus()) setEditText(said(denominator));
}

void ScaleBox::take() {
    const std::optional<double> given = scaleOf(currentText());
    emit left();  // before it moves the map, so that the box shows what comes of it
    if (given)
        emit scaleGiven(*given);
    else
        setEditText(said(m_shown));
}

}  // namespace hetu::desktop
