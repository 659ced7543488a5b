#pragma once
#include <QComboBox>
#include <QLabel>
#include <QWidget>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/charts/chart_view.h"
#include "app/desktop/document/document.h"
#include "app/desktop/document/selection.h"

namespace hetu::desktop {

/// A chart of a layer's columns, linked with the selection of the whole window. Nothing is read
/// while it is not seen.
class ChartPanel : public QWidget {
    Q_OBJECT
public:
    ChartPanel(const Document& document, Selection& selection, QWidget* parent = nullptr);

    [[nodiscard]] ChartView& view() { return *m_view; }
    [[nodiscard]] QComboBox& layerBox() { return *m_layer; }
    [[nodiscard]] QComboBox& kindBox() { return *m_kind; }
    [[nodiscard]] QComboBox& xBox() { return *m_x; }
    [[nodiscard]] QComboBox& yBox() { return *m_y; }
    [[nodiscard]] QString says() const { return m_says->text(); }
    [[nodiscard]] bool isBusy() const {
        return m_reading.isRunning() || m_marking.isRunning() || m_brushing.isRunning();
    }
    /// The layers are not what they were.
    void takeDocument();
    /// Only rows of that region; "": everywhere.
    void setRegion(const std::string& region);
    void takeSelection(const std::string& layer);
    /// The filter of the layer is perhaps another.
    void takeFilter();
    /// That column: of numbers how it is spread, of words who has the most.
    void showColumn(const std::string& layer, const std::string& field);
    /// The figures as a table for a spreadsheet.
    [[nodiscard]] QString figuresText() const;

signals:
    void failed(const hetu::Error& error);

protected:
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] ChartWish::Kind kind() const;
    void fillColumns();
    void read();
    void mark();
    void select(std::function<Selection::Ids(const ChartFigures&)> which, SelectMode mode);
    void say();

    const Document& m_document;
    Selection& m_selection;
    std::string m_region;
    QComboBox* m_layer;
    QComboBox* m_kind;
    QComboBox* m_x;
    QComboBox* m_y;
    QLabel* m_by;
    ChartView* m_view;
    std::string m_condition;  ///< of the chart being read or shown
    QLabel* m_says;
    LatestJob m_reading{this}, m_marking{this}, m_brushing{this};
};

}  // namespace hetu::desktop
