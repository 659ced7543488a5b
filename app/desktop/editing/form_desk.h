#pragma once
#include <QObject>
#include <QPointer>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/editing/row_form.h"
#include "app/desktop/editing/rows_form.h"
#include "app/desktop/frame/workbench.h"
#include "layers/workspace/one_row.h"

namespace hetu::desktop {

/// Reads rows for the forms of the inspector, and writes what is given in them: each field that is
/// left one step, what is written into many rows one step.
class FormDesk : public QObject {
    Q_OBJECT
public:
    FormDesk(const Workbench& bench, QObject* parent);
    /// What is being written is kept while there is somebody to keep it.
    ~FormDesk() override;

    /// `isNew`: its first field is to be written.
    void present(const std::string& layer, std::int64_t id, bool isNew);
    void presentMany(const std::string& layer, const std::vector<std::int64_t>& ids);
    /// The workspace is another one; the window has put the form away.
    void forget();
    /// The workspace has changed.
    void refresh();

    [[nodiscard]] RowForm* form() const { return m_form; }
    [[nodiscard]] RowsForm* manyForm() const { return m_many; }

signals:
    void platformAsked();
    void deleteAsked(const std::string& layer, std::int64_t id);

private:
    void show(const std::string& layer, const OneRow& row, bool isNew);
    void save(const RowForm& form, const RowForm::Values& values, const Text& label);
    void saveMany(const RowsForm::Values& values);
    /// Says above the fields of a platform what lies around it, once it is known.
    void advise(const OneRow& row);
    [[nodiscard]] Text titleOf(const std::string& layer) const;

    Workbench m_bench;
    QPointer<RowForm> m_form;
    QPointer<RowsForm> m_many;
    int m_asked = 0;   ///< the newest question for rows
    int m_opened = 0;  ///< which workspace
    LatestJob m_advising{this};
};

}  // namespace hetu::desktop
