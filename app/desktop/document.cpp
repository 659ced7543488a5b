#include "app/desktop/document.h"

#include <QFileInfo>

namespace hetu::desktop {

Status Document::open(const QString& path) {
    HETU_TRY(Workspace workspace, Workspace::open(path.toStdString()));
    HETU_TRY(const auto state, workspace.snapshot());
    m_layers = state->layers();
    m_workspace.emplace(std::move(workspace));
    emit opened();
    emit changed();
    return success();
}

Status Document::create(const QString& path) {
    { HETU_TRY(const Workspace made, Workspace::create(path.toStdString(), "")); }
    return open(path);
}

QString Document::path() const {
    return m_workspace ? QString::fromStdString(m_workspace->path()) : QString();
}

QString Document::title() const {
    const QString title = note("title");
    return title.isEmpty() ? QFileInfo(path()).completeBaseName() : title;
}

QString Document::note(std::string_view key) const {
    return m_workspace ? QString::fromStdString(m_workspace->note(key)) : QString();
}

const std::string& Document::crs() const {
    return m_workspace->crs();
}

Result<std::unique_ptr<LayerSource>> Document::snapshot() const {
    if (m_workspace) return m_workspace->snapshot();
    return Error{ErrorCode::NotFound,
                 {"No workspace is open.", "没有打开的工作区。"},
                 {"Open one, or make the sample.", "请打开一个工作区，或生成示例。"}};
}

Status Document::store(const app::RunOutcome& outcome) {
    HETU_CHECK(app::storeRun(*m_workspace, outcome));
    return reload();
}

Status Document::reload() {
    HETU_TRY(const auto state, snapshot());
    m_layers = state->layers();
    emit changed();
    return success();
}

}  // namespace hetu::desktop
