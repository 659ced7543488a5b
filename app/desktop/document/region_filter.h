#pragma once
#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/document/document.h"
#include "layers/model/geometry.h"

namespace hetu::desktop {

/// The region that everything is narrowed to: map, tables, charts, figures, exports. One for the
/// whole window, kept in the workspace. Rooms put name() into what they ask for
/// (RowFilter::region) and ask again at changed().
///
/// Holds    name() is "" or that of one of choices(); a region that left the register is no
///          longer chosen. changed() comes exactly when name() or the shape of the chosen region
///          is not what it was.
class RegionFilter : public QObject {
    Q_OBJECT
public:
    struct Region {
        std::int64_t id = 0;
        std::string name;
        std::string code;
        Extent extent;
        std::shared_ptr<const Geometry> shape;
    };
    explicit RegionFilter(Document& document, QObject* parent = nullptr);

    /// The counties of the register by their code; where it has none, regions of any level.
    [[nodiscard]] const std::vector<Region>& choices() const { return m_choices; }
    /// What people call all of them together: "洛阳市"; "" if the register does not say.
    [[nodiscard]] const std::string& whole() const { return m_whole; }
    /// "": everything.
    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] bool isWhole() const { return m_name.empty(); }
    /// nullptr: everything.
    [[nodiscard]] const Region* chosen() const { return find(m_name); }
    [[nodiscard]] const Region* find(const std::string& name) const;
    /// A name that is none of choices() is not taken.
    void choose(const std::string& name);
    /// Narrows to `name` ("": everything) for the time being: not kept. Nothing: back to what was
    /// chosen.
    void lookAt(const std::optional<std::string>& name);
    [[nodiscard]] bool isReading() const { return m_job.isRunning(); }

signals:
    void changed();
    void choicesChanged();

private:
    struct Read {
        std::vector<Region> regions;
        std::string whole;
    };
    [[nodiscard]] static Result<Read> readFrom(const Document::Reader& read);
    void read();
    void takeKept();
    void set(const std::string& name);

    Document& m_document;
    std::vector<Region> m_choices;
    std::string m_whole;
    std::string m_name;
    std::optional<std::string> m_lookedAt;
    std::int64_t m_revision = -1;  ///< of the regions that were read; -1: none were
    LatestJob m_job;
};

}  // namespace hetu::desktop
