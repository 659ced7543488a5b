#pragma once
#include <QLabel>
#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>
#include <QWidget>

namespace hetu::desktop {

/// What the window shows while no workspace is open: what this program is for and the buttons that
/// begin.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);
    void setRecent(const QStringList& paths);
    /// While the sample is being made: how far it is; below 0: not being made.
    void setSampleProgress(double fraction);

signals:
    void openAsked();
    void newAsked();
    void sampleAsked();
    void recentAsked(const QString& path);

private:
    QVBoxLayout* m_recent;
    QLabel* m_recentTitle;
    QPushButton* m_sample;
};

}  // namespace hetu::desktop
