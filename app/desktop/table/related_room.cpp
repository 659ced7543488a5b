#include "app/desktop/table/related_room.h"

#include <QStatusBar>
#include <algorithm>
#include <iterator>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/selection.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"

namespace hetu::desktop {
namespace {

constexpr int mostNamed = 3;  // layers in the status line; all of them in its tip

using RowsByLayer = std::map<std::string, Selection::Ids>;

/// related(B): see RelatedRoom.
Selection::Ids relatedTo(const std::string& layer,
                         const StandingFor& standing,
                         const std::map<std::string, OrganisationMarks>& marks,
                         const RowsByLayer& selected) {
    OrganisationMarks others;
    for (const auto& [from, marked] : marks) {
        if (from == layer) continue;
        if (others.empty()) others.assign(marked.size(), 0);
        for (std::size_t i = 0; i < marked.size(); ++i)
            others[i] |= marked[i];
    }
    Selection::Ids found = rowsFor(standing, others);
    const auto own = selected.find(layer);
    if (own == selected.end()) return found;
    Selection::Ids rest;
    std::ranges::set_difference(found, own->second, std::back_inserter(rest));
    return rest;
}

}  // namespace

RelatedRoom::RelatedRoom(const Workbench& bench, QObject* parent)
    : QObject(parent), m_bench(bench), m_words(new QLabel) {
    m_words->setObjectName(QStringLiteral("related"));
    m_words->setAccessibleName(tr("What is related to the selection"));
    // A long line must not widen the window; all of it stands in the tip.
    m_words->setMinimumWidth(1);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_bench.statusBar.addWidget(m_words, 1);
    m_words->hide();
    CommandSpec spec;
    spec.id = QStringLiteral("select.related");
    spec.text = tr("Select the organisations that &belong to it");
    spec.menu = QStringLiteral("select");
    spec.tip = tr("Of selected blanks, clusters or areas: the organisations that belong to them.");
    spec.called = [this] { selectRelated(); };
    m_bench.commands.add(spec);
    connect(&m_bench.selection, &Selection::changed, this, &RelatedRoom::find);
    connect(&m_bench.document, &Document::changed, this, &RelatedRoom::takeDocument);
    connect(&m_bench.document, &Document::opened, this, [this] { m_known.reset(); });
}

RelatedRoom::~RelatedRoom() {
    m_reading.forget();
    m_job.forget();
    disconnect(&m_bench.selection, nullptr, this, nullptr);
}

bool RelatedRoom::isKnown() const {
    if (!m_known) return false;
    std::size_t count = 0;
    for (const LayerInfo& info : m_bench.document.layers()) {
        if (info.isSurface) continue;
        ++count;
        const auto at = m_known->revisions.find(info.name);
        if (at == m_known->revisions.end() || at->second != info.revision) return false;
    }
    return count == m_known->revisions.size();
}

void RelatedRoom::takeDocument() {
    m_reading.forget();  // it reads what is no more
    find();
}

void RelatedRoom::read() {
    if (m_reading.isRunning()) return;
    m_reading.start<KnownPointer>(
        [path = m_bench.document.path().toStdString(), open = m_bench.document.reader(),
         before = m_known](const Progress& progress) -> Result<KnownPointer> {
            HETU_TRY(const auto source, open());
            auto known = std::make_shared<Known>();
            const auto isAsBefore = [&](const LayerInfo& info) {
                if (!before) return false;
                const auto at = before->revisions.find(info.name);
                return at != before->revisions.end() && at->second == info.revision;
            };
            const LayerInfo* organisations = source->find("organisations");
            const bool isSameRegister = organisations && isAsBefore(*organisations);
            if (isSameRegister) {
                known->organisations = before->organisations;
            } else {
                HETU_TRY(OrganisationPlaces places, readOrganisationPlaces(*source, progress));
                known->organisations =
                    std::make_shared<const OrganisationPlaces>(std::move(places));
            }
            for (const LayerInfo& info : source->layers()) {
                if (info.isSurface) continue;
                known->revisions[info.name] = info.revision;
                if (isSameRegister && isAsBefore(info)) {
                    known->layers[info.name] = before->layers.at(info.name);
                    continue;
                }
                HETU_TRY(StandingFor standing, readStandingFor(path, *source, *known->organisations,
                                                               info.name, progress));
                known->layers[info.name] = std::make_shared<const StandingFor>(std::move(standing));
            }
            return KnownPointer(known);
        },
        [this](Result<KnownPointer> known) {
            if (known.ok()) {
                m_known = known.value();
                find();
            } else if (known.error().code != ErrorCode::Cancelled) {
                m_bench.messages.showError(known.error());
            }
        });
}

void RelatedRoom::find() {
    Selection& selection = m_bench.selection;
    RowsByLayer selected;
    for (const std::string& layer : selection.layers())
        selected[layer] = selection.ids(layer);
    if (selected.empty() || !m_bench.document.isOpen()) {
        m_job.forget();
        selection.setRelated({});
        say();
        return;
    }
    if (!isKnown()) read();
    if (!m_known) return;
    m_job.start<RowsByLayer>(
        [known = m_known,
         selected = std::move(selected)](const Progress& progress) -> Result<RowsByLayer> {
            std::map<std::string, OrganisationMarks> marks;
            for (const auto& [layer, ids] : selected) {
                const auto at = known->layers.find(layer);
                if (at == known->layers.end()) continue;
                OrganisationMarks& marked = marks[layer];
                marked.assign(known->organisations->ids.size(), 0);
                markOrganisations(*at->second, ids, marked);
            }
            RowsByLayer related;
            for (const auto& [layer, standing] : known->layers) {
                if (progress.cancelled()) return cancelledError();
                related[layer] = relatedTo(layer, *standing, marks, selected);
            }
            return related;
        },
        [this](Result<RowsByLayer> related) {
            if (!related.ok()) return;
            m_bench.selection.setRelated(std::move(related).value());
            say();
        });
}

void RelatedRoom::say() {
    const auto count = [](std::size_t n) { return grouped(static_cast<double>(n), 0); };
    QStringList named, all;
    std::size_t layers = 0;
    const auto take = [&](const LayerInfo& info) {
        const auto& related = m_bench.selection.related(info.name);
        if (related.empty()) return;
        const QString words =
            tr("%1 %2").arg(hetu::desktop::words(info.title, info.name), count(related.size()));
        all << words;
        if (++layers <= mostNamed) named << words;
    };
    // The organisations first, then results, then the rest of the register.
    for (const bool isResult : {true, false})
        for (const LayerInfo& info : m_bench.document.layers()) {
            const bool isFirst = info.name == "organisations";
            if ((!info.analysis.empty() || isFirst) == isResult) take(info);
        }
    QString text;
    if (!named.isEmpty()) {
        text = tr("Related: %1").arg(named.join(tr(", ")));
        if (all.size() > named.size()) text += QStringLiteral(" …");
    }
    m_words->setText(text);
    m_words->setToolTip(all.join(QLatin1Char('\n')));
    m_words->setVisible(!text.isEmpty());
}

void RelatedRoom::selectRelated() {
    Selection::Ids organisations = m_bench.selection.related("organisations");
    if (organisations.empty()) {
        m_bench.messages.showNotice(
            tr("Select a blank, a cluster or an area first: then its organisations are known."));
        return;
    }
    m_bench.selection.select("organisations", std::move(organisations), SelectMode::Add);
}

}  // namespace hetu::desktop
