#pragma once
#include <QObject>
#include <QString>
#include <cstdint>
#include <vector>

#include "layers/model/geometry.h"

namespace hetu::desktop {

/// What one room hands on to another, which neither knows: whoever can do it listens.
class HandOver : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// The table shows `layer`; with `ids` it selects them and shows nothing else.
    void showRows(const QString& layer, const std::vector<std::int64_t>& ids = {}) {
        emit rowsAsked(layer, ids);
    }
    /// A site to be tried there, in the scenario that is shown.
    void trySite(Point at, const QString& name) { emit siteAsked(at, name); }
    /// A platform to be proposed there, with its form.
    void proposePlatform(Point at, const QString& name) { emit platformAsked(at, name); }

signals:
    void rowsAsked(const QString& layer, const std::vector<std::int64_t>& ids);
    void siteAsked(hetu::Point at, const QString& name);
    void platformAsked(hetu::Point at, const QString& name);
};

}  // namespace hetu::desktop
