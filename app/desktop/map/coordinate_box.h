#pragma once
#include <QLineEdit>
#include <QToolButton>
#include <QWidget>
#include <memory>
#include <string>
#include <vector>

#include "layers/crs/coordinate_text.h"

class QActionGroup;
class QMenu;

namespace hetu::desktop {

/// Says where the pointer is, in a coordinate system of one's choice, and goes where a pasted text
/// says. What PROJ's database must be asked for is asked in the background.
class CoordinateBox : public QWidget {
    Q_OBJECT
public:
    explicit CoordinateBox(QWidget* parent = nullptr);

    /// That of the map: "EPSG:4546".
    void setCrs(const std::string& crs);
    /// The middle of what the map shows: systems used there are offered first.
    void setPlace(Point onMap) { m_place = onMap; }
    /// Codes that were chosen lately, newest first.
    void setRecent(std::vector<std::string> codes);
    /// The system that positions are shown in: "EPSG:4546", "GCJ-02", "BD-09"; "" that of the map.
    void choose(const std::string& shown, AngleForm form = AngleForm::Decimal);
    /// Where pasted degrees come from.
    void chooseSource(DegreesFrom from) { m_from = from; }
    /// While nobody types there.
    void showPointer(Point at);
    void clearPointer();
    /// Puts the cursor into the box, its text selected.
    void edit();

    [[nodiscard]] QLineEdit& line() { return *m_line; }
    /// Asks for any system in a list that is searched by number or name.
    void askSystem();
    [[nodiscard]] QToolButton& systems() { return *m_systems; }
    /// True while something is looked up.
    [[nodiscard]] bool isBusy() const { return m_jobs > 0; }

signals:
    void positionGiven(hetu::Point at, const QString& reading);
    void failed(const hetu::Error& error);
    /// By hand, from its menu.
    void chosen(const QString& crs, hetu::AngleForm form);
    void recentChanged(const QStringList& codes);  ///< newest first
    void left();                                   ///< the map should have the keys again

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeMenu();
    void addChoice(const QString& text,
                   const std::string& crs,
                   AngleForm form,
                   QAction* before = nullptr);
    void prepare();
    void read();

    struct Choice {
        QAction* action;
        std::string crs;
        AngleForm form;
    };
    QLineEdit* m_line;
    std::vector<Choice> m_choices;
    std::vector<std::string> m_recent;
    QMenu* m_menu = nullptr;
    QAction* m_other = nullptr;  ///< those chosen lately stand above it
    QActionGroup* m_group = nullptr;
    Point m_place;
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
