#pragma once
#include <QTreeWidget>
#include <vector>

#include "app/render/colour_ramps.h"

namespace hetu::desktop {

/// One sign of a style: a colour, what it stands for, how many rows have it.
struct Sign {
    render::Colour colour;
    QString label;
    QString rows;  ///< "" not known
    QString tip = {};
    bool isShown = true;
};

/// The signs of a style one below the other: a press on a colour changes it, a double click or F2
/// on the words too; with `hides`, a box says whether it is shown. The Delete key asks to remove
/// it.
class SignList : public QTreeWidget {
    Q_OBJECT
public:
    SignList(bool hides, const QString& name, QWidget* parent = nullptr);
    /// Lines stay where there are as many as before.
    void setSigns(const std::vector<Sign>& signs);

signals:
    void colourChosen(int row, hetu::render::Colour colour);
    void labelTyped(int row, const QString& label);
    void shownTicked(int row, bool isShown);
    void removeAsked(int row);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    /// Only the words are typed.
    bool edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) override;

private:
    /// The line whose colour lies there, -1: none.
    [[nodiscard]] int colourAt(QPoint at) const;
    void askColour(int row);

    bool m_hides;
    bool m_isFilling = false;
    int m_pressed = -1;  ///< the line whose colour is held down
    std::vector<Sign> m_signs;
};

/// As high as its lines, up to `mostLines` of them: what surrounds it scrolls.
void fitHeight(SignList& list, int mostLines);

}  // namespace hetu::desktop
