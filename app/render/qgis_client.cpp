// The client of `hetu-qgis`. One thread of its own starts the helpers, writes, reads, waits and
// calls back; the methods of the renderer only leave a note in its inbox.
//
// Two helpers: one draws maps and legends; the other, alive only while needed, writes sheets and
// projects, one at a time. So an export never holds up the map, and is stopped by ending its
// helper.
//
// A helper that dies is replaced and gets what the old one owed. If it crashed, the new one goes
// about it carefully, one request and one layer at a time, so that a second crash names its layer;
// a layer that was part of both crashes is given up.
//
// Environment   HETU_QGIS_HELPER    the helper's path; else `hetu-qgis` beside the program
//               HETU_QGIS_PATIENCE  seconds without a sign of life before a helper is ended (10);
//                                   six times that for one picture, or one layer of a careful one;
//                                   sixty times that for a sheet
//               HETU_QGIS_VERBOSE   set: what QGIS prints stays on the standard error output
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <thread>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "app/render/helper_process.h"
#include "app/render/map_renderer.h"
#include "app/render/protocol.h"

namespace hetu::render {
namespace {

using Clock = std::chrono::steady_clock;
using protocol::Message;
namespace files = std::filesystem;

constexpr int usualPatience = 10;  // seconds
constexpr auto longestPause = std::chrono::milliseconds(5000);
constexpr int lossesAllowed = 20;     // of one request, however the helpers ended
constexpr int departuresAllowed = 3;  // of one request, by helpers that just left
constexpr int calmAfter = 3;          // careful pictures in a row without a crash
constexpr auto exportIdle = std::chrono::seconds(20);

Error helperDied() {
    return {ErrorCode::Internal,
            {"The map service stopped unexpectedly.", "绘图服务意外停止。"},
            {"Nothing was changed. Try again: it starts anew by itself.",
             "数据未改动。请再试一次，绘图服务会自动重新启动。"}};
}
Error helperHung(long long seconds) {
    return {ErrorCode::Internal,
            textOf("The map service gave no sign of life for {} seconds and was ended.",
                   "绘图服务 {} 秒没有响应，已被结束。", seconds),
            {"Nothing was changed. Zoom in or hide a large layer, then try again.",
             "数据未改动。请放大地图或关闭较大的图层后再试。"}};
}
Error helperRestarts() {
    return {ErrorCode::Internal,
            {"The map service stopped and is being started again. Nothing was changed.",
             "绘图服务意外停止，正在自动重新启动。数据未改动。"},
            {}};
}
Error diesTooOften() {
    return {ErrorCode::Internal,
            {"The map service stopped again and again while it drew this map.",
             "绘制这幅地图时，绘图服务一再停止。"},
            {"Nothing was changed. Hide the layers that are not needed and try again.",
             "数据未改动。请关闭不需要的图层后再试。"}};
}
Error layerEndsHelper(const std::string& title) {
    return {ErrorCode::Internal,
            textOf("The map service stopped twice while it drew the layer \"{}\", so that layer is "
                   "switched off.",
                   "绘制图层“{}”时绘图服务两次意外停止，该图层已关闭。", title),
            {"Nothing was changed. Show the layer again to try once more.",
             "数据未改动。重新显示该图层即可再试。"}};
}
Error wrongProtocol() {
    return {ErrorCode::Unsupported,
            {"The map service belongs to another version of Hetu.", "绘图服务与河图版本不一致。"},
            {"Install Hetu again.", "请重新安装河图。"}};
}
std::chrono::seconds patience() {
    long long seconds = 0;
    const char* given = std::getenv("HETU_QGIS_PATIENCE");
    if (given != nullptr && parseInteger(given, seconds) && seconds > 0)
        return std::chrono::seconds(seconds);
    return std::chrono::seconds(usualPatience);
}

/// One request on its way. `finish` gets the answer or the error, once.
struct Request {
    std::int64_t id = 0;
    int view = -1;  ///< of a draw, else -1
    Message message;
    std::function<void(Result<Message>)> finish;  ///< empty once it was called
    Progress progress;
    std::function<void(const Extent&)> sketched = {};  ///< its pixels hold a part of the picture
    std::shared_ptr<SharedPixels> pixels;  ///< kept until the helper can no longer write to it
    bool isExport = false;
    Clock::time_point heard;  ///< the last sign of life
    Clock::time_point begun;  ///< sent, or its present layer begun
    std::string layer;        ///< under way, where the helper says so
    int losses = 0;           ///< helpers that ended over it
    int departures = 0;       ///< of these, those that just left
};

/// What a draw or a legend shows; null: the request is neither.
std::vector<DrawnLayer>* layersOf(Request& request) {
    if (auto* draw = std::get_if<protocol::Draw>(&request.message)) return &draw->map.layers;
    if (auto* legend = std::get_if<protocol::DrawLegend>(&request.message)) return &legend->layers;
    return nullptr;
}

void finish(Request& request, Result<Message> answer) {
    if (auto callback = std::exchange(request.finish, nullptr)) callback(std::move(answer));
}

Error unexpectedAnswer() {
    return {
        ErrorCode::Internal,
        {"The map service answered something else than was asked.", "绘图服务的回答与请求不符。"},
        {}};
}

/// `target` with a name nobody else uses, in the same folder, so that renaming is one step.
std::string besideOf(const std::string& target, std::int64_t id) {
    const files::path path(target);
    return (path.parent_path() /
            (".hetu-" + toText(getpid()) + "-" + toText(id) + "-" + path.filename().string()))
        .string();
}

class QgisRenderer : public MapRenderer {
public:
    QgisRenderer() : m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), m_patience(patience()) {
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    }
    ~QgisRenderer() override {
        m_thread.request_stop();
        wake();
        m_thread.join();
        close(m_wake);
    }

    void draw(int view, MapRequest map, Done<MapImage> done) override;
    void legend(std::vector<DrawnLayer> layers, Done<std::vector<LegendEntry>> done) override;
    void exportLayout(LayoutRequest layout, Progress progress, Done<std::string> done) override;
    void saveProject(ProjectRequest project, Done<std::string> done) override;
    void listen(std::function<void(const HelperNews&)> news) override {
        const std::scoped_lock lock(m_mutex);
        m_news = std::move(news);
    }

private:
    using Requests = std::deque<Request>;

    void wake() const {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = write(m_wake, &one, sizeof one);
    }
    void post(Request request);
    void refuse(Request request, const Error& error);

    // From here on: the renderer's own thread only.
    void work(const std::stop_token& stop);
    void accept(Request request);
    void supersede(int view);
    void sendWaiting();
    void beginExports();
    void converse(HelperProcess& helper, Requests& pending);
    void answer(Requests& pending, const Message& message);
    void checkPatience(HelperProcess& helper, Requests& pending);
    void fail(HelperProcess& helper, Requests& pending, const Error& error);
    void lose(HelperProcess& helper, Requests& pending, const Error& error, bool isHung);
    void recover(const HelperEnd& end, bool isHung);
    [[nodiscard]] std::optional<std::string> blame(Requests& lost);
    void giveUp(const std::string& id);
    void succeed(Request& request);
    void tell(HelperNews news);
    [[nodiscard]] Status ensureRunning(HelperProcess& helper);
    [[nodiscard]] int pollMilliseconds() const;

    const int m_wake;
    const std::chrono::seconds m_patience;
    std::mutex m_mutex;
    Requests m_inbox;                               ///< guarded by m_mutex
    std::int64_t m_lastId = 0;                      ///< guarded by m_mutex
    std::function<void(const HelperNews&)> m_news;  ///< guarded by m_mutex

    HelperProcess m_drawer;
    HelperProcess m_exporter;
    Requests m_waiting;    ///< for m_drawer
    Requests m_drawing;    ///< sent to m_drawer; finished ones wait for its last word
    Requests m_exporting;  ///< at most one, sent to m_exporter
    Requests m_queue;      ///< exports waiting for their turn
    Clock::time_point m_exporterUsed;
    bool m_isLost = false;          ///< people were told so
    int m_failures = 0;             ///< ends of m_drawer since something succeeded
    Clock::time_point m_notBefore;  ///< the next m_drawer is started then
    Clock::time_point m_drawerBegan;
    bool m_isCareful = false;
    int m_calm = 0;                    ///< pictures since the last crash
    std::set<std::string> m_suspects;  ///< layers under way at the last crash
    std::set<std::string> m_givenUp;   ///< left out of legends
    std::jthread m_thread;             // last: it must stop before the rest goes
};

void QgisRenderer::post(Request request) {
    {
        const std::scoped_lock lock(m_mutex);
        request.id = ++m_lastId;
        std::visit(
            [&](auto& message) {
                if constexpr (requires { message.request; }) message.request = request.id;
            },
            request.message);
        m_inbox.push_back(std::move(request));
    }
    wake();
}

// A refusal, too, is told on the renderer's thread, never from within the call.
void QgisRenderer::refuse(Request request, const Error& error) {
    request.message = protocol::Failed{0, error};
    post(std::move(request));
}

void QgisRenderer::draw(int view, MapRequest map, Done<MapImage> done) {
    Request request;
    request.view = view;
    const int width = map.widthPixels, height = map.heightPixels;
    std::shared_ptr<SharedPixels> pixels;
    std::optional<Error> refusal;
    if (width < 1 || width > 16384 || height < 1 || height > 16384) {
        refusal =
            Error{ErrorCode::InvalidArgument,
                  {"A picture has 1 to 16,384 pixels a side.", "图片每边为 1 至 16384 像素。"},
                  {}};
    } else if (auto made = SharedPixels::create(width, height); made.ok()) {
        pixels = std::move(made).value();
    } else {
        refusal = made.error();
    }
    const bool wantsSketches = static_cast<bool>(map.sketched);
    if (wantsSketches && pixels)
        request.sketched = [tell = map.sketched, pixels, width, height](const Extent& extent) {
            tell(MapImage{width, height, width * 4, pixels->bytes(), pixels, extent});
        };
    request.finish = [done = std::move(done), pixels, width, height](const Result<Message>& reply) {
        if (!reply) return done(reply.error());
        const auto* drawn = std::get_if<protocol::Drawn>(&reply.value());
        if (drawn == nullptr) return done(unexpectedAnswer());
        done(MapImage{width, height, width * 4, pixels->bytes(), pixels, drawn->extent});
    };
    if (refusal) return refuse(std::move(request), *refusal);
    request.pixels = pixels;
    request.message = protocol::Draw{0, view, std::move(map), pixels->name(), wantsSketches};
    post(std::move(request));
}

void QgisRenderer::legend(std::vector<DrawnLayer> layers, Done<std::vector<LegendEntry>> done) {
    Request request;
    request.message = protocol::DrawLegend{0, std::move(layers)};
    request.finish = [done = std::move(done)](const Result<Message>& reply) {
        if (!reply) return done(reply.error());
        const auto* drawn = std::get_if<protocol::LegendDrawn>(&reply.value());
        if (drawn == nullptr) return done(unexpectedAnswer());
        done(drawn->entries);
    };
    post(std::move(request));
}

void QgisRenderer::exportLayout(LayoutRequest layout, Progress progress, Done<std::string> done) {
    Request request;
    request.isExport = true;
    request.progress = std::move(progress);
    const std::string target = layout.targetFile;
    // The finished sheet takes its name in one step; a stopped one leaves nothing behind.
    static std::atomic<std::int64_t> sheets = 0;
    const std::string beside = besideOf(target, ++sheets);
    layout.targetFile = beside;
    request.finish = [done = std::move(done), target, beside](const Result<Message>& reply) {
        std::error_code failure;
        if (!reply || std::get_if<protocol::Exported>(&reply.value()) == nullptr) {
            files::remove(beside, failure);
            return done(reply.ok() ? unexpectedAnswer() : reply.error());
        }
        files::rename(beside, target, failure);
        if (failure) {
            std::error_code ignored;
            files::remove(beside, ignored);
            return done(Error{
                ErrorCode::Io,
                textOf("{} cannot be written: {}.", "无法写入 {}：{}。", target, failure.message()),
                {"Close the file in other programs or choose another folder.",
                 "请先在其他程序中关闭该文件，或换一个文件夹。"}});
        }
        done(target);
    };
    request.message = protocol::ExportLayout{0, std::move(layout)};
    post(std::move(request));
}

void QgisRenderer::saveProject(ProjectRequest project, Done<std::string> done) {
    Request request;
    request.isExport = true;
    request.message = protocol::SaveProject{0, std::move(project)};
    request.finish = [done = std::move(done)](const Result<Message>& reply) {
        if (!reply) return done(reply.error());
        const auto* saved = std::get_if<protocol::Saved>(&reply.value());
        if (saved == nullptr) return done(unexpectedAnswer());
        done(saved->file);
    };
    post(std::move(request));
}

void QgisRenderer::work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        pollfd watched[3] = {{m_wake, POLLIN, 0}, {-1, POLLIN, 0}, {-1, POLLIN, 0}};
        HelperProcess* const helpers[2] = {&m_drawer, &m_exporter};
        for (int i = 0; i < 2; ++i) {
            if (!helpers[i]->isRunning()) continue;
            watched[i + 1].fd = helpers[i]->socket();
            if (helpers[i]->wantsToWrite()) watched[i + 1].events |= POLLOUT;
        }
        poll(watched, 3, pollMilliseconds());
        std::uint64_t count = 0;
        [[maybe_unused]] const ssize_t taken = read(m_wake, &count, sizeof count);

        Requests arrived;
        {
            const std::scoped_lock lock(m_mutex);
            arrived.swap(m_inbox);
        }
        for (Request& request : arrived)
            accept(std::move(request));
        sendWaiting();
        converse(m_drawer, m_drawing);
        converse(m_exporter, m_exporting);
        sendWaiting();
        beginExports();
    }
    m_drawer.stop();
    m_exporter.stop();
    Requests arrived;
    {
        const std::scoped_lock lock(m_mutex);
        arrived.swap(m_inbox);
    }
    for (Requests* requests : {&m_drawing, &m_waiting, &m_exporting, &m_queue, &arrived})
        for (Request& request : *requests)
            finish(request, cancelledError());
}

int QgisRenderer::pollMilliseconds() const {
    // While an export runs, its caller's wish to stop is looked at ten times a second.
    if (!m_exporting.empty() || !m_queue.empty()) return 100;
    if (m_isLost && !m_drawer.isRunning()) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(m_notBefore - Clock::now());
        return static_cast<int>(std::max<long long>(left.count() + 1, 0));
    }
    return !m_drawing.empty() || m_exporter.isRunning() ? 500 : -1;
}

Status QgisRenderer::ensureRunning(HelperProcess& helper) {
    if (helper.isRunning()) return success();
    HETU_CHECK(helper.start());
    if (&helper == &m_drawer) m_drawerBegan = Clock::now();
    return success();
}

void QgisRenderer::supersede(int view) {
    for (Request& older : m_waiting)
        if (older.view == view) finish(older, cancelledError());
    std::erase_if(m_waiting, [](const Request& request) { return !request.finish; });
    for (Request& older : m_drawing) {
        if (older.view != view || !older.finish) continue;
        // The helper may still write to its memory: the request stays until the helper's answer.
        [[maybe_unused]] const Status sent = m_drawer.send(protocol::Cancel{older.id});
        finish(older, cancelledError());
    }
}

void QgisRenderer::accept(Request request) {
    if (const auto* refusal = std::get_if<protocol::Failed>(&request.message)) {
        const Error error = refusal->error;
        return finish(request, error);
    }
    if (request.isExport) {
        m_queue.push_back(std::move(request));
        return;
    }
    if (request.view >= 0) supersede(request.view);
    if (std::vector<DrawnLayer>* layers = layersOf(request)) {
        if (request.view >= 0)  // somebody wishes to see them again
            for (const DrawnLayer& layer : *layers)
                m_givenUp.erase(layer.id);
        else
            std::erase_if(*layers,
                          [&](const DrawnLayer& layer) { return m_givenUp.contains(layer.id); });
    }
    m_waiting.push_back(std::move(request));
}

void QgisRenderer::sendWaiting() {
    // One that died is replaced although nobody asks for anything yet: the next wish comes soon.
    if (m_waiting.empty() && (!m_isLost || m_drawer.isRunning())) return;
    if (!m_drawer.isRunning() && Clock::now() < m_notBefore) return;
    const Status running = ensureRunning(m_drawer);
    if (!running) {
        Requests refused;
        refused.swap(m_waiting);
        m_isLost = false;  // starting it again and again would not make it appear
        for (Request& request : refused)
            finish(request, running.error());
        return;
    }
    while (!m_waiting.empty()) {
        if (m_isCareful && !m_drawing.empty()) return;
        Request request = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (auto* draw = std::get_if<protocol::Draw>(&request.message))
            draw->isCareful = m_isCareful;
        if (const Status sent = m_drawer.send(request.message); !sent) {
            finish(request, sent.error());
            continue;
        }
        request.layer.clear();
        request.heard = request.begun = Clock::now();
        m_drawing.push_back(std::move(request));
    }
}

void QgisRenderer::beginExports() {
    for (Request& request : m_queue)
        if (request.progress.cancelled()) finish(request, cancelledError());
    std::erase_if(m_queue, [](const Request& r) { return !r.finish; });
    if (!m_exporting.empty() && m_exporting.front().progress.cancelled()) {
        // Ending the process is the only stop that is sure to be quick; it is no death to count.
        m_exporter.stop();
        finish(m_exporting.front(), cancelledError());
        m_exporting.clear();
    }
    while (m_exporting.empty() && !m_queue.empty()) {
        Request request = std::move(m_queue.front());
        m_queue.pop_front();
        Status ready = ensureRunning(m_exporter);
        if (ready.ok()) ready = m_exporter.send(request.message);
        if (!ready) {
            finish(request, ready.error());
            continue;
        }
        request.heard = request.begun = Clock::now();
        m_exporting.push_back(std::move(request));
        converse(m_exporter, m_exporting);
    }
    if (!m_exporting.empty()) m_exporterUsed = Clock::now();
    if (m_exporter.isRunning() && m_exporting.empty() && Clock::now() - m_exporterUsed > exportIdle)
        m_exporter.stop();
}

void QgisRenderer::converse(HelperProcess& helper, Requests& pending) {
    if (!helper.isRunning()) return;
    const bool alive = helper.exchange();
    for (;;) {
        auto message = helper.next();
        if (!message) return fail(helper, pending, message.error());
        if (!message.value()) break;
        const auto* hello = std::get_if<protocol::Hello>(&*message.value());
        if (hello != nullptr && hello->protocol != protocol::protocolVersion)
            return fail(helper, pending, wrongProtocol());
        if (hello != nullptr && m_isLost && &helper == &m_drawer && m_drawing.empty() &&
            m_waiting.empty()) {
            m_isLost = false;
            tell({HelperNews::Kind::Back, {}, {}});
        }
        answer(pending, *message.value());
    }
    if (!alive) return lose(helper, pending, helperDied(), false);
    checkPatience(helper, pending);
}

void QgisRenderer::answer(Requests& pending, const Message& message) {
    std::int64_t id = 0;
    std::visit(
        [&](const auto& m) {
            if constexpr (requires { m.request; }) id = m.request;
        },
        message);
    const auto found = std::find_if(pending.begin(), pending.end(),
                                    [&](const Request& request) { return request.id == id; });
    if (found == pending.end()) return;
    found->heard = Clock::now();
    if (const auto* advanced = std::get_if<protocol::Advanced>(&message)) {
        found->progress.report(advanced->fraction, advanced->what);
        if (!found->isExport && !advanced->what.empty()) {
            found->layer = advanced->what;
            found->begun = found->heard;
        }
        return;
    }
    if (const auto* sketch = std::get_if<protocol::Sketched>(&message)) {
        if (found->sketched && found->finish) found->sketched(sketch->extent);
        return;
    }
    Request request = std::move(*found);
    pending.erase(found);
    if (const auto* failed = std::get_if<protocol::Failed>(&message)) {
        finish(request, failed->error);
    } else {
        if (!request.isExport) succeed(request);
        finish(request, message);
    }
}

void QgisRenderer::succeed(Request& request) {
    m_failures = 0;
    if (request.view >= 0) {
        for (const DrawnLayer& layer : *layersOf(request))
            m_suspects.erase(layer.id);
        if (m_suspects.empty() || ++m_calm >= calmAfter) {
            m_isCareful = false;
            m_suspects.clear();
        }
    }
    if (!std::exchange(m_isLost, false)) return;
    tell({HelperNews::Kind::Back, {}, {}});
}

void QgisRenderer::tell(HelperNews news) {
    std::function<void(const HelperNews&)> listener;
    {
        const std::scoped_lock lock(m_mutex);
        listener = m_news;
    }
    if (listener) listener(news);
}

void QgisRenderer::checkPatience(HelperProcess& helper, Requests& pending) {
    // A sheet is drawn in one go and cannot speak meanwhile.
    const bool isExporter = &helper == &m_exporter;
    const auto silence = isExporter ? m_patience * 60 : m_patience;
    const auto whole = m_patience * (isExporter ? 60 : 6);
    for (const Request& request : pending) {
        const auto now = Clock::now();
        if (now - request.heard > silence)
            return lose(helper, pending, helperHung(std::chrono::seconds(silence).count()), true);
        if (now - request.begun > whole && request.finish)
            return lose(helper, pending, helperHung(std::chrono::seconds(whole).count()), true);
    }
}

/// What the helper says makes no sense: another one would say the same.
void QgisRenderer::fail(HelperProcess& helper, Requests& pending, const Error& error) {
    helper.stop();
    Requests lost;
    lost.swap(pending);
    if (&helper == &m_drawer) {
        m_isLost = false;
        std::move(m_waiting.begin(), m_waiting.end(), std::back_inserter(lost));
        m_waiting.clear();
    }
    for (Request& request : lost)
        finish(request, error);
}

void QgisRenderer::lose(HelperProcess& helper, Requests& pending, const Error& error, bool isHung) {
    const HelperEnd end = helper.stop();
    if (&helper == &m_drawer) return recover(end, isHung);
    // Callbacks may ask again at once; what they ask goes to the next helper.
    Requests lost;
    lost.swap(pending);
    for (Request& request : lost)
        finish(request, error);
}

void QgisRenderer::recover(const HelperEnd& end, bool isHung) {
    Requests lost;
    lost.swap(m_drawing);
    std::erase_if(lost, [](const Request& request) { return !request.finish; });
    for (Request& request : lost) {
        ++request.losses;
        if (end.signal == 0) ++request.departures;
    }
    // One that had worked for a while was no failed start.
    if (Clock::now() - m_drawerBegan > std::chrono::seconds(2)) m_failures = 0;
    // The first two come at once: most often the reason has gone with the old one.
    const int doublings = std::min(m_failures++ - 2, 6);
    m_notBefore =
        Clock::now() + (doublings < 0
                            ? std::chrono::milliseconds(0)
                            : std::min(std::chrono::milliseconds(100 << doublings), longestPause));
    if (!std::exchange(m_isLost, true)) tell({HelperNews::Kind::Lost, {}, helperRestarts()});
    const bool isCrash = isHung ? !end.wasPaused : end.isCrash();
    const std::optional<std::string> culprit = isCrash ? blame(lost) : std::nullopt;
    // What was lost comes before what was asked later.
    m_waiting.insert(m_waiting.begin(), std::make_move_iterator(lost.begin()),
                     std::make_move_iterator(lost.end()));
    if (culprit) giveUp(*culprit);
    for (Request& request : m_waiting)
        if (request.losses >= lossesAllowed || request.departures >= departuresAllowed)
            finish(request, diesTooOften());
    std::erase_if(m_waiting, [](const Request& request) { return !request.finish; });
}

/// The layer that was under way at this crash and at the one before, if it is known.
std::optional<std::string> QgisRenderer::blame(Requests& lost) {
    std::set<std::string> suspects;
    for (Request& request : lost) {
        const auto* draw = std::get_if<protocol::Draw>(&request.message);
        if (!request.layer.empty())
            suspects.insert(request.layer);
        else if (draw != nullptr && !draw->isCareful)
            for (const DrawnLayer& layer : draw->map.layers)
                suspects.insert(layer.id);
    }
    if (suspects.empty()) return std::nullopt;
    m_isCareful = true;
    m_calm = 0;
    const bool isSure = lost.size() == 1 && !lost.front().layer.empty();
    const bool isSecond = isSure && m_suspects.contains(lost.front().layer);
    m_suspects = std::move(suspects);
    if (!isSecond) return std::nullopt;
    return lost.front().layer;
}

void QgisRenderer::giveUp(const std::string& id) {
    m_suspects.erase(id);
    m_givenUp.insert(id);
    std::string title = id;
    Requests refused;
    for (Request& request : m_waiting) {
        std::vector<DrawnLayer>& layers = *layersOf(request);
        const auto found = std::find_if(layers.begin(), layers.end(),
                                        [&](const DrawnLayer& layer) { return layer.id == id; });
        if (found == layers.end()) continue;
        if (!found->title.empty()) title = found->title;
        if (request.view >= 0)
            refused.push_back(std::move(request));
        else
            layers.erase(found);
    }
    std::erase_if(m_waiting, [](const Request& request) { return !request.finish; });
    // The news first: whoever hears it knows what the refusals are about.
    tell({HelperNews::Kind::LayerOff, id, layerEndsHelper(title)});
    for (Request& request : refused)
        finish(request, layerEndsHelper(title));
}

}  // namespace

std::unique_ptr<MapRenderer> makeQgisRenderer() {
    return std::make_unique<QgisRenderer>();
}

}  // namespace hetu::render
