#pragma once

class QMainWindow;
class QStatusBar;
class QToolBar;

namespace hetu::render {
class MapRenderer;
}  // namespace hetu::render

namespace hetu::desktop {

class AnalysisPanel;
class Commands;
class Document;
class HandOver;
class Inspector;
class LayerPanel;
class MapView;
class MessageBar;
class Panels;
class RegionFilter;
class Selection;
class Work;

/// What every room of the window works with. Made by the window; outlives the rooms, which know
/// this and not each other.
struct Workbench {
    QMainWindow& window;  ///< parent of dialogs
    Document& document;
    Selection& selection;
    RegionFilter& region;  ///< what everything is narrowed to
    render::MapRenderer& renderer;
    MapView& map;
    LayerPanel& layers;
    AnalysisPanel& analyses;
    MessageBar& messages;
    Commands& commands;
    Panels& panels;
    Inspector& inspector;
    Work& work;
    HandOver& handOver;
    QToolBar& topBar;       ///< what is appended stands at its right end
    QStatusBar& statusBar;  ///< position, coordinate system, scale
    bool remembers = true;  ///< false in tests and for pictures: no settings are read or kept
};

}  // namespace hetu::desktop
