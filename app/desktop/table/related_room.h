#pragma once
#include <QLabel>
#include <QObject>
#include <map>
#include <memory>
#include <string>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/frame/workbench.h"
#include "layers/workspace/related_rows.h"

namespace hetu::desktop {

/// Says to the Selection which rows of other layers are related to what is selected, and to the
/// user how many they are, in the status line. What rows stand for is read when something is
/// selected first, and again when layers have changed, in a job that further selecting does not
/// disturb; meanwhile what was known before answers.
///
/// Holds    Once nothing is read, related(B) is what is related (layers/workspace/related_rows.h)
///          to the rows selected in all layers but B, less the rows selected in B.
class RelatedRoom : public QObject {
    Q_OBJECT
public:
    explicit RelatedRoom(const Workbench& bench, QObject* parent = nullptr);
    ~RelatedRoom() override;

    [[nodiscard]] bool isBusy() const { return m_reading.isRunning() || m_job.isRunning(); }
    [[nodiscard]] QString words() const { return m_words->text(); }

private:
    /// What was read, with the revisions of the layers it was read from.
    struct Known {
        std::shared_ptr<const OrganisationPlaces> organisations;
        std::map<std::string, std::int64_t> revisions;
        std::map<std::string, std::shared_ptr<const StandingFor>> layers;
    };
    using KnownPointer = std::shared_ptr<const Known>;

    [[nodiscard]] bool isKnown() const;
    void takeDocument();
    void read();
    void find();
    void say();
    void selectRelated();

    Workbench m_bench;
    QLabel* m_words;
    KnownPointer m_known;
    LatestJob m_reading{this}, m_job{this};
};

}  // namespace hetu::desktop
