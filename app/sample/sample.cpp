#include "app/sample/sample.h"

#include <filesystem>

#include "app/sample/helsinki.h"
#include "app/sample/luoyang.h"
#include "layers/base/resources.h"
#include "layers/workspace/workspace.h"

namespace hetu::sample {
namespace {

namespace fs = std::filesystem;

/// Refuses to touch what is not ours to replace.
Status checkTarget(const std::string& target, const std::string& city) {
    std::error_code ignored;
    if (!fs::exists(target, ignored)) return success();
    const Error notOurs{
        ErrorCode::InvalidArgument,
        textOf("{} exists already and is not a sample that Hetu made.",
               "{} 已存在，且不是河图生成的示例。", target),
        {"Choose another folder; nothing was changed.", "请换一个文件夹；原文件未改动。"}};
    {
        const auto workspace = Workspace::open(target);
        if (!workspace.ok() || workspace.value().note("sample") != city) return notOurs;
    }
    // A log that is still there after closing belongs to somebody who has the file open; it would
    // be taken for the log of the new file.
    if (fs::exists(target + "-wal", ignored))
        return Error{ErrorCode::InvalidArgument,
                     textOf("{} is open in another window.", "{} 正被其他窗口使用。", target),
                     {"Close it there and try again.", "请先关闭该工作区，然后重试。"}};
    return success();
}

}  // namespace

Result<SampleReport> makeSample(const SampleOptions& options,
                                const std::string& dataFolder,
                                const Progress& progress) {
    if (options.city != "luoyang" && options.city != "helsinki")
        return Error{ErrorCode::InvalidArgument,
                     textOf("There is no sample \"{}\".", "没有名为“{}”的示例。", options.city),
                     {"Choose luoyang or helsinki.", "请选择 luoyang 或 helsinki。"}};
    if (options.organisations < 0 || options.organisations > mostOrganisations)
        return Error{
            ErrorCode::InvalidArgument,
            textOf("A sample has at most {} organisations, not {}.",
                   "示例最多 {} 个组织，不能是 {}。", mostOrganisations, options.organisations),
            {}};
    std::error_code failure;
    fs::create_directories(options.outputFolder, failure);
    if (failure || !fs::is_directory(options.outputFolder, failure))
        return Error{
            ErrorCode::Io,
            textOf("The folder {} cannot be made.", "无法创建文件夹 {}。", options.outputFolder),
            {}};
    const std::string target = (fs::path(options.outputFolder) / (options.city + ".hetu")).string();
    HETU_CHECK(checkTarget(target, options.city));

    // Everything goes into drafts; what was there before stays until they are whole.
    const std::string draft = target + ".draft";
    const auto removeDraft = [&] {
        for (const char* ending : {"", "-wal", "-shm"})
            fs::remove(draft + ending, failure);
    };
    removeDraft();
    Result<SampleReport> made = options.city == "luoyang"
                                    ? makeLuoyang(options, dataFolder, draft, progress)
                                    : makeHelsinki(dataFolder, draft, progress);
    if (!made.ok()) {
        removeDraft();
        return made.error();
    }
    fs::rename(draft, target, failure);
    if (failure) {
        removeDraft();
        return Error{ErrorCode::Io, textOf("{} cannot be written.", "无法写入 {}。", target), {}};
    }
    SampleReport report = std::move(made).value();
    report.workspace = target;
    report.files.insert(report.files.begin(), target);
    progress.report(1);
    return report;
}

Result<SampleReport> makeSample(const SampleOptions& options, const Progress& progress) {
    HETU_TRY(const std::string resources, resourceFolder());
    return makeSample(options, resources + "/data", progress);
}

}  // namespace hetu::sample
