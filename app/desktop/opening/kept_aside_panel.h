#pragma once
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QWidget>
#include <vector>

#include "app/desktop/opening/kept_aside.h"

namespace hetu::desktop {

/// The rows that imports kept aside: left which and why, right what stands in the one that is
/// chosen, to be corrected there. Shows and asks; whoever owns it reads and writes.
class KeptAsidePanel : public QWidget {
    Q_OBJECT
public:
    explicit KeptAsidePanel(QWidget* parent = nullptr);

    void present(KeptAsideRows rows);
    [[nodiscard]] QTableWidget& rows() { return *m_rows; }
    [[nodiscard]] QTableWidget& cells() { return *m_cells; }
    /// Those that were written into, of one import.
    [[nodiscard]] std::vector<KeptAside> corrected() const;
    /// Those that are chosen; where none is, all.
    [[nodiscard]] std::vector<KeptAside> chosen() const;
    [[nodiscard]] QPushButton& importButton() { return *m_import; }

signals:
    void importAsked();
    void settleAsked();
    void exportAsked();
    void copyAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showCorrected(int line);
    void showCells();
    void takeCell(int line, int column);
    void showButtons();
    [[nodiscard]] int current() const;

    KeptAsideRows m_kept;
    std::vector<bool> m_isCorrected;  ///< beside the rows
    QTableWidget* m_rows;
    QTableWidget* m_cells;
    QLabel* m_says;
    QPushButton* m_import;
    QPushButton* m_settle;
    QPushButton* m_export;
    QPushButton* m_copy;
    bool m_isFilling = false;
};

}  // namespace hetu::desktop
