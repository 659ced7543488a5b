#pragma once
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <memory>
#include <optional>
#include <vector>

#include "app/desktop/base/latest_job.h"
#include "layers/crs/crs_search.h"

namespace hetu::desktop {

/// Finds a coordinate system by its number or by words of its name. Without words: those that were
/// chosen lately on top, then those used at this place.
class CrsChooser : public QDialog {
    Q_OBJECT
public:
    /// What is found in PROJ's database, read once for all choosers.
    using List = std::shared_ptr<const std::vector<ListedCrs>>;

    /// `recent`: codes, newest first. `place`: the middle of the map, in `crs`.
    CrsChooser(std::vector<std::string> recent, std::string crs, Point place, QWidget* parent);

    [[nodiscard]] QLineEdit& words() { return *m_words; }
    [[nodiscard]] QListWidget& found() { return *m_found; }
    [[nodiscard]] bool isBusy() const { return m_reading.isRunning(); }

signals:
    void chosen(const QString& code);
    void failed(const hetu::Error& error);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void read(const std::string& crs, Point place);
    void search();
    void choose();

    std::vector<std::string> m_recent;
    List m_list;
    std::optional<Point> m_place;  ///< degrees
    QLineEdit* m_words;
    QListWidget* m_found;
    QLabel* m_state;
    QPushButton* m_choose;
    LatestJob m_reading{this};
};

}  // namespace hetu::desktop
