#include "app/desktop/layers/ask_name.h"

#include <QInputDialog>

namespace hetu::desktop {

void askName(QWidget* parent,
             const QString& title,
             const QString& question,
             const QString& present,
             std::function<void(const QString&)> accept) {
    auto* dialog = new QInputDialog(parent);
    dialog->setObjectName(QStringLiteral("askName"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(question);
    dialog->setTextValue(present);
    QObject::connect(dialog, &QInputDialog::textValueSelected, parent, std::move(accept));
    dialog->open();
}

}  // namespace hetu::desktop
