#include "app/desktop/map/compare_room.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMainWindow>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/desktop/base/language.h"
#include "app/desktop/document/document.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"

namespace hetu::desktop {
namespace {

constexpr int otherView = 90;  // of the renderer: no other picture has it
constexpr int notesHeight = 200;

/// What tells a run that was kept apart from the usual one: " (plan-B)".
QString suffixOf(const Document& document, const std::string& layer) {
    for (const StoredResult& result : document.results())
        if (std::ranges::find(result.layers, layer) != result.layers.end() &&
            !result.provenance.suffix.empty())
            return QStringLiteral(" (%1)").arg(QString::fromStdString(result.provenance.suffix));
    return {};
}

}  // namespace

void CompareRoom::Notes::paint(QPainter& painter, const MapView& map) {
    const MapComparison& comparison = m_room.comparison();
    if (const auto& sites = (m_isRight ? comparison.right : comparison.left).scenario)
        paintSites(painter, *sites, map.frame());
    paintSideTitle(painter, comparison, m_isRight, map.size());
    if (!pointer) return;
    const QPointF at = map.toScreen(*pointer);
    for (const auto& [colour, width] :
         {std::pair(QColor(Qt::white), 4.0), std::pair(theme().selection, 1.8)}) {
        painter.setPen(QPen(colour, width));
        painter.drawLine(at - QPointF(9, 0), at + QPointF(9, 0));
        painter.drawLine(at - QPointF(0, 9), at + QPointF(0, 9));
    }
}

void CompareRoom::Borrowed::paint(QPainter& painter, const MapView& map) {
    if (isOn) m_map.paintOverlays(painter, map, m_least, m_end);
}

CompareRoom::CompareRoom(const Workbench& bench, QObject* parent)
    : QObject(parent),
      m_bench(bench),
      m_themes(bench.document, bench.layers),
      m_crowd(bench.map, 0, MapView::upperHeight),
      m_selection(bench.map, 50, 51),
      m_marker(bench.map, 90, 91) {
    CommandSpec spec;
    spec.id = QStringLiteral("map.compare");
    spec.text = tr("Compare two results");
    spec.tip =
        tr("Two themes, results or scenarios of the same place: on each other with a line "
           "to drag, or side by side. Esc ends it.");
    spec.icon = QStringLiteral("compare");
    spec.menu = QStringLiteral("map");
    spec.isCheckable = true;
    spec.isInToolBar = true;
    spec.beginsGroup = true;
    m_action = m_bench.commands.add(spec);
    connect(m_action, &QAction::toggled, this, [this](bool isOn) { isOn ? begin() : end(); });
    const auto way = [this](const char* id, const QString& text, CompareWay wanted) {
        CommandSpec each;
        each.id = QString::fromLatin1(id);
        each.text = text;
        each.menu = QStringLiteral("map");
        each.called = [this, wanted] {
            begin();
            setWay(wanted);
        };
        m_bench.commands.add(each);
    };
    way("map.compare-across", tr("Compare: line from top to bottom"), CompareWay::Across);
    way("map.compare-down", tr("Compare: line from left to right"), CompareWay::Down);
    way("map.compare-beside", tr("Compare: side by side"), CompareWay::Beside);
    makeOther();
    makeBar();
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &CompareRoom::takeLayers);
    const auto later = [this] {
        if (m_isOn) m_later.start();
    };
    connect(&m_bench.layers, &LayerPanel::visibilityChanged, this, later);
    connect(&m_bench.layers, &LayerPanel::layersChanged, this, [this, later] {
        m_isOld = true;  // the same layers may hold other rows
        later();
    });
    connect(&m_bench.document, &Document::itemsChanged, this, [later](const QString& kind) {
        if (kind == QStringLiteral("theme") || kind == QStringLiteral("scenario")) later();
    });
    connect(&m_bench.document, &Document::opened, this, [this] {
        m_before.reset();  // of another workspace
        end();
    });
    connect(&m_bench.map, &MapView::frameChanged, this, &CompareRoom::follow);
    connect(&m_bench.map, &MapView::magnificationChanged, this,
            [this] { m_other->setMagnification(m_bench.map.magnification()); });
    m_bench.map.installEventFilter(this);
    m_bench.window.installEventFilter(this);
}

CompareRoom::~CompareRoom() {
    m_bench.map.removeOverlay(&m_leftNotes);
    m_bench.map.removeEventFilter(this);
    m_bench.window.removeEventFilter(this);
    delete m_other;  // it paints what goes before its parents do
    delete m_line;
    delete m_bar;
}

void CompareRoom::makeOther() {
    m_other = new MapView(m_bench.renderer, otherView, &m_bench.map);
    m_other->setObjectName(QStringLiteral("otherMap"));
    m_other->setMinimumSize(0, 0);
    m_other->setAccessibleName(tr("Right side of the comparison"));
    m_other->hide();
    m_other->addOverlay(&m_crowd, 10);
    m_other->addOverlay(&m_selection, 50);
    m_other->addOverlay(&m_marker, 90);
    m_other->addOverlay(&m_rightNotes, notesHeight);
    connect(m_other, &MapView::frameChanged, this, &CompareRoom::lead);
    connect(m_other, &MapView::failed, &m_bench.messages, &MessageBar::showError);
    connect(m_other, &MapView::pointerAt, this, [this](double x, double y) {
        m_leftNotes.pointer = Point{x, y};
        m_rightNotes.pointer.reset();
        m_bench.map.update();
        m_other->update();
        emit m_bench.map.pointerAt(x, y);
    });
    connect(m_other, &MapView::pointerLeft, this, [this] {
        m_leftNotes.pointer.reset();
        m_bench.map.update();
        emit m_bench.map.pointerLeft();
    });
    connect(&m_bench.map, &MapView::pointerAt, this, [this](double x, double y) {
        if (!m_isOn || m_comparison.way != CompareWay::Beside || m_other->underMouse()) return;
        m_rightNotes.pointer = Point{x, y};
        m_other->update();
    });
    connect(&m_bench.map, &MapView::pointerLeft, this, [this] {
        m_rightNotes.pointer.reset();
        m_other->update();
    });
    m_line = new SwipeLine(&m_bench.map);
    m_line->hide();
    connect(m_line, &SwipeLine::moved, this, &CompareRoom::setShare);
}

void CompareRoom::makeBar() {
    m_bar = new QWidget;
    m_bar->setObjectName(QStringLiteral("compareBar"));
    m_bar->setAccessibleName(tr("Compare two results"));
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(6);
    const auto side = [&](const QString& name) {
        auto* box = new QComboBox;
        box->setAccessibleName(name);
        box->setToolTip(name);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        box->setMaximumWidth(320);
        return box;
    };
    const auto button = [&](const char* iconName, const QString& name) {
        auto* made = new QToolButton;
        made->setIcon(icon(QString::fromLatin1(iconName)));
        made->setAccessibleName(name);
        made->setToolTip(name);
        return made;
    };
    m_left = side(tr("What is on the left or above"));
    m_right = side(tr("What is on the right or below"));
    m_way = new QComboBox;
    m_way->setAccessibleName(tr("How the two lie to each other"));
    m_way->setToolTip(m_way->accessibleName());
    m_way->addItem(tr("Line, left and right"));
    m_way->addItem(tr("Line, above and below"));
    m_way->addItem(tr("Side by side"));
    QToolButton* change = button("swap", tr("Change sides"));
    QToolButton* close = button("close", tr("End the comparison (Esc)"));
    row->addWidget(new QLabel(tr("Compare")));
    row->addWidget(m_left, 1);
    row->addWidget(change);
    row->addWidget(m_right, 1);
    row->addWidget(m_way);
    row->addStretch();
    row->addWidget(close);
    m_bar->hide();
    if (auto* rows = qobject_cast<QVBoxLayout*>(m_bench.window.centralWidget()->layout()))
        rows->insertWidget(rows->indexOf(m_bench.map.parentWidget()), m_bar);
    connect(m_left, &QComboBox::activated, this, &CompareRoom::takeLeft);
    connect(m_right, &QComboBox::activated, this, &CompareRoom::takeRight);
    connect(m_way, &QComboBox::activated, this,
            [this](int way) { setWay(static_cast<CompareWay>(way)); });
    connect(change, &QToolButton::clicked, this, &CompareRoom::exchange);
    connect(close, &QToolButton::clicked, this, &CompareRoom::end);
}

ThemeState CompareRoom::present() const {
    return m_before ? *m_before : m_bench.layers.state();
}

std::vector<CompareRoom::Choice> CompareRoom::choices() const {
    const ThemeState now = present();
    std::vector<Choice> all{{tr("The map as it stands"), now}};
    for (const NamedTheme& theme : m_themes.list())
        if (auto state = m_themes.stateOf(theme.name)) {
            if (theme.isBuiltIn) {
                state->opacity = now.opacity;
                state->order = now.order;
            }
            all.push_back({theme.name, std::move(*state)});
        }
    ThemeState ground = now;
    const std::vector<MapLayer> layers = m_bench.layers.layers();
    for (const MapLayer& layer : layers)
        if (!layer.analysis.empty() || layer.yieldsToResults) ground.shown.erase(layer.drawn.id);
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        if (layer->analysis.empty()) continue;
        Choice choice{layer->analysisTitle + tr(": ") + QString::fromStdString(layer->drawn.title) +
                          suffixOf(m_bench.document, layer->drawn.id),
                      ground};
        choice.state.shown.insert(layer->drawn.id);
        all.push_back(std::move(choice));
    }
    // The sites of a scenario stand where platforms of today would only confuse.
    ground.shown.erase("platforms");
    for (const auto& [key, json] : m_bench.document.items("scenario"))
        if (auto scenario = app::readScenario(json); scenario.ok()) {
            auto held = std::make_shared<const app::Scenario>(std::move(scenario).value());
            all.push_back(
                {tr("Scenario: %1").arg(QString::fromStdString(held->name)), ground, held});
        }
    return all;
}

void CompareRoom::begin() {
    if (m_isOn || !m_bench.document.isOpen()) return;
    m_isOn = true;
    m_action->setChecked(true);
    m_left->clear();
    m_right->clear();
    fill();
    // The first that shows something else than the map does.
    for (std::size_t i = 1; i < m_choices.size(); ++i)
        if (m_choices[i].scenario || m_choices[i].state.shown != m_choices[0].state.shown) {
            m_right->setCurrentIndex(static_cast<int>(i));
            break;
        }
    m_bench.map.addOverlay(&m_leftNotes, notesHeight);
    m_bar->show();
    m_other->setMagnification(m_bench.map.magnification());
    m_other->setAttribution(m_bench.map.attribution());
    takeLayers();
    place();
    if (m_choices.size() == 1)
        m_bench.messages.showNotice(
            tr("There is nothing to compare with yet: run an analysis or keep a theme first."));
}

void CompareRoom::end() {
    m_action->setChecked(false);
    if (!m_isOn) return;
    m_isOn = false;
    m_later.stop();
    m_bar->hide();
    m_line->hide();
    m_other->hide();
    place();
    m_bench.map.removeOverlay(&m_leftNotes);
    m_bench.map.setComparison(nullptr);
    // What was set by hand meanwhile stays.
    if (m_before && m_bench.layers.state() == m_set) m_bench.layers.showForNow(*m_before);
    m_before.reset();
    m_bench.map.setFocus(Qt::OtherFocusReason);
}

void CompareRoom::fill() {
    m_choices = choices();
    for (QComboBox* box : {m_left, m_right}) {
        const QString chosen = box->currentText();
        box->clear();
        for (const Choice& choice : m_choices)
            box->addItem(choice.title);
        box->setCurrentIndex(std::max(0, box->findText(chosen)));
    }
}

void CompareRoom::takeLayers() {
    if (!m_isOn) return;
    // A hand on the layers takes the left side back: it is the map as it stands.
    if (m_before && m_bench.layers.state() != m_set) {
        m_before.reset();
        m_left->setCurrentIndex(0);
    }
    fill();
    show();
}

void CompareRoom::takeLeft() {
    const Choice& choice = m_choices[static_cast<std::size_t>(m_left->currentIndex())];
    if (m_left->currentIndex() == 0) {
        if (m_before) m_bench.layers.showForNow(*m_before);
        m_before.reset();
    } else {
        if (!m_before) m_before = m_bench.layers.state();
        m_bench.layers.showForNow(choice.state);
        m_set = m_bench.layers.state();
    }
    show();
}

void CompareRoom::takeRight() {
    show();
}

void CompareRoom::exchange() {
    const int left = m_left->currentIndex();
    m_left->setCurrentIndex(m_right->currentIndex());
    m_right->setCurrentIndex(left);
    takeLeft();
}

void CompareRoom::show() {
    const auto chosen = [&](const QComboBox& box) {
        return m_choices[static_cast<std::size_t>(std::max(0, box.currentIndex()))];
    };
    const Choice left = chosen(*m_left), right = chosen(*m_right);
    m_comparison.left = {left.title, m_bench.layers.visibleLayers(), left.scenario};
    m_comparison.right = {right.title, m_bench.layers.layersOf(right.state), right.scenario};
    for (QComboBox* box : {m_left, m_right})
        box->setToolTip(box->currentText());
    // What the window draws itself of the map it draws here, too; the rest is the renderer's.
    std::set<std::string> own;
    for (const render::DrawnLayer& layer : m_comparison.right.layers)
        if (m_bench.map.ownLayers().contains(layer.id) &&
            std::ranges::any_of(m_bench.map.content(),
                                [&](const auto& each) { return each.id == layer.id; }))
            own.insert(layer.id);
    m_crowd.isOn = !own.empty();
    m_other->setOwnLayers(own, m_bench.map.raisedLayers());
    m_other->setFullExtent(m_bench.map.fullExtent());
    if (std::exchange(m_isOld, false) || m_other->content() != m_comparison.right.layers ||
        m_other->crs() != m_bench.document.crs())
        m_other->setContent(m_comparison.right.layers, m_bench.document.crs());
    m_bench.map.setComparison(std::make_shared<const MapComparison>(m_comparison));
    m_other->update();
}

void CompareRoom::setWay(CompareWay way) {
    if (!m_isOn || way == m_comparison.way) return;
    m_comparison.way = way;
    m_way->setCurrentIndex(static_cast<int>(way));
    place();
}

void CompareRoom::setShare(double share) {
    m_comparison.share = share;
    place();
}

/// The other view lies on the map and lets everything through to it, or stands beside it and is
/// moved itself.
void CompareRoom::place() {
    QWidget* pages = m_bench.map.parentWidget();
    QWidget* centre = m_bench.window.centralWidget();
    auto* rows = qobject_cast<QVBoxLayout*>(centre->layout());
    const bool isBeside = m_isOn && m_comparison.way == CompareWay::Beside;
    const bool wasBeside = m_other->parentWidget() != &m_bench.map;
    if (rows && isBeside != wasBeside) {
        const MapFrame before = m_bench.map.frame();
        const int at = isBeside ? rows->indexOf(pages) : rows->count() - 1;
        if (isBeside) {
            auto* beside = new QHBoxLayout;
            beside->setSpacing(2);
            rows->insertLayout(at, beside, 1);
            beside->addWidget(pages, 1);
            beside->addWidget(m_other, 1);
            m_other->clearMask();
        } else {
            for (int i = 0; i < rows->count(); ++i)
                if (QLayout* beside = rows->itemAt(i)->layout();
                    beside && beside->indexOf(pages) >= 0) {
                    beside->removeWidget(m_other);
                    rows->insertWidget(i, pages, 1);
                    delete rows->takeAt(i + 1);
                    break;
                }
            m_other->setParent(&m_bench.map);
        }
        m_other->setAttribute(Qt::WA_TransparentForMouseEvents, !isBeside);
        m_other->setFocusPolicy(isBeside ? Qt::StrongFocus : Qt::NoFocus);
        m_other->setVisible(isBeside);
        rows->activate();
        // As much of the map from left to right as before.
        m_bench.map.showAgain(before.centre,
                              before.metresPerPixel * before.width / m_bench.map.width(),
                              before.rotationDegrees);
    }
    if (!m_isOn) return m_other->hide();
    if (!isBeside) {
        m_other->setAttribute(Qt::WA_TransparentForMouseEvents);
        m_other->setFocusPolicy(Qt::NoFocus);
        const QRect part = m_comparison.rightPart(m_bench.map.size());
        m_other->setGeometry(m_bench.map.rect());
        // An empty mask would mean that there is none.
        if (!part.isEmpty()) m_other->setMask(part);
        m_other->setVisible(!part.isEmpty());
    } else {
        m_other->show();
    }
    m_line->show(m_comparison);
    m_line->lower();  // under legend and overview
    if (!isBeside) m_other->lower();
    follow();
    m_bench.map.setComparison(std::make_shared<const MapComparison>(m_comparison));
}

void CompareRoom::follow() {
    if (!m_isOn) return;
    const MapFrame& frame = m_bench.map.frame();
    m_other->showAgain(frame.centre, frame.metresPerPixel, frame.rotationDegrees);
}

void CompareRoom::lead() {
    if (!m_isOn || m_comparison.way != CompareWay::Beside) return;
    const MapFrame& frame = m_other->frame();
    // Another size is no gesture: it goes where the map goes.
    if (const QSizeF size(frame.width, frame.height); std::exchange(m_otherSize, size) != size)
        return follow();
    m_bench.map.showAgain(frame.centre, frame.metresPerPixel, frame.rotationDegrees);
}

bool CompareRoom::eventFilter(QObject* watched, QEvent* event) {
    if (m_isOn && watched == &m_bench.map && event->type() == QEvent::Resize) place();
    // Only what neither the map nor its tool used comes here.
    if (m_isOn && watched == &m_bench.window && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        end();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace hetu::desktop
