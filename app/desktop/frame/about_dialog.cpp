#include "app/desktop/frame/about_dialog.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace hetu::desktop {

void showAboutDialog(QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QCoreApplication::translate("About", "About Hetu"));
    auto* title = new QLabel(QCoreApplication::translate("About", "Hetu"));
    title->setObjectName(QStringLiteral("startTitle"));
    auto* text = new QLabel(
        QCoreApplication::translate(
            "About",
            "Version %1\n\nWhere organisations gather, which of them nothing reaches, where a "
            "service platform should stand.\n\nHetu is free software under the GNU General Public "
            "License, version 3. It comes without any warranty. It draws its maps with QGIS and "
            "uses "
            "Qt, GDAL, GEOS, PROJ, SQLite and SpatiaLite.")
            .arg(QStringLiteral(HETU_VERSION)));
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(QCoreApplication::translate("About", "Close"), QDialogButtonBox::RejectRole);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* rows = new QVBoxLayout(dialog);
    rows->setContentsMargins(24, 16, 24, 16);
    rows->addWidget(title);
    rows->addWidget(text);
    rows->addWidget(buttons);
    dialog->setMinimumWidth(440);
    dialog->show();
}

}  // namespace hetu::desktop
