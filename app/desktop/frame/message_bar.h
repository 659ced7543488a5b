#pragma once
#include <QVBoxLayout>
#include <QWidget>
#include <functional>

#include "layers/base/result.h"

namespace hetu::desktop {

/// Messages over the map that never stop anyone: newest on top, each with its cause and what to do,
/// to be copied or closed. Takes no room while there are none.
class MessageBar : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    void showError(const Error& error);
    /// Goes by itself after some seconds.
    void showNotice(const QString& text);
    /// A notice with a button; stays twice as long, and goes when the button is pressed.
    void showChoice(const QString& text, const QString& button, std::function<void()> called);
    /// Stays until it is closed.
    void showReport(const QString& text);
    /// Stays until end() takes it away.
    [[nodiscard]] QWidget* showState(const QString& text);
    void end(QWidget* state) { dismiss(state); }
    /// Stays until it is closed, or until its one button is pressed, which calls `called`.
    void showOffer(const Error& error, const QString& button, std::function<void()> called);
    /// What was done, with one button to go on from there; stays until it is closed.
    void showDone(const QString& text, const QString& button, std::function<void()> called);
    void clear();
    /// The newest message, or "".
    [[nodiscard]] QString newest() const;
    [[nodiscard]] int count() const { return m_rows->count(); }

private:
    void addButton(QWidget* row, const QString& text, std::function<void()> called);
    QWidget* add(const QString& kind, const QString& message, const QString& hint);
    void dismiss(QWidget* row);
    QVBoxLayout* m_rows;
};

}  // namespace hetu::desktop
