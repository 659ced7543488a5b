#include "layers/io/target_file.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <unistd.h>

#include "layers/base/synchronise.h"
#include "layers/base/text.h"
#include "layers/io/read_file.h"

namespace hetu {
namespace {

const std::vector<std::string>& everyCompanion() {
    static const std::vector<std::string> endings{"shp", "shx", "dbf", "prj", "cpg"};
    return endings;
}

std::string withEnding(const std::string& path, const std::string& ending) {
    return path.substr(0, path.size() - endingOf(path).size()) + ending;
}

}  // namespace

Error unwritable(const std::string& path, const std::string& reason) {
    return {ErrorCode::Io, textOf("The file \"{}\" cannot be written.", "无法写入文件“{}”。", path),
            reason.empty() ? textOf("Check the permission and the free space of the folder.",
                                    "请检查文件夹的写入权限和剩余空间。")
                           : textOf("Check the permission and the free space of the folder ({}).",
                                    "请检查文件夹的写入权限和剩余空间（{}）。", reason)};
}

Error unknownEnding(const std::string& path, const std::vector<std::string>& known) {
    return {ErrorCode::Unsupported,
            textOf("\"{}\": files of the kind \"{}\" cannot be written here.",
                   "“{}”：此内容不能写成“{}”类型的文件。", fileNameOf(path), endingOf(path)),
            textOf("The ending may be: {}.", "可用的扩展名：{}。", joined(known, ", "))};
}

Result<TargetFile> TargetFile::begin(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code failed;
    const fs::path target = fs::absolute(path, failed);
    if (fs::is_directory(target, failed))
        return Error{ErrorCode::InvalidArgument,
                     textOf("\"{}\" is a folder, not a file.", "“{}”是文件夹，不是文件。", path),
                     {}};
    if (!fs::is_directory(target.parent_path(), failed))
        return Error{ErrorCode::NotFound,
                     textOf("The folder \"{}\" does not exist.", "文件夹“{}”不存在。",
                            target.parent_path().string()),
                     textOf("Make the folder first.", "请先新建该文件夹。")};
    static std::atomic<int> counter{0};
    TargetFile file;
    file.m_target = target.string();
    file.m_temporary =
        (target.parent_path() / (".hetu-" + toText(static_cast<long long>(getpid())) + "-" +
                                 toText(++counter) + "." + endingOf(path)))
            .string();
    return file;
}

TargetFile::TargetFile(TargetFile&& other) noexcept
    : m_target(std::move(other.m_target)),
      m_temporary(std::move(other.m_temporary)),
      m_finished(std::exchange(other.m_finished, true)) {}

TargetFile::~TargetFile() {
    if (m_finished) return;
    std::remove(m_temporary.c_str());
    for (const char* suffix : {"-journal", "-wal", "-shm"})
        std::remove((m_temporary + suffix).c_str());
    if (endingOf(m_temporary) == "shp")
        for (const std::string& ending : everyCompanion())
            std::remove(withEnding(m_temporary, ending).c_str());
}

Status TargetFile::finish(const std::vector<std::string>& companions) {
    for (const std::string& ending : companions) {  // the file that names them all comes last
        const std::string from = withEnding(m_temporary, ending);
        if (access(from.c_str(), F_OK) != 0) continue;
        if (!synchronise(from) ||
            std::rename(from.c_str(), withEnding(m_target, ending).c_str()) != 0)
            return unwritable(m_target, std::strerror(errno));
    }
    if (!synchronise(m_temporary) || std::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        return unwritable(m_target, std::strerror(errno));
    m_finished = true;
    synchronise(std::filesystem::path(m_target).parent_path().string());
    return success();
}

}  // namespace hetu
