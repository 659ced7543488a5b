#include "app/desktop/map/position_words.h"

#include <QCoreApplication>
#include <cmath>

#include "app/desktop/base/numbers.h"

namespace hetu::desktop {

PositionWords::PositionWords(const std::string& crs)
    : m_crsName(QString::fromStdString(crs)), m_crsFullName(m_crsName) {
    const auto plane = crsOf(crs);
    const auto degrees = crsOf("EPSG:4490");
    if (!plane.ok() || !degrees.ok()) return;
    m_crsName = QString::fromStdString(plane.value().name);
    m_crsFullName = QStringLiteral("%1 (%2)").arg(m_crsName, QString::fromStdString(crs));
    m_crsName.replace(QStringLiteral("3-degree Gauss-Kruger CM "), QStringLiteral("3° "));
    auto transform = Transform::between(plane.value(), degrees.value());
    if (transform.ok()) m_toDegrees.emplace(std::move(transform).value());
}

QString PositionWords::of(double x, double y) const {
    const QString metres =
        QCoreApplication::translate("Position", "%1 m, %2 m").arg(grouped(x, 0), grouped(y, 0));
    if (!m_toDegrees) return metres;
    const Point degrees = m_toDegrees->apply(Point{x, y});
    if (!std::isfinite(degrees.x) || !std::isfinite(degrees.y)) return metres;
    const QString longitude = grouped(std::abs(degrees.x), 4);
    const QString latitude = grouped(std::abs(degrees.y), 4);
    const QString place = (degrees.x < 0 ? QCoreApplication::translate("Position", "%1° W")
                                         : QCoreApplication::translate("Position", "%1° E"))
                              .arg(longitude) +
                          QStringLiteral(", ") +
                          (degrees.y < 0 ? QCoreApplication::translate("Position", "%1° S")
                                         : QCoreApplication::translate("Position", "%1° N"))
                              .arg(latitude);
    return place + QStringLiteral("   ") + metres;
}

}  // namespace hetu::desktop
