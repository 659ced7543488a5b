#pragma once
#include <array>
#include <cstddef>
#include <utility>

#include "app/render/layer_style.h"

/// The words for the choices of a style, in JSON and in QML alike. Used inside app/render only.
namespace hetu::render {

template <class T, std::size_t n>
using Words = std::array<std::pair<T, const char*>, n>;

inline constexpr Words<StyleKind, 6> kindWords{{{StyleKind::Single, "single"},
                                                {StyleKind::Categorised, "categorised"},
                                                {StyleKind::Graduated, "graduated"},
                                                {StyleKind::Proportional, "proportional"},
                                                {StyleKind::Heat, "heat"},
                                                {StyleKind::Own, "own"}}};
/// As QGIS calls them, too.
inline constexpr Words<SymbolShape, 7> shapeWords{{{SymbolShape::Circle, "circle"},
                                                   {SymbolShape::Square, "square"},
                                                   {SymbolShape::Diamond, "diamond"},
                                                   {SymbolShape::Triangle, "triangle"},
                                                   {SymbolShape::Pentagon, "pentagon"},
                                                   {SymbolShape::Star, "star"},
                                                   {SymbolShape::Cross, "cross_fill"}}};
inline constexpr Words<LineStyle, 4> lineWords{{{LineStyle::Solid, "solid"},
                                                {LineStyle::Dashed, "dash"},
                                                {LineStyle::Dotted, "dot"},
                                                {LineStyle::None, "no"}}};

template <class T, std::size_t n>
const char* wordOf(const Words<T, n>& words, T value) {
    for (const auto& [each, word] : words)
        if (each == value) return word;
    return words[0].second;
}

}  // namespace hetu::render
