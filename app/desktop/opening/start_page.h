#pragma once
#include <QAbstractButton>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QWidget>
#include <vector>

#include "app/desktop/opening/recent_files.h"

namespace hetu::desktop {

/// One workspace on the start page: its picture, what it is called, when it was open. A missing
/// one is grey and offers to be taken off the list.
class RecentCard : public QAbstractButton {
    Q_OBJECT
public:
    explicit RecentCard(RecentWorkspace workspace, QWidget* parent = nullptr);
    [[nodiscard]] const RecentWorkspace& workspace() const { return m_workspace; }
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void removeAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    RecentWorkspace m_workspace;
};

/// What the window shows while no workspace is open: what this program is for, the workspaces of
/// late, and where a file may be dropped.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);
    void setRecent(const std::vector<RecentWorkspace>& workspaces);
    /// While the sample is being made: how far it is; below 0: not being made.
    void setSampleProgress(double fraction);
    /// A file hangs over the window: the place where it may be dropped shows it.
    void setDropWaiting(bool isWaiting);

signals:
    void openAsked();
    void newAsked();
    void importAsked();  ///< a list first: the workspace is made from it
    void sampleAsked();
    void recentAsked(const QString& path);
    void forgetAsked(const QString& path);

private:
    QGridLayout* m_cards;
    QLabel* m_recentTitle;
    QPushButton* m_sample;
    QPushButton* m_drop;
};

}  // namespace hetu::desktop
