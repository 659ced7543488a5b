#include "layers/io/gdal_session.h"

#include <filesystem>
#include <mutex>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <gdal_frmts.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include "layers/base/text.h"

namespace hetu {

void openGdalSession() {
    static std::once_flag once;
    std::call_once(once, [] {
        const auto set = [](const char* key, const char* value) { CPLSetConfigOption(key, value); };
        set("GDAL_DRIVER_PATH", "disable");
        set("GDAL_VRT_ENABLE_PYTHON", "NO");
        set("GDAL_PAM_ENABLED", "NO");
        // A GeoJSON may name its CRS by a link that GDAL would follow: a proxy where nobody
        // listens keeps every request inside this machine.
        set("GDAL_HTTP_PROXY", "127.0.0.1:9");
        set("GDAL_HTTPS_PROXY", "127.0.0.1:9");
        set("GDAL_HTTP_TIMEOUT", "1");
        set("GDAL_HTTP_MAX_RETRY", "0");
        set("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "{noext}");
        set("PROJ_NETWORK", "OFF");
        set("SHAPE_RESTORE_SHX", "NO");
        set("OGR_GEOJSON_MAX_OBJ_SIZE", "200");
        set("OGR_SQLITE_ALLOW_EXTERNAL_ACCESS", "NO");
        set("OGR_XLSX_HEADERS", "DISABLE");  // the header row is found by Hetu itself
        set("OGR_XLSX_FIELD_TYPES", "STRING");
        set("OGR_XLS_HEADERS", "DISABLE");
        set("OGR_XLS_FIELD_TYPES", "STRING");
        set("OGR_ODS_HEADERS", "DISABLE");
        set("OGR_ODS_FIELD_TYPES", "STRING");
        std::error_code failed;
        const auto folder = std::filesystem::temp_directory_path(failed);
        if (!failed) set("CPL_TMPDIR", folder.c_str());
        OSRSetPROJEnableNetwork(FALSE);

        RegisterOGRShape();
        RegisterOGRTAB();
        RegisterOGRGeoJSON();
        RegisterOGRGeoPackage();
        RegisterOGRSQLite();
        RegisterOGRFlatGeobuf();
        RegisterOGRKML();
        RegisterOGRDXF();
        RegisterOGRXLSX();
        RegisterOGRXLS();
        RegisterOGRODS();
        RegisterOGROSM();
        RegisterOGRMEM();
        GDALRegister_GTiff();
        GDALRegister_MBTiles();  // only where map tiles lie, see map_file.h
        GDALRegister_MEM();
    });
}

GdalMessages::GdalMessages() {
    CPLPushErrorHandlerEx(
        [](CPLErr kind, CPLErrorNum number, const char* text) {
            GdalMessages::take(static_cast<int>(kind), number, text);
        },
        this);
    CPLErrorReset();
}

GdalMessages::~GdalMessages() {
    CPLPopErrorHandler();
    CPLErrorReset();
}

void GdalMessages::take(int kind, int, const char* text) {
    auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    if (kind < CE_Failure || !self || !text) return;
    std::string line(text);
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 32) c = ' ';
    line.resize(std::min<std::size_t>(line.size(), 300));
    while (!line.empty() && !isUtf8(line))
        line.pop_back();
    self->m_last = std::move(line);
}

}  // namespace hetu
