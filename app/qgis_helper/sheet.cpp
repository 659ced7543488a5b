#include "app/qgis_helper/sheet.h"

#include <QDomDocument>
#include <QFile>
#include <QFileInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <algorithm>
#include <cmath>

#include <qgscoordinatereferencesystem.h>
#include <qgslayertree.h>
#include <qgslayertreemodellegendnode.h>
#include <qgslayoutexporter.h>
#include <qgslayoutframe.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemlegend.h>
#include <qgslayoutitemmanualtable.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitemmapoverview.h>
#include <qgslayoutitemscalebar.h>
#include <qgslayoutrendercontext.h>
#include <qgslayouttablecolumn.h>
#include <qgslegendrenderer.h>
#include <qgsmaplayer.h>
#include <qgsmaplayerlegend.h>
#include <qgsprintlayout.h>
#include <qgsproject.h>
#include <qgsreadwritecontext.h>

#include "app/qgis_helper/legend.h"

namespace hetu::helper {
namespace {

constexpr double gapMillimetres = 4;
constexpr double exportDpi = 300;

template <class Item>
Item* itemOf(const QgsLayout& layout, const char* id) {
    return dynamic_cast<Item*>(layout.itemById(id));
}

QRectF rectOf(const QgsLayoutItem& item) {
    return {item.pagePos(), item.sizeWithUnits().toQSizeF()};
}

/// "1:250,000" as each language writes it.
QString scaleText(double scale, const std::string& language) {
    QString digits = QString::number(std::llround(scale));
    for (int at = int(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(at, language == "zh" ? ' ' : ',');
    return (language == "zh" ? QStringLiteral("1\u2236") : QStringLiteral("1:")) + digits;
}

void showMap(QgsLayoutItemMap& map,
             const QList<QgsMapLayer*>& layers,
             const Extent& e,
             const QgsCoordinateReferenceSystem& crs) {
    map.setCrs(crs);
    map.setFollowVisibilityPreset(false);
    map.setLayers(layers);
    map.setKeepLayerSet(true);
    // Widened to the shape of the item, whatever extent the template was saved with.
    const QSizeF paper = map.sizeWithUnits().toQSizeF();
    const Point centre = e.centre();
    const double perMillimetre =
        std::max({e.width() / paper.width(), e.height() / paper.height(), 1e-6});
    const double halfWidth = perMillimetre * paper.width() / 2;
    const double halfHeight = perMillimetre * paper.height() / 2;
    map.setExtent(QgsRectangle(centre.x - halfWidth, centre.y - halfHeight, centre.x + halfWidth,
                               centre.y + halfHeight));
    map.setScale(roundScale(map.scale()));
}

/// Makes the type of a label smaller until its one line fits.
void fitIntoBox(QgsLayoutItemLabel& label) {
    QFont font = label.font();
    const double asked = font.pointSizeF();
    font.setPointSizeF(100);
    const double wide =
        QFontMetricsF(font).horizontalAdvance(label.text()) / 100 * 25.4 / 96;  // mm per point
    const double room = label.sizeWithUnits().width() * 0.98;
    if (wide <= 0 || wide * asked <= room) return;
    constexpr double smallest = 5;
    font.setPointSizeF(std::max(smallest, std::floor(4 * room / wide) / 4));
    label.setFont(font);
}

void fillTexts(QgsLayout& layout, const render::LayoutRequest& request, double scale) {
    QList<QgsLayoutItemLabel*> labels;
    layout.layoutItems(labels);
    for (QgsLayoutItemLabel* label : labels) {
        for (const auto& [id, text] : request.texts)
            if (label->id() == toQt(id)) label->setText(toQt(text));
        QString text = label->text();
        label->setText(text.replace("{scale}", scaleText(scale, request.language)));
        if (text.trimmed().isEmpty())
            label->setVisibility(false);
        else
            fitIntoBox(*label);
    }
}

void fillScaleBar(QgsLayoutItemScaleBar& bar, QgsLayoutItemMap& map, const std::string& language) {
    constexpr double segmentMillimetres = 18;
    const double kilometres = map.scale() * segmentMillimetres / 1e6;
    const double ten = std::pow(10.0, std::floor(std::log10(kilometres)));
    const double digit = kilometres / ten;
    bar.setLinkedMap(&map);
    bar.setUnits(QgsUnitTypes::DistanceKilometers);
    bar.setMapUnitsPerScaleBarUnit(1);
    bar.setUnitLabel(language == "zh" ? QStringLiteral("千米") : QStringLiteral("km"));
    bar.setNumberOfSegmentsLeft(0);
    bar.setNumberOfSegments(3);
    bar.setUnitsPerSegment((digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10) * ten);
    bar.update();
}

void fillLegend(QgsLayoutItemLegend& legend,
                QgsLayoutItemMap& map,
                const QList<QgsMapLayer*>& layers,
                const render::LayoutRequest& request) {
    legend.setLinkedMap(&map);
    legend.setAutoUpdateModel(false);
    QgsLayerTree* const tree = legend.model()->rootGroup();
    tree->removeAllChildren();
    for (QgsMapLayer* layer : layers) {
        QgsLayerTreeLayer* const node = tree->addLayer(layer);
        const QList<int> visible = visibleNodes(*node);
        if (visible.isEmpty()) {
            tree->removeChildNode(node);
            continue;
        }
        QgsMapLayerLegendUtils::setLegendNodeOrder(node, visible);
        centreSymbols(*node);
        legend.model()->refreshLayerLegend(node);
    }
    for (const auto& [id, text] : request.texts)
        if (id == "legend") legend.setTitle(toQt(text));
    // Symbols of which the sheet shows none only raise questions.
    legend.setLegendFilterByMapEnabled(true);
    // The filter only works, and the size is only right, once the legend was painted.
    QImage nowhere(16, 16, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&nowhere);
    QStyleOptionGraphicsItem option;
    legend.paint(&painter, &option, nullptr);
    painter.end();
    // One symbol left, with words of its own, needs no heading.
    const QList<QgsLayerTreeLayer*> nodes = tree->findLayers();
    for (QgsLayerTreeLayer* node : nodes) {
        const auto left = legend.model()->layerLegendNodes(node);
        if (left.size() == 1 && !left.front()->isEmbeddedInParent())
            QgsLegendRenderer::setNodeLegendStyle(node, QgsLegendStyle::Hidden);
    }
    legend.adjustBoxSize();
}

bool isNumber(const std::string& cell) {
    return !cell.empty() && cell.find_first_not_of("0123456789.,-% ") == std::string::npos;
}

/// Fills the table, spreads its columns over the width of its frame and makes the type smaller
/// until it fits into `height`. The height it takes.
double fillTable(QgsLayoutFrame& frame,
                 QgsLayoutItemManualTable& table,
                 const std::vector<std::vector<std::string>>& rows,
                 double height) {
    const std::size_t columns = rows.front().size();
    QgsLayoutTableColumns headers;
    for (std::size_t c = 0; c < columns; ++c) {
        const bool isRight = rows.size() > 1 && c < rows[1].size() && isNumber(rows[1][c]) && c > 0;
        QgsLayoutTableColumn header(toQt(rows.front()[c]));
        header.setHAlignment(isRight ? Qt::AlignRight : Qt::AlignLeft);
        headers.append(header);
    }
    QgsTableContents contents;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        QgsTableRow row;
        for (std::size_t c = 0; c < columns; ++c) {
            QgsTableCell cell(c < rows[r].size() ? toQt(rows[r][c]) : QString());
            cell.setHorizontalAlignment(headers[int(c)].hAlignment());
            row.append(cell);
        }
        contents.append(row);
    }
    const double width =
        frame.sizeWithUnits().width() - 2 * table.cellMargin() * static_cast<double>(columns) - 0.4;
    QgsTextFormat body = table.contentTextFormat();
    QgsTextFormat head = table.headerTextFormat();
    double size = body.size();
    const auto widthsAt = [&](double points) {
        QList<double> widths;
        QFont font = head.font();
        font.setPointSizeF(100);
        const QFontMetricsF metrics(font);
        // Margins and grid lines come on top of a column's width.
        const double perUnit = points / 100 * 25.4 / 96;  // QFont measures 96 dots per inch here
        for (std::size_t c = 0; c < columns; ++c) {
            double widest = 0;
            for (const auto& row : rows)
                if (c < row.size())
                    widest = std::max(widest, metrics.horizontalAdvance(toQt(row[c])) * perUnit);
            widths.append(widest + 0.8);
        }
        return widths;
    };
    const auto sumOf = [](const QList<double>& widths) {
        double sum = 0;
        for (const double each : widths)
            sum += each;
        return sum;
    };
    const auto rowHeightAt = [&](double points) {
        return points * 0.3528 * 1.2 + 2 * table.cellMargin();
    };
    const double rowCount = static_cast<double>(rows.size());
    constexpr double smallest = 5;
    while (size > smallest &&
           (sumOf(widthsAt(size)) > width || rowHeightAt(size) * rowCount > height))
        size -= 0.25;
    body.setSize(size);
    head.setSize(size);
    table.setContentTextFormat(body);
    table.setHeaderTextFormat(head);
    QList<double> widths = widthsAt(size);
    const double spare = (width - sumOf(widths)) / static_cast<double>(columns);
    for (double& each : widths)
        each += spare;
    table.setIncludeTableHeader(true);
    table.setHeaders(headers);
    table.setTableContents(contents);
    table.setColumnWidths(widths);
    table.refresh();
    return std::min(table.totalSize().height(), height);
}

void moveTo(QgsLayoutItem& item, double x, double y) {
    item.attemptMove(QgsLayoutPoint(x, y));
}

/// Stacks legend and table from the top of the column and sets the inset at its foot; what finds
/// no room is left out, the inset first.
void stack(QgsLayout& layout, const render::LayoutRequest& request, bool hasInset) {
    auto* const column = layout.itemById("column");
    auto* const legend = itemOf<QgsLayoutItemLegend>(layout, "legend");
    auto* const frame = itemOf<QgsLayoutFrame>(layout, "table");
    auto* const title = layout.itemById("table_title");
    auto* const inset = itemOf<QgsLayoutItemMap>(layout, "inset");
    auto* const insetTitle = layout.itemById("inset_title");
    if (column == nullptr) return;
    column->setVisibility(false);
    const QRectF room = rectOf(*column);
    double top = room.top();
    double bottom = room.bottom();
    if (legend != nullptr) {
        moveTo(*legend, room.left(), top);
        top += rectOf(*legend).height() + gapMillimetres;
    }
    const double insetHeight =
        hasInset
            ? rectOf(*inset).height() + (insetTitle != nullptr ? rectOf(*insetTitle).height() : 0)
            : 0;
    const double titleHeight = title != nullptr ? rectOf(*title).height() : 0;
    const double rowCount = static_cast<double>(request.table.size());
    const double leastTable = request.table.empty() ? 0 : titleHeight + rowCount * 3.3;
    const bool showsInset = hasInset && top + leastTable + gapMillimetres + insetHeight <= bottom;
    if (showsInset) {
        bottom -= insetHeight;
        if (insetTitle != nullptr) {
            moveTo(*insetTitle, room.left(), bottom);
            moveTo(*inset, room.left(), bottom + rectOf(*insetTitle).height());
        } else {
            moveTo(*inset, room.left(), bottom);
        }
        bottom -= gapMillimetres;
    }
    if (inset != nullptr) inset->setVisibility(showsInset);
    if (insetTitle != nullptr) insetTitle->setVisibility(showsInset);
    if (auto* const map = itemOf<QgsLayoutItemMap>(layout, "map"); map != nullptr && !showsInset)
        for (QgsLayoutItemMapOverview* overview : map->overviews()->asList())
            overview->setEnabled(false);

    auto* const table =
        frame != nullptr ? qobject_cast<QgsLayoutItemManualTable*>(frame->multiFrame()) : nullptr;
    const bool showsTable = table != nullptr && !request.table.empty();
    if (frame != nullptr) frame->setVisibility(showsTable);
    if (title != nullptr) title->setVisibility(showsTable);
    if (!showsTable) return;
    if (title != nullptr) {
        moveTo(*title, room.left(), top);
        top += titleHeight;
    }
    moveTo(*frame, room.left(), top);
    frame->attemptResize(QgsLayoutSize(room.width(), bottom - top));
    const double height = fillTable(*frame, *table, request.table, bottom - top);
    frame->attemptResize(QgsLayoutSize(room.width(), height + 0.5));
}

Error cannotWrite(const QString& file) {
    return {ErrorCode::Io,
            textOf("The sheet cannot be written to {}.", "图件无法写入 {}。", fromQt(file)),
            {"Choose another folder, or close the file in other programs.",
             "请换一个文件夹，或先在其他程序中关闭该文件。"}};
}

Status write(QgsLayout& layout, const std::string& file) {
    const QString target = toQt(file);
    const QString ending = QFileInfo(target).suffix().toLower();
    QgsLayoutExporter exporter(&layout);
    QgsLayoutExporter::ExportResult result = QgsLayoutExporter::Success;
    if (ending == "pdf") {
        QgsLayoutExporter::PdfExportSettings settings;
        settings.dpi = exportDpi;
        settings.appendGeoreference = false;
        settings.textRenderFormat = Qgis::TextRenderFormat::AlwaysText;
        result = exporter.exportToPdf(target, settings);
    } else if (ending == "svg") {
        QgsLayoutExporter::SvgExportSettings settings;
        settings.dpi = exportDpi;
        settings.textRenderFormat = Qgis::TextRenderFormat::AlwaysText;
        result = exporter.exportToSvg(target, settings);
    } else if (ending == "png") {
        QgsLayoutExporter::ImageExportSettings settings;
        settings.dpi = exportDpi;
        settings.generateWorldFile = false;
        result = exporter.exportToImage(target, settings);
    } else {
        return Error{ErrorCode::InvalidArgument,
                     textOf("A sheet is written as PDF, SVG or PNG, not as \"{}\".",
                            "图件可输出为 PDF、SVG 或 PNG，不支持“{}”。", fromQt(ending)),
                     {}};
    }
    if (result != QgsLayoutExporter::Success || !QFileInfo::exists(target))
        return cannotWrite(exporter.errorFile().isEmpty() ? target : exporter.errorFile());
    return success();
}

}  // namespace

double roundScale(double scale) {
    const double ten = std::pow(10.0, std::floor(std::log10(scale)));
    for (const double step :
         {1.0, 1.2, 1.5, 1.8, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 6.5, 7.0, 7.5, 8.0, 9.0})
        if (step * ten >= scale * (1 - 1e-9)) return step * ten;
    return 10 * ten;
}

Result<std::string> exportSheet(LayerStore& store,
                                const render::LayoutRequest& request,
                                const std::function<void(double, const std::string&)>& progress) {
    const auto say = [&](double fraction, const char* zh, const char* en) {
        progress(fraction, request.language == "zh" ? zh : en);
    };
    say(0.05, "读取模板", "reading the template");
    QFile file(toQt(request.layoutTemplate));
    QDomDocument document;
    if (!file.open(QIODevice::ReadOnly) || !document.setContent(&file))
        return Error{
            ErrorCode::NotFound,
            textOf("The template {} cannot be read.", "无法读取模板 {}。", request.layoutTemplate),
            {"Install Hetu again.", "请重新安装河图。"}};
    const QgsCoordinateReferenceSystem crs(toQt(request.crs));
    if (!crs.isValid() || request.extent.isEmpty())
        return Error{ErrorCode::Crs,
                     textOf("There is no map in {} to print.", "坐标系 {} 下没有可出图的内容。",
                            request.crs),
                     {}};
    say(0.1, "打开图层", "opening the layers");
    HETU_TRY(const QList<QgsMapLayer*> layers, store.getAll(request.layers));

    QgsProject project;
    project.setCrs(crs);
    QgsPrintLayout layout(&project);
    bool isLoaded = false;
    layout.loadFromTemplate(document, QgsReadWriteContext(), true, &isLoaded);
    auto* const map = itemOf<QgsLayoutItemMap>(layout, "map");
    if (!isLoaded || map == nullptr)
        return Error{
            ErrorCode::InvalidArgument,
            textOf("The template {} has no map.", "模板 {} 中没有地图。", request.layoutTemplate),
            {}};
    showMap(*map, layers, request.extent, crs);
    auto* const inset = itemOf<QgsLayoutItemMap>(layout, "inset");
    const bool hasInset = inset != nullptr && !request.inset.isEmpty();
    if (hasInset) showMap(*inset, layers, request.inset, crs);

    say(0.2, "排版", "setting the sheet");
    fillTexts(layout, request, map->scale());
    if (auto* bar = itemOf<QgsLayoutItemScaleBar>(layout, "scale_bar"))
        fillScaleBar(*bar, *map, request.language);
    if (auto* legend = itemOf<QgsLayoutItemLegend>(layout, "legend"))
        fillLegend(*legend, *map, layers, request);
    stack(layout, request, hasInset);

    say(0.4, "绘制并写入", "drawing and writing");
    HETU_CHECK(write(layout, request.targetFile));
    say(1, "完成", "done");
    return request.targetFile;
}

}  // namespace hetu::helper
