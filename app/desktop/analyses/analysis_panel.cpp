#include "app/desktop/analyses/analysis_panel.h"

#include <QPointer>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/base/language.h"

namespace hetu::desktop {
namespace {

const analysis::Analysis* analysisOf(const std::string& id) {
    for (const analysis::Analysis& entry : analysis::catalogue())
        if (entry.id == id) return &entry;
    return nullptr;
}

}  // namespace

AnalysisPanel::AnalysisPanel(AnalysisHost host, QWidget* parent)
    : QWidget(parent), m_host(std::move(host)) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 8, 8, 8);
    rows->setSpacing(6);

    m_choice = new QComboBox;
    m_choice->setObjectName(QStringLiteral("analysisChoice"));
    m_choice->setAccessibleName(tr("Analysis"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const analysis::Analysis& entry : analysis::catalogue())
        m_choice->addItem(words(entry.title), QString::fromStdString(entry.id));
    m_summary = new QLabel;
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_formArea = new QScrollArea;
    m_formArea->setWidgetResizable(true);
    m_formArea->setFrameShape(QFrame::NoFrame);
    m_formArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_run = new QPushButton(tr("Run"));
    m_run->setObjectName(QStringLiteral("primary"));
    m_run->setDefault(true);
    m_stop = new QPushButton(tr("Stop"));
    m_bar = new QProgressBar;
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_doing = new QLabel;
    m_doing->setObjectName(QStringLiteral("help"));
    m_doing->setWordWrap(true);
    m_outcome = new OutcomeView;

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_run, 1);
    buttons->addWidget(m_stop);
    auto* upper = new QWidget;
    auto* upperRows = new QVBoxLayout(upper);
    upperRows->setContentsMargins(0, 0, 0, 4);
    upperRows->setSpacing(6);
    upperRows->addWidget(m_formArea, 1);
    upperRows->addLayout(buttons);
    upperRows->addWidget(m_bar);
    upperRows->addWidget(m_doing);

    auto* halves = m_halves = new QSplitter(Qt::Vertical);
    halves->setChildrenCollapsible(false);
    halves->setHandleWidth(1);
    halves->addWidget(upper);
    halves->addWidget(m_outcome);
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    rows->addWidget(m_choice);
    rows->addWidget(m_summary);
    rows->addWidget(halves, 1);

    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    connect(m_run, &QPushButton::clicked, this, &AnalysisPanel::run);
    connect(m_stop, &QPushButton::clicked, this, &AnalysisPanel::stop);
    showRunning(false);
    refresh();
}

AnalysisPanel::~AnalysisPanel() {
    delete m_job;  // while everything it may still report to is there
}

void AnalysisPanel::choose(const std::string& id) {
    const int index = m_choice->findData(QString::fromStdString(id));
    if (index >= 0) m_choice->setCurrentIndex(index);
}

std::string AnalysisPanel::chosen() const {
    return m_choice->currentData().toString().toStdString();
}

void AnalysisPanel::refresh() {
    if (m_form) m_kept[m_shown] = m_form->values();
    const std::string id = chosen();
    if (id != m_shown) m_outcome->clear();
    m_shown = id;
    rebuildForm(m_kept[id]);
}

void AnalysisPanel::choose(const std::string& id, const analysis::Values& values) {
    choose(id);
    if (m_shown == id) m_form->setValues(values);
}

void AnalysisPanel::rebuildForm(const analysis::Values& values) {
    const analysis::Analysis* entry = analysisOf(m_shown);
    if (!entry) return;
    m_summary->setText(words(entry->summary));
    QStringList sources;
    for (const std::string& reference : entry->references)
        sources.append(QString::fromStdString(reference));
    m_summary->setToolTip(tr("Sources of the method:") + QLatin1Char('\n') +
                          sources.join(QLatin1Char('\n')));
    m_form = new ParameterForm(entry->parameters, m_host.layers());
    m_form->setValues(values);
    m_formArea->setWidget(m_form);  // deletes the one before
    m_form->setEnabled(!isRunning());
}

void AnalysisPanel::run() {
    const analysis::Analysis* entry = analysisOf(chosen());
    if (!entry || isRunning()) return;
    m_running = entry->id;
    const app::RunRequest request{entry->id, m_form->values(), {}};
    m_outcome->clear();
    m_bar->setValue(0);
    m_doing->setText(tr("Working …"));
    m_job = startJob<app::RunOutcome>(
        [read = m_host.reader(), request,
         compute = m_host.compute](const Progress& progress) -> Result<app::RunOutcome> {
            HETU_TRY(const auto source, read());
            return compute(*source, request, progress);
        },
        [this](Result<app::RunOutcome> result) { take(std::move(result)); }, this);
    connect(m_job, &Job::progressed, this, [this](double fraction, const QString& what) {
        m_bar->setValue(static_cast<int>(fraction * 1000));
        const QString percent = tr("Working … %1 %").arg(static_cast<int>(fraction * 100));
        // The steps are named in English alone.
        const bool isNamed = !what.isEmpty() && installedLanguage() == Language::English;
        m_doing->setText(isNamed ? percent + QStringLiteral("  ") + what : percent);
        emit progressed(fraction, what);
    });
    showRunning(true);
    emit started(words(entry->title));
}

void AnalysisPanel::stop() {
    if (!m_job) return;
    m_doing->setText(tr("Stopping …"));
    m_stop->setEnabled(false);
    m_job->stop();
}

void AnalysisPanel::take(Result<app::RunOutcome> result) {
    m_job->deleteLater();
    m_job = nullptr;
    m_wasStopped = !result.ok() && result.error().code == ErrorCode::Cancelled;
    if (!result.ok()) {
        m_outcome->showError(result.error());
        finish(false);
        return;
    }
    const analysis::Analysis* entry = analysisOf(m_running);
    m_outcome->showOutput(tr("Result: %1").arg(entry ? words(entry->title) : QString()),
                          result.value().output);
    m_isStoring = true;
    m_doing->setText(tr("Keeping the result …"));
    m_stop->setEnabled(false);
    m_host.store(std::move(result).value(), [panel = QPointer<AnalysisPanel>(this)](Status stored) {
        if (!panel) return;
        panel->m_isStoring = false;
        if (!stored.ok()) panel->m_outcome->showError(stored.error());
        panel->finish(stored.ok());
    });
}

void AnalysisPanel::finish(bool isStored) {
    showRunning(false);
    makeRoomForOutcome();
    emit finished(QString::fromStdString(m_running), isStored);
}

void AnalysisPanel::makeRoomForOutcome() {
    QTimer::singleShot(0, this, [this] {  // once the view that was hidden is laid out
        const int all = m_halves->height();
        const int wanted = std::min(m_outcome->widget()->sizeHint().height() + 8, all * 2 / 3);
        m_halves->setSizes({all - wanted, wanted});
    });
}

void AnalysisPanel::showRunning(bool isRunning) {
    m_run->setEnabled(!isRunning);
    m_stop->setVisible(isRunning);
    m_stop->setEnabled(isRunning);
    m_bar->setVisible(isRunning);
    m_doing->setVisible(isRunning);
    m_choice->setEnabled(!isRunning);
    if (m_form) m_form->setEnabled(!isRunning);
}

}  // namespace hetu::desktop
