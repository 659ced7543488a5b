#include "app/desktop/opening/import_dialog.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/desktop/base/language.h"
#include "layers/workspace/register_schema.h"

namespace hetu::desktop {
namespace {

/// What the name of the file suggests, as a kind of import; "" if nothing.
QString kindSuggestedBy(const QString& fileName) {
    const struct {
        const char* word;
        const char* kind;
    } hints[] = {{"osm", "osm"},
                 {"zone", "zones:park"},
                 {"park", "zones:park"},
                 {"园区", "zones:park"},
                 {"商圈", "zones:district"},
                 {"street", "streets"},
                 {"街", "streets"},
                 {"building", "buildings"},
                 {"楼", "buildings"},
                 {"region", "regions:county"},
                 {"区划", "regions:county"},
                 {"platform", "platforms"},
                 {"平台", "platforms"}};
    for (const auto& hint : hints)
        if (fileName.contains(QString::fromUtf8(hint.word), Qt::CaseInsensitive))
            return QString::fromLatin1(hint.kind);
    return QStringLiteral("organisations");
}

/// "zones:park" -> "Zones: park"; "osm" -> what it brings.
QString titleOf(const std::string& kind) {
    if (kind == "osm") return ImportDialog::tr("Streets, buildings and areas from OpenStreetMap");
    const std::size_t colon = kind.find(':');
    const RegisterLayer* layer = findRegisterLayer(kind.substr(0, colon));
    if (!layer) return QString::fromStdString(kind);
    if (kind == "zones") return ImportDialog::tr("%1: as a column says").arg(words(layer->title));
    if (colon == std::string::npos) return words(layer->title);
    const Text code =
        labelOf(layer->name, layer->name == "regions" ? "level" : "kind", kind.substr(colon + 1));
    return ImportDialog::tr("%1: %2").arg(words(layer->title), words(code));
}

}  // namespace

ImportDialog::ImportDialog(const QString& path, QWidget* parent) : QDialog(parent) {
    const QString fileName = QFileInfo(path).fileName();
    setWindowTitle(tr("Import %1").arg(fileName));
    m_kind = new QComboBox;
    for (const std::string& kind : importKinds())
        m_kind->addItem(titleOf(kind), QString::fromStdString(kind));
    const int suggested = m_kind->findData(kindSuggestedBy(fileName));
    if (suggested >= 0) m_kind->setCurrentIndex(suggested);

    m_crs = new QComboBox;
    m_crs->addItem(tr("As the file says"), QString());
    m_crs->addItem(tr("Satellite positioning (WGS 84)"), QStringLiteral("EPSG:4326"));
    m_crs->addItem(tr("China 2000 (CGCS2000)"), QStringLiteral("EPSG:4490"));

    auto* rows = new QVBoxLayout(this);
    const auto add = [rows](const QString& question, const QString& help, QComboBox* answer) {
        auto* label = new QLabel(question);
        label->setObjectName(QStringLiteral("fieldLabel"));
        label->setBuddy(answer);
        auto* small = new QLabel(help);
        small->setObjectName(QStringLiteral("help"));
        small->setWordWrap(true);
        rows->addWidget(label);
        rows->addWidget(answer);
        rows->addWidget(small);
        rows->addSpacing(8);
    };
    add(tr("What does the file hold?"),
        tr("Each row becomes one of these. Columns about single persons are left out."), m_kind);
    add(tr("Where do its coordinates come from?"),
        tr("A wrong choice shifts everything by some hundred metres: compare with the streets "
           "after "
           "the import."),
        m_crs);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton* start = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
    start->setObjectName(QStringLiteral("primary"));
    start->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    rows->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(440);
}

ImportOptions ImportDialog::options() const {
    ImportOptions options;
    options.kind = m_kind->currentData().toString().toStdString();
    options.crs = m_crs->currentData().toString().toStdString();
    return options;
}

}  // namespace hetu::desktop
