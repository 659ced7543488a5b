#pragma once
#include <QFrame>
#include <QLineEdit>
#include <QListWidget>
#include <QObject>
#include <QToolButton>
#include <vector>

#include "app/desktop/frame/workbench.h"
#include "layers/search/name_index.h"

namespace hetu::desktop {

/// The regions of the workspace as a list that opens below a button: typing narrows it as the
/// locator does (characters, pinyin, first letters), arrows and Enter choose, Esc closes.
class RegionList : public QFrame {
    Q_OBJECT
public:
    explicit RegionList(QWidget* parent);

    /// `whole` stands first; `names` in their order; `chosen` "" is the whole.
    void setNames(const QString& whole, std::vector<std::string> names);
    void openBelow(const QWidget& button, const std::string& chosen);
    [[nodiscard]] QLineEdit& field() { return *m_field; }
    [[nodiscard]] QListWidget& list() { return *m_list; }

signals:
    void chosen(const QString& name);  ///< "": the whole

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void narrow();
    void take();
    QLineEdit* m_field;
    QListWidget* m_list;
    QString m_whole;
    std::vector<std::string> m_names;
    NameIndex m_index;
    bool m_isIndexed = false;
};

/// The choice of a region at the left end of the top bar: shows which one everything is narrowed
/// to, goes there on the map, and says what it did.
class RegionRoom : public QObject {
    Q_OBJECT
public:
    explicit RegionRoom(const Workbench& bench, QObject* parent = nullptr);

    [[nodiscard]] QToolButton& button() { return *m_button; }
    [[nodiscard]] RegionList& list() { return *m_list; }

private:
    void takeChoices();
    void takeChosen();
    [[nodiscard]] QString wholeName() const;

    Workbench m_bench;
    QToolButton* m_button;
    QAction* m_place;  ///< of the button in the bar
    RegionList* m_list;
    std::string m_goneTo;     ///< the region the map was last moved for
    bool m_isOpening = true;  ///< the view of a workspace that opens is the one that was kept
};

}  // namespace hetu::desktop
