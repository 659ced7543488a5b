#pragma once
#include <QListWidget>
#include <QObject>
#include <QPushButton>
#include <QWidget>
#include <optional>
#include <string>

#include "app/desktop/frame/workbench.h"
#include "app/desktop/map/map_frame.h"

class QMenu;

namespace hetu::desktop {

/// A view as it is kept in a workspace. What is not understood, or out of range, is no view: it
/// comes from a file.
/// Holds   viewOf(toJson(f)) has the centre, scale and rotation of f.
[[nodiscard]] std::string toJson(const MapFrame& view);
[[nodiscard]] std::optional<MapFrame> viewOf(const std::string& json);

/// Named views of the map, kept in the workspace (items of kind "bookmark"); each change is a step
/// that can be taken back. Ctrl+B keeps the present view, the list goes back to it.
class Bookmarks : public QObject {
    Q_OBJECT
public:
    explicit Bookmarks(const Workbench& bench, QObject* parent = nullptr);
    ~Bookmarks() override;

    /// Keeps the present view; one of that name is replaced. False: the name is empty.
    bool add(const QString& name);
    /// False: there is none of that name, or it cannot be read.
    bool go(const QString& name);
    /// False: the new name is empty or taken.
    bool rename(const QString& name, const QString& newName);
    void remove(const QString& name);
    [[nodiscard]] QListWidget& list() { return *m_list; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makePanel();
    void makeCommands();
    void askAdd();
    void readAgain();
    void fillMenu();
    void takeEdited(const QListWidgetItem& item);
    [[nodiscard]] QString chosen() const;
    [[nodiscard]] QString freeName() const;

    Workbench m_bench;
    QWidget* m_panel;
    QListWidget* m_list;
    QWidget* m_empty;
    std::vector<QPushButton*> m_needChosen;
    QMenu* m_menu = nullptr;
    bool m_isFilling = false;
};

}  // namespace hetu::desktop
