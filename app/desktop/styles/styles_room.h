#pragma once
#include <QObject>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/frame/workbench.h"
#include "app/desktop/styles/style_desk.h"
#include "app/desktop/styles/style_panel.h"

class QMenu;

namespace hetu::desktop {

/// How layers look: the panel beside the map, its commands, styles from layer to layer and from and
/// to files.
class StylesRoom : public QObject {
    Q_OBJECT
public:
    explicit StylesRoom(const Workbench& bench, QObject* parent = nullptr);

    [[nodiscard]] StyleDesk& desk() { return m_desk; }
    [[nodiscard]] StylePanel& panel() { return *m_panel; }
    [[nodiscard]] bool isBusy() const { return m_desk.isBusy() || m_filing.isRunning(); }

    /// Of the chosen layer; messages say how it went.
    void save(const QString& file);
    void load(const QString& file);
    void copy();
    void paste();

private:
    void addCommands();
    void ask();
    void askSave();
    void askLoad();
    [[nodiscard]] bool hasLayer();

    Workbench m_bench;
    StyleDesk m_desk;
    StylePanel* m_panel;
    LatestJob m_filing{this};
};

}  // namespace hetu::desktop
