#pragma once
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "app/desktop/base/latest_job.h"
#include "app/desktop/document/document.h"
#include "app/desktop/styles/style_figures.h"
#include "app/render/layer_style.h"

namespace hetu::desktop {

/// The style of one layer while it is being edited. What is edited is kept in the workspace when
/// the hand rests: one step for each gesture, the style for this program and for QGIS together.
///
/// Holds    Classes and categories are made in jobs; until they are there, nothing is kept, so the
///          map never shows a style that is half made. What other hands do (undo) is taken over.
class StyleDesk : public QObject {
    Q_OBJECT
public:
    explicit StyleDesk(Document& document, QObject* parent = nullptr);
    ~StyleDesk() override;

    /// "" and what cannot be drawn: none.
    void choose(const std::string& layer);
    [[nodiscard]] const std::string& layerName() const { return m_name; }
    /// Of the chosen one, or nullptr; until the document changes.
    [[nodiscard]] const LayerInfo* layer() const;
    [[nodiscard]] render::StyleTarget target() const { return m_target; }
    /// Drawn as the program does it by itself: style() is what editing would begin with.
    [[nodiscard]] bool isAsItComes() const { return m_isAsItComes; }
    [[nodiscard]] const render::LayerStyle& style() const { return m_style; }
    /// What is known of the field that decides; nullptr while it is read or where there is none.
    [[nodiscard]] const StyleFigures* figures() const { return m_figures.get(); }
    /// Why there are no classes or categories, in words; "" where there are, or soon will be.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    [[nodiscard]] bool isBusy() const {
        return m_reading.isRunning() || m_classing.isRunning() || m_isTouched || m_inFlight > 0;
    }

    /// The fields that a style of that kind can go by, as they stand in the layer.
    [[nodiscard]] std::vector<const Field*> fieldsFor(render::StyleKind kind) const;

    void setAsItComes();
    void setKind(render::StyleKind kind);
    void setField(const std::string& field);
    /// How classes are made; they are made again.
    void setClassing(const std::string& method, int count);
    /// Classes between these limits: method "fixed".
    void setLimits(const std::vector<double>& limits);
    void setRamp(const std::string& ramp, bool isInverted);
    /// Categories for all values, those that are there stay as they are.
    void addAllCategories();
    /// Any other change; the figures stay.
    void edit(const std::function<void(render::LayerStyle&)>& change);
    /// The whole style, from elsewhere.
    void replace(const render::LayerStyle& style);

    /// While a hand holds a slider nothing is kept: it is one gesture.
    void setHeld(bool isHeld);
    /// What was edited is kept now, not when the hand rests.
    void flush();

signals:
    void changed();         ///< another layer, or its style is not what it was
    void figuresChanged();  ///< figures() or problem()

private:
    void load();
    void begin();
    void needFigures(bool remakes);
    void remake();
    void takeLimits(const std::vector<double>& limits);
    void touch();
    void keep();
    void takeItems();
    [[nodiscard]] std::string usualField(render::StyleKind kind) const;
    [[nodiscard]] std::string unit() const;

    Document& m_document;
    std::string m_name;
    render::StyleTarget m_target = render::StyleTarget::Point;
    bool m_isAsItComes = true;
    render::LayerStyle m_style;
    std::map<std::string, render::LayerStyle> m_drafts;  ///< what was left for "as it comes"
    FiguresPointer m_figures;
    QString m_problem;
    bool m_remakes = false;  ///< classes or categories are waited for
    bool m_isHeld = false;
    bool m_isTouched = false;  ///< edited, not yet asked to be kept
    int m_inFlight = 0;        ///< asked to be kept, not yet committed
    QTimer m_rest;
    LatestJob m_reading{this}, m_classing{this};
};

}  // namespace hetu::desktop
