#include "app/desktop/frame/commands.h"

#include <QMenu>
#include <QRegularExpression>
#include <QSettings>
#include <QToolBar>
#include <algorithm>

#include "app/desktop/look/icons.h"

namespace hetu::desktop {
namespace {

QString settingOf(const QString& id) {
    return QStringLiteral("keys/") + id;
}

}  // namespace

Commands::Commands(QWidget& window, bool remembers)
    : QObject(&window), m_window(window), m_remembers(remembers) {}

QMenu* Commands::menu(const QString& id) const {
    const auto at = m_menus.find(id);
    return at == m_menus.end() ? nullptr : at->second;
}

void Commands::hideEmptyMenus() {
    for (const auto& [id, menu] : m_menus)
        menu->menuAction()->setVisible(!menu->isEmpty());
}

QAction* Commands::add(const CommandSpec& spec) {
    return adopt(spec, new QAction(spec.text, &m_window));
}

QAction* Commands::adopt(const CommandSpec& spec, QAction* action) {
    Q_ASSERT(!find(spec.id));
    action->setText(spec.text);
    action->setObjectName(spec.id);
    if (!spec.icon.isEmpty()) action->setIcon(icon(spec.icon));
    if (spec.isCheckable) action->setCheckable(true);
    if (spec.called) connect(action, &QAction::triggered, this, spec.called);
    m_specs.push_back(spec);
    m_actions[spec.id] = action;
    setKeys(spec.id, chosenKeys(spec));
    action->setEnabled(m_isOpen || !spec.needsWorkspace);
    m_window.addAction(action);  // its keys work while the menus are hidden, too
    if (QMenu* in = menu(spec.menu)) {
        if (spec.beginsGroup && !in->isEmpty()) in->addSeparator();
        in->addAction(action);
    }
    if (m_toolBar && spec.isInToolBar) {
        if (spec.beginsGroup && m_toolBar->actions().constFirst() != m_toolBarEnd)
            m_toolBar->insertSeparator(m_toolBarEnd);
        m_toolBar->insertAction(m_toolBarEnd, action);
    }
    emit added(spec.id);
    return action;
}

QKeySequence Commands::chosenKeys(const CommandSpec& spec) const {
    if (m_remembers) {
        const QVariant chosen = QSettings().value(settingOf(spec.id));
        if (chosen.isValid()) return QKeySequence(chosen.toString(), QKeySequence::PortableText);
    }
    const bool isTaken = std::any_of(m_specs.begin(), m_specs.end(), [&](const CommandSpec& other) {
        return other.id != spec.id && !spec.keys.isEmpty() && keys(other.id) == spec.keys;
    });
    return isTaken ? QKeySequence() : spec.keys;
}

QAction* Commands::find(const QString& id) const {
    const auto at = m_actions.find(id);
    return at == m_actions.end() ? nullptr : at->second;
}

bool Commands::run(const QString& id) {
    QAction* action = find(id);
    if (!action || !action->isEnabled()) return false;
    action->trigger();
    return true;
}

QString Commands::plainText(const CommandSpec& spec) {
    // Chinese menus name the key in brackets: "打开(&O) …".
    static const QRegularExpression key(QStringLiteral(R"(\s*[(（]&.[)）])"));
    QString text = spec.text;
    text.remove(key);
    text.remove(QLatin1Char('&'));
    text.remove(QChar(0x2026));
    return text.trimmed();
}

QKeySequence Commands::keys(const QString& id) const {
    const QAction* action = find(id);
    return action ? action->shortcut() : QKeySequence();
}

void Commands::setKeys(const QString& id, const QKeySequence& keys) {
    QAction* action = find(id);
    if (!action) return;
    if (!keys.isEmpty())
        for (const auto& [otherId, other] : m_actions)
            if (otherId != id && other->shortcut() == keys) {
                other->setShortcut({});
                if (m_remembers) QSettings().setValue(settingOf(otherId), QString());
            }
    action->setShortcut(keys);
    const auto spec = std::find_if(m_specs.begin(), m_specs.end(),
                                   [&](const CommandSpec& each) { return each.id == id; });
    const QString words = spec->tip.isEmpty() ? plainText(*spec) : spec->tip;
    const QString pressed = keys.toString(QKeySequence::NativeText);
    action->setToolTip(pressed.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, pressed));
    if (m_remembers && keys != spec->keys)
        QSettings().setValue(settingOf(id), keys.toString(QKeySequence::PortableText));
    else if (m_remembers)
        QSettings().remove(settingOf(id));
    emit keysChanged();
}

void Commands::resetKeys() {
    if (m_remembers) QSettings().remove(QStringLiteral("keys"));
    for (const auto& [id, action] : m_actions)
        action->setShortcut({});
    for (const CommandSpec& spec : m_specs)
        setKeys(spec.id, chosenKeys(spec));
}

void Commands::setWorkspaceOpen(bool isOpen) {
    m_isOpen = isOpen;
    for (const CommandSpec& spec : m_specs)
        if (spec.needsWorkspace) m_actions[spec.id]->setEnabled(isOpen);
}

}  // namespace hetu::desktop
