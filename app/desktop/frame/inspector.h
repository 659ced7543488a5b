#pragma once
#include <QLabel>
#include <QScrollArea>
#include <QWidget>

namespace hetu::desktop {

/// The panel on the right: what was clicked, its facts or its form, and the next steps. Shows one
/// page at a time.
class Inspector : public QWidget {
    Q_OBJECT
public:
    explicit Inspector(QWidget* parent = nullptr);

    /// Takes `page` over and shows it in place of the one before, which is deleted soon.
    void present(const QString& title, QWidget* page);
    /// Back to the sentence that says what this panel is for. With `page`: only if that one is
    /// shown.
    void clear(const QWidget* page = nullptr);
    [[nodiscard]] QWidget* page() const { return m_page; }

signals:
    void presented();

private:
    void put(QWidget* page);
    QLabel* m_title;
    QScrollArea* m_area;
    QWidget* m_page = nullptr;  ///< nullptr: the empty state
};

}  // namespace hetu::desktop
