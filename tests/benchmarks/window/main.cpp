// Prints how fast the window is, as CSV, with the real helper and without a screen:
//     hetu-bench-window [what [greatest number of organisations]]     hetu-bench-window map 1e5
#include <cstdio>
#include <cstdlib>
#include <string>

#include "app/desktop/base/language.h"
#include "app/desktop/look/theme.h"
#include "layers/base/private_folder.h"
#include "tests/benchmarks/window/desk.h"

int main(int argumentCount, char** arguments) {
    using namespace hetu;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!qEnvironmentVariableIsSet("HETU_HOME")) qputenv("HETU_HOME", HETU_SOURCE_DIR);
    qputenv("HETU_QGIS_HELPER", HETU_PROGRAM_DIR "/hetu-qgis");
    test::WatchedApplication application(argumentCount, arguments);
    desktop::installLanguage(Language::English);
    desktop::installLook(application, desktop::Look::Light);
    struct Benchmark {
        const char* name;
        void (*run)(bench::Desk&);
    };
    constexpr Benchmark all[] = {
        {"map", bench::windowMap},
        {"table", bench::windowTable},
        {"what-if", bench::windowWhatIf},
        {"live", bench::windowLive},
    };
    const std::string what = argumentCount > 1 ? arguments[1] : "";
    const double most = argumentCount > 2 ? std::atof(arguments[2]) : 1e6;
    std::setvbuf(stdout, nullptr, _IOLBF, 0);  // every line at once, into files too
    std::printf("what,organisations,parameters,times,median ms,95th ms,worst ms\n");
    bool isKnown = false;
    for (std::size_t count = 10'000; static_cast<double>(count) <= most; count *= 10) {
        const auto folder = PrivateFolder::create();
        if (!folder.ok()) return 1;
        const std::string path = folder.value().path() + "/city.hetu";
        bench::writeCity(path, count, what.empty() || what == "map");
        for (const Benchmark& benchmark : all) {
            if (!what.empty() && what != benchmark.name) continue;
            isKnown = true;
            bench::Desk desk(path, count);
            benchmark.run(desk);
        }
    }
    if (!isKnown) std::fprintf(stderr, "There is no benchmark %s.\n", what.c_str());
    return isKnown ? 0 : 1;
}
