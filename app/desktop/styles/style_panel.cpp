#include "app/desktop/styles/style_panel.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/map/crowd_picture.h"
#include "app/desktop/styles/amount_editor.h"
#include "app/desktop/styles/categories_editor.h"
#include "app/desktop/styles/classes_editor.h"
#include "app/desktop/styles/labels_editor.h"
#include "app/desktop/styles/symbol_editor.h"

namespace hetu::desktop {
namespace {

using render::StyleKind;
using render::StyleTarget;

constexpr int asItComes = -1;

std::vector<StyleKind> kindsOf(StyleTarget target) {
    switch (target) {
        case StyleTarget::Point:
            return {StyleKind::Single, StyleKind::Categorised, StyleKind::Graduated,
                    StyleKind::Proportional, StyleKind::Heat};
        case StyleTarget::Line:
            return {StyleKind::Single, StyleKind::Categorised, StyleKind::Graduated};
        case StyleTarget::Polygon:
            return {StyleKind::Single, StyleKind::Categorised, StyleKind::Graduated,
                    StyleKind::Proportional};
        case StyleTarget::Surface:
            break;
    }
    return {StyleKind::Graduated};
}

}  // namespace

StylePanel::StylePanel(StyleDesk& desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_pages(new QStackedWidget),
      m_title(new QLabel),
      m_kind(new QComboBox),
      m_more(new QToolButton),
      m_note(new QLabel),
      m_problem(new QLabel),
      m_classes(new ClassesEditor(desk)),
      m_categories(new CategoriesEditor(desk)),
      m_amount(new AmountEditor(desk)),
      m_symbol(new SymbolEditor(desk)),
      m_labels(new LabelsEditor(desk)) {
    m_title->setObjectName(QStringLiteral("panelTitle"));
    m_title->setWordWrap(true);
    m_kind->setObjectName(QStringLiteral("styleKind"));
    m_kind->setAccessibleName(tr("How the layer is drawn"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kind->setMinimumContentsLength(8);
    m_more->setText(tr("More"));
    m_more->setAccessibleName(tr("More to do with this style"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_note->setObjectName(QStringLiteral("help"));
    m_note->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("attention"));
    m_problem->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_kind, 1);
    head->addWidget(m_more);

    auto* sheet = new QWidget;
    auto* rows = new QVBoxLayout(sheet);
    rows->setContentsMargins(12, 4, 12, 8);
    rows->setSpacing(6);
    rows->addWidget(m_title);
    rows->addLayout(head);
    rows->addWidget(m_note);
    rows->addWidget(m_problem);
    auto* values = new QWidget;
    auto* valueRows = new QVBoxLayout(values);
    valueRows->setContentsMargins(0, 0, 0, 0);
    for (QWidget* each : {static_cast<QWidget*>(m_classes), static_cast<QWidget*>(m_categories),
                          static_cast<QWidget*>(m_amount)})
        valueRows->addWidget(each);
    rows->addWidget(values);
    addSection(*rows, m_symbolHeading, tr("Sign"), m_symbol);
    addSection(*rows, m_labelsHeading, tr("Words on the map, scales"), m_labels);
    rows->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(sheet);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* empty = new QWidget;
    auto* emptyRows = new QVBoxLayout(empty);
    auto* teaches = new QLabel(
        tr("Here you choose how a layer looks: its colour and size, colours by kind or by number, "
           "words beside the things.\n\nChoose a layer in the list of layers first."));
    teaches->setWordWrap(true);
    teaches->setObjectName(QStringLiteral("summary"));
    auto* layers = new QPushButton(tr("Show the layers"));
    layers->setObjectName(QStringLiteral("showLayers"));
    connect(layers, &QPushButton::clicked, this, &StylePanel::layersAsked);
    emptyRows->addWidget(teaches);
    emptyRows->addWidget(layers, 0, Qt::AlignLeft);
    emptyRows->addStretch(1);
    m_pages->addWidget(empty);
    m_pages->addWidget(scroll);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_pages);

    connect(m_kind, &QComboBox::activated, this, [this] {
        const int kind = m_kind->currentData().toInt();
        if (kind == asItComes)
            m_desk.setAsItComes();
        else
            m_desk.setKind(static_cast<StyleKind>(kind));
    });
    connect(&m_desk, &StyleDesk::changed, this, &StylePanel::takeStyle);
    connect(&m_desk, &StyleDesk::figuresChanged, this, &StylePanel::takeFigures);
    takeStyle();
}

void StylePanel::addSection(QVBoxLayout& rows,
                            QLabel*& heading,
                            const QString& title,
                            QWidget* content) {
    heading = new QLabel(title);
    heading->setObjectName(QStringLiteral("fieldLabel"));
    heading->setContentsMargins(0, 8, 0, 0);
    rows.addWidget(heading);
    rows.addWidget(content);
}

void StylePanel::takeFocus() {
    m_kind->setFocus();
}

void StylePanel::fillKinds() {
    const QSignalBlocker quiet(m_kind);
    m_kind->clear();
    m_kind->addItem(tr("As it comes"), asItComes);
    for (const StyleKind kind : kindsOf(m_desk.target())) {
        const QString name = kind == StyleKind::Single         ? tr("All alike")
                             : kind == StyleKind::Categorised  ? tr("Colours by kind")
                             : kind == StyleKind::Graduated    ? tr("Colours by number")
                             : kind == StyleKind::Proportional ? tr("Circles by number")
                                                               : tr("Heat: where many lie close");
        m_kind->addItem(name, static_cast<int>(kind));
    }
    // Not to be chosen, only to be seen: it comes from a file.
    if (!m_desk.isAsItComes() && m_desk.style().kind == StyleKind::Own)
        m_kind->addItem(tr("From a style file"), static_cast<int>(StyleKind::Own));
    m_kind->setCurrentIndex(
        m_kind->findData(m_desk.isAsItComes() ? asItComes : static_cast<int>(m_desk.style().kind)));
}

void StylePanel::takeStyle() {
    const LayerInfo* layer = m_desk.layer();
    m_pages->setCurrentIndex(layer ? 1 : 0);
    if (!layer) return;
    m_title->setText(words(layer->title, layer->name));
    fillKinds();
    const bool isOwn = !m_desk.isAsItComes();
    const StyleKind kind = m_desk.style().kind;
    const bool isFile = kind == StyleKind::Own;
    m_classes->setVisible(isOwn && kind == StyleKind::Graduated);
    m_categories->setVisible(isOwn && kind == StyleKind::Categorised);
    m_amount->setVisible(isOwn && (kind == StyleKind::Proportional || kind == StyleKind::Heat));
    const bool hasSign =
        isOwn && !isFile && kind != StyleKind::Heat && m_desk.target() != StyleTarget::Surface;
    m_symbol->setVisible(hasSign);
    m_symbolHeading->setVisible(hasSign);
    m_labels->setVisible(isOwn && !isFile);
    m_labelsHeading->setVisible(isOwn && !isFile);
    if (isOwn && kind == StyleKind::Graduated) m_classes->takeStyle();
    if (isOwn && kind == StyleKind::Categorised) m_categories->takeStyle();
    if (m_amount->isVisibleTo(this)) m_amount->takeStyle();
    if (hasSign) m_symbol->takeStyle();
    if (isOwn && !isFile) m_labels->takeStyle();

    QStringList notes;
    if (!isOwn)
        notes << tr(
            "The program draws this layer in its own way. Choose another way to draw it; "
            "you can always come back to this one.");
    if (isFile)
        notes << tr(
            "The style comes from a file and is drawn as the file says. Choose another way "
            "to draw the layer, or load another file.");
    const bool isCrowd =
        layer->rowCount > mostRowsForHelper &&
        std::find(crowdLayers.begin(), crowdLayers.end(), layer->name) != crowdLayers.end();
    if (isCrowd)
        notes << (isOwn ? tr("With %1 points, a style of your own takes some seconds to be drawn. "
                             "“As it comes” shows them at once.")
                        : tr("With %1 points, this is the way that shows them at once."))
                     .arg(grouped(static_cast<double>(layer->rowCount), 0));
    m_note->setText(notes.join(QStringLiteral("\n")));
    m_note->setVisible(!notes.isEmpty());
    takeFigures();
}

void StylePanel::takeFigures() {
    m_problem->setText(m_desk.problem());
    m_problem->setVisible(!m_desk.problem().isEmpty());
    if (!m_desk.layer() || m_desk.isAsItComes()) return;
    if (m_desk.style().kind == StyleKind::Graduated) m_classes->takeFigures();
    if (m_desk.style().kind == StyleKind::Categorised) m_categories->takeFigures();
    if (m_desk.style().kind == StyleKind::Proportional) m_amount->takeFigures();
}

}  // namespace hetu::desktop
