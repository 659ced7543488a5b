#pragma once
#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/hot_spots/weights.h"
#include "layers/base/text.h"

/// Reading the reference values and neighbour files of ../shared/stats.
namespace hetu::hot_spots::test {

inline std::string statsFolder() {
    return HETU_SOURCE_DIR "/../shared/stats/";
}
inline bool hasReference() {
    return std::ifstream(statsFolder() + "reference/pysal-expected.csv").good();
}

/// Columns of a CSV file without line breaks in cells, by their heading.
inline std::map<std::string, std::vector<std::string>> readColumns(const std::string& path) {
    std::ifstream file(path);
    std::vector<std::string> names;
    std::map<std::string, std::vector<std::string>> columns;
    for (std::string line; std::getline(file, line);) {
        std::erase(line, '"');
        std::erase(line, '\r');
        std::stringstream cells(line);
        std::vector<std::string> row;
        for (std::string cell; std::getline(cells, cell, ',');)
            row.push_back(cell);
        if (names.empty()) {
            names = row;
            continue;
        }
        for (std::size_t c = 0; c < names.size(); ++c)
            columns[names[c]].push_back(c < row.size() ? row[c] : "");
    }
    return columns;
}

inline std::vector<double> numbers(const std::vector<std::string>& texts) {
    std::vector<double> out;
    for (const std::string& text : texts)
        out.push_back(std::stod(text));
    return out;
}

/// Weights from rows of neighbours.
inline Weights weightsOf(std::vector<std::vector<std::uint32_t>> rows) {
    Weights weights;
    for (auto& row : rows) {
        std::sort(row.begin(), row.end());
        weights.neighbours.insert(weights.neighbours.end(), row.begin(), row.end());
        weights.starts.push_back(weights.neighbours.size());
    }
    return weights;
}

/// A .gal file, its units in the order of `ids`.
inline Weights readGal(const std::string& path, const std::vector<std::string>& ids) {
    std::map<std::string, std::uint32_t> positions;
    for (std::size_t i = 0; i < ids.size(); ++i)
        positions[ids[i]] = static_cast<std::uint32_t>(i);
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    std::vector<std::vector<std::uint32_t>> rows(ids.size());
    while (std::getline(file, line)) {
        std::string id, neighbour;
        std::size_t count = 0;
        if (!(std::stringstream(line) >> id >> count)) continue;
        std::getline(file, line);
        std::stringstream names(line);
        while (names >> neighbour)
            rows[positions.at(id)].push_back(positions.at(neighbour));
    }
    return weightsOf(std::move(rows));
}

}  // namespace hetu::hot_spots::test
