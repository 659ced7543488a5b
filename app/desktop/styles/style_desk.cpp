#include "app/desktop/styles/style_desk.h"

#include <algorithm>
#include <array>

#include "app/desktop/base/language.h"
#include "app/render/map_content.h"

namespace hetu::desktop {
namespace {

using render::LayerStyle;
using render::StyleKind;
using render::StyleTarget;
using render::SymbolLook;

constexpr int restMilliseconds = 250;

bool canBeStyled(const LayerInfo* layer) {
    return layer && (layer->isSurface || layer->geometry != GeometryKind::None);
}

/// Colours by value stand between thin white lines; circles let the map shine through.
SymbolLook usualLook(StyleKind kind, StyleTarget target) {
    SymbolLook look = render::plainStyle(target).look;
    if (kind == StyleKind::Proportional) {
        look.fill.opaque = 170;
        look.outline = {255, 255, 255, 255};
        look.outlineMillimetres = 0.2;
    }
    if (target == StyleTarget::Polygon &&
        (kind == StyleKind::Categorised || kind == StyleKind::Graduated)) {
        look.outline = {255, 255, 255, 255};
        look.outlineMillimetres = 0.2;
    }
    return look;
}

render::StyleWords wordsForQgis() {
    return installedLanguage() == Language::Chinese ? render::StyleWords::Chinese
                                                    : render::StyleWords::English;
}

Text titleOf(const LayerInfo& layer) {
    return layer.title.isEmpty() ? Text{layer.name, layer.name} : layer.title;
}

bool goesByField(StyleKind kind) {
    return kind == StyleKind::Categorised || kind == StyleKind::Graduated ||
           kind == StyleKind::Proportional;
}

}  // namespace

StyleDesk::StyleDesk(Document& document, QObject* parent) : QObject(parent), m_document(document) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &StyleDesk::keep);
    connect(&m_document, &Document::aboutToStep, this, &StyleDesk::flush);
    connect(&m_document, &Document::stepped, this, &StyleDesk::takeItems);
    connect(&m_document, &Document::opened, this, [this] {
        m_rest.stop();
        m_isTouched = false;
        m_drafts.clear();
        choose({});
    });
    connect(&m_document, &Document::itemsChanged, this, [this](const QString& kind) {
        if (kind == QStringLiteral("style")) takeItems();
    });
    connect(&m_document, &Document::changed, this, [this] {
        if (m_name.empty()) return;
        if (!canBeStyled(layer())) return choose({});
        // Other rows, other counts; the style itself stays as people made it.
        if (m_figures && m_figures->revision != layer()->revision) needFigures(m_remakes);
    });
}

StyleDesk::~StyleDesk() {
    flush();
}

const LayerInfo* StyleDesk::layer() const {
    return m_name.empty() ? nullptr : m_document.layer(m_name);
}

void StyleDesk::choose(const std::string& layer) {
    if (layer == m_name) return;
    flush();
    m_name = canBeStyled(m_document.layer(layer)) ? layer : std::string();
    load();
}

void StyleDesk::load() {
    m_remakes = false;
    m_figures.reset();
    m_problem.clear();
    m_reading.forget();
    m_classing.forget();
    const LayerInfo* info = layer();
    if (info) {
        m_target = render::styleTargetOf(*info);
        const std::string json = m_document.item("style", m_name);
        const Result<LayerStyle> kept = render::styleFromJson(json);
        m_isAsItComes = json.empty() || !kept.ok();
        const auto draft = m_drafts.find(m_name);
        m_style = !m_isAsItComes            ? kept.value()
                  : draft != m_drafts.end() ? draft->second
                                            : render::plainStyle(m_target);
        if (!m_isAsItComes) needFigures(false);
    }
    emit changed();
}

void StyleDesk::takeItems() {
    // What is being edited here is newer than what the file has just taken.
    if (m_name.empty() || m_inFlight > 0 || m_isTouched || m_remakes) return;
    const std::string json = m_document.item("style", m_name);
    const bool isSame = m_isAsItComes ? json.empty() : json == render::toJson(m_style);
    if (!isSame) load();
}

std::vector<const Field*> StyleDesk::fieldsFor(StyleKind kind) const {
    std::vector<const Field*> fields;
    const LayerInfo* info = layer();
    if (!info || info->isSurface) return fields;
    const bool takesTexts = kind == StyleKind::Categorised || kind == StyleKind::Single;
    for (const Field& field : info->fields)
        if (takesTexts || field.type != FieldType::Text) fields.push_back(&field);
    return fields;
}

std::string StyleDesk::usualField(StyleKind kind) const {
    // What people look for first; numbers that only name a row say nothing.
    static constexpr std::array kinds{"kind", "class",      "level",  "status", "state",
                                      "role", "reached_by", "county", "region", "mode"};
    static constexpr std::array numbers{
        "employees", "organisations", "coverage_rate", "org_rate",           "density_km2",
        "count",     "floors",        "population",    "gain_organisations", "year"};
    const std::vector<const Field*> fields = fieldsFor(kind);
    const auto find = [&](const auto& wished) -> std::string {
        for (const char* name : wished)
            for (const Field* field : fields)
                if (field->name == name) return name;
        return {};
    };
    std::string found = kind == StyleKind::Categorised ? find(kinds) : find(numbers);
    for (const Field* field : fields)
        if (found.empty() && field->name != "rank" && !field->name.ends_with("_id"))
            found = field->name;
    return found.empty() && !fields.empty() ? fields.front()->name : found;
}

std::string StyleDesk::unit() const {
    const LayerInfo* info = layer();
    const Field* field = info ? info->field(m_style.field) : nullptr;
    return field ? field->unit : std::string();
}

void StyleDesk::begin() {
    m_isAsItComes = false;
}

void StyleDesk::setAsItComes() {
    if (m_name.empty() || m_isAsItComes) return;
    m_drafts[m_name] = m_style;
    m_isAsItComes = true;
    m_remakes = false;
    m_reading.forget();
    m_classing.forget();
    m_figures.reset();
    m_problem.clear();
    touch();
    emit changed();
}

void StyleDesk::setKind(StyleKind kind) {
    if (m_name.empty() || (!m_isAsItComes && kind == m_style.kind)) return;
    begin();
    if (m_style.look == usualLook(m_style.kind, m_target)) m_style.look = usualLook(kind, m_target);
    m_style.kind = kind;
    m_style.qml.clear();
    const std::vector<const Field*> fields = fieldsFor(kind);
    const bool isUsable = std::any_of(fields.begin(), fields.end(), [this](const Field* field) {
        return field->name == m_style.field;
    });
    if (kind == StyleKind::Heat) {
        m_style.field.clear();  // every row counts one, until a weight is chosen
    } else if (goesByField(kind) && !isUsable) {
        m_style.field = usualField(kind);
    }
    needFigures(true);
    emit changed();
}

void StyleDesk::setField(const std::string& field) {
    if (m_name.empty() || field == m_style.field) return;
    begin();
    m_style.field = field;
    // Limits typed for other numbers mean nothing for these.
    if (m_style.method == "fixed") m_style.method = "natural";
    needFigures(true);
    emit changed();
}

void StyleDesk::setClassing(const std::string& method, int count) {
    if (m_name.empty() || (method == m_style.method && count == m_style.classCount)) return;
    begin();
    m_style.method = method;
    m_style.classCount = count;
    const bool isFixed = method == "fixed";
    if (isFixed) touch();
    needFigures(!isFixed);
    emit changed();
}

void StyleDesk::setLimits(const std::vector<double>& limits) {
    if (m_name.empty() || limits == limitsBetween(m_style.classes)) return;
    begin();
    m_style.method = "fixed";
    m_remakes = false;
    m_classing.forget();
    takeLimits(limits);
}

void StyleDesk::takeLimits(const std::vector<double>& limits) {
    m_style.classes = classesOf(limits, m_style, unit());
    touch();
    emit changed();
    emit figuresChanged();
}

void StyleDesk::setRamp(const std::string& ramp, bool isInverted) {
    edit([&](LayerStyle& style) {
        style.ramp = ramp;
        style.isInverted = isInverted;
        colourClasses(style);
    });
}

void StyleDesk::addAllCategories() {
    if (!m_figures || !m_figures->hasValues) return;
    std::vector<render::StyleCategory> all = completed(m_style.categories, *m_figures);
    if (all.empty()) return;
    edit([&](LayerStyle& style) { style.categories = std::move(all); });
}

void StyleDesk::edit(const std::function<void(LayerStyle&)>& change) {
    if (m_name.empty()) return;
    LayerStyle wanted = m_style;
    change(wanted);
    if (wanted == m_style && !m_isAsItComes) return;
    begin();
    m_style = std::move(wanted);
    if (!m_remakes) touch();
    emit changed();
}

void StyleDesk::replace(const LayerStyle& style) {
    if (m_name.empty()) return;
    begin();
    m_style = style;
    needFigures(false);
    touch();
    emit changed();
}

void StyleDesk::needFigures(bool remakes) {
    m_remakes = remakes;
    m_problem.clear();
    m_reading.forget();
    m_classing.forget();
    const LayerInfo* info = layer();
    if (!info) return;
    const StyleKind kind = m_style.kind;
    const bool isSurface = m_target == StyleTarget::Surface;
    if (!isSurface &&
        (!goesByField(kind) || m_style.field.empty() || !info->field(m_style.field))) {
        m_figures.reset();
        if (goesByField(kind)) {
            // There is nothing to go by: the style stays what it was until there is.
            m_remakes = false;
            m_problem = m_style.field.empty()
                            ? (kind == StyleKind::Categorised
                                   ? tr("This layer has no columns to go by.")
                                   : tr("This layer has no column of numbers to go by."))
                            : tr("The layer has no column “%1” any more: choose another one.")
                                  .arg(QString::fromStdString(m_style.field));
        } else {
            remake();
        }
        emit figuresChanged();
        return;
    }
    FiguresWish wish{m_document.path().toStdString(), *info,
                     isSurface ? std::string("value") : m_style.field,
                     kind == StyleKind::Categorised && !isSurface};
    if (m_figures && m_figures->layer == m_name && m_figures->field == wish.field &&
        m_figures->revision == info->revision && m_figures->hasValues == wish.wantsValues)
        return remake();
    m_figures.reset();
    emit figuresChanged();
    m_reading.start<FiguresPointer>(
        [wish, read = m_document.reader()](const Progress& progress) {
            return readFigures(wish, read, progress);
        },
        [this](Result<FiguresPointer> figures) {
            if (!figures.ok()) {
                m_remakes = false;
                m_problem = words(figures.error().message);
                emit figuresChanged();
                return;
            }
            m_figures = std::move(figures).value();
            remake();
        });
}

void StyleDesk::remake() {
    if (!m_remakes) {
        emit figuresChanged();
        return;
    }
    if (m_style.kind == StyleKind::Graduated) {
        if (m_style.method == "fixed" && !m_style.classes.empty()) {
            m_remakes = false;
            return takeLimits(limitsBetween(m_style.classes));
        }
        m_classing.start<std::vector<double>>(
            [figures = m_figures, style = m_style](const Progress& progress) {
                return limitsOf(*figures, style, progress);
            },
            [this](Result<std::vector<double>> limits) {
                m_remakes = false;
                if (limits.ok()) return takeLimits(limits.value());
                m_problem = words(limits.error().message);
                emit figuresChanged();
            });
        return;
    }
    m_remakes = false;
    if (m_style.kind == StyleKind::Categorised && m_figures) {
        if (m_figures->values.empty())
            m_problem = tr("No row has a value in this column yet.");
        else
            m_style.categories = categoriesOf(*m_figures);
    }
    if (m_style.kind == StyleKind::Proportional && m_figures) {
        if (m_figures->numbers.empty() || m_figures->numbers.back() <= 0)
            m_problem = tr("No row has a number above 0 in this column.");
        else
            m_style.largestValue = m_figures->numbers.back();
    }
    if (m_problem.isEmpty()) touch();
    emit changed();
    emit figuresChanged();
}

void StyleDesk::touch() {
    m_isTouched = true;
    if (!m_isHeld) m_rest.start();
}

void StyleDesk::setHeld(bool isHeld) {
    m_isHeld = isHeld;
    if (isHeld)
        m_rest.stop();
    else
        flush();
}

void StyleDesk::flush() {
    if (m_isTouched) keep();
}

void StyleDesk::keep() {
    m_rest.stop();
    m_isTouched = false;
    const LayerInfo* info = layer();
    if (!info) return;
    const std::string json = m_isAsItComes ? std::string() : render::toJson(m_style);
    if (json == m_document.item("style", m_name)) return;
    const std::string qml = m_isAsItComes || info->isSurface
                                ? std::string()
                                : render::toQml(m_style, m_target, wordsForQgis());
    const Text title = titleOf(*info);
    ++m_inFlight;
    m_document.change(
        {"Style: " + title.en, "样式：" + title.zh},
        [name = m_name, json, qml](Workspace::Transaction& transaction) -> Status {
            HETU_CHECK(json.empty() ? transaction.removeItem("style", name)
                                    : transaction.putItem("style", name, json));
            return transaction.putStyle(name, qml);
        },
        [this, self = QPointer<StyleDesk>(this)](const Status& status) {
            if (!self) return;
            --m_inFlight;
            if (status.ok()) return;
            emit m_document.failed(status.error());
            takeItems();
        });
}

}  // namespace hetu::desktop
