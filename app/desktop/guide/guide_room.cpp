#include "app/desktop/guide/guide_room.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include "app/desktop/analyses/analysis_panel.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/region_filter.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/layers/layer_panel.h"

namespace hetu::desktop {
namespace {

const QString figuresKey = QStringLiteral("map/keyFigures");

/// The state in a word, with a sign: never by colour alone.
QString wordOf(GuideStep::State state) {
    switch (state) {
        case GuideStep::State::ToDo:
            return QStringLiteral("○ ") + GuidePanel::tr("to do");
        case GuideStep::State::Waits:
            return QStringLiteral("· ") + GuidePanel::tr("after the register");
        case GuideStep::State::Done:
            return QStringLiteral("✓ ") + GuidePanel::tr("done");
        case GuideStep::State::Stale:
            return QStringLiteral("↻ ") + GuidePanel::tr("older than the data");
        case GuideStep::State::NeedsYou:
            return QStringLiteral("! ") + GuidePanel::tr("needs you");
    }
    return {};
}

}  // namespace

GuidePanel::GuidePanel(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Steps of the job"));
}

void GuidePanel::setSteps(std::vector<GuideStep> steps) {
    auto* page = new QWidget;
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(12, 8, 12, 8);
    rows->setSpacing(8);
    int number = 0;
    bool hasNext = false;  // one button stands out: the one to press now
    for (const GuideStep& step : steps) {
        const bool isNext = !hasNext && (step.state == GuideStep::State::ToDo ||
                                         step.state == GuideStep::State::Stale);
        hasNext = hasNext || isNext;
        rows->addWidget(cardOf(++number, step, isNext));
    }
    rows->addStretch(1);
    if (QWidget* before = takeWidget()) before->deleteLater();  // perhaps it was just clicked
    setWidget(page);
}

QWidget* GuidePanel::cardOf(int number, const GuideStep& step, bool isNext) {
    auto* card = new QFrame;
    card->setObjectName(QStringLiteral("card"));
    auto* title = new QLabel(QStringLiteral("%1  %2").arg(number).arg(step.title));
    title->setObjectName(QStringLiteral("panelTitle"));
    auto* state = new QLabel(wordOf(step.state));
    state->setObjectName(step.state == GuideStep::State::NeedsYou ||
                                 step.state == GuideStep::State::Stale
                             ? QStringLiteral("attention")
                             : QStringLiteral("help"));
    auto* says = new QLabel(step.says);
    says->setWordWrap(true);
    says->setTextFormat(Qt::PlainText);
    auto* button = new QPushButton(step.button);
    button->setAccessibleName(QStringLiteral("%1: %2").arg(step.title, step.button));
    if (isNext) button->setObjectName(QStringLiteral("primary"));
    button->setEnabled(step.state != GuideStep::State::Waits);
    connect(button, &QPushButton::clicked, this, [this, step] { emit stepAsked(step); });

    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(state);
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    if (!step.aside.isEmpty()) {
        auto* aside = new QPushButton(step.aside);
        aside->setAccessibleName(QStringLiteral("%1: %2").arg(step.title, step.aside));
        connect(aside, &QPushButton::clicked, this,
                [this, command = step.asideCommand] { emit commandAsked(command); });
        foot->addWidget(aside);
    }
    foot->addWidget(button);
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(12, 8, 12, 8);
    rows->setSpacing(4);
    rows->addLayout(head);
    rows->addWidget(says);
    rows->addLayout(foot);
    return card;
}

GuideRoom::GuideRoom(const Workbench& bench, QObject* parent)
    : QObject(parent),
      m_bench(bench),
      m_panel(new GuidePanel),
      m_keyFigures(new KeyFigures(bench)) {
    PanelSpec spec;
    spec.id = QStringLiteral("guide");
    spec.title = tr("Guide");
    spec.icon = QStringLiteral("guide");
    spec.content = m_panel;
    m_bench.panels.add(spec);
    connect(&m_bench.document, &Document::changed, this, &GuideRoom::read);
    connect(&m_bench.region, &RegionFilter::changed, this, &GuideRoom::read);
    connect(&m_bench.commands, &Commands::added, this, [this](const QString& id) {
        if (id == QStringLiteral("profile.county"))
            connect(m_bench.commands.find(id), &QAction::toggled, this, &GuideRoom::show);
    });
    connect(m_panel, &GuidePanel::stepAsked, this, &GuideRoom::take);
    connect(m_panel, &GuidePanel::commandAsked, this,
            [this](const QString& id) { m_bench.commands.run(id); });
    connect(m_keyFigures, &KeyFigures::stepAsked, this, &GuideRoom::take);
    CommandSpec figures;
    figures.id = QStringLiteral("map.key-figures");
    figures.text = tr("Key figures on the map");
    figures.tip = tr("Organisations, how many of them are reached, and blanks, in the corner.");
    figures.menu = QStringLiteral("map");
    figures.isCheckable = true;
    QAction* action = m_bench.commands.add(figures);
    connect(action, &QAction::toggled, this, [this](bool isOn) {
        m_keyFigures->setWanted(isOn);
        if (m_bench.remembers) QSettings().setValue(figuresKey, isOn);
    });
    action->setChecked(!m_bench.remembers || QSettings().value(figuresKey, true).toBool());
}

GuideRoom::~GuideRoom() {
    delete m_keyFigures;  // it listens to what goes before the map does
}

bool GuideRoom::isForCounty() const {
    const QAction* county = m_bench.commands.find(QStringLiteral("profile.county"));
    return county && county->isChecked();
}

void GuideRoom::show() {
    const Document& document = m_bench.document;
    const bool isKnown = m_figures && m_figures->region == m_bench.region.name();
    const RegionFigures* figures = isKnown ? &*m_figures : nullptr;
    m_panel->setSteps(guideSteps(document.layers(), document.results(), figures, isForCounty()));
    m_keyFigures->showFigures(figures);
}

void GuideRoom::read() {
    const Document& document = m_bench.document;
    if (!document.isOpen()) return;
    show();
    m_reading.forget();
    const std::string region = m_bench.region.name();
    if (region.empty()) return;
    m_reading.start<RegionFigures>(
        [path = document.path().toStdString(), read = document.reader(),
         region](const Progress& progress) -> Result<RegionFigures> {
            HETU_TRY(const auto source, read());
            return readRegionFigures(path, *source, region, progress);
        },
        [this](Result<RegionFigures> figures) {
            if (!figures.ok()) return;  // the figures of everything stay
            m_figures = std::move(figures).value();
            show();
        });
}

void GuideRoom::take(const GuideStep& step) {
    if (step.analysis.isEmpty()) {
        m_bench.commands.run(step.command);
    } else if (step.state == GuideStep::State::Done) {
        m_bench.layers.showResultsOf(step.analysis.toStdString());
    } else if (!m_bench.analyses.isRunning()) {
        // The form shows what is run, and where to change it.
        m_bench.panels.show(QStringLiteral("analyses"));
        m_bench.analyses.choose(step.analysis.toStdString());
        m_bench.analyses.run();
    }
}

}  // namespace hetu::desktop
