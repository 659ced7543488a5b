#pragma once
#include <QWidget>
#include <functional>
#include <vector>

#include "layers/workspace/workspace.h"

class QLabel;
class QPushButton;
class QTreeWidget;

namespace hetu::desktop {

/// The results that the workspace keeps: what was run, when and with which values, what came out in
/// words, and whether the data has changed since.
class ResultsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ResultsPanel(QWidget* parent = nullptr);

    /// `workspace`: its path, for the command line.
    void setResults(std::vector<StoredResult> results, const QString& workspace);
    /// Brings the result of that analysis to the front, if there is one.
    void choose(const std::string& analysis);
    /// The chosen result, or nullptr.
    [[nodiscard]] const StoredResult* chosen() const;
    [[nodiscard]] QTreeWidget& list() { return *m_list; }
    /// What stands under the list.
    [[nodiscard]] QString said() const;

signals:
    void runAsked(const QString& analysis, const std::map<std::string, std::string>& parameters);
    void showAsked(const QString& analysis);

private:
    void showChosen();
    void copyCommandLine();

    std::vector<StoredResult> m_results;  ///< newest first
    QString m_workspace;
    QTreeWidget* m_list;
    QLabel* m_said;
    QPushButton* m_show;
    QPushButton* m_again;
    QPushButton* m_copy;
};

}  // namespace hetu::desktop
