#include "app/desktop/frame/keys_dialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/frame/commands.h"

namespace hetu::desktop {

KeysDialog::KeysDialog(Commands& commands, QWidget* parent)
    : QDialog(parent),
      m_commands(commands),
      m_filter(new QLineEdit),
      m_list(new QTreeWidget),
      m_keys(new QKeySequenceEdit),
      m_warning(new QLabel),
      m_take(new QPushButton(tr("Use these keys"))),
      m_default(new QPushButton(tr("As it came"))) {
    setWindowTitle(tr("Keyboard"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(560, 600);
    m_filter->setPlaceholderText(tr("Find a command or keys"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_keys->setAccessibleName(tr("New keys"));
    m_warning->setWordWrap(true);
    auto* all = new QPushButton(tr("All as they came"));
    auto* shut = new QPushButton(tr("Close"));
    for (QPushButton* button : {m_take, m_default, all, shut})
        button->setAutoDefault(false);

    auto* change = new QHBoxLayout;
    change->addWidget(new QLabel(tr("Press the new keys:")));
    change->addWidget(m_keys, 1);
    change->addWidget(m_take);
    change->addWidget(m_default);
    auto* foot = new QHBoxLayout;
    foot->addWidget(all);
    foot->addStretch(1);
    foot->addWidget(shut);
    auto* rows = new QVBoxLayout(this);
    rows->addWidget(m_filter);
    rows->addWidget(m_list, 1);
    rows->addLayout(change);
    rows->addWidget(m_warning);
    rows->addLayout(foot);

    connect(m_filter, &QLineEdit::textChanged, this, &KeysDialog::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &KeysDialog::showCurrent);
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &KeysDialog::showConflict);
    // Qt's own words, no good Chinese, come back with every change.
    const auto invite = [this] {
        if (auto* line = m_keys->findChild<QLineEdit*>())
            line->setPlaceholderText(tr("Press the keys"));
    };
    invite();
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, invite);
    connect(m_keys, &QKeySequenceEdit::editingFinished, this, invite);
    connect(m_take, &QPushButton::clicked, this,
            [this] { m_commands.setKeys(current(), m_keys->keySequence()); });
    connect(m_default, &QPushButton::clicked, this, [this] {
        const auto& specs = m_commands.all();
        const auto spec = std::ranges::find(specs, current(), &CommandSpec::id);
        if (spec != specs.end()) m_commands.setKeys(spec->id, spec->keys);
    });
    connect(all, &QPushButton::clicked, &m_commands, &Commands::resetKeys);
    connect(shut, &QPushButton::clicked, this, &QDialog::close);
    connect(&m_commands, &Commands::keysChanged, this, &KeysDialog::fill);
    fill();
}

void KeysDialog::fill() {
    const QString chosen = current();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const CommandSpec& spec : m_commands.all()) {
        auto* item = new QTreeWidgetItem(
            m_list, {Commands::plainText(spec),
                     m_commands.keys(spec.id).toString(QKeySequence::NativeText)});
        item->setData(0, Qt::UserRole, spec.id);
        if (spec.id == chosen) m_list->setCurrentItem(item);
    }
    filter();
    showCurrent();
}

void KeysDialog::filter() {
    const QString wanted = m_filter->text().trimmed();
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_list->topLevelItem(row);
        item->setHidden(!item->text(0).contains(wanted, Qt::CaseInsensitive) &&
                        !item->text(1).contains(wanted, Qt::CaseInsensitive));
    }
}

QString KeysDialog::current() const {
    const QTreeWidgetItem* item = m_list->currentItem();
    return item ? item->data(0, Qt::UserRole).toString() : QString();
}

void KeysDialog::showCurrent() {
    const bool isAny = !current().isEmpty();
    m_keys->setEnabled(isAny);
    m_default->setEnabled(isAny);
    m_keys->setKeySequence(isAny ? m_commands.keys(current()) : QKeySequence());
    showConflict();
}

QString KeysDialog::ownerOf(const QKeySequence& keys) const {
    if (keys.isEmpty()) return {};
    for (const CommandSpec& spec : m_commands.all())
        if (spec.id != current() && m_commands.keys(spec.id) == keys)
            return Commands::plainText(spec);
    return {};
}

void KeysDialog::showConflict() {
    const QString owner = ownerOf(m_keys->keySequence());
    m_warning->setText(current().isEmpty() ? tr("Choose a command to change its keys.")
                       : owner.isEmpty()
                           ? QString()
                           : tr("These keys belong to “%1”, which would lose them.").arg(owner));
    m_take->setEnabled(!current().isEmpty() && m_keys->keySequence() != m_commands.keys(current()));
}

}  // namespace hetu::desktop
