#pragma once
#include <QLineEdit>
#include <QToolButton>
#include <QWidget>
#include <memory>
#include <string>
#include <vector>

#include "layers/crs/coordinate_text.h"

namespace hetu::desktop {

/// Says where the pointer is, in a coordinate system of one's choice, and goes where a pasted text
/// says. What PROJ's database must be asked for is asked in the background.
class CoordinateBox : public QWidget {
    Q_OBJECT
public:
    explicit CoordinateBox(QWidget* parent = nullptr);

    /// That of the map: "EPSG:4546".
    void setCrs(const std::string& crs);
    /// The system that positions are shown in; "" that of the map.
    void choose(const std::string& shown, AngleForm form = AngleForm::Decimal);
    /// Where pasted degrees come from.
    void chooseSource(DegreesFrom from) { m_from = from; }
    /// While nobody types there.
    void showPointer(Point at);
    void clearPointer();
    /// Puts the cursor into the box, its text selected.
    void edit();

    [[nodiscard]] QLineEdit& line() { return *m_line; }
    [[nodiscard]] QToolButton& systems() { return *m_systems; }
    /// True while something is looked up.
    [[nodiscard]] bool isBusy() const { return m_jobs > 0; }

signals:
    void positionGiven(hetu::Point at, const QString& reading);
    void failed(const hetu::Error& error);
    /// By hand, from its menu.
    void chosen(const QString& crs, hetu::AngleForm form);
    void left();  ///< the map should have the keys again

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeMenu();
    void prepare();
    void read();

    struct Choice {
        QAction* action;
        std::string crs;
        AngleForm form;
    };
    QLineEdit* m_line;
    std::vector<Choice> m_choices;
    QToolButton* m_systems;
    std::string m_crs;
    std::string m_shown = "EPSG:4490";
    AngleForm m_form = AngleForm::Decimal;
    DegreesFrom m_from = DegreesFrom::Survey;
    std::shared_ptr<PositionText> m_writer;
    std::uint64_t m_asked = 0;
    int m_jobs = 0;
};

}  // namespace hetu::desktop
