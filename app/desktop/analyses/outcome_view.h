#pragma once
#include <QScrollArea>
#include <QVBoxLayout>

#include "analysis/core/analysis.h"
#include "layers/base/result.h"

namespace hetu::desktop {

/// What a run brought, in words: key figures, notes, or what went wrong and what to do about it.
class OutcomeView : public QScrollArea {
    Q_OBJECT
public:
    explicit OutcomeView(QWidget* parent = nullptr);

    void clear();
    void showOutput(const QString& title, const analysis::Output& output);
    void showError(const Error& error);
    /// All that is shown, as lines of text.
    [[nodiscard]] QString plainText() const { return m_plainText; }

private:
    void restart();
    QWidget* addLine(const QString& text, const char* look);
    void addFigure(const analysis::Figure& figure);

    QVBoxLayout* m_lines = nullptr;
    QString m_plainText;
};

}  // namespace hetu::desktop
