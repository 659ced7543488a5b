#include "app/desktop/layers/base_maps.h"

#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QUrl>
#include <algorithm>
#include <filesystem>

#include "app/desktop/base/language.h"
#include "app/desktop/document/document.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/layers/tianditu_dialog.h"
#include "app/desktop/map/map_view.h"
#include "app/render/layer_style.h"
#include "layers/io/map_file.h"

namespace hetu::desktop {
namespace {

constexpr const char* kind = "basemap";
const QString keySetting = QStringLiteral("tianditu/key");
const QString onlineSetting = QStringLiteral("tianditu/onlineIn");

Text titleOf(render::BaseMap::Kind which) {
    return which == render::BaseMap::Kind::TiandituStreets
               ? Text{"Tianditu streets (on line)", "天地图街道（在线）"}
               : Text{"Tianditu images (on line)", "天地图影像（在线）"};
}

std::string quietStyle(GeometryKind geometry) {
    using namespace render;
    const StyleTarget target = geometry == GeometryKind::Point  ? StyleTarget::Point
                               : geometry == GeometryKind::Line ? StyleTarget::Line
                                                                : StyleTarget::Polygon;
    LayerStyle style = plainStyle(target);
    style.look.fill = geometry == GeometryKind::Polygon ? quiet::area : quiet::sign;
    style.look.outline = quiet::outline;
    style.look.sizeMillimetres =
        geometry == GeometryKind::Point ? quiet::pointMillimetres : quiet::lineMillimetres;
    return toQml(style, target, StyleWords::Both);
}

/// The file, or one of that name beside the workspace: both may have been carried elsewhere.
std::string foundFile(const render::BaseMap& map, const std::string& workspace) {
    namespace files = std::filesystem;
    std::error_code ignored;
    if (files::is_regular_file(map.path, ignored)) return map.path;
    const files::path beside =
        files::path(workspace).parent_path() / files::path(map.path).filename();
    return files::is_regular_file(beside, ignored) ? beside.string() : std::string();
}

/// Shapes are drawn layer by layer, areas lowest, so that each is grey in its own way.
void takeShapes(MapLayer& layer, const MapFile& seen) {
    std::vector<render::DrawnLayer> parts;
    for (const GeometryKind geometry :
         {GeometryKind::Polygon, GeometryKind::None, GeometryKind::Line, GeometryKind::Point})
        for (const auto& [name, own] : seen.shapes) {
            if (own != geometry) continue;
            render::DrawnLayer part = layer.drawn;
            part.provider = "ogr";
            part.source += "|layername=" + name;
            if (own != GeometryKind::None) part.style = quietStyle(own);
            parts.push_back(std::move(part));
        }
    if (parts.empty()) return;
    layer.drawn = parts.front();
    layer.above.assign(parts.begin() + 1, parts.end());
}

MapLayer lineOf(const std::string& id, const render::BaseMap& map, const std::string& key) {
    MapLayer line;
    std::vector<render::DrawnLayer> drawn = drawnBaseMap(map, id, key, installedLanguage());
    if (!drawn.empty()) {
        line.drawn = drawn.front();
        line.above.assign(drawn.begin() + 1, drawn.end());
    }
    line.drawn.id = id;
    line.drawn.title = map.title.in(installedLanguage());
    line.drawn.mayGoOnLine = isOnline(map);
    return line;
}

QStringList filesOf(const QMimeData& data) {
    QStringList paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    return paths;
}

}  // namespace

BaseMaps::BaseMaps(const Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench) {
    addCommands();
    connect(&m_bench.document, &Document::opened, this, [this] {
        m_saidGone.clear();
        m_switchOn.clear();
        take();
    });
    connect(&m_bench.document, &Document::itemsChanged, this, [this](const QString& changed) {
        if (changed == QLatin1String(kind)) take();
    });
    connect(&m_bench.layers, &LayerPanel::shownChosen, this, &BaseMaps::rememberOnline);
    connect(&m_bench.layers, &LayerPanel::visibilityChanged, this, &BaseMaps::showAttribution);
    connect(&m_bench.layers, &LayerPanel::baseMapRemoved, this, [this](const std::string& id) {
        const std::string title = m_bench.layers.titleOf(id).toStdString();
        m_bench.document.removeItem(kind, id,
                                    textOf("Base map removed: {}", "移除底图：{}", title));
    });
    m_bench.map.setAcceptDrops(true);
    m_bench.map.installEventFilter(this);
}

BaseMaps::~BaseMaps() {
    m_bench.map.removeEventFilter(this);
}

void BaseMaps::addCommands() {
    Commands& commands = m_bench.commands;
    if (QMenu* layers = commands.menu(QStringLiteral("layer"))) {
        layers->addSeparator();
        commands.addMenu(QStringLiteral("basemap"), layers->addMenu(tr("&Base map")));
    }
    const auto add = [&](const char* id, const QString& text, const QString& tip,
                         std::function<void()> called, bool beginsGroup = false) {
        CommandSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.tip = tip;
        spec.menu = QStringLiteral("basemap");
        spec.called = std::move(called);
        spec.beginsGroup = beginsGroup;
        return commands.add(spec);
    };
    add("basemap.file", tr("A &file of this computer …"),
        tr("A picture, map tiles (.mbtiles) or shapes that lie below everything else."),
        [this] { askFile(); });
    add(
        "basemap.tianditu-streets", tr("Tianditu &streets, from the network …"),
        tr("The street map of the state's map service. Needs the network and a key of your own."),
        [this] { addTianditu(render::BaseMap::Kind::TiandituStreets); }, true);
    add("basemap.tianditu-images", tr("Tianditu &images, from the network …"),
        tr("Satellite images of the state's map service. Needs the network and a key of your own."),
        [this] { addTianditu(render::BaseMap::Kind::TiandituImages); });
    add("basemap.key", tr("&Key of Tianditu …"), {}, [this] { askKey({}); });
    add(
        "basemap.find", tr("&Find the file of the chosen base map …"), {},
        [this] {
            const std::string id = m_bench.layers.chosen();
            if (render::isBaseMapId(id))
                find(id);
            else
                m_bench.messages.showNotice(tr("Choose a base map in the list of layers first."));
        },
        true);
}

void BaseMaps::take() {
    if (!m_bench.document.isOpen()) return;
    const auto items = m_bench.document.items(kind);
    const bool isOn = onlineIn().contains(m_bench.document.path());
    m_looking.start<Seen>(
        [items, isOn, key = key().toStdString(), crs = m_bench.document.crs(),
         workspace = m_bench.document.path().toStdString(), missingFile = tr("not found"),
         missingKey = tr("no key"),
         whose = tr("Base map: Tianditu © National Geomatics Center of "
                    "China")](const Progress&) -> Result<Seen> {
            Seen seen;
            for (const auto& [id, json] : items) {
                auto map = render::baseMapFromJson(json);
                if (!map.ok() || !render::isBaseMapId(id)) continue;
                render::BaseMap own = map.value();
                if (isOnline(own)) {
                    MapLayer line = lineOf(id, own, key);
                    line.isShownAtFirst = isOn;
                    line.attribution = whose;
                    if (!render::isTiandituKey(key)) line.trouble = missingKey;
                    seen.maps.push_back(std::move(line));
                    continue;
                }
                const std::string file = foundFile(own, workspace);
                if (!file.empty()) own.path = file;
                MapLayer line = lineOf(id, own, key);
                line.source = QDir::toNativeSeparators(QString::fromStdString(own.path));
                if (file.empty()) {
                    line.trouble = missingFile;
                    seen.gone.emplace_back(id, own);
                } else {
                    const MapFile inside = lookAtMapFile(file, crs);
                    line.extent = inside.extent;
                    takeShapes(line, inside);
                }
                seen.maps.push_back(std::move(line));
            }
            return seen;
        },
        [this](Result<Seen> seen) {
            if (seen.ok()) show(std::move(seen).value());
        });
}

void BaseMaps::show(Seen seen) {
    m_bench.layers.setBaseMaps(std::move(seen.maps));
    if (const std::string id = std::exchange(m_switchOn, {}); !id.empty())
        m_bench.layers.chooseShownByHand(id, true);
    showAttribution();
    for (const auto& [id, map] : seen.gone) {
        if (!m_saidGone.insert(id).second) continue;
        m_bench.messages.showOffer(
            {ErrorCode::NotFound,
             textOf("The base map \"{}\" cannot be drawn: there is no file {}.",
                    "底图“{}”无法显示：文件 {} 不存在。", map.title.in(installedLanguage()),
                    map.path),
             {"It may have been moved, or lie on a drive that is not connected.",
              "文件可能已移动，或所在磁盘未连接。"}},
            tr("Find the file …"), [this, id = id] { find(id); });
    }
}

std::string BaseMaps::freeId() const {
    int number = 0;
    for (const auto& [id, json] : m_bench.document.items(kind))
        number = std::max(number, std::atoi(id.c_str() + id.find(':') + 1));
    // What was set of a removed one must not come over the next.
    for (const auto& [name, json] : m_bench.document.items("layer"))
        if (const auto at = name.find(":basemap:"); at != std::string::npos)
            number = std::max(number, std::atoi(name.c_str() + at + 9));
    return "basemap:" + toText(number + 1);
}

void BaseMaps::keep(const std::string& id, const render::BaseMap& map, const Text& label) {
    m_bench.document.setItem(kind, id, render::toJson(map), label);
}

void BaseMaps::addFile(const QString& path) {
    inBackground<render::BaseMap>(
        this, [path = path.toStdString()](const Progress&) { return render::baseMapOfFile(path); },
        [this](Result<render::BaseMap> map) {
            if (!map.ok()) return m_bench.messages.showError(map.error());
            for (const auto& [id, json] : m_bench.document.items(kind))
                if (const auto own = render::baseMapFromJson(json);
                    own.ok() && own.value().path == map.value().path)
                    return m_bench.messages.showNotice(
                        tr("This file lies below the map already: “%1”.")
                            .arg(m_bench.layers.titleOf(id)));
            keep(freeId(), map.value(), textOf("Base map: {}", "底图：{}", map.value().title.zh));
        });
}

void BaseMaps::addTianditu(render::BaseMap::Kind which) {
    if (!render::isTiandituKey(key().toStdString()))
        return askKey([this, which] { addTianditu(which); });
    for (const auto& [id, json] : m_bench.document.items(kind))
        if (const auto own = render::baseMapFromJson(json); own.ok() && own.value().kind == which)
            return m_bench.layers.chooseShownByHand(id, true);
    const Text title = titleOf(which);
    m_switchOn = freeId();
    keep(m_switchOn, {which, {}, title}, {"Base map: " + title.en, "底图：" + title.zh});
}

void BaseMaps::askFile() {
    QStringList endings;
    for (const std::string& ending : render::baseMapEndings())
        endings << QStringLiteral("*.") + QString::fromStdString(ending);
    auto* dialog =
        new QFileDialog(&m_bench.window, tr("Which file lies below the map?"), {},
                        tr("Pictures, tiles and shapes (%1)").arg(endings.join(QLatin1Char(' '))));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BaseMaps::addFile);
    dialog->open();
}

void BaseMaps::find(const std::string& id) {
    const auto map = render::baseMapFromJson(m_bench.document.item(kind, id));
    if (!map.ok() || isOnline(map.value())) return;
    const QFileInfo before(QString::fromStdString(map.value().path));
    auto* dialog =
        new QFileDialog(&m_bench.window, tr("Where is %1 now?").arg(before.fileName()), {},
                        tr("The same kind (*.%1);;All files (*)").arg(before.suffix()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString& path) {
        inBackground<render::BaseMap>(
            this,
            [path = path.toStdString()](const Progress&) { return render::baseMapOfFile(path); },
            [this, id](Result<render::BaseMap> found) {
                auto own = render::baseMapFromJson(m_bench.document.item(kind, id));
                if (!own.ok()) return;
                if (!found.ok()) return m_bench.messages.showError(found.error());
                own.value().path = found.value().path;
                m_saidGone.erase(id);
                keep(id, own.value(),
                     textOf("File of a base map found: {}", "找回底图文件：{}",
                            own.value().title.zh));
            });
    });
    dialog->open();
}

void BaseMaps::askKey(std::function<void()> then) {
    auto* dialog = new TiandituDialog(key(), &m_bench.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, then = std::move(then)] {
        setKey(dialog->key());
        take();
        if (then && !dialog->key().isEmpty()) then();
    });
    dialog->open();
}

bool BaseMaps::isPicture(const QString& path) {
    static const QStringList endings{
        QStringLiteral("tif"), QStringLiteral("tiff"), QStringLiteral("mbtiles"),
        QStringLiteral("vrt"), QStringLiteral("img"),  QStringLiteral("png"),
        QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("jp2"),
        QStringLiteral("asc"), QStringLiteral("dem"),  QStringLiteral("hgt")};
    return endings.contains(QFileInfo(path).suffix().toLower());
}

bool BaseMaps::eventFilter(QObject* watched, QEvent* event) {
    const bool isEnter = event->type() == QEvent::DragEnter;
    if (watched != &m_bench.map || (!isEnter && event->type() != QEvent::Drop))
        return QObject::eventFilter(watched, event);
    // All else is for the window, which imports it.
    auto* drop = static_cast<QDropEvent*>(event);
    const QStringList paths = filesOf(*drop->mimeData());
    if (paths.isEmpty() || !m_bench.document.isOpen() ||
        !std::all_of(paths.begin(), paths.end(), &BaseMaps::isPicture)) {
        event->ignore();
        return true;
    }
    drop->acceptProposedAction();
    if (!isEnter) offer(paths);
    return true;
}

void BaseMaps::offer(const QStringList& paths) {
    for (const QString& path : paths)
        m_bench.messages.showDone(
            tr("%1 is a picture of the ground: it can lie below everything on the map.")
                .arg(QFileInfo(path).fileName()),
            tr("Use as base map"), [this, path] { addFile(path); });
}

void BaseMaps::showAttribution() {
    QStringList whose;
    for (const MapLayer& layer : m_bench.layers.layers())
        if (!layer.attribution.isEmpty() && layer.trouble.isEmpty() &&
            m_bench.layers.isShown(layer.drawn.id) && !whose.contains(layer.attribution))
            whose << layer.attribution;
    m_bench.map.setContentAttribution(whose.join(QStringLiteral("  ·  ")));
}

void BaseMaps::rememberOnline(const std::vector<std::string>& ids) {
    bool isTold = false, isAny = false;
    for (const std::string& id : ids)
        if (const MapLayer* layer = m_bench.layers.layer(id); layer && layer->drawn.mayGoOnLine)
            isTold = true;
    if (!isTold) return;
    for (const MapLayer& layer : m_bench.layers.layers())
        isAny = isAny || (layer.drawn.mayGoOnLine && m_bench.layers.isShown(layer.drawn.id));
    QStringList all = onlineIn();
    all.removeAll(m_bench.document.path());
    if (isAny) all << m_bench.document.path();
    m_onlineIn = all;
    if (m_bench.remembers) QSettings().setValue(onlineSetting, all);
}

QStringList BaseMaps::onlineIn() const {
    return m_bench.remembers ? QSettings().value(onlineSetting).toStringList() : m_onlineIn;
}

QString BaseMaps::key() const {
    return m_bench.remembers ? QSettings().value(keySetting).toString() : m_key;
}

void BaseMaps::setKey(const QString& key) {
    m_key = key;
    if (!m_bench.remembers) return;
    if (key.isEmpty())
        QSettings().remove(keySetting);
    else
        QSettings().setValue(keySetting, key);
}

}  // namespace hetu::desktop
