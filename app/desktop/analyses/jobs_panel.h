#pragma once
#include <QWidget>

class QTreeWidget;
class QPushButton;

namespace hetu::desktop {

class Work;

/// What is being worked on and what was: newest first, with how far it is and how it ended.
class JobsPanel : public QWidget {
    Q_OBJECT
public:
    /// `work` outlives the panel.
    explicit JobsPanel(Work& work, QWidget* parent = nullptr);
    [[nodiscard]] QTreeWidget& list() { return *m_list; }
    [[nodiscard]] QPushButton& stopButton() { return *m_stop; }

private:
    void rebuild();
    void refresh();

    Work& m_work;
    QTreeWidget* m_list;
    QPushButton* m_stop;
};

}  // namespace hetu::desktop
