#pragma once
#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "app/run/run_analysis.h"
#include "layers/workspace/workspace.h"

namespace hetu::desktop {

/// The workspace that the window shows, and the one place where it is changed. Panels read
/// layers() and listen to changed(); nobody calls round the corner. Lives in the GUI thread.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr) : QObject(parent) {}

    /// Opens `path` in place of what is open; on failure that stays open.
    [[nodiscard]] Status open(const QString& path);
    /// Makes an empty workspace file there and opens it.
    [[nodiscard]] Status create(const QString& path);

    [[nodiscard]] bool isOpen() const { return m_workspace.has_value(); }
    [[nodiscard]] QString path() const;
    /// What people call it: its title, else the name of its file.
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString note(std::string_view key) const;
    [[nodiscard]] const std::string& crs() const;  ///< REQUIRES: isOpen()
    [[nodiscard]] const Workspace& workspace() const { return *m_workspace; }

    /// The layers as of the last change.
    [[nodiscard]] const std::vector<LayerInfo>& layers() const { return m_layers; }
    /// A state to compute on, for one other thread.
    [[nodiscard]] Result<std::unique_ptr<LayerSource>> snapshot() const;

    [[nodiscard]] Status store(const app::RunOutcome& outcome);
    /// Somebody else's connection (an import) has changed the file: look again.
    [[nodiscard]] Status reload();

signals:
    void opened();   ///< another workspace than before
    void changed();  ///< its layers are not what they were

private:
    std::optional<Workspace> m_workspace;
    std::vector<LayerInfo> m_layers;
};

}  // namespace hetu::desktop
