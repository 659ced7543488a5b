#pragma once
#include <QObject>
#include <string>

#include "app/desktop/frame/workbench.h"

namespace hetu::desktop {

/// Writes layers to files: every format of `hetu export`, in a job, the rows that the layer's
/// filter leaves.
class LayerExport : public QObject {
    Q_OBJECT
public:
    explicit LayerExport(const Workbench& bench, QObject* parent = nullptr);

    /// Asks where to and writes.
    void ask(const std::string& layer);
    /// By the ending of `path`.
    void write(const std::string& layer, const QString& path);

private:
    void askWhich();
    Workbench m_bench;
};

}  // namespace hetu::desktop
