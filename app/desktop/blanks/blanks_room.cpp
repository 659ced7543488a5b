#include "app/desktop/blanks/blanks_room.h"

#include <QMouseEvent>
#include <algorithm>

#include "app/desktop/document/document.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/document/selection.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/hand_over.h"
#include "app/desktop/frame/inspector.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/map/map_view.h"
#include "layers/index/polygon_index.h"

namespace hetu::desktop {
namespace {

constexpr double clickPixels = 4;     // farther the hand has moved the map
constexpr double surroundings = 400;  // metres around a blank that are seen with it

}  // namespace

BlanksRoom::BlanksRoom(const Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench) {
    CommandSpec spec;
    spec.id = QStringLiteral("blanks.look");
    spec.text = tr("Look at the &blanks one by one");
    spec.icon = QStringLiteral("attention");
    spec.keys = QKeySequence(Qt::Key_F8);
    spec.menu = QStringLiteral("sites");
    spec.tip = tr("Goes to the blank with the first rank; the arrow keys go on to the next.");
    spec.called = [this] {
        withBlanks([this] {
            if (m_blanks->empty())
                return m_bench.messages.showNotice(
                    tr("There is no blank here. They are found by the analysis Blanks."));
            m_bench.layers.setShown("blanks", true);
            show(0, true);
        });
    };
    m_bench.commands.add(spec);
    connect(&m_bench.document, &Document::opened, this, [this] {
        forget();
        m_shownId.clear();
        m_page = nullptr;
    });
    // A page that gave way to another lives on until the event loop comes round.
    const auto isShown = [this] { return m_page && m_bench.inspector.page() == m_page; };
    const auto again = [this, isShown] {
        forget();
        if (!isShown()) return;
        withBlanks([this, isShown] {
            if (!isShown()) return;  // something else is looked at by now
            const auto at = std::ranges::find(*m_blanks, m_shownId, &BlankFacts::id);
            if (at == m_blanks->end())
                m_bench.inspector.clear(m_page);
            else
                show(static_cast<int>(at - m_blanks->begin()), false);
        });
    };
    connect(&m_bench.document, &Document::changed, this, again);
    connect(&m_bench.region, &RegionFilter::changed, this, again);
    m_bench.map.installEventFilter(this);
}

BlanksRoom::~BlanksRoom() {
    m_bench.map.removeEventFilter(this);
    if (m_page) m_bench.inspector.clear(m_page);
}

void BlanksRoom::forget() {
    m_reading.forget();
    m_blanks = nullptr;
}

void BlanksRoom::withBlanks(std::function<void()> next) {
    if (m_blanks) return next();
    m_reading.start<Blanks>(
        [path = m_bench.document.path().toStdString(), read = m_bench.document.reader(),
         region = m_bench.region.name()](const Progress& progress) -> Result<Blanks> {
            HETU_TRY(const auto source, read());
            HETU_TRY(auto blanks, readBlanks(path, *source, region, progress));
            return std::make_shared<const std::vector<BlankFacts>>(std::move(blanks));
        },
        [this, next = std::move(next)](Result<Blanks> blanks) {
            if (!blanks.ok()) return m_bench.messages.showError(blanks.error());
            m_blanks = blanks.value();
            next();
        });
}

void BlanksRoom::takeClick(Point at) {
    withBlanks([this, at] {
        for (std::size_t i = 0; i < m_blanks->size(); ++i)
            if (covers((*m_blanks)[i].shape, at)) return show(static_cast<int>(i), true);
    });
}

void BlanksRoom::show(int at, bool goesThere) {
    m_at = at;
    const BlankFacts& blank = shown();
    m_shownId = blank.id;
    m_page = new BlankPage(blank, at, static_cast<int>(m_blanks->size()));
    BlankPage* page = m_page;
    connect(page, &BlankPage::turnAsked, this, [this](int by) {
        withBlanks([this, by] {
            const int next = m_at + by;
            if (next >= 0 && next < static_cast<int>(m_blanks->size())) show(next, true);
        });
    });
    const QString name = QString::fromStdString(blank.name);
    connect(page, &BlankPage::siteAsked, this,
            [this, middle = blank.middle, name] { m_bench.handOver.trySite(middle, name); });
    connect(page, &BlankPage::platformAsked, this, [this, middle = blank.middle, name] {
        m_bench.handOver.proposePlatform(middle, name);
    });
    std::vector<std::int64_t> rows;
    for (const BlankFacts::Organisation& one : blank.list)
        rows.push_back(one.row);
    connect(page, &BlankPage::rowsAsked, this,
            [this, rows] { m_bench.handOver.showRows(QStringLiteral("organisations"), rows); });
    connect(page, &BlankPage::organisationChosen, this, [this](std::int64_t row) {
        m_bench.selection.select("organisations", {row});
        m_bench.selection.zoomTo("organisations", {row});
        m_bench.selection.flash("organisations", {row});
    });
    m_bench.inspector.present(name, page);
    if (!goesThere) return;
    page->setFocus(Qt::OtherFocusReason);
    m_bench.map.showExtent(blank.shape.extent().grown(surroundings));
    m_bench.selection.flash("blanks", {blank.row});
}

bool BlanksRoom::eventFilter(QObject* watched, QEvent* event) {
    // Only the plain hand: a tool, the briefing or a key held down mean something else.
    const bool isOurs = watched == &m_bench.map && !m_bench.map.tool() &&
                        m_bench.commands.isWorkspaceOpen() && m_bench.layers.isShown("blanks");
    if (!isOurs) {
        m_pressedAt.reset();
        return QObject::eventFilter(watched, event);
    }
    if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::LeftButton && mouse->modifiers() == Qt::NoModifier)
            m_pressedAt = mouse->position();
    } else if (event->type() == QEvent::MouseButtonRelease && m_pressedAt) {
        const QPointF at = static_cast<QMouseEvent*>(event)->position();
        const QPointF moved = at - *m_pressedAt;
        m_pressedAt.reset();
        if (moved.manhattanLength() <= clickPixels) takeClick(m_bench.map.toMap(at));
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace hetu::desktop
