#include "app/desktop/styles/styles_room.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMimeData>

#include "app/desktop/base/language.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/styles/style_file.h"

namespace hetu::desktop {
namespace {

const QString panelId = QStringLiteral("styles");
const QString styleFormat = QStringLiteral("application/x-hetu-style");

/// What is copied says which kind of layer it is for: "0 {...}".
QByteArray packed(render::StyleTarget target, const render::LayerStyle& style) {
    return QByteArray::number(static_cast<int>(target)) + ' ' +
           QByteArray::fromStdString(render::toJson(style));
}

}  // namespace

StylesRoom::StylesRoom(const Workbench& bench, QObject* parent)
    : QObject(parent), m_bench(bench), m_desk(bench.document), m_panel(new StylePanel(m_desk)) {
    PanelSpec spec;
    spec.id = panelId;
    spec.title = tr("Style");
    spec.icon = QStringLiteral("style");
    spec.place = Place::Right;
    spec.content = m_panel;
    m_bench.panels.add(spec);
    addCommands();
    connect(&m_bench.layers, &LayerPanel::chosenChanged, this,
            [this] { m_desk.choose(m_bench.layers.chosen()); });
    connect(m_panel, &StylePanel::layersAsked, this,
            [this] { m_bench.panels.show(QStringLiteral("layers")); });
}

void StylesRoom::addCommands() {
    auto* more = new QMenu(&m_panel->moreButton());
    more->setObjectName(QStringLiteral("styleMenu"));
    m_panel->moreButton().setMenu(more);
    const auto add = [&](const char* id, const QString& text, const char* icon, auto called) {
        CommandSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.icon = QString::fromLatin1(icon);
        spec.menu = QStringLiteral("layer");
        spec.called = called;
        if (spec.id == QLatin1String("layer.style")) {
            spec.keys = QKeySequence(Qt::Key_F7);
            spec.beginsGroup = true;
            m_bench.commands.add(spec);
            return;
        }
        more->addAction(m_bench.commands.add(spec));
    };
    add("layer.style", tr("Style of the layer …"), "style", [this] { ask(); });
    add("layer.copy-style", tr("Copy the style"), "copy", [this] { copy(); });
    add("layer.paste-style", tr("Paste the style"), "", [this] { paste(); });
    add("layer.load-style", tr("Style from a file …"), "open", [this] { askLoad(); });
    add("layer.save-style", tr("Save the style as a file …"), "export", [this] { askSave(); });
    add("layer.reset-style", tr("Style as it comes"), "undo", [this] {
        if (hasLayer()) m_desk.setAsItComes();
    });
}

bool StylesRoom::hasLayer() {
    if (m_desk.layer()) return true;
    m_bench.messages.showNotice(tr("Choose a layer in the list of layers first."));
    return false;
}

void StylesRoom::ask() {
    // None is chosen: of those that are shown the uppermost.
    if (const auto shown = m_bench.layers.visibleLayers();
        m_bench.layers.chosen().empty() && !shown.empty())
        m_bench.layers.choose(shown.back().id);
    // The key that brings it takes it away.
    if (m_bench.panels.isShown(panelId) && m_panel->isVisible() &&
        m_panel->isAncestorOf(m_bench.window.focusWidget()))
        return m_bench.panels.hide(panelId);
    m_bench.panels.show(panelId);
    m_panel->takeFocus();
}

void StylesRoom::copy() {
    if (!hasLayer()) return;
    if (m_desk.isAsItComes()) {
        m_bench.messages.showNotice(
            tr("This layer is drawn as it comes: there is no style of its own to copy."));
        return;
    }
    auto* data = new QMimeData;
    data->setData(styleFormat, packed(m_desk.target(), m_desk.style()));
    QGuiApplication::clipboard()->setMimeData(data);
    m_bench.messages.showNotice(
        tr("The style was copied. Choose another layer and paste it there."));
}

void StylesRoom::paste() {
    if (!hasLayer()) return;
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    const QByteArray bytes = data ? data->data(styleFormat) : QByteArray();
    const Result<render::LayerStyle> style = render::styleFromJson(bytes.mid(2).toStdString());
    if (bytes.isEmpty() || !style.ok()) {
        m_bench.messages.showNotice(tr("No style was copied yet."));
        return;
    }
    if (bytes.left(1).toInt() != static_cast<int>(m_desk.target())) {
        m_bench.messages.showNotice(
            tr("The copied style is for another kind of layer: points, lines, areas and surfaces "
               "cannot share one."));
        return;
    }
    const LayerInfo& layer = *m_desk.layer();
    for (const std::string& field : {style.value().field, style.value().labels.field})
        if (!field.empty() && !layer.isSurface && !layer.field(field)) {
            m_bench.messages.showNotice(
                tr("The copied style goes by the column “%1”, which this layer does not have.")
                    .arg(QString::fromStdString(field)));
            return;
        }
    m_desk.replace(style.value());
}

void StylesRoom::askSave() {
    if (!hasLayer()) return;
    if (m_desk.isAsItComes()) {
        m_bench.messages.showNotice(
            tr("This layer is drawn as it comes: there is no style of its own to save."));
        return;
    }
    auto* dialog = new QFileDialog(&m_bench.window, tr("Save the style as a file"));
    dialog->setObjectName(QStringLiteral("saveStyle"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("qml"));
    dialog->setNameFilter(tr("Styles of QGIS (*.qml)"));
    dialog->selectFile(words(m_desk.layer()->title, m_desk.layerName()) + QStringLiteral(".qml"));
    connect(dialog, &QFileDialog::fileSelected, this, &StylesRoom::save);
    dialog->open();
}

void StylesRoom::askLoad() {
    if (!hasLayer()) return;
    auto* dialog = new QFileDialog(&m_bench.window, tr("Style from a file"));
    dialog->setObjectName(QStringLiteral("loadStyle"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Styles of QGIS (*.qml)"));
    connect(dialog, &QFileDialog::fileSelected, this, &StylesRoom::load);
    dialog->open();
}

void StylesRoom::save(const QString& file) {
    if (!hasLayer() || m_desk.isAsItComes()) return;
    const render::StyleWords language = installedLanguage() == Language::Chinese
                                            ? render::StyleWords::Chinese
                                            : render::StyleWords::English;
    m_filing.start<bool>(
        [file, qml = render::toQml(m_desk.style(), m_desk.target(), language)](
            const Progress&) -> Result<bool> {
            HETU_CHECK(writeStyleFile(file, qml));
            return true;
        },
        [this, file](Result<bool> written) {
            if (written.ok())
                m_bench.messages.showNotice(
                    tr("%1 was written.").arg(QDir::toNativeSeparators(file)));
            else
                m_bench.messages.showError(written.error());
        });
}

void StylesRoom::load(const QString& file) {
    if (!hasLayer()) return;
    m_filing.start<std::string>(
        [file, target = m_desk.target()](const Progress&) { return readStyleFile(file, target); },
        [this, layer = m_desk.layerName()](Result<std::string> qml) {
            if (!qml.ok()) return m_bench.messages.showError(qml.error());
            if (m_desk.layerName() != layer) return;  // another one was chosen meanwhile
            render::LayerStyle style = m_desk.style();
            style.kind = render::StyleKind::Own;
            style.qml = std::move(qml).value();
            m_desk.replace(style);
        });
}

}  // namespace hetu::desktop
