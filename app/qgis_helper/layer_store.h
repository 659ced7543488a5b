#pragma once
#include <QList>
#include <QString>
#include <QStringList>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "app/render/map_renderer.h"
#include "layers/base/result.h"

class QgsMapLayer;

namespace hetu::helper {

[[nodiscard]] QString toQt(const std::string& text);
[[nodiscard]] std::string fromQt(const QString& text);

/// One half of "中文|English": the first for "zh", the second for "en". Text without '|' is
/// returned whole.
[[nodiscard]] QString wordsIn(const std::string& language, const QString& both);

/// Limits of `classes` classes for values from 0 to `largest`: the largest numbers of the series
/// 1, 2, 5, 10, 20, 50 ... below `largest`, ascending; classes - 1 of them.
[[nodiscard]] QList<double> roundLimits(double largest, int classes);

/// QGIS layers by what they show, styled, kept while they are used often and their files stay as
/// they are. Used by the main thread alone.
class LayerStore {
public:
    LayerStore();
    LayerStore(const LayerStore&) = delete;
    LayerStore& operator=(const LayerStore&) = delete;
    ~LayerStore();

    /// The layer, owned by the store and valid until it has been asked for 64 others.
    /// Errors   NotFound: source or style cannot be opened. Unsupported: another provider than
    ///          ogr, gdal and file, a source that is no file of this machine, or tiles from the
    ///          network (wms) that the request does not allow.
    [[nodiscard]] Result<QgsMapLayer*> get(const render::DrawnLayer& wish);
    /// All of them, in QGIS's order: the top one first.
    [[nodiscard]] Result<QList<QgsMapLayer*>> getAll(const std::vector<render::DrawnLayer>& wishes);

    /// A layer for the caller alone.
    [[nodiscard]] static Result<std::unique_ptr<QgsMapLayer>> make(const render::DrawnLayer& wish);

private:
    struct Kept;
    /// Lets go of every layer of that file if it has changed since it was looked at last: QGIS
    /// shares one connection between them, and one opened before a table was made does not know
    /// what the table holds.
    void forgetIfChanged(const QString& file);
    [[nodiscard]] Result<QgsMapLayer*> take(const render::DrawnLayer& wish);

    std::list<Kept> m_kept;                   ///< most recently used first
    std::map<QString, std::string> m_stamps;  ///< of the files, when they were looked at last
};

/// From now on QGIS fetches nothing, whatever a style asks for, but from the hosts of tiles that
/// any request to this process has allowed so far.
void guardNetwork();

/// For tests only. The environment variable HETU_QGIS_FAULT, "crash draw buildings", makes the
/// helper end ("crash"), hang ("hang") or take memory until there is none ("memory") when it is
/// about to "draw" that layer or its "legend".
void misbehaveIfTold(std::string_view when, const std::string& layer);

/// What QGIS complained about since the last call; with HETU_QGIS_STRICT set every request fails
/// over it (the tests of styles and templates use this).
void listenToWarnings();
[[nodiscard]] QStringList takeWarnings();

}  // namespace hetu::helper
