#include "app/desktop/briefing/briefing_room.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMainWindow>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/document/document.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/layers/layer_panel.h"
#include "app/desktop/map/map_view.h"
#include "app/render/base_map.h"

namespace hetu::desktop {

BriefingRoom::BriefingRoom(const Workbench& bench, QObject* parent)
    : QObject(parent),
      m_bench(bench),
      m_card(new QWidget),
      m_question(new QLabel),
      m_answer(new QLabel),
      m_details(new QLabel),
      m_state(new QLabel),
      m_number(new QLabel),
      m_alone(bench, this) {
    makeCard();
    connect(&m_alone, &MapAlone::closing, this, &BriefingRoom::end);
    CommandSpec spec;
    spec.id = QStringLiteral("briefing.show");
    spec.text = tr("&Briefing, full screen");
    spec.icon = QStringLiteral("briefing");
    spec.keys = QKeySequence(Qt::Key_F12);
    spec.menu = QStringLiteral("window");
    spec.beginsGroup = true;
    spec.tip = tr("The answers of the analyses, one question a page, over the live map.");
    spec.called = [this] { show(); };
    m_bench.commands.add(spec);
    connect(&m_bench.document, &Document::opened, this, &BriefingRoom::end);
    m_bench.map.installEventFilter(this);
}

BriefingRoom::~BriefingRoom() {
    m_bench.map.removeEventFilter(this);
}

void BriefingRoom::makeCard() {
    m_card->setObjectName(QStringLiteral("briefingCard"));
    // Above the map, not over it: all of the map is to be seen.
    if (auto* rows = qobject_cast<QVBoxLayout*>(m_bench.window.centralWidget()->layout()))
        rows->insertWidget(0, m_card);
    m_card->hide();
    const auto sized = [](QLabel* label, int pixels, bool isBold) {
        // Against the style sheet of the window only another one helps.
        label->setStyleSheet(QStringLiteral("font-size: %1px; font-weight: %2")
                                 .arg(pixels)
                                 .arg(isBold ? QStringLiteral("bold") : QStringLiteral("normal")));
        label->setWordWrap(true);
    };
    sized(m_question, 28, true);
    sized(m_answer, 20, false);
    sized(m_details, 15, false);
    sized(m_state, 14, true);
    m_details->setObjectName(QStringLiteral("help"));
    const auto button = [this](const QString& sign, const QString& tip, auto called) {
        auto* made = new QToolButton;
        made->setText(sign);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setMinimumSize(40, 32);
        made->setFocusPolicy(Qt::NoFocus);
        connect(made, &QToolButton::clicked, this, called);
        return made;
    };
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    for (QLabel* label : {m_question, m_answer, m_details, m_state})
        words->addWidget(label);
    auto* turning = new QHBoxLayout;
    turning->addWidget(button(QStringLiteral("‹"), tr("Page before"), [this] { turn(-1); }));
    turning->addWidget(m_number);
    turning->addWidget(button(QStringLiteral("›"), tr("Next page"), [this] { turn(1); }));
    turning->addWidget(
        button(QStringLiteral("×"), tr("End the briefing (Esc)"), [this] { end(); }));
    auto* row = new QHBoxLayout(m_card);
    row->setContentsMargins(24, 14, 16, 14);
    row->addLayout(words, 1);
    row->addLayout(turning);
    row->setAlignment(turning, Qt::AlignTop);
}

void BriefingRoom::show() {
    if (m_isShown || !m_bench.document.isOpen()) return;
    m_isShown = true;
    m_bench.map.setTool(nullptr);
    m_wereShown.clear();
    for (const MapLayer& layer : m_bench.layers.layers())
        if (!render::isBaseMapId(layer.drawn.id))
            m_wereShown[layer.drawn.id] = m_bench.layers.isShown(layer.drawn.id);
    m_pages = briefingPages(m_bench.document.layers(), m_bench.document.results());
    m_page = 0;
    m_bench.commands.setWorkspaceOpen(false);  // nothing here to break
    m_alone.begin();
    showPage();
    m_card->show();
    m_bench.map.showAll();
}

void BriefingRoom::end() {
    if (!m_isShown) return;
    m_isShown = false;
    m_card->hide();
    for (const auto& [id, wasShown] : m_wereShown)
        m_bench.layers.setShown(id, wasShown);
    m_alone.end();
    m_bench.commands.setWorkspaceOpen(m_bench.document.isOpen());
    emit m_bench.document.historyChanged();  // undo and redo as they stand
}

void BriefingRoom::turn(int pages) {
    if (!m_isShown) return;
    m_page = std::clamp(m_page + pages, 0, static_cast<int>(m_pages.size()) - 1);
    showPage();
}

void BriefingRoom::showPage() {
    const BriefingPage& page = m_pages[static_cast<std::size_t>(m_page)];
    m_question->setText(page.question);
    m_answer->setText(page.answer);
    m_details->setText(page.details);
    m_details->setVisible(!page.details.isEmpty());
    m_state->setText(page.state);
    m_state->setVisible(!page.state.isEmpty());
    m_number->setText(tr("%1 of %2").arg(m_page + 1).arg(m_pages.size()));
    for (const auto& [id, wasShown] : m_wereShown)
        m_bench.layers.setShown(id, page.layers.contains(id));
}

bool BriefingRoom::eventFilter(QObject* watched, QEvent* event) {
    if (watched != &m_bench.map || !m_isShown) return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
            case Qt::Key_Right:
            case Qt::Key_PageDown:
            case Qt::Key_Space:
                turn(1);
                return true;
            case Qt::Key_Left:
            case Qt::Key_PageUp:
                turn(-1);
                return true;
            case Qt::Key_Escape:
                end();
                return true;
            default:
                break;
        }
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace hetu::desktop
