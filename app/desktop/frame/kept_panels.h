#pragma once
#include <QObject>
#include <QTimer>

namespace hetu::desktop {

class Document;
class Panels;

/// Which panels are open belongs to the workspace, as the part of the map that is seen does: after
/// a crash, and on another machine, the window returns with them. Nothing is kept of the time
/// without a workspace, when all are hidden.
class KeptPanels : public QObject {
    Q_OBJECT
public:
    /// Made after everything that arranges the panels when a workspace is opened.
    KeptPanels(Document& document, Panels& panels, QObject* parent);

private:
    void keep();
    void restore();
    Document& m_document;
    Panels& m_panels;
    QTimer m_rest;  ///< runs out when no panel has come or gone for a moment
};

}  // namespace hetu::desktop
