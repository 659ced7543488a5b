#include "app/desktop/layers/tianditu_dialog.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

#include "app/render/base_map.h"

namespace hetu::desktop {

TiandituDialog::TiandituDialog(const QString& present, QWidget* parent)
    : QDialog(parent), m_field(new QLineEdit(present)), m_wrong(new QLabel) {
    setWindowTitle(tr("Key of Tianditu"));
    setMinimumWidth(460);
    auto* what = new QLabel(
        tr("Tianditu is the map service of the state. It needs the network and a key of your own, "
           "which console.tianditu.gov.cn gives to whoever registers (kind: browser).\n\n"
           "The key stays on this computer; it is not written into the workspace. While such a "
           "base map is switched on, the server learns which part of the map is looked at; your "
           "data is not sent."));
    what->setWordWrap(true);
    m_field->setObjectName(QStringLiteral("tiandituKey"));
    m_field->setAccessibleName(tr("Key of Tianditu"));
    m_field->setPlaceholderText(tr("32 letters and digits"));
    m_wrong->setObjectName(QStringLiteral("errorText"));
    m_wrong->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_take = buttons->button(QDialogButtonBox::Ok);
    m_take->setText(tr("Keep the key"));
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    auto* rows = new QVBoxLayout(this);
    rows->addWidget(what);
    rows->addWidget(m_field);
    rows->addWidget(m_wrong);
    rows->addStretch(1);
    rows->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_field, &QLineEdit::textChanged, this, &TiandituDialog::judge);
    judge();
}

QString TiandituDialog::key() const {
    return m_field->text().simplified().remove(QLatin1Char(' '));
}

void TiandituDialog::judge() {
    const QString typed = key();
    const bool isGood = typed.isEmpty() || render::isTiandituKey(typed.toStdString());
    m_take->setEnabled(isGood);
    m_take->setText(typed.isEmpty() ? tr("Use no key") : tr("Keep the key"));
    m_wrong->setText(
        isGood ? QString()
               : tr("“%1” is no key: a key has 32 letters a to f and digits; this has %2 signs. "
                    "Copy it as a whole from console.tianditu.gov.cn.")
                     .arg(typed.left(40))
                     .arg(typed.size()));
}

}  // namespace hetu::desktop
