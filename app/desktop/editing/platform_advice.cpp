#include "app/desktop/editing/platform_advice.h"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "layers/workspace/register_schema.h"

namespace hetu::desktop {
namespace {

/// Words of this file, for translation.
struct PlatformAdvice {
    Q_DECLARE_TR_FUNCTIONS(hetu::desktop::PlatformAdvice)
};

QString counted(std::size_t number) {
    return grouped(static_cast<double>(number), 0);
}

QString lengthOf(double metres) {
    return metres < 1000 ? PlatformAdvice::tr("%1 m").arg(grouped(metres, 0))
                         : PlatformAdvice::tr("%1 km").arg(grouped(metres / 1000, 1));
}

}  // namespace

Result<analysis::SiteSurroundings> adviceAt(const LayerSource& source,
                                            Point place,
                                            const Progress& progress) {
    analysis::Inputs inputs(source, progress);
    return analysis::surroundingsOf(inputs, place, usualRadiusMetres, progress);
}

QString wordsOf(const analysis::SiteSurroundings& around) {
    QStringList lines;
    lines << PlatformAdvice::tr(
                 "Within %1: %2 organisations with %3 employees; %4 of them are "
                 "reached by nothing today.")
                 .arg(lengthOf(around.radiusMetres), counted(around.organisations),
                      grouped(around.employees, 0), counted(around.unreached));
    if (around.blanks > 0)
        lines << PlatformAdvice::tr("Blanks within it: %1.").arg(counted(around.blanks));
    if (!std::isfinite(around.nearestMetres))
        lines << PlatformAdvice::tr("There is no other platform at work yet.");
    else if (around.nearestPlatform.empty())
        lines << PlatformAdvice::tr("The nearest platform at work is %1 away.")
                     .arg(lengthOf(around.nearestMetres));
    else
        lines << PlatformAdvice::tr("The nearest platform at work, %1, is %2 away.")
                     .arg(QString::fromStdString(around.nearestPlatform),
                          lengthOf(around.nearestMetres));
    lines << PlatformAdvice::tr("Advice: %1. %2")
                 .arg(words(labelOf("platforms", "mode", analysis::codeOf(around.mode))),
                      words(around.reason));
    return lines.join(QLatin1Char('\n'));
}

QString nameFor(const analysis::SiteSurroundings& around, const QString& place) {
    const QString where = around.zone.empty() ? place : QString::fromStdString(around.zone);
    return where.isEmpty() ? QString() : PlatformAdvice::tr("Platform %1").arg(where);
}

}  // namespace hetu::desktop
