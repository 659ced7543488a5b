#pragma once
#include <QObject>
#include <QString>
#include <optional>
#include <vector>

#include "app/desktop/layers/layer_states.h"
#include "layers/base/text.h"

namespace hetu::desktop {

class Document;
class LayerPanel;

/// One theme: how the layers stand for one question.
struct NamedTheme {
    QString name;
    bool isBuiltIn = false;
};

/// The themes of a workspace: built-in ones, of which only those with something to show are there,
/// and those that people have kept (items of kind "theme").
///
/// Holds   After apply(name), present() is `name` or one before it that looks the same.
///         What is shown is no step that can be taken back; opacities and order are one step.
class Themes : public QObject {
    Q_OBJECT
public:
    Themes(Document& document, LayerPanel& panel, QObject* parent = nullptr);

    /// Built-in ones first, then the kept ones by name.
    [[nodiscard]] const std::vector<NamedTheme>& list() const { return m_list; }
    /// How the layers stand in it; nothing: no such theme.
    [[nodiscard]] std::optional<ThemeState> stateOf(const QString& name) const;
    /// False: no such theme.
    bool apply(const QString& name);
    /// The one the layers stand as now; "" if none.
    [[nodiscard]] QString present() const;

    /// Keeps how the layers stand; one of that name is replaced. False: the name is empty or that
    /// of a built-in theme.
    bool keep(const QString& name);
    /// False: no such theme of one's own, or the new name is taken.
    bool rename(const QString& name, const QString& newName);
    void remove(const QString& name);

signals:
    void changed();         ///< list() is not what it was
    void presentChanged();  ///< perhaps

private:
    void readAgain();
    [[nodiscard]] bool isFree(const QString& name) const;
    [[nodiscard]] bool isOwn(const QString& name) const;
    void keepOpacitiesAndOrder(const ThemeState& state, const Text& label);

    Document& m_document;
    LayerPanel& m_panel;
    std::vector<NamedTheme> m_list;
};

}  // namespace hetu::desktop
