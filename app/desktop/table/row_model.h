#pragma once
#include <QAbstractTableModel>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/document/selection.h"
#include "layers/workspace/code_lists.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {

/// The rows of one layer for a table that shows a few of very many. Their ids are read in a job;
/// what they hold comes in pages, in a job as well, when somebody looks ("…" until it is there).
/// Only the pages looked at last are kept.
///
/// Holds    The rows shown are those of the filter and the order asked for last, or, after a
///          failure, those of before. Rows that only hold other values than before keep their
///          places and what they showed until the new values are there. While it is held, no row
///          comes, goes or moves.
class RowModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using Ids = std::vector<std::int64_t>;
    explicit RowModel(const Selection& selection, QObject* parent = nullptr);

    /// Another layer: no filter, no order. An empty `layer` shows nothing.
    void setLayer(const std::string& path,
                  const std::string& layer,
                  std::vector<Field> fields,
                  std::shared_ptr<const CodeLists> codes);
    void setFilter(RowFilter filter);
    /// Only rows of that region from now on, whatever the layer and the filter; "": everywhere.
    void setRegion(const std::string& region);
    /// By that column: upwards, then downwards, then not. `isAdded`: after the keys that are there.
    void sortBy(int column, bool isAdded);
    void setOrder(std::vector<SortKey> order);
    /// Whether cells may be written in: those of the register, once they are read.
    void setEditable(bool isEditable) { m_isEditable = isEditable; }
    /// While somebody writes in a cell.
    void hold(bool isHeld);
    /// What was just written, until the file has it. `text` as people read it.
    void showWritten(int row, int column, const std::string& value, const QString& text);
    /// The data is another: the same question again.
    void readAgain();
    /// Rows that came to be selected, or no longer are.
    void showSelection();

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] const std::string& layer() const { return m_layer; }
    [[nodiscard]] const std::vector<Field>& fields() const { return m_fields; }
    [[nodiscard]] const RowFilter& filter() const { return m_filter; }
    [[nodiscard]] const std::vector<SortKey>& order() const { return m_order; }
    /// Of every row, in the order shown; jobs may keep it.
    [[nodiscard]] const std::shared_ptr<const Ids>& ids() const { return m_ids; }
    [[nodiscard]] bool isReading() const { return m_idsJob.isRunning(); }
    [[nodiscard]] const std::shared_ptr<const CodeLists>& codes() const { return m_codes; }
    [[nodiscard]] int columnOf(const std::string& field) const;  ///< -1: none
    /// Whether what that row holds is known by now.
    [[nodiscard]] bool isThere(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation side, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void reading();
    void ordered();                         ///< another order was asked for
    void loaded();                          ///< the rows asked for are there
    void failed(const hetu::Error& error);  ///< of a filter, or of the file

private:
    struct Page {
        std::vector<QString> cells;       ///< row by row
        std::vector<std::string> values;  ///< as they are kept; none where nothing is written
        std::uint64_t lastUse = 0;
        bool isOld = false;  ///< shown until it is read again
    };
    void fetch();
    void takeIds(Ids ids);
    void want(std::size_t page) const;

    const Selection& m_selection;
    std::string m_path;
    std::string m_layer;
    std::vector<Field> m_fields;
    std::shared_ptr<const CodeLists> m_codes;
    RowFilter m_filter;
    std::string m_region;
    std::vector<SortKey> m_order;
    bool m_isEditable = false;
    bool m_isHeld = false;
    std::optional<Ids> m_waiting;  ///< rows to be shown once it is no longer held
    std::shared_ptr<const Ids> m_ids = std::make_shared<const Ids>();
    // Looking at a row is what brings its page: const functions do it.
    mutable std::map<std::size_t, Page> m_pages;
    mutable std::deque<std::size_t> m_wanted;  ///< newest last
    mutable bool m_isFetchDue = false;
    mutable std::uint64_t m_use = 0;
    LatestJob m_idsJob;
    LatestJob m_pageJob;
};

}  // namespace hetu::desktop
