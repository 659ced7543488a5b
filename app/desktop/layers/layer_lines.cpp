#include "app/desktop/layers/layer_lines.h"

#include <QPainter>
#include <functional>

#include "app/desktop/layers/legend_image.h"
#include "app/desktop/look/icons.h"
#include "app/desktop/look/theme.h"

namespace hetu::desktop {
namespace {

constexpr int idRole = Qt::UserRole;
constexpr int keyRole = Qt::UserRole + 1;

QIcon iconOf(const render::LegendEntry& entry, double density) {
    const QImage sign = imageOf(entry);
    if (sign.isNull()) return {};
    // On the paper of the map: signs are made for it, and hardly to be seen on a dark panel.
    QPixmap picture(sign.size());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().mapGround);
    painter.drawRoundedRect(picture.rect(), 4, 4);
    painter.drawImage(0, 0, sign);
    painter.end();
    picture.setDevicePixelRatio(density);
    return QIcon(picture);
}

}  // namespace

std::string LayerLines::keyOf(const QTreeWidgetItem& item) {
    return item.data(0, keyRole).toString().toStdString();
}

std::string LayerLines::idOf(const QTreeWidgetItem& item) {
    return item.data(0, idRole).toString().toStdString();
}

QTreeWidgetItem* LayerLines::line(const std::string& id) const {
    const auto at = m_lines.find(id);
    return at == m_lines.end() ? nullptr : at->second;
}

QTreeWidgetItem* LayerLines::headingLine(const std::string& key) const {
    const auto at = m_headings.find(key);
    return at == m_headings.end() ? nullptr : at->second;
}

std::vector<std::string> LayerLines::idsUnder(const QTreeWidgetItem& heading) const {
    std::vector<std::string> ids;
    for (int i = 0; i < heading.childCount(); ++i) {
        const QTreeWidgetItem& child = *heading.child(i);
        if (const std::string id = idOf(child); !id.empty())
            ids.push_back(id);
        else
            for (const std::string& below : idsUnder(child))
                ids.push_back(below);
    }
    return ids;
}

QString LayerLines::titleOf(const MapLayer& layer) const {
    const auto own = m_kept.names.find(layer.drawn.id);
    return QString::fromStdString(own != m_kept.names.end() ? own->second : layer.drawn.title);
}

QString LayerLines::titleOfHeading(const MapLayer& layer) const {
    if (const LayerGroup* group = m_pile.groupOf(layer.drawn.id))
        return QString::fromStdString(group->name);
    const std::string key = m_pile.headingOf(layer.drawn.id);
    return key == "base" ? tr("Base maps") : key == "data" ? tr("Data") : layer.analysisTitle;
}

std::vector<LayerLines::Place> LayerLines::places() const {
    std::vector<Place> own, results, data, base;
    for (const LayerGroup* group : m_pile.groupsTopmostFirst()) {
        const std::string key = "group:" + toText(group->number);
        const QString title = QString::fromStdString(group->name);
        own.push_back({key, "", title});
        for (const std::string& id : m_pile.under(key))
            own.push_back({key, id, title});
    }
    const std::vector<const MapLayer*> pile = m_pile.ordered();
    for (auto layer = pile.rbegin(); layer != pile.rend(); ++layer) {
        const std::string& id = (*layer)->drawn.id;
        const std::string key = m_pile.headingOf(id);
        if (LayerPile::numberOf(key) != 0) continue;
        (key == "base"   ? base
         : key == "data" ? data
                         : results)
            .push_back({key, id, titleOfHeading(**layer)});
    }
    for (const auto* part : {&results, &data, &base})
        own.insert(own.end(), part->begin(), part->end());
    return own;
}

QTreeWidgetItem* LayerLines::heading(const std::string& key,
                                     const QString& title,
                                     QTreeWidgetItem* under) {
    QTreeWidgetItem*& item = m_headings[key];
    if (item) return item;
    item = under ? new QTreeWidgetItem(under, {title}) : new QTreeWidgetItem(&m_tree, {title});
    item->setData(0, keyRole, QString::fromStdString(key));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setFirstColumnSpanned(true);
    item->setToolTip(0, title);
    QFont font = m_tree.font();
    font.setBold(!under);
    item->setFont(0, font);
    return item;
}

void LayerLines::makeAnew() {
    m_tree.endDrag();
    m_tree.clear();
    m_lines.clear();
    m_headings.clear();
    for (const Place& place : m_places) {
        QTreeWidgetItem* above = place.heading.starts_with("analysis:")
                                     ? heading("results", tr("Results"), nullptr)
                                     : nullptr;
        QTreeWidgetItem* under = heading(place.heading, place.title, above);
        if (place.id.empty()) continue;
        auto* item = new QTreeWidgetItem(under);
        item->setData(0, idRole, QString::fromStdString(place.id));
        item->setData(0, keyRole, QString::fromStdString("layer:" + place.id));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        m_lines[place.id] = item;
    }
}

void LayerLines::showLine(const MapLayer& layer, QTreeWidgetItem& item) const {
    const QString title = titleOf(layer);
    QString count = layer.rows, tip = title;
    QIcon sign;
    if (const auto filter = m_filters.find(layer.drawn.id); filter != m_filters.end()) {
        sign =
            icon(filter->second.isBroken ? QStringLiteral("attention") : QStringLiteral("filter"));
        if (!filter->second.rows.isEmpty()) count = filter->second.rows;
        tip += QLatin1Char('\n') + tr("Filter: %1").arg(filter->second.words);
        if (filter->second.isBroken) count = tr("filter?");
    }
    if (!layer.trouble.isEmpty()) {
        sign = icon(QStringLiteral("attention"));
        count = layer.trouble;
    }
    if (!layer.source.isEmpty()) tip += QLatin1Char('\n') + layer.source;
    item.setText(0, title);
    item.setText(1, count);
    item.setIcon(1, sign);
    item.setForeground(1, theme().quietText);
    item.setToolTip(0, tip);
    item.setToolTip(1, tip);
}

bool LayerLines::show() {
    std::vector<Place> now = places();
    const bool isOther = now != m_places;
    if (isOther) {
        m_places = std::move(now);
        makeAnew();
    }
    for (const MapLayer* layer : m_pile.ordered())
        showLine(*layer, *m_lines.at(layer->drawn.id));
    showChecks();
    if (isOther) showFolds();
    return isOther;
}

void LayerLines::showChecks() {
    for (const auto& [id, item] : m_lines) {
        const auto shown = m_pile.shown.find(id);
        const bool isShown = shown != m_pile.shown.end() && shown->second;
        item->setCheckState(0, isShown ? Qt::Checked : Qt::Unchecked);
    }
    for (const auto& [key, item] : m_headings) {
        bool isAny = false, isAll = true;
        for (const std::string& id : idsUnder(*item)) {
            const bool isShown = m_lines.at(id)->checkState(0) == Qt::Checked;
            isAny = isAny || isShown;
            isAll = isAll && isShown;
        }
        item->setCheckState(0, !isAny ? Qt::Unchecked : isAll ? Qt::Checked : Qt::PartiallyChecked);
    }
}

void LayerLines::showFolds() {
    const auto isFolded = [this](const std::string& key, bool otherwise) {
        const auto kept = m_kept.folded.find(key);
        return kept == m_kept.folded.end() ? otherwise : kept->second;
    };
    for (const auto& [key, item] : m_headings)
        item->setExpanded(!isFolded(key, false));
    for (const auto& [id, item] : m_lines)
        item->setExpanded(!isFolded("layer:" + id, item->checkState(0) != Qt::Checked));
}

void LayerLines::showLegend(const std::vector<render::LegendEntry>& legend, double density) {
    for (const auto& [id, item] : m_lines) {
        qDeleteAll(item->takeChildren());
        item->setIcon(0, {});
    }
    for (const render::LegendEntry& entry : legend) {
        QTreeWidgetItem* item = line(entry.layerId);
        if (!item) continue;
        const QIcon sign = iconOf(entry, density);
        if (entry.text.empty()) {
            item->setIcon(0, sign);
            continue;
        }
        auto* below = new QTreeWidgetItem(item, {QString::fromStdString(entry.text)});
        below->setFlags(Qt::ItemIsEnabled);
        below->setIcon(0, sign);
        below->setFirstColumnSpanned(true);
    }
    showFolds();
}

bool LayerLines::showNamed(const QString& wanted) {
    bool isAny = m_lines.empty();
    for (const auto& [id, item] : m_lines) {
        const bool isFound = item->text(0).contains(wanted, Qt::CaseInsensitive);
        item->setHidden(!isFound);
        isAny = isAny || isFound;
    }
    // A heading is found with what stands under it; an empty group by its own name.
    const std::function<bool(QTreeWidgetItem&)> isFound = [&](QTreeWidgetItem& heading) {
        bool isAnyHere =
            heading.childCount() == 0 && heading.text(0).contains(wanted, Qt::CaseInsensitive);
        for (int i = 0; i < heading.childCount(); ++i) {
            QTreeWidgetItem& child = *heading.child(i);
            const bool isHere = idOf(child).empty() ? isFound(child) : !child.isHidden();
            isAnyHere = isAnyHere || isHere;
        }
        heading.setHidden(!isAnyHere);
        return isAnyHere;
    };
    for (int i = 0; i < m_tree.topLevelItemCount(); ++i)
        if (isFound(*m_tree.topLevelItem(i))) isAny = true;
    return isAny;
}

}  // namespace hetu::desktop
