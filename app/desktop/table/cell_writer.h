#pragma once
#include <QObject>
#include <QString>
#include <functional>
#include <string>
#include <vector>

#include "app/desktop/document/document.h"
#include "app/desktop/document/selection.h"

namespace hetu::desktop {

/// Writes cells of the register into the workspace: one value as one step, a block that was pasted
/// as one step.
class CellWriter : public QObject {
    Q_OBJECT
public:
    explicit CellWriter(Document& document, QObject* parent = nullptr);

    /// `name`: what the row is called, for the list of steps.
    void write(const std::string& layer,
               std::int64_t id,
               const Field& field,
               const std::string& value,
               const QString& name);
    /// The rows that take that many lines, in the order shown; called in a job.
    using RowsFor = std::function<Selection::Ids(std::size_t lines)>;
    /// The cells of a spreadsheet, as the clipboard has them, into `fields` of these rows. One line
    /// goes into all of them. Read and judged in a job; one value that is refused, and nothing is
    /// written.
    void paste(const std::string& layer,
               RowsFor rowsFor,
               const std::vector<Field>& fields,
               const QString& text);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    /// Lines of cells; the empty line behind the last break is none.
    [[nodiscard]] static std::vector<std::vector<std::string>> cellsOf(const QString& text);

signals:
    void failed(const hetu::Error& error);  ///< nothing was changed
    void noticed(const QString& sentence);

private:
    struct Block;
    void store(const Block& block);

    Document& m_document;
    bool m_isBusy = false;
};

}  // namespace hetu::desktop
