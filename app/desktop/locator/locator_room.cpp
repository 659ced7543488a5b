#include "app/desktop/locator/locator_room.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMainWindow>
#include <QSettings>
#include <QToolBar>
#include <algorithm>

#include "analysis/core/analysis.h"
#include "app/desktop/analyses/analysis_panel.h"
#include "app/desktop/base/language.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/selection.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {
namespace {

constexpr std::size_t mostOfEach = 6;
constexpr int mostLines = 14;
constexpr double closeScale = 5000;  ///< 1 : n, where a single place is looked at
const QString usesKey = QStringLiteral("locator/uses");

}  // namespace

LocatorRoom::LocatorRoom(const Workbench& bench, QObject* parent)
    : QObject(parent), m_bench(bench), m_field(new QLineEdit), m_list(new QTreeWidget) {
    m_field->setObjectName(QStringLiteral("locator"));
    m_field->setAccessibleName(tr("Find places, organisations, layers, commands"));
    m_field->setPlaceholderText(tr("Ctrl+K  Find places, organisations, layers, commands …"));
    m_field->setToolTip(
        tr("By name, pinyin or its first letters, or a position as degrees or "
           "metres."));
    m_field->setClearButtonEnabled(true);
    m_field->setMinimumWidth(300);
    m_field->setMaximumWidth(340);
    m_field->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_bench.topBar.addWidget(m_field);

    m_list->setParent(&m_bench.window);
    m_list->setObjectName(QStringLiteral("locatorResults"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->hide();
    connect(m_list, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
        m_list->setCurrentItem(item);
        choose();
    });

    CommandSpec spec;
    spec.id = QStringLiteral("locator.find");
    spec.text = tr("Find anything …");
    spec.icon = QStringLiteral("search");
    spec.keys = QKeySequence(Qt::CTRL | Qt::Key_K);
    spec.menu = QStringLiteral("edit");
    spec.beginsGroup = true;
    spec.needsWorkspace = false;
    spec.called = [this] {
        m_field->setFocus(Qt::ShortcutFocusReason);
        m_field->selectAll();
    };
    m_bench.commands.add(spec);

    m_rest.setSingleShot(true);
    m_rest.setInterval(60);
    connect(&m_rest, &QTimer::timeout, this, &LocatorRoom::find);
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (text.trimmed().isEmpty())
            close();
        else
            m_rest.start();
    });
    connect(&m_bench.document, &Document::opened, this, &LocatorRoom::build);
    connect(&m_bench.document, &Document::changed, this, &LocatorRoom::build);
    if (m_bench.remembers) {
        const QVariantMap kept = QSettings().value(usesKey).toMap();
        for (auto each = kept.begin(); each != kept.end(); ++each)
            m_uses[each.key().toStdString()] = each.value().toInt();
    }
    // Once every room has added its commands.
    QTimer::singleShot(0, this, &LocatorRoom::build);
}

LocatorRoom::~LocatorRoom() {
    m_field->removeEventFilter(this);
    m_list->hide();
}

std::vector<NamedThing> LocatorRoom::things() const {
    std::vector<NamedThing> all;
    for (const CommandSpec& spec : m_bench.commands.all())
        all.push_back({NamedThing::Kind::Command, spec.id.toStdString(),
                       Commands::plainText(spec).toStdString()});
    if (!m_bench.document.isOpen()) return all;
    for (const LayerInfo& layer : m_bench.document.layers())
        all.push_back(
            {NamedThing::Kind::Layer, layer.name, words(layer.title, layer.name).toStdString()});
    for (const analysis::Analysis& each : analysis::catalogue())
        all.push_back({NamedThing::Kind::Analysis, each.id, words(each.title).toStdString()});
    return all;
}

void LocatorRoom::build() {
    using Index = std::shared_ptr<const FindAnything>;
    Document::Reader read;
    if (m_bench.document.isOpen()) read = m_bench.document.reader();
    m_building.start<Index>(
        [read, things = things(), before = m_index](const Progress& progress) -> Result<Index> {
            std::unique_ptr<LayerSource> source;
            if (read) {
                HETU_TRY(source, read());
            }
            HETU_TRY(FindAnything made,
                     FindAnything::build(source.get(), things, *before, progress));
            return std::make_shared<const FindAnything>(std::move(made));
        },
        [this](Result<Index> made) {
            if (!made.ok()) return;  // what cannot be read is said where the layers are read
            m_index = made.value();
            if (m_list->isVisible()) find();
        });
}

void LocatorRoom::find() {
    const std::string typed = m_field->text().trimmed().toStdString();
    if (typed.empty()) return close();
    const std::string crs = m_bench.document.isOpen() ? m_bench.document.crs() : std::string();
    m_finding.start<Answer>(
        [index = m_index, typed, crs](const Progress&) -> Result<Answer> {
            Answer answer;
            const bool mayBePosition =
                !crs.empty() && std::ranges::count_if(typed, [](unsigned char sign) {
                                    return sign >= '0' && sign <= '9';
                                }) >= 4;
            if (mayBePosition)
                if (const auto map = crsOf(crs); map.ok())
                    if (auto position = readPosition(typed, map.value()); position.ok())
                        answer.position = std::move(position).value();
            answer.found = index->find(typed, mostOfEach);
            return answer;
        },
        [this](Result<Answer> answer) {
            if (answer.ok()) show(answer.value());
        });
}

int LocatorRoom::usesOf(const std::string& key) const {
    const auto at = m_uses.find(key);
    return at == m_uses.end() ? 0 : at->second;
}

void LocatorRoom::addThing(std::vector<Line>& lines, const NamedThing& thing) {
    const QString name = QString::fromStdString(thing.name);
    switch (thing.kind) {
        case NamedThing::Kind::Command: {
            const QString id = QString::fromStdString(thing.id);
            const QAction* action = m_bench.commands.find(id);
            if (!action || !action->isEnabled() || id == QStringLiteral("locator.find")) return;
            const QString keys = m_bench.commands.keys(id).toString(QKeySequence::NativeText);
            lines.push_back({name, keys.isEmpty() ? tr("Command") : tr("Command  %1").arg(keys),
                             QStringLiteral("run"), "command:" + thing.id,
                             [this, id] { m_bench.commands.run(id); }});
            return;
        }
        case NamedThing::Kind::Layer: {
            const LayerInfo* layer = m_bench.document.layer(thing.id);
            if (!layer) return;
            lines.push_back({name, tr("Layer"), QStringLiteral("layers"), "layer:" + thing.id,
                             [this, id = thing.id] {
                                 if (const LayerInfo* still = m_bench.document.layer(id))
                                     goTo(*still);
                             }});
            return;
        }
        case NamedThing::Kind::Analysis:
            lines.push_back({name, tr("Analysis"), QStringLiteral("analysis"),
                             "analysis:" + thing.id, [this, id = thing.id] {
                                 m_bench.analyses.choose(id);
                                 m_bench.panels.show(QStringLiteral("analyses"));
                             }});
            return;
    }
}

void LocatorRoom::show(const Answer& answer) {
    std::vector<Line> lines;
    for (const NamedThing& thing : answer.found.things)
        addThing(lines, thing);
    std::ranges::stable_sort(
        lines, [&](const Line& a, const Line& b) { return usesOf(a.key) > usesOf(b.key); });
    // People look for places more often than for buttons; a name that begins so goes first.
    std::vector<Line> places;
    for (const PlaceHit& hit : answer.found.places) {
        const LayerInfo* layer = m_bench.document.layer(hit.layer);
        if (!layer) continue;
        places.push_back({QString::fromStdString(hit.name),
                          words(layer->title, layer->name),
                          QStringLiteral("marker"),
                          {},
                          [this, hit] { goTo(hit); }});
    }
    m_lines.clear();
    if (answer.position)
        m_lines.push_back({words(answer.position->reading),
                           tr("Position"),
                           QStringLiteral("marker"),
                           {},
                           [this, position = *answer.position] { goTo(position); }});
    m_lines.insert(m_lines.end(), places.begin(), places.end());
    m_lines.insert(m_lines.end(), lines.begin(), lines.end());

    m_list->clear();
    for (const Line& line : m_lines) {
        auto* item = new QTreeWidgetItem(m_list, {line.text, line.kind});
        item->setIcon(0, icon(line.icon));
        item->setToolTip(0, line.text);
        item->setForeground(1, theme().quietText);
    }
    if (m_lines.empty()) {
        auto* item = new QTreeWidgetItem(m_list, {tr("Nothing has this name."), {}});
        item->setFlags(Qt::NoItemFlags);
    } else {
        m_list->setCurrentItem(m_list->topLevelItem(0));
    }
    place();
    m_list->show();
    m_list->raise();
}

void LocatorRoom::place() {
    const int rows = std::min(std::max(1, m_list->topLevelItemCount()), mostLines);
    const int height = rows * std::max(m_list->sizeHintForRow(0), 24) + 2 * m_list->frameWidth();
    const int width = std::max(420, m_field->width());
    const QPoint foot =
        m_field->mapTo(&m_bench.window, QPoint(m_field->width() - width, m_field->height() + 2));
    m_list->setGeometry(std::max(4, foot.x()), foot.y(), width, height);
}

bool LocatorRoom::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_field) return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        m_list->hide();
    } else if (event->type() == QEvent::FocusIn && !m_field->text().trimmed().isEmpty()) {
        m_rest.start();
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int count = m_list->topLevelItemCount();
        const int at = m_list->indexOfTopLevelItem(m_list->currentItem());
        if ((key == Qt::Key_Down || key == Qt::Key_Up) && m_list->isVisible() && count > 0) {
            const int to = (at + (key == Qt::Key_Down ? 1 : count - 1)) % count;
            m_list->setCurrentItem(m_list->topLevelItem(to));
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose();
            return true;
        }
        if (key == Qt::Key_Escape) {
            close();
            m_field->clear();
            m_bench.map.setFocus();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void LocatorRoom::choose() {
    const int at = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (!m_list->isVisible() || at < 0 || at >= static_cast<int>(m_lines.size())) return;
    const Line line = m_lines[static_cast<std::size_t>(at)];
    if (!line.key.empty()) {
        ++m_uses[line.key];
        if (m_bench.remembers) {
            QVariantMap kept;
            for (const auto& [key, uses] : m_uses)
                kept[QString::fromStdString(key)] = uses;
            QSettings().setValue(usesKey, kept);
        }
    }
    close();
    m_field->clear();
    m_bench.map.setFocus();
    line.called();
}

void LocatorRoom::close() {
    m_rest.stop();
    m_finding.forget();
    m_list->hide();
}

void LocatorRoom::goTo(const PlaceHit& hit) {
    m_bench.layers.setShown(hit.layer, true);
    if (!hit.extent.isEmpty()) {
        if (hit.extent.width() < 1 && hit.extent.height() < 1)
            m_bench.map.showPoint({hit.extent.minX, hit.extent.minY}, closeScale);
        else
            m_bench.map.showExtent(hit.extent);
    }
    m_bench.selection.select(hit.layer, {hit.id});
    m_bench.selection.flash(hit.layer, {hit.id});
}

void LocatorRoom::goTo(const LayerInfo& layer) {
    m_bench.panels.show(QStringLiteral("layers"));
    m_bench.layers.setShown(layer.name, true);
    if (!layer.extent.isEmpty()) m_bench.map.showExtent(layer.extent.grown(1));
}

void LocatorRoom::goTo(const ReadPosition& position) {
    m_bench.map.showPoint(position.onMap, closeScale);
    m_bench.messages.showNotice(words(position.reading));
}

}  // namespace hetu::desktop
