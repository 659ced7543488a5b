#include "analysis/scan_statistic/scan_statistic.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <memory>
#include <mutex>
#include <numbers>
#include <numeric>

#include "analysis/scan_statistic/lanes.h"
#include "analysis/scan_statistic/replicas.h"
#include "layers/base/parallel.h"
#include "layers/model/table.h"

namespace hetu::scan_statistic {
namespace {

constexpr double mostCases = 1e7;
constexpr std::size_t mostLabelBytes = std::size_t{256} << 20;
/// Entries of sequences that are walked together; about what fits into a second-level cache.
constexpr std::size_t entriesAtOnce = 100'000;

Error badOption(const char* name, double value, const char* allowed) {
    return {ErrorCode::InvalidArgument,
            textOf("The option {} is {}; allowed is {}.", "选项 {} 为 {}，允许的范围是 {}。", name,
                   value, allowed),
            {}};
}

Status checkOptions(const Options& o) {
    if (!(o.mostShare > 0 && o.mostShare <= 0.5))
        return badOption("mostShare", o.mostShare, "0 < share <= 0.5");
    if (!(o.mostRadiusMetres > 0)) return badOption("mostRadius", o.mostRadiusMetres, "> 0");
    if (o.mostCentres < 1) return badOption("mostCentres", o.mostCentres, ">= 1");
    if (o.replicas < 1 || o.replicas > 99'999)
        return badOption("replicas", o.replicas, "1 .. 99999");
    if (o.stopAfter < 0) return badOption("stopAfter", o.stopAfter, ">= 0");
    if (o.mostClusters < 1) return badOption("mostClusters", o.mostClusters, ">= 1");
    return success();
}

Status checkUnits(std::span<const Unit> units, Model model) {
    for (std::size_t i = 0; i < units.size(); ++i) {
        const Unit& unit = units[i];
        const bool isWhole = unit.cases >= 0 && unit.cases == std::floor(unit.cases);
        const bool isSized = unit.population >= 0 && std::isfinite(unit.population);
        const bool fits =
            model == Model::Bernoulli
                ? unit.cases <= unit.population && unit.population == std::floor(unit.population)
                : unit.cases == 0 || unit.population > 0;
        const bool isPlaced = std::isfinite(unit.position.x) && std::isfinite(unit.position.y);
        if (isWhole && isSized && fits && isPlaced) continue;
        return Error{ErrorCode::InvalidArgument,
                     textOf("Number {} of the units has {} cases in a population of {}.",
                            "第 {} 个单元有 {} 例，基数为 {}，数据无效。", i + 1, unit.cases,
                            unit.population),
                     {"Cases are whole numbers of 0 or more, and where there are cases there must "
                      "be a population.",
                      "例数须为不小于 0 的整数，有例数的地方基数须大于 0。"}};
    }
    return success();
}

/// Units gathered by location.
struct Data {
    Locations locations;
    std::vector<std::uint32_t> cases;
    std::vector<double> population;
    double allCases = 0, allPopulation = 0;

    explicit Data(std::span<const Unit> units) : locations(positionsOf(units)) {
        cases.resize(locations.size());
        population.resize(locations.size());
        std::vector<std::size_t> order(units.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        // Populations need not be whole: added in one order, whatever that of the units.
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return units[a].population < units[b].population;
        });
        for (const std::size_t i : order) {
            const std::uint32_t location = locations.ofPoint()[i];
            cases[location] += static_cast<std::uint32_t>(units[i].cases);
            population[location] += units[i].population;
        }
        allCases = std::accumulate(cases.begin(), cases.end(), 0.0);
        allPopulation = std::accumulate(population.begin(), population.end(), 0.0);
    }
    static std::vector<Point> positionsOf(std::span<const Unit> units) {
        std::vector<Point> points;
        for (const Unit& unit : units)
            points.push_back(unit.position);
        return points;
    }
};

/// The locations around one centre in the order in which windows reach them.
struct Sequence {
    std::vector<std::uint32_t> locations;
    /// The population of the window that ends here, -1 where none does.
    std::vector<double> population;
    std::vector<std::uint32_t> size;  ///< of the window, in units
    std::vector<Chunk> chunks;

    void resize(std::size_t count) {
        locations.resize(count);
        population.resize(count);
        size.resize(count);
    }
};

/// Where the next centre may start looking, from what was found at the last one.
struct Outlook {
    bool isKnown = false;
    std::size_t centre = 0;
    std::uint32_t beyond = 0;  ///< the window of this size holds too much
};

/// Makes sequences for one thread.
class Walker {
public:
    Walker(const Data& data, const Options& options)
        : m_data(&data),
          m_mostRadius(options.mostRadiusMetres),
          m_mostPopulation(data.allPopulation * options.mostShare * (1 + 1e-12)) {}

    [[nodiscard]] double mostPopulation() const { return m_mostPopulation; }

    /// Windows of that form around `centre`, up to the first that would reach a location with
    /// `blocked` != 0 (if any are given).
    void walk(std::size_t centre,
              const Shape& shape,
              Outlook& outlook,
              const std::vector<std::uint8_t>* blocked,
              Sequence& out) {
        const Locations& locations = m_data->locations;
        std::uint32_t largest = locations.units(m_mostRadius / shape.ratio);
        if (outlook.isKnown) {
            // All that the window there holds lies within this of here too (triangle inequality);
            // two units for what rounding may add.
            const double step = sizeTo(shape, locations.at(outlook.centre), locations.at(centre));
            const double reach =
                static_cast<double>(outlook.beyond) + std::ceil(step / locations.unitMetres()) + 2;
            if (reach < largest) largest = static_cast<std::uint32_t>(reach);
        }
        outlook = {};
        locations.reach(centre, shape, largest, m_found);
        cutToPopulation();
        sortReached(m_found, m_spare);

        const std::size_t count = m_found.size();
        out.resize(count);
        const double* const population = m_data->population.data();
        std::uint32_t* const locationAt = out.locations.data();
        double* const populationAt = out.population.data();
        std::uint32_t* const sizeAt = out.size.data();
        double inside = 0;
        std::size_t k = 0;
        while (k < count) {
            const std::uint32_t size = m_found[k].size;
            double more = inside;
            bool isFree = true;
            std::size_t end = k;
            for (; end < count && m_found[end].size == size; ++end) {
                const std::uint32_t location = m_found[end].location;
                more += population[location];
                if (blocked && (*blocked)[location]) isFree = false;
                locationAt[end] = location;
                populationAt[end] = -1;
                sizeAt[end] = size;
            }
            if (more > m_mostPopulation) outlook = {true, centre, size};
            if (more > m_mostPopulation || !isFree) break;
            inside = more;
            populationAt[end - 1] = inside;
            k = end;
        }
        out.resize(k);
    }

private:
    /// Drops locations that lie well beyond the largest window, before the costly sorting.
    void cutToPopulation() {
        if (m_found.size() < 256) return;
        double all = 0;
        std::uint32_t greatest = 0;
        for (const Reached& one : m_found) {
            all += m_data->population[one.location];
            greatest = std::max(greatest, one.size);
        }
        if (all <= 1.1 * m_mostPopulation) return;
        const int shift = std::max(0, static_cast<int>(std::bit_width(greatest)) - 10);
        m_sums.assign((greatest >> shift) + 1, 0);
        for (const Reached& one : m_found)
            m_sums[one.size >> shift] += m_data->population[one.location];
        double sum = 0;
        std::size_t last = 0;
        while (last + 1 < m_sums.size() && (sum += m_sums[last]) <= m_mostPopulation * (1 + 1e-9))
            ++last;
        std::erase_if(m_found, [&](Reached one) { return (one.size >> shift) > last; });
    }

    const Data* m_data;
    double m_mostRadius, m_mostPopulation;
    std::vector<Reached> m_found, m_spare;
    std::vector<double> m_sums;
};

/// Thresholds for one bound and every form.
class ThresholdSet {
public:
    ThresholdSet(const Likelihood& likelihood,
                 const std::vector<Shape>& shapes,
                 double largestPopulation,
                 double bound)
        : m_bound(bound) {
        for (const Shape& shape : shapes) {
            std::size_t k = 0;
            while (k < m_factors.size() && m_factors[k] != shape.factor)
                ++k;
            if (k == m_factors.size()) {
                m_factors.push_back(shape.factor);
                m_thresholds.emplace_back(likelihood, largestPopulation, bound / shape.factor);
            }
            m_ofShape.push_back(k);
        }
    }
    [[nodiscard]] const Thresholds& of(std::size_t shape) const {
        return m_thresholds[m_ofShape[shape]];
    }
    [[nodiscard]] double bound() const { return m_bound; }

private:
    double m_bound;
    std::vector<double> m_factors;
    std::vector<Thresholds> m_thresholds;
    std::vector<std::size_t> m_ofShape;
};

/// Hands every thread its own workspace.
template <class Space>
class Pool {
public:
    template <class Make>
    [[nodiscard]] std::unique_ptr<Space> take(Make&& make) {
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_free.empty()) {
                auto space = std::move(m_free.back());
                m_free.pop_back();
                return space;
            }
        }
        return make();
    }
    void give(std::unique_ptr<Space> space) {
        const std::scoped_lock lock(m_mutex);
        m_free.push_back(std::move(space));
    }

private:
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Space>> m_free;
};

/// Bytes do for the counts unless some location may well have more cases than they hold.
std::size_t rowBytesFor(const Data& data, Model model) {
    for (std::size_t i = 0; i < data.cases.size(); ++i) {
        const double expected = data.allCases * data.population[i] / data.allPopulation;
        const double most = model == Model::Bernoulli ? std::min(data.population[i], data.allCases)
                                                      : expected + 8 * std::sqrt(expected) + 20;
        if (most > 255 || data.cases[i] > 255) return sizeof(Row<std::uint32_t>);
    }
    return sizeof(Row<std::uint8_t>);
}

/// What all parts of the scan share.
struct Job {
    const Data& data;
    const Options& options;
    const Likelihood& likelihood;
    const std::vector<Shape>& shapes;
    const std::vector<std::uint32_t>& centres;
    std::size_t rowBytes;  ///< of one location in 64 replicas
};

/// The greatest statistic of many replicas at once.
template <class Count>
class ReplicaScan {
public:
    ReplicaScan(const Job& job, std::size_t blocks)
        : m_job(job), m_blocks(blocks), m_rows(blocks * job.data.locations.size()) {}

    /// Lane k becomes replica `first` + k; replica 0 is what was observed. False if a count does
    /// not fit, or if stopped.
    [[nodiscard]] bool draw(const Replicas& replicas,
                            std::size_t first,
                            std::size_t count,
                            const Progress& progress) {
        m_used = count;
        const std::size_t locations = m_job.data.locations.size();
        std::atomic<bool> fits = true;
        Pool<std::vector<std::uint32_t>> pool;
        const bool isDone =
            inPieces(count, 1, m_job.options.threads, progress, [&](std::size_t lane, std::size_t) {
                auto counts = pool.take(
                    [&] { return std::make_unique<std::vector<std::uint32_t>>(locations); });
                if (first + lane == 0)
                    *counts = m_job.data.cases;
                else
                    replicas.draw(first + lane, *counts);
                Row<Count>* const rows = m_rows.data() + lane / laneCount * locations;
                for (std::size_t i = 0; i < locations; ++i) {
                    const std::uint32_t cases = (*counts)[i];
                    rows[i].of[lane % laneCount] = static_cast<Count>(cases);
                    if (static_cast<Count>(cases) != cases) fits = false;
                }
                pool.give(std::move(counts));
            });
        if (!isDone || !fits) return false;
        m_greatest.assign(locations, 0);
        for (std::size_t block = 0; block < m_blocks; ++block)
            for (std::size_t i = 0; i < locations; ++i)
                for (const Count cases : m_rows[block * locations + i].of)
                    m_greatest[i] = std::max<std::uint32_t>(m_greatest[i], cases);
        return true;
    }

    /// Maxima of the lanes. Empty if stopped.
    [[nodiscard]] std::vector<double> run(const Progress& progress) {
        m_maxima.assign(m_used, 0);
        renewThresholds(0);
        // A few centres first, far apart: the better the maxima already are, the fewer windows of
        // the many that follow need a closer look.
        const std::size_t centres = m_job.centres.size();
        double from = 0;
        for (std::size_t pilots = 4; pilots * 8 <= centres && pilots <= 4096; pilots *= 8) {
            const double to = from + 0.02;
            const std::size_t shapes = m_job.shapes.size();
            if (!inPieces(pilots * shapes, 1, m_job.options.threads, progress.sub(from, to),
                          [&](std::size_t piece, std::size_t) {
                              const std::size_t k = piece / shapes * centres / pilots;
                              scan(piece % shapes, k, k + 1, progress);
                          }))
                return {};
            from = to;
        }
        const std::size_t atOnce = centresAtOnce();
        const std::size_t batches = (centres + atOnce - 1) / atOnce;
        if (!inPieces(batches * m_job.shapes.size(), 1, m_job.options.threads,
                      progress.sub(from, 1),
                      [&](std::size_t piece, std::size_t) {
                          const std::size_t batch = piece % batches;
                          scan(piece / batches, batch * atOnce,
                               std::min(centres, (batch + 1) * atOnce), progress);
                      }) ||
            progress.cancelled())
            return {};
        return m_maxima;
    }

private:
    struct Space {
        explicit Space(const Job& job) : walker(job.data, job.options) {}
        Walker walker;
        std::vector<Sequence> sequences;
        std::size_t used = 0, entries = 0;
        std::vector<Suspect> suspects;
        std::vector<double> maxima;
        std::shared_ptr<const ThresholdSet> thresholds;
    };

    /// Centres of one piece of work: neighbours share what they read, and a piece should take well
    /// under 0.2 s.
    [[nodiscard]] std::size_t centresAtOnce() const {
        const double inWindow = std::max(
            1.0, static_cast<double>(m_job.data.locations.size()) * m_job.options.mostShare);
        return static_cast<std::size_t>(std::clamp(1e6 / inWindow, 1.0, 64.0));
    }

    void renewThresholds(double bound) {
        m_thresholds = std::make_shared<const ThresholdSet>(
            m_job.likelihood, m_job.shapes,
            std::max(1e-9, m_job.data.allPopulation * m_job.options.mostShare), bound);
    }

    /// Windows of one form around centres [from, to), for all lanes.
    void scan(std::size_t shape, std::size_t from, std::size_t to, const Progress& progress) {
        std::unique_ptr<Space> space = m_pool.take([&] { return std::make_unique<Space>(m_job); });
        {
            const std::scoped_lock lock(m_mutex);
            space->maxima = m_maxima;
            space->thresholds = m_thresholds;
        }
        Outlook outlook;
        for (std::size_t k = from; k < to && !progress.cancelled(); ++k) {
            if (space->used == space->sequences.size()) space->sequences.emplace_back();
            Sequence& sequence = space->sequences[space->used++];
            space->walker.walk(m_job.centres[k], m_job.shapes[shape], outlook, nullptr, sequence);
            plan(sequence, space->thresholds->of(shape));
            space->entries += sequence.locations.size();
            if (space->entries > entriesAtOnce) count(*space, shape, progress);
        }
        count(*space, shape, progress);
        {
            const std::scoped_lock lock(m_mutex);
            for (std::size_t lane = 0; lane < m_used; ++lane)
                m_maxima[lane] = std::max(m_maxima[lane], space->maxima[lane]);
            const double bound = *std::min_element(m_maxima.begin(), m_maxima.end());
            if (bound > 1.02 * m_thresholds->bound() + 0.01) renewThresholds(bound);
        }
        m_pool.give(std::move(space));
    }

    /// Cuts a sequence into chunks, longer ones where the counts are large and one case more or
    /// less matters little.
    void plan(Sequence& sequence, const Thresholds& thresholds) const {
        sequence.chunks.clear();
        const std::size_t count = sequence.locations.size();
        std::size_t from = 0;
        while (from < count) {
            const auto length = static_cast<std::size_t>(
                std::clamp(std::sqrt(static_cast<double>(from)) / 2, 1.0, 32.0));
            const std::size_t most = std::min(count, from + length);
            Chunk chunk{0, noCountIsHighEnough, noCountIsLowEnough};
            std::uint32_t sum = 0;
            double first = -1, last = -1;
            std::size_t end = from;
            for (; end < most; ++end) {
                if constexpr (sizeof(Count) == 1) {
                    sum += m_greatest[sequence.locations[end]];
                    if (sum > mostInNarrowChunk && end > from) break;
                }
                if (sequence.population[end] < 0) continue;
                last = sequence.population[end];
                if (first < 0) first = last;
            }
            if (first >= 0) {
                chunk.highFrom = thresholds.highFrom(first);
                chunk.lowUpTo = thresholds.lowUpTo(last);
            }
            chunk.end = static_cast<std::uint32_t>(end);
            sequence.chunks.push_back(chunk);
            from = end;
        }
    }

    void count(Space& space, std::size_t shape, const Progress& progress) const {
        const std::size_t locations = m_job.data.locations.size();
        for (std::size_t block = 0; block < m_blocks && !progress.cancelled(); ++block) {
            const Row<Count>* const rows = m_rows.data() + block * locations;
            for (std::size_t s = 0; s < space.used; ++s) {
                const Sequence& sequence = space.sequences[s];
                space.suspects.clear();
                findSuspects(rows, sequence.locations.data(), sequence.chunks, space.suspects);
                for (const Suspect& suspect : space.suspects)
                    look(suspect, sequence, rows, shape, space, block * laneCount);
            }
        }
        space.used = 0;
        space.entries = 0;
    }

    /// Every window of a chunk, for the lanes under suspicion.
    void look(const Suspect& suspect,
              const Sequence& sequence,
              const Row<Count>* rows,
              std::size_t shape,
              Space& space,
              std::size_t firstLane) const {
        const Thresholds& thresholds = space.thresholds->of(shape);
        const double factor = m_job.shapes[shape].factor;
        const std::uint32_t from = suspect.chunk == 0 ? 0 : sequence.chunks[suspect.chunk - 1].end;
        const std::uint32_t to = sequence.chunks[suspect.chunk].end;
        const std::uint32_t* const locations = sequence.locations.data();
        for (std::uint64_t bits = suspect.lanes; bits != 0; bits &= bits - 1) {
            const auto lane = static_cast<std::size_t>(std::countr_zero(bits));
            if (firstLane + lane >= m_used) return;
            double& maximum = space.maxima[firstLane + lane];
            std::int32_t cases = suspect.before[lane];
            for (std::uint32_t k = from; k < to; ++k) {
                cases += static_cast<std::int32_t>(rows[locations[k]].of[lane]);
                const double population = sequence.population[k];
                if (population < 0 || !thresholds.mayExceed(cases, population)) continue;
                maximum = std::max(maximum, factor * m_job.likelihood(cases, population));
            }
        }
    }

    const Job& m_job;
    std::size_t m_blocks, m_used = 0;
    std::vector<Row<Count>> m_rows;
    std::vector<std::uint32_t> m_greatest;  ///< per location, over all lanes
    std::mutex m_mutex;
    std::vector<double> m_maxima;
    std::shared_ptr<const ThresholdSet> m_thresholds;
    Pool<Space> m_pool;
};

/// Maxima of replicas [first, first + count); replica 0 is what was observed.
Result<std::vector<double>> maximaOf(const Job& job,
                                     const Replicas& replicas,
                                     std::size_t first,
                                     std::size_t count,
                                     const Progress& progress) {
    const std::size_t blocks = (count + laneCount - 1) / laneCount;
    std::vector<double> maxima;
    const auto scanWith = [&](auto& scan) {
        if (scan.draw(replicas, first, count, progress.sub(0, 0.1)))
            maxima = scan.run(progress.sub(0.1, 1));
    };
    if (job.rowBytes == sizeof(Row<std::uint8_t>)) {
        ReplicaScan<std::uint8_t> narrow(job, blocks);
        scanWith(narrow);
    }
    if (maxima.empty() && !progress.cancelled()) {
        // Some building may hold more cases than a byte can count.
        ReplicaScan<std::uint32_t> wide(job, blocks);
        scanWith(wide);
    }
    if (maxima.empty() || progress.cancelled()) return cancelledError();
    return maxima;
}

/// The best window around one centre.
struct Best {
    double statistic = 0;
    std::size_t centre = 0, shape = 0;
    std::uint32_t size = 0;
    double cases = 0, population = 0;
    std::size_t version = 0;  ///< how many clusters were known when it was found
};

/// Better first; of equally good ones that of the smaller population, size, form, centre.
bool isBetter(const Best& a, const Best& b) {
    if (a.statistic != b.statistic) return a.statistic > b.statistic;
    if (a.population != b.population) return a.population < b.population;
    if (a.size != b.size) return a.size < b.size;
    if (a.shape != b.shape) return a.shape < b.shape;
    return a.centre < b.centre;
}

class ClusterSearch {
public:
    ClusterSearch(const Job& job, double floor)
        : m_job(job),
          m_floor(floor),
          m_thresholds(job.likelihood,
                       job.shapes,
                       std::max(1e-9, job.data.allPopulation * job.options.mostShare),
                       floor),
          m_blocked(job.data.locations.size(), 0) {}

    /// Windows with a statistic of `floor` or more, the best first, none sharing a location with
    /// one before. Empty if stopped.
    [[nodiscard]] std::vector<Best> run(std::size_t most, const Progress& progress) {
        const std::size_t centres = m_job.centres.size();
        std::vector<Best> best(centres);
        constexpr std::size_t atOnce = 16;
        if (!inPieces(
                centres, atOnce, m_job.options.threads, progress.sub(0, 0.8),
                [&](std::size_t from, std::size_t to) { findBest(from, to, best, progress); }))
            return {};
        std::erase_if(best, [&](const Best& one) { return !isEnough(one); });

        // Blocking locations only makes the best window of a centre worse, so a centre is looked at
        // again only when what it had before comes to the front.
        const auto isLater = [](const Best& a, const Best& b) { return isBetter(b, a); };
        std::make_heap(best.begin(), best.end(), isLater);
        std::vector<Best> found;
        while (!best.empty() && found.size() < most && !progress.cancelled()) {
            if (best.front().version == found.size()) {
                found.push_back(best.front());
                block(best.front());
                progress.report(0.8 + 0.2 * static_cast<double>(found.size()) /
                                          static_cast<double>(most));
                continue;
            }
            std::vector<Best> again;
            while (!best.empty() && again.size() < 64 && best.front().version != found.size()) {
                std::pop_heap(best.begin(), best.end(), isLater);
                if (!m_blocked[best.back().centre]) again.push_back(best.back());
                best.pop_back();
            }
            if (!inPieces(again.size(), 1, m_job.options.threads, Progress{},
                          [&](std::size_t k, std::size_t) {
                              if (progress.cancelled()) return;
                              const std::size_t centre = again[k].centre;
                              again[k] = {};
                              bestAround(centre, again[k], progress);
                              again[k].version = found.size();
                          }))
                return {};
            for (const Best& one : again)
                if (isEnough(one)) {
                    best.push_back(one);
                    std::push_heap(best.begin(), best.end(), isLater);
                }
        }
        return found;
    }

    /// Locations in the window.
    [[nodiscard]] std::vector<std::uint32_t> membersOf(const Best& best) const {
        std::vector<Reached> found;
        m_job.data.locations.reach(best.centre, m_job.shapes[best.shape], best.size, found);
        std::vector<std::uint32_t> members;
        for (const Reached& one : found)
            members.push_back(one.location);
        return members;
    }

private:
    struct Space {
        explicit Space(const Job& job)
            : walker(job.data, job.options), outlooks(job.shapes.size()) {}
        Walker walker;
        Sequence sequence;
        std::vector<Outlook> outlooks;
    };

    [[nodiscard]] bool isEnough(const Best& one) const {
        return one.statistic > 0 && one.statistic >= m_floor * (1 - 1e-12);
    }

    void block(const Best& best) {
        for (const std::uint32_t location : membersOf(best))
            m_blocked[location] = 1;
    }

    void findBest(std::size_t from,
                  std::size_t to,
                  std::vector<Best>& best,
                  const Progress& progress) {
        std::unique_ptr<Space> space = take();
        for (std::size_t k = from; k < to; ++k)
            search(m_job.centres[k], *space, best[k], progress);
        m_pool.give(std::move(space));
    }
    void bestAround(std::size_t centre, Best& best, const Progress& progress) {
        std::unique_ptr<Space> space = take();
        search(centre, *space, best, progress);
        m_pool.give(std::move(space));
    }
    std::unique_ptr<Space> take() {
        std::unique_ptr<Space> space = m_pool.take([&] { return std::make_unique<Space>(m_job); });
        std::fill(space->outlooks.begin(), space->outlooks.end(), Outlook{});
        return space;
    }

    void search(std::size_t centre, Space& space, Best& best, const Progress& progress) {
        const std::uint32_t* const cases = m_job.data.cases.data();
        for (std::size_t shape = 0; shape < m_job.shapes.size(); ++shape) {
            if (progress.cancelled()) return;
            Sequence& sequence = space.sequence;
            space.walker.walk(centre, m_job.shapes[shape], space.outlooks[shape], &m_blocked,
                              sequence);
            const Thresholds& thresholds = m_thresholds.of(shape);
            std::int32_t inside = 0;
            for (std::size_t k = 0; k < sequence.locations.size(); ++k) {
                inside += static_cast<std::int32_t>(cases[sequence.locations[k]]);
                const double population = sequence.population[k];
                if (population < 0 || !thresholds.mayExceed(inside, population)) continue;
                const double statistic =
                    m_job.shapes[shape].factor * m_job.likelihood(inside, population);
                if (statistic < best.statistic || statistic <= 0) continue;
                const Best now{
                    statistic,  centre, shape, sequence.size[k], static_cast<double>(inside),
                    population, 0};
                if (best.statistic <= 0 || isBetter(now, best)) best = now;
            }
        }
    }

    const Job& m_job;
    double m_floor;
    ThresholdSet m_thresholds;
    std::vector<std::uint8_t> m_blocked;
    Pool<Space> m_pool;
};

std::size_t atLeast(std::span<const double> maxima, double statistic) {
    return static_cast<std::size_t>(
        std::count_if(maxima.begin(), maxima.end(), [&](double maximum) {
            return maximum >= statistic * (1 - 1e-12);  // the same window, added up otherwise
        }));
}

/// Replicas are drawn in rounds: a short one first, so that what is plainly chance ends soon. How
/// many belong to a round changes nothing but the time.
Status runReplicas(const Job& job, Scan& scan, double& observed, const Progress& progress) {
    const Options& options = job.options;
    const Replicas replicas(options.model, job.data.population,
                            static_cast<std::uint64_t>(job.data.allCases),
                            static_cast<std::uint64_t>(options.seed));
    const auto wanted = static_cast<std::size_t>(options.replicas);
    const auto enough = static_cast<std::size_t>(options.stopAfter);
    const std::size_t mostAtOnce =
        laneCount *
        std::max<std::size_t>(1, mostLabelBytes / (job.data.locations.size() * job.rowBytes));
    std::size_t round = enough > 0 ? laneCount : mostAtOnce;
    for (std::size_t done = 0; done < wanted + 1;) {
        const std::size_t count = std::min({wanted + 1 - done, round, mostAtOnce});
        const auto part = [&](std::size_t k) {
            return static_cast<double>(k) / static_cast<double>(wanted + 1);
        };
        HETU_TRY(
            const std::vector<double> maxima,
            maximaOf(job, replicas, done, count, progress.sub(part(done), part(done + count))));
        if (done == 0) observed = maxima.front();
        scan.replicaMaxima.insert(scan.replicaMaxima.end(), maxima.begin() + (done == 0),
                                  maxima.end());
        done += count;
        round = mostAtOnce;
        if (enough == 0) continue;
        std::size_t stronger = 0;
        for (std::size_t k = 0; k < scan.replicaMaxima.size(); ++k) {
            stronger += atLeast({&scan.replicaMaxima[k], 1}, observed);
            if (stronger < enough || k + 1 == wanted) continue;
            scan.replicaMaxima.resize(k + 1);
            scan.stoppedEarly = true;
            return success();
        }
        // If it goes on like this, so many will do.
        const std::size_t expected = enough * done / std::max<std::size_t>(stronger, 1);
        if (expected < wanted / 2)
            round = (std::max(expected, done + 1) - done + laneCount - 1) / laneCount * laneCount;
    }
    return success();
}

Cluster clusterOf(const Job& job, const Best& best, std::span<const double> maxima) {
    const Data& data = job.data;
    Cluster out;
    out.centre = data.locations.at(best.centre);
    out.shape = job.shapes[best.shape];
    out.radiusMetres = best.size * data.locations.unitMetres();
    out.cases = best.cases;
    out.population = best.population;
    out.expected = data.allCases * best.population / data.allPopulation;
    out.isHigh = out.cases > out.expected;
    const double outside = (data.allCases - best.cases) / (data.allPopulation - best.population);
    out.relativeRisk = outside > 0 ? best.cases / best.population / outside : missingNumber;
    out.statistic = best.statistic;
    out.logLikelihoodRatio = job.likelihood(best.cases, best.population);
    out.p = static_cast<double>(1 + atLeast(maxima, best.statistic)) /
            static_cast<double>(1 + maxima.size());
    out.pGumbel = gumbelP(maxima, best.statistic);
    return out;
}

}  // namespace

std::vector<Shape> shapesOf(Outline outline, Penalty penalty) {
    std::vector<Shape> shapes(1);
    if (outline == Outline::Circle) return shapes;
    const double strength = penalty == Penalty::None ? 0 : penalty == Penalty::Medium ? 0.5 : 1;
    struct Kind {
        double ratio;
        int angles;
    };
    for (const auto& [ratio, angles] : {Kind{1.5, 4}, {2, 6}, {3, 9}, {4, 12}, {5, 15}})
        for (int k = 0; k < angles; ++k) {
            const double degrees = 180.0 * k / angles;
            const double radians = degrees * std::numbers::pi / 180;
            shapes.push_back({ratio, degrees, std::cos(radians), std::sin(radians),
                              std::pow(4 * ratio / ((ratio + 1) * (ratio + 1)), strength)});
        }
    return shapes;
}

double gumbelP(std::span<const double> maxima, double statistic) {
    if (maxima.size() < 2) return missingNumber;
    const auto count = static_cast<double>(maxima.size());
    const double mean = std::accumulate(maxima.begin(), maxima.end(), 0.0) / count;
    double squares = 0;
    for (const double maximum : maxima)
        squares += (maximum - mean) * (maximum - mean);
    const double deviation = std::sqrt(squares / (count - 1));
    if (!(deviation > 1e-12 * mean)) return missingNumber;
    const double scale = deviation * std::sqrt(6.0) / std::numbers::pi;
    const double mode = mean - std::numbers::egamma * scale;
    return -std::expm1(-std::exp(-(statistic - mode) / scale));
}

Result<Scan> compute(std::span<const Unit> units,
                     const Options& options,
                     const Progress& progress) {
    HETU_CHECK(checkOptions(options));
    HETU_CHECK(checkUnits(units, options.model));
    if (progress.cancelled()) return cancelledError();
    const Data data(units);
    Scan scan;
    scan.cases = data.allCases;
    scan.population = data.allPopulation;
    scan.locations = data.locations.size();
    if (data.allCases > mostCases)
        return Error{ErrorCode::InvalidArgument,
                     textOf("There are {} cases; the scan takes at most {}.",
                            "共有 {} 例，扫描最多处理 {} 例。", toGrouped(data.allCases),
                            toGrouped(mostCases)),
                     {"Count organisations instead of people.", "请改按组织数统计。"}};
    const std::size_t centreCount =
        std::min(data.locations.size(), static_cast<std::size_t>(options.mostCentres));
    std::vector<std::uint32_t> centres(centreCount);
    for (std::size_t k = 0; k < centreCount; ++k)
        centres[k] = static_cast<std::uint32_t>(k * data.locations.size() / centreCount);
    scan.centres = centreCount;
    const bool isUniform = data.allCases == 0 || (options.model == Model::Bernoulli &&
                                                  data.allCases == data.allPopulation);
    if (isUniform || data.locations.size() < 2) return scan;  // no place can stand out

    const Likelihood likelihood(options.model, options.rates, data.allCases, data.allPopulation);
    const std::vector<Shape> shapes = shapesOf(options.outline, options.penalty);
    const Job job{data, options, likelihood, shapes, centres, rowBytesFor(data, options.model)};
    double observed = 0;
    HETU_CHECK(runReplicas(job, scan, observed, progress.sub(0, 0.9)));
    if (observed <= 0) return scan;

    // What reaches the level, or at least the best.
    std::vector<double> sorted = scan.replicaMaxima;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    const auto allowed = static_cast<std::size_t>(
        std::max(0.0, std::floor(options.level * static_cast<double>(1 + sorted.size()) + 1e-9)));
    // p <= level: at most `allowed` - 1 replicas are as strong.
    double floor = observed;
    if (allowed > sorted.size())
        floor = 0;
    else if (allowed > 0)
        floor = std::min(observed, sorted[allowed - 1]);
    ClusterSearch search(job, floor);
    const std::vector<Best> found =
        search.run(static_cast<std::size_t>(options.mostClusters), progress.sub(0.9, 1));
    if (progress.cancelled()) return cancelledError();
    std::vector<std::vector<std::size_t>> unitsAt(data.locations.size());
    for (std::size_t i = 0; i < units.size(); ++i)
        unitsAt[data.locations.ofPoint()[i]].push_back(i);
    for (const Best& best : found) {
        Cluster cluster = clusterOf(job, best, scan.replicaMaxima);
        if (!scan.clusters.empty() && cluster.p > options.level) break;
        for (const std::uint32_t location : search.membersOf(best))
            cluster.members.insert(cluster.members.end(), unitsAt[location].begin(),
                                   unitsAt[location].end());
        std::sort(cluster.members.begin(), cluster.members.end());
        scan.clusters.push_back(std::move(cluster));
    }
    progress.report(1);
    return scan;
}

}  // namespace hetu::scan_statistic
