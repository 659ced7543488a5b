// hetu-qgis: draws maps and print sheets for Hetu. Started by the program itself, which is its
// parent and holds the other end of the socket at descriptor 3; of no use by hand.
#include <QDir>
#include <QLocale>
#include <QStandardPaths>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>

#include <qgsapplication.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "app/qgis_helper/layer_store.h"
#include "app/qgis_helper/server.h"

namespace {

std::string& ownFolder() {
    static std::string folder;
    return folder;
}

/// A layer that takes more than three quarters of the machine's memory (or HETU_QGIS_MEMORY_MB)
/// ends this process, not whatever the system would choose.
void limitMemory() {
    rlim_t bytes = static_cast<rlim_t>(sysconf(_SC_PHYS_PAGES)) / 4 * 3 *
                   static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
    if (const char* given = std::getenv("HETU_QGIS_MEMORY_MB"); given != nullptr)
        if (const long megabytes = std::atol(given); megabytes > 0)
            bytes = static_cast<rlim_t>(megabytes) << 20;
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_DATA, &limit);
    // QGIS catches what is thrown in its event loop and would go on with half a drawing.
    std::set_new_handler([] { std::abort(); });
}

/// Called by SQLite for every file it opens: nothing but QGIS's own settings is changed from here.
/// GDAL opens workspaces for writing first, and would keep statistics in them.
int makeReadOnly(sqlite3* database, const char** /*error*/, const sqlite3_api_routines* /*api*/) {
    const char* file = sqlite3_db_filename(database, "main");
    if (file == nullptr || std::string_view(file).starts_with(ownFolder())) return SQLITE_OK;
    return sqlite3_exec(database, "PRAGMA query_only = 1", nullptr, nullptr, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
    constexpr int clientSocket = 3;
    int type = 0;
    socklen_t size = sizeof type;
    if (getsockopt(clientSocket, SOL_SOCKET, SO_TYPE, &type, &size) != 0) {
        std::fputs("hetu-qgis is a part of Hetu and is started by it.\n", stderr);
        return 64;
    }
    // The helper never outlives the program; it may have gone before this line.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (argc > 1 && std::atol(argv[1]) != getppid()) return 0;
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    limitMemory();

    // No window system, no network providers, no side files, no user's QGIS profile.
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    setenv("QGIS_PROVIDER_FILE", "^none$", 1);
    setenv("GDAL_PAM_ENABLED", "NO", 1);
    setenv("SPATIALITE_SECURITY", "strict", 1);
    // Nor does GDAL call out where a file, a VRT or the description of a service asks it to.
    setenv("CPL_VSIL_CURL_ALLOWED_FILENAME", "none", 1);
    QCoreApplication::setOrganizationName("hetu");
    QCoreApplication::setApplicationName("hetu-qgis");
    QLocale::setDefault(QLocale::c());
    const QString cache =
        QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + "/hetu/qgis";
    QDir().mkpath(cache);
    ownFolder() = cache.toStdString();
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(makeReadOnly));
    QgsApplication app(argc, argv, true, cache);
    // QGIS would look for its parts beside this program.
    if (!qEnvironmentVariableIsSet("QGIS_PREFIX_PATH"))
        QgsApplication::setPrefixPath(HETU_QGIS_PREFIX, true);
    QgsApplication::initQgis();
    // Through QGIS: it overrides the list of the environment with its own.
    for (const char* driver :
         {"WMS",           "WMTS",    "WCS",      "HTTP",  "OGCAPI",    "PLMOSAIC",
          "PLSCENES",      "EEDA",    "EEDAI",    "DAAS",  "RDA",       "NGW",
          "STACTA",        "STACIT",  "WFS",      "OAPIF", "CSW",       "GMLAS",
          "Elasticsearch", "CouchDB", "Cloudant", "Carto", "AmigoCloud"})
        QgsApplication::skipGdalDriver(driver);
    std::setlocale(LC_NUMERIC, "C");
    hetu::helper::listenToWarnings();
    hetu::helper::guardNetwork();

    int code = 0;
    {
        const hetu::helper::Server server(clientSocket);
        code = QgsApplication::exec();
    }
    QgsApplication::exitQgis();
    return code;
}
