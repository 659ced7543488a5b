#pragma once
#include <QString>
#include <optional>
#include <string>

#include "layers/crs/crs.h"

namespace hetu::desktop {

/// Says where a position on the map plane is: degrees first, because phones and notices give
/// those, then metres.
class PositionWords {
public:
    /// `crs` is "EPSG:n"; one that is not known gives metres alone.
    explicit PositionWords(const std::string& crs);

    /// "112.4512° E, 34.6203° N   637,420 m, 3,832,110 m" (east, north).
    [[nodiscard]] QString of(double x, double y) const;
    /// "CGCS2000 / 3° 111E": the CRS as maps print it.
    [[nodiscard]] const QString& crsName() const { return m_crsName; }
    /// The full name with its code.
    [[nodiscard]] const QString& crsFullName() const { return m_crsFullName; }

private:
    std::optional<Transform> m_toDegrees;
    QString m_crsName;
    QString m_crsFullName;
};

}  // namespace hetu::desktop
