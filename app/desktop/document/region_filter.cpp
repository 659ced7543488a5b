#include "app/desktop/document/region_filter.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "analysis/core/columns.h"

namespace hetu::desktop {
namespace {

const std::string kind = "view", item = "region";

}  // namespace

RegionFilter::RegionFilter(Document& document, QObject* parent)
    : QObject(parent), m_document(document), m_job(this) {
    connect(&document, &Document::opened, this, [this] {
        m_job.forget();
        m_revision = -1;
        m_choices.clear();
        m_whole.clear();
        m_lookedAt.reset();
        emit choicesChanged();
        set({});
    });
    connect(&document, &Document::changed, this, &RegionFilter::read);
    connect(&document, &Document::itemsChanged, this, [this](const QString& changedKind) {
        if (changedKind.toStdString() == kind) takeKept();
    });
}

const RegionFilter::Region* RegionFilter::find(const std::string& name) const {
    const auto at = std::ranges::find(m_choices, name, &Region::name);
    return name.empty() || at == m_choices.end() ? nullptr : &*at;
}

void RegionFilter::choose(const std::string& name) {
    if (name == m_name || (!name.empty() && !find(name))) return;
    m_document.setItem(kind, item, nlohmann::json({{"name", name}}).dump());
    set(name);
}

void RegionFilter::lookAt(const std::optional<std::string>& name) {
    m_lookedAt = name;
    takeKept();
}

Result<RegionFilter::Read> RegionFilter::readFrom(const Document::Reader& read) {
    HETU_TRY(const auto source, read());
    Read out;
    if (!source->find("regions")) return out;
    HETU_TRY(const Layer layer, source->read("regions", {"id", "name", "code", "level", "parent"}));
    const auto text = [&](const char* field, std::size_t row) {
        return analysis::textAt(layer.table.find(field), row);
    };
    std::set<std::string> parents;
    const auto take = [&](const std::string& level) {
        for (std::size_t row = 0; row < layer.rowCount(); ++row) {
            const std::string name = text("name", row);
            if (name.empty() || layer.shapes[row].isEmpty()) continue;
            if (!level.empty() && text("level", row) != level) continue;
            if (std::ranges::find(out.regions, name, &Region::name) != out.regions.end()) continue;
            parents.insert(text("parent", row));
            out.regions.push_back({static_cast<std::int64_t>(layer.table.find("id")->numbers[row]),
                                   name, text("code", row), layer.shapes[row].extent(),
                                   std::make_shared<const Geometry>(layer.shapes[row])});
        }
    };
    take("county");
    if (out.regions.empty()) take({});
    std::ranges::stable_sort(out.regions, [](const Region& a, const Region& b) {
        return std::pair(a.code.empty(), a.code) < std::pair(b.code.empty(), b.code);
    });
    if (parents.size() == 1) out.whole = *parents.begin();
    return out;
}

void RegionFilter::read() {
    const LayerInfo* regions = m_document.layer("regions");
    const std::int64_t revision = regions ? regions->revision : 0;
    if (revision == m_revision) return;
    m_revision = revision;
    m_job.start<Read>([reader = m_document.reader()](const Progress&) { return readFrom(reader); },
                      [this](Result<Read> read) {
                          if (!read.ok()) return;  // what reads the layers of the map says why
                          const Region* before = chosen();
                          const auto shape = before ? before->shape : nullptr;
                          m_choices = std::move(read.value().regions);
                          m_whole = std::move(read.value().whole);
                          takeKept();
                          emit choicesChanged();
                          const Region* now = chosen();
                          const bool isMoved = shape && now && !(*shape == *now->shape);
                          if (isMoved) emit changed();
                      });
}

void RegionFilter::takeKept() {
    if (m_revision < 0 || m_job.isRunning()) return;
    const auto kept = nlohmann::json::parse(m_document.item(kind, item), nullptr, false);
    std::string name = m_lookedAt.value_or("");
    if (!m_lookedAt && kept.is_object())
        if (const auto at = kept.find("name"); at != kept.end() && at->is_string())
            name = at->get<std::string>();
    set(find(name) ? name : std::string());
}

void RegionFilter::set(const std::string& name) {
    if (name == m_name) return;
    m_name = name;
    emit changed();
}

}  // namespace hetu::desktop
