#pragma once
#include <QLabel>
#include <QWidget>
#include <vector>

#include "layers/workspace/one_row.h"
#include "layers/workspace/register_schema.h"

namespace hetu::desktop {

/// The facts of one row, each to be changed: codes are chosen from their list, everything may be
/// "not known". A value is kept when its field is left; one that is refused stays in the field,
/// with the sentence that says why, and is not kept.
///
/// Holds   saveAsked(field, value) comes once for every value that differs from the one before and
///         is not refused, also for the field that is being written when the form goes away.
class RowForm : public QWidget {
    Q_OBJECT
public:
    RowForm(std::string layer,
            const OneRow& row,
            const std::vector<County>& counties,
            QWidget* parent = nullptr);
    ~RowForm() override;

    [[nodiscard]] const std::string& layer() const { return m_layer; }
    [[nodiscard]] std::int64_t id() const { return m_id; }
    /// What people call the row, "" while it has no name.
    [[nodiscard]] std::string name() const;
    /// The row has changed elsewhere. What is just being written stays.
    void take(const OneRow& row);
    /// The widget of one field, or nullptr.
    [[nodiscard]] QWidget* editor(const std::string& field) const;
    /// The sentence beside it, "" if all is well.
    [[nodiscard]] QString sentence(const std::string& field) const;
    /// The first field, for a row that was just made.
    void beginWriting();

signals:
    /// "": not known.
    void saveAsked(const hetu::Field& field, const std::string& value);
    void zoomAsked();
    void platformAsked();
    void deleteAsked();

private:
    struct Line {
        Field field;
        std::string value;  ///< as it is kept
        QWidget* editor = nullptr;
        QLabel* sentence = nullptr;
    };
    void addLine(const Field& field, const std::string& value, const std::vector<County>& counties);
    void addButtons();
    [[nodiscard]] static std::string shown(const Line& line);
    static void show(Line& line, const std::string& value);
    void leave(std::size_t index);

    std::string m_layer;
    std::int64_t m_id;
    QLabel* m_size;
    std::vector<Line> m_lines;
};

}  // namespace hetu::desktop
