#pragma once
#include <QAbstractTableModel>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/document/selection.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {

/// The rows of one layer for a table that shows a few of very many. Their ids are read in a job;
/// what they hold comes in pages, in a job as well, when somebody looks ("…" until it is there).
/// Only the pages looked at last are kept.
///
/// Holds    The rows shown are those of the filter and the order asked for last, or, after a
///          failure, those of before.
class RowModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using Ids = std::vector<std::int64_t>;
    explicit RowModel(const Selection& selection, QObject* parent = nullptr);

    /// Another layer: no filter, no order. An empty `layer` shows nothing.
    void setLayer(const std::string& path, const std::string& layer, std::vector<Field> fields);
    void setFilter(RowFilter filter);
    /// Only rows of that region from now on, whatever the layer and the filter; "": everywhere.
    void setRegion(const std::string& region);
    /// By that column: upwards, then downwards, then not. `isAdded`: after the keys that are there.
    void sortBy(int column, bool isAdded);
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

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation side, int role) const override;

signals:
    void reading();
    void loaded();                          ///< the rows asked for are there
    void failed(const hetu::Error& error);  ///< of a filter, or of the file

private:
    struct Page {
        std::vector<QString> cells;  ///< row by row
        std::uint64_t lastUse = 0;
    };
    void fetch();
    void want(std::size_t page) const;

    const Selection& m_selection;
    std::string m_path;
    std::string m_layer;
    std::vector<Field> m_fields;
    RowFilter m_filter;
    std::string m_region;
    std::vector<SortKey> m_order;
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
