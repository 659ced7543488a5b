#include "app/desktop/styles/style_file.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSet>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>
#include <optional>

namespace hetu::desktop {
namespace {

using render::StyleTarget;

/// The children of <qgis> that say how a layer is drawn.
const QSet<QString>& drawingParts() {
    static const QSet<QString> parts{QStringLiteral("renderer-v2"),
                                     QStringLiteral("labeling"),
                                     QStringLiteral("blendMode"),
                                     QStringLiteral("featureBlendMode"),
                                     QStringLiteral("layerOpacity"),
                                     QStringLiteral("layerGeometryType"),
                                     QStringLiteral("pipe"),
                                     QStringLiteral("selection"),
                                     QStringLiteral("SingleCategoryDiagramRenderer"),
                                     QStringLiteral("LinearlyInterpolatedDiagramRenderer"),
                                     QStringLiteral("DiagramLayerSettings")};
    return parts;
}

Error notAStyle(const QString& file, const QString& why) {
    return {ErrorCode::InvalidArgument,
            textOf("\"{}\" is no style file: {}.", "“{}”不是样式文件：{}。",
                   QFileInfo(file).fileName().toStdString(), why.toStdString()),
            {"Choose a file *.qml that QGIS or this program saved.",
             "请选择由 QGIS 或本程序保存的 *.qml 文件。"}};
}

Text nameOf(StyleTarget target) {
    switch (target) {
        case StyleTarget::Point:
            return {"points", "点"};
        case StyleTarget::Line:
            return {"lines", "线"};
        case StyleTarget::Polygon:
            return {"areas", "面"};
        case StyleTarget::Surface:
            break;
    }
    return {"surfaces", "密度面"};
}

bool callsOut(const QString& value) {
    static const QRegularExpression address(
        QStringLiteral("^\\s*(https?|ftp|sftp|smb|file)://|^\\\\\\\\|^/vsi"),
        QRegularExpression::CaseInsensitiveOption);
    return address.match(value).hasMatch();
}

}  // namespace

Result<std::string> readStyleFile(const QString& file, StyleTarget target) {
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io,
                     textOf("{} cannot be read: {}.", "无法读取 {}：{}。", file.toStdString(),
                            source.errorString().toStdString()),
                     {}};
    if (source.size() > largestStyleFile)
        return notAStyle(file, QStringLiteral("%1 MB").arg(source.size() / 1048576.0, 0, 'f', 1));
    QXmlStreamReader xml(&source);
    xml.setEntityExpansionLimit(1000);
    QString text;
    QXmlStreamWriter out(&text);
    out.writeDTD(QStringLiteral("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"));
    std::optional<StyleTarget> meant;
    QString address;
    int depth = 0, skipped = 0;  // levels: of elements that are kept, of one that is left out
    bool isKind = false;         // within <layerGeometryType>
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (xml.isStartElement()) {
            const QString name = xml.name().toString();
            if (depth == 0 && name != QLatin1String("qgis"))
                return notAStyle(file, QStringLiteral("<%1>").arg(name));
            if (skipped > 0 || (depth == 1 && !drawingParts().contains(name))) {
                ++skipped;
                continue;
            }
            if (depth == 1 && name == QLatin1String("pipe")) meant = StyleTarget::Surface;
            isKind = depth == 1 && name == QLatin1String("layerGeometryType");
            for (const QXmlStreamAttribute& each : xml.attributes())
                if (callsOut(each.value().toString())) address = each.value().toString();
            ++depth;
            out.writeStartElement(name);
            out.writeAttributes(xml.attributes());
        } else if (xml.isEndElement()) {
            if (skipped > 0) {
                --skipped;
                continue;
            }
            isKind = false;
            --depth;
            out.writeEndElement();
        } else if (token == QXmlStreamReader::Characters && skipped == 0 && depth > 0) {
            const QString words = xml.text().toString();
            if (callsOut(words)) address = words;
            if (isKind && words.size() == 1 && words[0] >= QLatin1Char('0') &&
                words[0] <= QLatin1Char('2'))
                meant = static_cast<StyleTarget>(words.toInt());
            out.writeCharacters(words);
        }
    }
    if (xml.hasError()) return notAStyle(file, xml.errorString());
    if (text.indexOf(QLatin1String("<renderer-v2")) < 0 && text.indexOf(QLatin1String("<pipe")) < 0)
        return notAStyle(file, QStringLiteral("renderer-v2"));
    const bool isSurface = meant == StyleTarget::Surface;
    if ((meant && *meant != target) || (!meant && (target == StyleTarget::Surface) != isSurface)) {
        const Text has = nameOf(meant.value_or(StyleTarget::Point)), wants = nameOf(target);
        return Error{ErrorCode::InvalidArgument,
                     {"This style is for " + has.en + ", and the layer holds " + wants.en + ".",
                      "此样式用于" + has.zh + "图层，而该图层是" + wants.zh + "图层。"},
                     {"Choose a layer of the same kind.", "请选择同类图层。"}};
    }
    if (!address.isEmpty())
        return Error{
            ErrorCode::InvalidArgument,
            textOf("This style takes something from \"{}\", and the program fetches nothing "
                   "from elsewhere.",
                   "此样式要从“{}”取内容，而本程序不从别处取任何内容。",
                   address.left(80).toStdString()),
            {"Take that part out in QGIS and save the style again.",
             "请在 QGIS 中去掉该部分后重新保存样式。"}};
    return text.toStdString();
}

Status writeStyleFile(const QString& file, const std::string& qml) {
    QSaveFile target(file);
    const QByteArray bytes = QByteArray::fromStdString(qml);
    if (target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit())
        return success();
    return Error{ErrorCode::Io,
                 textOf("{} cannot be written: {}.", "无法写入 {}：{}。", file.toStdString(),
                        target.errorString().toStdString()),
                 {"Choose another folder.", "请换一个文件夹。"}};
}

}  // namespace hetu::desktop
