#include "app/qgis_helper/project.h"

#include <QDomDocument>
#include <QFile>

#include <qgscoordinatereferencesystem.h>
#include <qgslayertree.h>
#include <qgsmapsettings.h>
#include <qgsproject.h>
#include <qgsprojectviewsettings.h>
#include <qgsreferencedgeometry.h>
#include <qgsvectorlayer.h>

namespace hetu::helper {

Result<std::string> saveProject(const render::ProjectRequest& request) {
    QgsProject project;
    const QgsCoordinateReferenceSystem crs(toQt(request.crs));
    project.setCrs(crs);
    project.setTitle(toQt(request.title));
    project.setFilePathStorage(Qgis::FilePathType::Relative);
    for (const render::DrawnLayer& wish : request.layers) {
        HETU_TRY(std::unique_ptr<QgsMapLayer> layer, LayerStore::make(wish));
        // Whoever works in QGIS may edit; only our own drawing must not.
        if (auto* vector = qobject_cast<QgsVectorLayer*>(layer.get())) vector->setReadOnly(false);
        // Each one goes to the top of the tree, so the last one lies uppermost.
        project.addMapLayer(layer.release(), true, true);
    }
    const Extent& e = request.extent;
    if (!e.isEmpty()) {
        const QgsRectangle extent(e.minX, e.minY, e.maxX, e.maxY);
        project.viewSettings()->setDefaultViewExtent(QgsReferencedRectangle(extent, crs));
        // QGIS Desktop opens a project where its map canvas was left.
        QObject::connect(&project, &QgsProject::writeProject, [&](QDomDocument& document) {
            QgsMapSettings view;
            view.setDestinationCrs(crs);
            view.setOutputSize({1600, 900});
            view.setExtent(extent);
            QDomElement canvas = document.createElement("mapcanvas");
            canvas.setAttribute("name", "theMapCanvas");
            document.documentElement().appendChild(canvas);
            view.writeXml(canvas, document);
        });
    }
    const QString target = toQt(request.targetFile);
    const bool hadBackup = QFile::exists(target + "~");
    if (!project.write(target))
        return Error{ErrorCode::Io,
                     textOf("{} cannot be written: {}.", "无法写入 {}：{}。", request.targetFile,
                            fromQt(project.error())),
                     {"Close the file in other programs or choose another folder.",
                      "请先在其他程序中关闭该文件，或换一个文件夹。"}};
    if (!hadBackup) QFile::remove(target + "~");
    return request.targetFile;
}

}  // namespace hetu::helper
