#include "app/qgis_helper/layer_store.h"

#include <QDomDocument>
#include <QFileInfo>
#include <QLibrary>
#include <QNetworkRequest>
#include <QPainter>
#include <QSet>
#include <QThread>
#include <QUrlQuery>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <mutex>
#include <vector>

#include <qgsapplication.h>
#include <qgscategorizedsymbolrenderer.h>
#include <qgscolorrampshader.h>
#include <qgsdatasourceuri.h>
#include <qgsexpression.h>
#include <qgsgraduatedsymbolrenderer.h>
#include <qgsmbtiles.h>
#include <qgsmessagelog.h>
#include <qgsnetworkaccessmanager.h>
#include <qgsnullsymbolrenderer.h>
#include <qgspallabeling.h>
#include <qgsprovidermetadata.h>
#include <qgsproviderregistry.h>
#include <qgsrasterbandstats.h>
#include <qgsrasterdataprovider.h>
#include <qgsrasterlayer.h>
#include <qgsrastershader.h>
#include <qgsrulebasedrenderer.h>
#include <qgssinglebandpseudocolorrenderer.h>
#include <qgsvectordataprovider.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>
#include <qgsvectortilebasicrenderer.h>
#include <qgsvectortilelayer.h>
#include <sys/stat.h>

#include "app/render/base_map.h"

namespace hetu::helper {
namespace {

constexpr std::size_t layersKept = 64;

QStringList& warnings() {
    static QStringList list;
    return list;
}

/// The hosts that may be asked; pictures are drawn on threads of their own.
struct Allowed {
    std::mutex mutex;
    QSet<QString> hosts;
};
Allowed& allowed() {
    static Allowed list;
    return list;
}

/// The file behind a source.
QString fileOf(const render::DrawnLayer& wish) {
    return toQt(wish.source).section('|', 0, 0);
}

/// Changes whenever what the file holds may have changed: name, size and time of the file and of
/// its write-ahead log.
std::string stampOf(const QString& file) {
    std::string stamp;
    for (const QString& name : {file, file + "-wal"}) {
        struct stat facts {};
        if (stat(name.toUtf8().constData(), &facts) != 0) {
            stamp += "-;";
            continue;
        }
        stamp += toText(static_cast<long long>(facts.st_ino)) + ":" +
                 toText(static_cast<long long>(facts.st_size)) + ":" +
                 toText(static_cast<long long>(facts.st_mtim.tv_sec)) + "." +
                 toText(static_cast<long long>(facts.st_mtim.tv_nsec)) + ";";
    }
    return stamp;
}

bool isInline(const std::string& style) {
    return style.starts_with('<');
}

/// What an error calls the style.
QString nameOf(const std::string& style) {
    return isInline(style) ? QStringLiteral("QML") : toQt(style);
}

Error cannotOpen(const render::DrawnLayer& wish, const QString& why) {
    return {ErrorCode::NotFound,
            textOf("The layer \"{}\" cannot be drawn: {}.", "图层“{}”无法绘制：{}。",
                   wish.title.empty() ? wish.id : wish.title, fromQt(why)),
            {"Hide the layer, or check that its file is still there.",
             "请关闭该图层，或检查其文件是否仍在原处。"}};
}

void relabel(QgsVectorLayer& layer, const std::string& language) {
    QgsFeatureRenderer* renderer = layer.renderer();
    if (auto* categories = dynamic_cast<QgsCategorizedSymbolRenderer*>(renderer)) {
        for (int i = 0; i < categories->categories().size(); ++i)
            categories->updateCategoryLabel(
                i, wordsIn(language, categories->categories().at(i).label()));
    } else if (auto* ranges = dynamic_cast<QgsGraduatedSymbolRenderer*>(renderer)) {
        for (int i = 0; i < ranges->ranges().size(); ++i)
            ranges->updateRangeLabel(i, wordsIn(language, ranges->ranges().at(i).label()));
    } else if (auto* rules = dynamic_cast<QgsRuleBasedRenderer*>(renderer)) {
        const QgsRuleBasedRenderer::RuleList all = rules->rootRule()->descendants();
        for (QgsRuleBasedRenderer::Rule* rule : all)
            rule->setLabel(wordsIn(language, rule->label()));
    }
}

/// Whether `file` has map tiles that hold shapes. QGIS takes them for a picture without colours.
bool hasShapeTiles(const QString& file) {
    if (!file.endsWith(".mbtiles", Qt::CaseInsensitive)) return false;
    QgsMbTiles tiles(file);
    return tiles.open() && tiles.metadataValue(QStringLiteral("format")) == QLatin1String("pbf");
}

/// Map tiles that hold shapes: drawn by the tiles of the scale, in light greys.
std::unique_ptr<QgsMapLayer> makeShapeTiles(const QString& file, const QString& title) {
    QgsDataSourceUri source;
    source.setParam("type", "mbtiles");
    source.setParam("url", file);
    auto layer = std::make_unique<QgsVectorTileLayer>(source.encodedUri(), title);
    auto* const renderer = new QgsVectorTileBasicRenderer;
    namespace quiet = render::quiet;
    const auto colour = [](render::Colour c) { return QColor(c.red, c.green, c.blue, c.opaque); };
    renderer->setStyles(QgsVectorTileBasicRenderer::simpleStyle(
        colour(quiet::area), colour(quiet::outline), 0.2, colour(quiet::sign),
        quiet::lineMillimetres, colour(quiet::sign), colour(quiet::outline),
        quiet::pointMillimetres));
    layer->setRenderer(renderer);
    return layer;
}

/// Takes the signs away, and the whole layer at scales without names: QGIS would read its rows.
void leaveNames(QgsVectorLayer& layer) {
    layer.setRenderer(new QgsNullSymbolRenderer());
    const auto* names = dynamic_cast<const QgsVectorLayerSimpleLabeling*>(layer.labeling());
    if (names == nullptr) return;
    const QgsPalLayerSettings settings = names->settings();
    if (!settings.scaleVisibility) return;
    const bool wasLimited = layer.hasScaleBasedVisibility();
    const double farthest = layer.minimumScale();
    layer.setMinimumScale(wasLimited && farthest > 0 ? std::min(farthest, settings.minimumScale)
                                                     : settings.minimumScale);
    if (!wasLimited) layer.setMaximumScale(settings.maximumScale);
    layer.setScaleBasedVisibility(true);
}

/// Warns of fields that the style asks for and the layer does not have.
void checkFields(const QgsVectorLayer& layer, const QString& style) {
    const auto check = [&](const QSet<QString>& names) {
        for (const QString& name : names)
            // A heat map without weights names the field "".
            if (!name.isEmpty() && name != QgsFeatureRequest::ALL_ATTRIBUTES &&
                layer.fields().lookupField(name) < 0)
                warnings().append(style + ": no field " + name);
    };
    const QSet<QString> used = layer.renderer()->usedAttributes(QgsRenderContext());
    for (const QString& name : used) {
        // Categories may stand on an expression instead of a field.
        const QgsExpression expression(name);
        if (layer.fields().lookupField(name) < 0 && !expression.hasParserError())
            check(expression.referencedColumns());
        else
            check({name});
    }
}

/// Gives the classes of a surface round limits that fit its values. The style says how many
/// classes there are and their colours; the first one, below the lowest limit, stays clear.
/// Limits whose labels are words in both languages, and all of a style that somebody gave the
/// layer, are meant as they stand, so that the maps of two years compare: they keep their values
/// and speak one language.
void fitClasses(QgsRasterLayer& layer, const std::string& language, bool isMeantSo) {
    auto* shown = dynamic_cast<QgsSingleBandPseudoColorRenderer*>(layer.renderer());
    if (shown == nullptr || shown->shader() == nullptr) return;
    auto* ramp = dynamic_cast<QgsColorRampShader*>(shown->shader()->rasterShaderFunction());
    if (ramp == nullptr || ramp->colorRampType() != QgsColorRampShader::Discrete) return;
    if (QList<QgsColorRampShader::ColorRampItem> fixed = ramp->colorRampItemList();
        isMeantSo || std::any_of(fixed.begin(), fixed.end(),
                                 [](const auto& item) { return item.label.contains('|'); })) {
        for (QgsColorRampShader::ColorRampItem& item : fixed)
            item.label = wordsIn(language, item.label);
        ramp->setColorRampItemList(fixed);
        return;
    }
    const QList<QgsColorRampShader::ColorRampItem> colours = ramp->colorRampItemList();
    const double largest =
        layer.dataProvider()->bandStatistics(1, QgsRasterBandStats::Max).maximumValue;
    if (colours.size() < 2 || !std::isfinite(largest) || largest <= 0) return;

    const QList<double> limits = roundLimits(largest, int(colours.size()));
    QList<QgsColorRampShader::ColorRampItem> items;
    for (int i = 0; i < colours.size(); ++i) {
        const bool isLast = i == colours.size() - 1;
        const QString to = isLast ? QString() : toQt(toText(limits[i]));
        const QString label = i == 0 ? "< " + to
                              : isLast
                                  ? QStringLiteral("\u2265 ") + toQt(toText(limits[i - 1]))
                                  : toQt(toText(limits[i - 1])) + QStringLiteral("\u2013") + to;
        items.append({isLast ? std::numeric_limits<double>::infinity() : limits[i],
                      colours[i].color, label});
    }
    auto* function = new QgsColorRampShader(0, largest, nullptr, QgsColorRampShader::Discrete);
    function->setColorRampItemList(items);
    auto* shader = new QgsRasterShader();
    shader->setRasterShaderFunction(function);
    auto* renderer = new QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader);
    renderer->setClassificationMin(0);
    renderer->setClassificationMax(largest);
    renderer->setOpacity(shown->opacity());
    layer.setRenderer(renderer);
}

/// Map tiles from the network: only where the request says that the user allowed it.
Result<std::unique_ptr<QgsMapLayer>> makeTiles(const render::DrawnLayer& wish) {
    if (!wish.mayGoOnLine)
        return Error{
            ErrorCode::Unsupported,
            textOf("The layer \"{}\" comes from the network, which was not allowed.",
                   "图层“{}”来自网络，未获准联网。", wish.title.empty() ? wish.id : wish.title),
            {"Switch the on-line base map on again.", "请重新启用在线底图。"}};
    const QString address = QUrlQuery(toQt(wish.source)).queryItemValue("url", QUrl::FullyDecoded);
    {
        const std::scoped_lock lock(allowed().mutex);
        if (const QString host = QUrl(address).host(); !host.isEmpty())
            allowed().hosts.insert(host);
    }
    // Loaded with the first such layer: without one the helper has nothing that could call out.
    auto* registry = QgsProviderRegistry::instance();
    if (registry->providerMetadata("wms") == nullptr) {
        QLibrary library(QgsApplication::pluginPath() + "/libprovider_wms");
        using Factory = QgsProviderMetadata* (*)();
        const auto make = reinterpret_cast<Factory>(library.resolve("providerMetadataFactory"));
        if (make == nullptr) return cannotOpen(wish, library.errorString());
        QgsProviderMetadata* const metadata = make();
        metadata->initProvider();
        registry->registerProvider(metadata);
    }
    auto layer = std::make_unique<QgsRasterLayer>(toQt(wish.source),
                                                  toQt(wish.title.empty() ? wish.id : wish.title),
                                                  "wms", QgsRasterLayer::LayerOptions(false));
    if (!layer->isValid())
        return cannotOpen(
            wish, layer->error().isEmpty() ? QStringLiteral("wms") : layer->error().summary());
    if (wish.opacity < 1) layer->setOpacity(wish.opacity);
    return std::unique_ptr<QgsMapLayer>(std::move(layer));
}

}  // namespace

QString toQt(const std::string& text) {
    return QString::fromStdString(text);
}
std::string fromQt(const QString& text) {
    return text.toStdString();
}

QString wordsIn(const std::string& language, const QString& both) {
    const int bar = int(both.indexOf('|'));
    if (bar < 0) return both;
    return language == "zh" ? both.left(bar) : both.mid(bar + 1);
}

QList<double> roundLimits(double largest, int classes) {
    QList<double> limits;
    // Whole exponents and a table: no rounding error of powers creeps into the labels.
    for (int exponent = int(std::floor(std::log10(largest))); limits.size() < classes - 1;
         --exponent)
        for (const int digit : {5, 2, 1}) {
            const double limit = exponent >= 0 ? digit * std::pow(10.0, exponent)
                                               : digit / std::pow(10.0, -exponent);
            if (limit < largest && limits.size() < classes - 1) limits.prepend(limit);
        }
    return limits;
}

struct LayerStore::Kept {
    std::string key, stamp;  ///< the stamp is that of the style
    QString file;
    std::unique_ptr<QgsMapLayer> layer;
};

LayerStore::LayerStore() = default;
LayerStore::~LayerStore() = default;

Result<std::unique_ptr<QgsMapLayer>> LayerStore::make(const render::DrawnLayer& wish) {
    if (wish.provider == "wms") return makeTiles(wish);
    if (wish.provider != "ogr" && wish.provider != "gdal" && wish.provider != "file")
        return Error{
            ErrorCode::Unsupported,
            textOf("Maps are not drawn from \"{}\".", "不支持从“{}”绘制地图。", wish.provider),
            {}};
    const QString file = fileOf(wish);
    if (!file.startsWith('/') || file.startsWith("/vsi"))
        return Error{
            ErrorCode::Unsupported,
            textOf("\"{}\" is no file of this computer.", "“{}”不是本机文件。", fromQt(file)),
            {}};
    if (!QFileInfo(file).isReadable()) return cannotOpen(wish, file);

    const QString title = toQt(wish.title.empty() ? wish.id : wish.title);
    const QString source = toQt(wish.source);
    const auto picture = [&]() -> std::unique_ptr<QgsMapLayer> {
        return std::make_unique<QgsRasterLayer>(source, title, "gdal",
                                                QgsRasterLayer::LayerOptions(false));
    };
    const auto rows = [&]() -> std::unique_ptr<QgsMapLayer> {
        QgsVectorLayer::LayerOptions options(wish.style == render::storedStyle);
        options.skipCrsValidation = true;
        return std::make_unique<QgsVectorLayer>(source, title, "ogr", options);
    };
    std::unique_ptr<QgsMapLayer> layer;
    if (wish.provider == "file") {
        // Somebody's own file: what it holds, only opening it tells.
        layer = hasShapeTiles(file) ? makeShapeTiles(file, title) : picture();
        if (!layer->isValid()) layer = rows();
    } else {
        layer = wish.provider == "gdal" ? picture() : rows();
    }
    if (!layer->isValid())
        return cannotOpen(wish, layer->error().isEmpty() ? file : layer->error().summary());

    if (!wish.style.empty() && wish.style != render::storedStyle) {
        bool isLoaded = false;
        QString why;
        if (isInline(wish.style)) {
            QDomDocument document;
            isLoaded = document.setContent(toQt(wish.style), &why) &&
                       layer->importNamedStyle(document, why);
        } else {
            why = layer->loadNamedStyle(toQt(wish.style), isLoaded);
        }
        if (!isLoaded) return cannotOpen(wish, nameOf(wish.style) + ": " + why);
    }
    if (auto* vector = qobject_cast<QgsVectorLayer*>(layer.get())) {
        vector->setReadOnly(true);
        if (vector->renderer() == nullptr) return cannotOpen(wish, nameOf(wish.style));
        relabel(*vector, wish.language);
        checkFields(*vector, nameOf(wish.style));
        if (wish.part == render::LayerPart::Signs) vector->setLabelsEnabled(false);
        if (wish.part == render::LayerPart::Names) leaveNames(*vector);
    } else if (auto* raster = qobject_cast<QgsRasterLayer*>(layer.get())) {
        fitClasses(*raster, wish.language, isInline(wish.style));
        if (wish.part == render::LayerPart::Names) layer->setOpacity(0);
    }
    layer->setName(title);
    if (wish.opacity < 1) layer->setOpacity(layer->opacity() * wish.opacity);
    return layer;
}

void LayerStore::forgetIfChanged(const QString& file) {
    const std::string stamp = stampOf(file);
    std::string& known = m_stamps[file];
    if (known == stamp) return;
    known = stamp;
    for (auto at = m_kept.begin(); at != m_kept.end();) {
        if (at->file != file) {
            ++at;
            continue;
        }
        // Connections to the file as it was must not outlive it: it may be another file by now.
        if (at->layer->dataProvider() != nullptr)
            at->layer->dataProvider()->invalidateConnections(file);
        at = m_kept.erase(at);
    }
}

Result<QgsMapLayer*> LayerStore::get(const render::DrawnLayer& wish) {
    forgetIfChanged(fileOf(wish));
    return take(wish);
}

Result<QgsMapLayer*> LayerStore::take(const render::DrawnLayer& wish) {
    const std::string key = wish.provider + "\n" + wish.source + "\n" + wish.style + "\n" +
                            wish.language + "\n" + toText(wish.opacity) + "\n" +
                            toText(static_cast<int>(wish.part));
    const std::string stamp = isInline(wish.style) ? std::string() : stampOf(toQt(wish.style));
    for (auto at = m_kept.begin(); at != m_kept.end(); ++at) {
        if (at->key != key) continue;
        if (at->stamp == stamp) {
            m_kept.splice(m_kept.begin(), m_kept, at);
            at->layer->setName(toQt(wish.title.empty() ? wish.id : wish.title));
            return at->layer.get();
        }
        m_kept.erase(at);
        break;
    }
    HETU_TRY(std::unique_ptr<QgsMapLayer> layer, make(wish));
    QgsMapLayer* const made = layer.get();
    m_kept.push_front({key, stamp, fileOf(wish), std::move(layer)});
    if (m_kept.size() > layersKept) m_kept.pop_back();
    return made;
}

Result<QList<QgsMapLayer*>> LayerStore::getAll(const std::vector<render::DrawnLayer>& wishes) {
    if (wishes.size() > layersKept)
        return Error{
            ErrorCode::InvalidArgument,
            textOf("A map shows at most {} layers.", "一张地图最多显示 {} 个图层。", layersKept),
            {}};
    // All files first: a change seen halfway would take layers away that are in the list already.
    for (const render::DrawnLayer& wish : wishes)
        forgetIfChanged(fileOf(wish));
    QList<QgsMapLayer*> layers;
    for (const render::DrawnLayer& wish : wishes) {
        HETU_TRY(QgsMapLayer* const layer, take(wish));
        layers.prepend(layer);
    }
    return layers;
}

void guardNetwork() {
    QgsNetworkAccessManager::setRequestPreprocessor([](QNetworkRequest* request) {
        const std::scoped_lock lock(allowed().mutex);
        if (!allowed().hosts.contains(request->url().host())) request->setUrl(QUrl());
    });
}

void misbehaveIfTold(std::string_view when, const std::string& layer) {
    static const QStringList told =
        QString::fromLocal8Bit(qgetenv("HETU_QGIS_FAULT")).split(' ', Qt::SkipEmptyParts);
    if (told.size() != 3 || fromQt(told[1]) != when || fromQt(told[2]) != layer) return;
    if (told[0] == "crash") std::abort();
    while (told[0] == "hang")
        QThread::sleep(1);
    if (told[0] == "memory")
        for (static std::list<std::vector<char>> taken;;)
            taken.emplace_back(std::size_t{64} << 20);
}

void listenToWarnings() {
    QObject::connect(QgsApplication::messageLog(),
                     qOverload<const QString&, const QString&, Qgis::MessageLevel>(
                         &QgsMessageLog::messageReceived),
                     [](const QString& message, const QString& tag, Qgis::MessageLevel level) {
                         if (level == Qgis::Warning || level == Qgis::Critical)
                             warnings().append(tag + ": " + message);
                     });
}

QStringList takeWarnings() {
    QStringList taken;
    taken.swap(warnings());
    return taken;
}

}  // namespace hetu::helper
