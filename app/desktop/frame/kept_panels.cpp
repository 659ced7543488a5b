#include "app/desktop/frame/kept_panels.h"

#include <QDockWidget>
#include <algorithm>

#include <nlohmann/json.hpp>

#include "app/desktop/document/document.h"
#include "app/desktop/frame/panels.h"

namespace hetu::desktop {
namespace {
constexpr int restMilliseconds = 300;
}  // namespace

KeptPanels::KeptPanels(Document& document, Panels& panels, QObject* parent)
    : QObject(parent), m_document(document), m_panels(panels) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &KeptPanels::keep);
    for (const QString& id : panels.ids())
        connect(panels.dock(id), &QDockWidget::visibilityChanged, &m_rest,
                qOverload<>(&QTimer::start));
    connect(&document, &Document::opened, this, &KeptPanels::restore);
}

void KeptPanels::keep() {
    if (!m_document.isOpen() || m_panels.areAllHidden()) return;
    nlohmann::json shown = nlohmann::json::array();
    for (const QString& id : m_panels.ids())
        if (m_panels.isShown(id)) shown.push_back(id.toStdString());
    const std::string now = shown.dump();
    if (now != m_document.item("view", "panels")) m_document.setItem("view", "panels", now);
}

void KeptPanels::restore() {
    m_rest.stop();  // what was asked for in the workspace before is not this one's
    const auto kept = nlohmann::json::parse(m_document.item("view", "panels"), nullptr, false);
    if (!kept.is_array()) return;
    for (const QString& id : m_panels.ids()) {
        const bool isShown = std::find(kept.begin(), kept.end(), id.toStdString()) != kept.end();
        if (isShown && !m_panels.isShown(id))
            m_panels.show(id);
        else if (!isShown)
            m_panels.hide(id);
    }
}

}  // namespace hetu::desktop
