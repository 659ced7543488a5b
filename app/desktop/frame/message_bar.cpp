#include "app/desktop/frame/message_bar.h"

#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

#include "app/desktop/base/language.h"

namespace hetu::desktop {
namespace {
constexpr int mostMessages = 4;
constexpr int noticeMilliseconds = 8000;
}  // namespace

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout(this)) {
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(1);
    setVisible(false);
}

void MessageBar::showError(const Error& error) {
    if (error.code == ErrorCode::Cancelled) return;  // the user did that
    if (words(error.message) == newest()) return;    // said already, and still there
    add(QStringLiteral("error"), words(error.message), words(error.hint));
}

void MessageBar::showNotice(const QString& text) {
    QWidget* row = add(QStringLiteral("notice"), text, {});
    QTimer::singleShot(noticeMilliseconds, row, [this, row] { dismiss(row); });
}

void MessageBar::showChoice(const QString& text,
                            const QString& button,
                            std::function<void()> called) {
    QWidget* row = add(QStringLiteral("notice"), text, {});
    auto* action = new QToolButton;
    action->setObjectName(QStringLiteral("messageAction"));
    action->setText(button);
    connect(action, &QToolButton::clicked, this, [this, row, called = std::move(called)] {
        dismiss(row);
        called();
    });
    static_cast<QHBoxLayout*>(row->layout())->insertWidget(1, action, 0, Qt::AlignTop);
    QTimer::singleShot(2 * noticeMilliseconds, row, [this, row] { dismiss(row); });
}

void MessageBar::showReport(const QString& text) {
    add(QStringLiteral("notice"), text, {});
}

QWidget* MessageBar::showState(const QString& text) {
    return add(QStringLiteral("notice"), text, {});
}

void MessageBar::showOffer(const Error& error,
                           const QString& button,
                           std::function<void()> called) {
    addButton(add(QStringLiteral("error"), words(error.message), words(error.hint)), button,
              std::move(called));
}

void MessageBar::showDone(const QString& text,
                          const QString& button,
                          std::function<void()> called) {
    addButton(add(QStringLiteral("notice"), text, {}), button, std::move(called));
}

void MessageBar::addButton(QWidget* row, const QString& text, std::function<void()> called) {
    auto* offer = new QToolButton;
    offer->setObjectName(QStringLiteral("offer"));
    offer->setText(text);
    connect(offer, &QToolButton::clicked, this, [this, row, called = std::move(called)] {
        dismiss(row);
        called();
    });
    static_cast<QHBoxLayout*>(row->layout())->insertWidget(1, offer, 0, Qt::AlignTop);
}

void MessageBar::clear() {
    while (m_rows->count() > 0)
        dismiss(m_rows->itemAt(0)->widget());
}

QString MessageBar::newest() const {
    if (m_rows->count() == 0) return {};
    return m_rows->itemAt(0)->widget()->accessibleName();
}

QWidget* MessageBar::add(const QString& kind, const QString& message, const QString& hint) {
    while (m_rows->count() >= mostMessages)
        dismiss(m_rows->itemAt(m_rows->count() - 1)->widget());
    auto* row = new QFrame;
    row->setObjectName(QStringLiteral("message"));
    row->setProperty("kind", kind);
    row->setAccessibleName(message);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(12, 6, 6, 6);
    auto* text = new QLabel;
    text->setTextFormat(Qt::PlainText);
    text->setText(hint.isEmpty() ? message : message + QLatin1Char('\n') + hint);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(text, 1);

    if (kind == QLatin1String("error")) {
        auto* copy = new QToolButton;
        copy->setText(tr("Copy"));
        copy->setAutoRaise(true);
        connect(copy, &QToolButton::clicked, this,
                [said = text->text()] { QGuiApplication::clipboard()->setText(said); });
        line->addWidget(copy, 0, Qt::AlignTop);
    }
    auto* close = new QToolButton;
    close->setText(tr("Close"));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, [this, row] { dismiss(row); });
    line->addWidget(close, 0, Qt::AlignTop);

    m_rows->insertWidget(0, row);
    setVisible(true);
    return row;
}

void MessageBar::dismiss(QWidget* row) {
    m_rows->removeWidget(row);
    row->hide();
    row->deleteLater();  // its own button may be the caller
    setVisible(m_rows->count() > 0);
}

}  // namespace hetu::desktop
