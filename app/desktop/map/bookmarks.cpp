#include "app/desktop/map/bookmarks.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QVBoxLayout>
#include <cmath>

#include <nlohmann/json.hpp>

#include "app/desktop/base/own_keys.h"
#include "app/desktop/document/document.h"
#include "app/desktop/frame/commands.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/frame/panels.h"
#include "app/desktop/look/icons.h"
#include "app/desktop/map/map_view.h"

namespace hetu::desktop {
namespace {

constexpr const char* kind = "bookmark";
constexpr int nameRole = Qt::UserRole;

}  // namespace

std::string toJson(const MapFrame& view) {
    return nlohmann::json({{"x", view.centre.x},
                           {"y", view.centre.y},
                           {"metresPerPixel", view.metresPerPixel},
                           {"rotationDegrees", view.rotationDegrees}})
        .dump();
}

std::optional<MapFrame> viewOf(const std::string& text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    const auto number = [&](const char* name, double otherwise) {
        const auto at = json.find(name);
        return at != json.end() && at->is_number() ? at->get<double>() : otherwise;
    };
    MapFrame view;
    view.centre = {number("x", missingNumber), number("y", missingNumber)};
    view.metresPerPixel = number("metresPerPixel", missingNumber);
    view.rotationDegrees = number("rotationDegrees", 0);
    if (!std::isfinite(view.centre.x) || !std::isfinite(view.centre.y) ||
        !(view.metresPerPixel >= MapFrame::closest && view.metresPerPixel <= MapFrame::farthest) ||
        !(view.rotationDegrees > -180 && view.rotationDegrees <= 180))
        return std::nullopt;
    return view;
}

Bookmarks::Bookmarks(const Workbench& bench, QObject* parent)
    : QObject(parent), m_bench(bench), m_panel(new QWidget), m_list(new QListWidget) {
    makePanel();
    makeCommands();
    connect(&m_bench.document, &Document::opened, this, &Bookmarks::readAgain);
    connect(&m_bench.document, &Document::itemsChanged, this, [this](const QString& changed) {
        if (changed == QLatin1String(kind)) readAgain();
    });
    readAgain();
}

Bookmarks::~Bookmarks() {
    // The panel belongs to its dock and may live longer.
    m_list->removeEventFilter(this);
    disconnect(m_list, nullptr, this, nullptr);
}

void Bookmarks::makePanel() {
    auto* rows = new QVBoxLayout(m_panel);
    rows->setContentsMargins(8, 0, 8, 8);
    auto* empty =
        new QLabel(tr("A bookmark brings back a view of the map: its place, scale and rotation. "
                      "Go where you want to come back to and press Ctrl+B."));
    empty->setObjectName(QStringLiteral("help"));
    empty->setWordWrap(true);
    m_empty = empty;
    rows->addWidget(empty);
    rows->addWidget(m_list, 1);
    m_list->setObjectName(QStringLiteral("bookmarks"));
    m_list->setAccessibleName(tr("Bookmarks"));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->installEventFilter(this);
    connect(m_list, &QListWidget::itemActivated, this, [this] { go(chosen()); });
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
        if (!m_isFilling) takeEdited(*item);
    });
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    const auto button = [&](const QString& text, const QString& tip, auto called) {
        auto* made = new QPushButton(text);
        made->setToolTip(tip);
        connect(made, &QPushButton::clicked, this, called);
        buttons->addWidget(made);
        return made;
    };
    button(tr("Add"), tr("Keep the present view as a bookmark"), [this] { askAdd(); });
    m_needChosen = {
        button(tr("Go"), tr("Show this view (Enter)"), [this] { go(chosen()); }),
        button(tr("Rename"), tr("Give it another name (F2)"),
               [this] { m_list->editItem(m_list->currentItem()); }),
        button(tr("Delete"), tr("Delete this bookmark (Delete)"), [this] { remove(chosen()); })};
    rows->addLayout(buttons);
    for (int i = 0; i < buttons->count(); ++i)
        buttons->itemAt(i)->widget()->setStyleSheet(QStringLiteral("padding: 4px 8px"));
    connect(m_list, &QListWidget::currentItemChanged, this, [this] {
        for (QPushButton* each : m_needChosen)
            each->setEnabled(m_list->currentItem() != nullptr);
    });
    PanelSpec spec;
    spec.id = QStringLiteral("bookmarks");
    spec.title = tr("Bookmarks");
    spec.icon = QStringLiteral("bookmark");
    spec.place = Place::Right;
    spec.content = m_panel;
    spec.keys = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B);
    m_bench.panels.add(spec);
}

void Bookmarks::makeCommands() {
    CommandSpec add;
    add.id = QStringLiteral("bookmark.add");
    add.text = tr("Bookmark this view …");
    add.icon = QStringLiteral("bookmark");
    add.keys = QKeySequence(Qt::CTRL | Qt::Key_B);
    add.menu = QStringLiteral("map");
    add.beginsGroup = true;
    add.called = [this] { askAdd(); };
    m_bench.commands.add(add);
    if (QMenu* map = m_bench.commands.menu(QStringLiteral("map"))) {
        m_menu = map->addMenu(icon(QStringLiteral("bookmark")), tr("Go to a bookmark"));
        connect(m_menu, &QMenu::aboutToShow, this, &Bookmarks::fillMenu);
    }
}

void Bookmarks::fillMenu() {
    m_menu->clear();
    for (const auto& [name, json] : m_bench.document.items(kind)) {
        const QString text = QString::fromStdString(name);
        QString shown = text;
        m_menu->addAction(shown.replace(QLatin1Char('&'), QStringLiteral("&&")), this,
                          [this, text] { go(text); });
    }
}

QString Bookmarks::freeName() const {
    const auto& kept = m_bench.document.items(kind);
    for (int number = 1;; ++number)
        if (const QString name = tr("View %1").arg(number); kept.count(name.toStdString()) == 0)
            return name;
}

void Bookmarks::askAdd() {
    auto* dialog = new QInputDialog(&m_bench.window);
    dialog->setObjectName(QStringLiteral("bookmarkName"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Bookmark this view"));
    dialog->setLabelText(tr("Name of the bookmark:"));
    dialog->setTextValue(freeName());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) {
        if (add(name)) return;
        m_bench.messages.showNotice(tr("A bookmark needs a name. Nothing was kept."));
    });
    dialog->open();
}

bool Bookmarks::add(const QString& asked) {
    const QString name = asked.trimmed();
    if (name.isEmpty()) return false;
    m_bench.document.setItem(kind, name.toStdString(), toJson(m_bench.map.frame()),
                             textOf("Bookmark: {}", "添加书签：{}", name.toStdString()));
    return true;
}

bool Bookmarks::go(const QString& name) {
    const auto view = viewOf(m_bench.document.item(kind, name.toStdString()));
    if (!view) return false;
    m_bench.map.showAgain(view->centre, view->metresPerPixel, view->rotationDegrees);
    return true;
}

bool Bookmarks::rename(const QString& name, const QString& asked) {
    const QString newName = asked.trimmed();
    const auto& kept = m_bench.document.items(kind);
    if (newName.isEmpty() || kept.count(newName.toStdString()) > 0 ||
        kept.count(name.toStdString()) == 0)
        return false;
    m_bench.document.renameItem(
        kind, name.toStdString(), newName.toStdString(),
        textOf("Bookmark renamed: {}", "书签改名：{}", newName.toStdString()));
    return true;
}

void Bookmarks::remove(const QString& name) {
    if (!name.isEmpty())
        m_bench.document.removeItem(
            kind, name.toStdString(),
            textOf("Bookmark deleted: {}", "删除书签：{}", name.toStdString()));
}

QString Bookmarks::chosen() const {
    const QListWidgetItem* item = m_list->currentItem();
    return item ? item->data(nameRole).toString() : QString();
}

void Bookmarks::takeEdited(const QListWidgetItem& item) {
    const QString name = item.data(nameRole).toString();
    if (item.text() == name) return;
    if (!rename(name, item.text()))
        m_bench.messages.showNotice(tr("Please choose another name: this one is empty or taken."));
    // The line is the one of the workspace again, under whichever name; not while it is edited.
    QMetaObject::invokeMethod(this, &Bookmarks::readAgain, Qt::QueuedConnection);
}

void Bookmarks::readAgain() {
    m_isFilling = true;
    const QString before = chosen();
    m_list->clear();
    for (const auto& [name, json] : m_bench.document.items(kind)) {
        auto* item = new QListWidgetItem(icon(QStringLiteral("bookmark")),
                                         QString::fromStdString(name), m_list);
        item->setData(nameRole, item->text());
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        if (item->text() == before) m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0) m_list->setCurrentRow(0);
    m_isFilling = false;
    m_empty->setVisible(m_list->count() == 0);
    for (QPushButton* each : m_needChosen)
        each->setEnabled(m_list->currentItem() != nullptr);
    if (m_menu) m_menu->setEnabled(m_list->count() > 0);
}

bool Bookmarks::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        remove(chosen());
        return true;
    }
    if (watched == m_list && claimsKey(*event, {Qt::Key_Delete})) return true;
    return QObject::eventFilter(watched, event);
}

}  // namespace hetu::desktop
