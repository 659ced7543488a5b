#include "app/desktop/layers/filter_row.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <map>

#include "app/desktop/base/language.h"
#include "app/desktop/layers/filter_words.h"
#include "app/desktop/look/icons.h"
#include "app/desktop/rows/cell_words.h"
#include "layers/workspace/register_schema.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {
namespace {

constexpr std::size_t mostOffered = 200;

/// The values that occur, the most frequent first.
Result<std::vector<std::string>> valuesOf(const std::string& path,
                                          const std::string& layer,
                                          const std::string& field,
                                          const Progress& progress) {
    HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
    HETU_TRY(const RowColumns rows, query.columns({field}, {}, progress));
    const Column* column = rows.table.find(field);
    std::map<std::string, std::size_t> counts;
    for (std::size_t row = 0; column && row < rows.ids.size(); ++row)
        if (!column->isMissing(row))
            ++counts[column->isText() ? column->texts[row] : toText(column->numbers[row])];
    std::vector<std::pair<std::size_t, std::string>> sorted;
    for (auto& [value, count] : counts)
        sorted.emplace_back(count, value);
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<std::string> values;
    for (const auto& [count, value] : sorted)
        if (values.size() < mostOffered) values.push_back(value);
    return values;
}

}  // namespace

FilterRow::FilterRow(const LayerInfo& layer, std::string path, QWidget* parent)
    : QWidget(parent),
      m_layer(layer),
      m_path(std::move(path)),
      m_field(new QComboBox),
      m_comparison(new QComboBox),
      m_value(new QComboBox),
      m_wrong(new QLabel) {
    m_field->setAccessibleName(tr("Column"));
    m_comparison->setAccessibleName(tr("How it is compared"));
    m_value->setAccessibleName(tr("With what"));
    m_value->setEditable(true);
    m_value->setInsertPolicy(QComboBox::NoInsert);
    m_value->completer()->setFilterMode(Qt::MatchContains);
    m_value->completer()->setCompletionMode(QCompleter::PopupCompletion);
    for (QComboBox* box : {m_field, m_comparison, m_value})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_field->setMinimumContentsLength(10);
    m_comparison->setMinimumContentsLength(5);
    m_value->setMinimumContentsLength(7);
    m_wrong->setObjectName(QStringLiteral("errorText"));
    m_wrong->setWordWrap(true);
    for (const Field& each : m_layer.fields)
        m_field->addItem(headingOf(each), QString::fromStdString(each.name));
    auto* away = new QToolButton;
    away->setIcon(icon(QStringLiteral("close")));
    away->setAutoRaise(true);
    away->setToolTip(tr("Take this condition away"));
    away->setAccessibleName(away->toolTip());
    auto* top = new QHBoxLayout;
    top->addWidget(m_field, 1);
    top->addWidget(away);
    auto* below = new QHBoxLayout;
    below->addWidget(m_comparison, 2);
    below->addWidget(m_value, 3);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    rows->addLayout(top);
    rows->addLayout(below);
    rows->addWidget(m_wrong);
    connect(away, &QToolButton::clicked, this, &FilterRow::removeAsked);
    connect(m_field, &QComboBox::currentIndexChanged, this, [this] {
        fillComparisons();
        m_value->clear();
        m_value->clearEditText();
        offerValues();
        judge();
    });
    connect(m_comparison, &QComboBox::currentIndexChanged, this, &FilterRow::judge);
    connect(m_value, &QComboBox::editTextChanged, this, &FilterRow::judge);
    fillComparisons();
    offerValues();
    judge();
}

const Field* FilterRow::field() const {
    return m_layer.field(m_field->currentData().toString().toStdString());
}

render::Comparison FilterRow::comparison() const {
    return static_cast<render::Comparison>(m_comparison->currentData().toInt());
}

void FilterRow::set(const render::FilterCondition& condition) {
    const int at = m_field->findData(QString::fromStdString(condition.field));
    const Field* known = m_layer.field(condition.field);
    if (at < 0 || !known) return;
    m_field->setCurrentIndex(at);
    m_comparison->setCurrentIndex(
        std::max(0, m_comparison->findData(static_cast<int>(condition.comparison))));
    m_value->setEditText(shownValue(m_layer.name, *known, condition.value));
    judge();
}

void FilterRow::fillComparisons() {
    const QSignalBlocker quiet(m_comparison);
    m_comparison->clear();
    if (const Field* known = field())
        for (const auto& [comparison, words] : comparisonsFor(*known))
            m_comparison->addItem(words, static_cast<int>(comparison));
}

void FilterRow::offerValues() {
    const Field* known = field();
    if (!known) return;
    m_reading.start<std::vector<std::string>>(
        [path = m_path, layer = m_layer.name, name = known->name](const Progress& progress) {
            return valuesOf(path, layer, name, progress);
        },
        [this, own = *known](Result<std::vector<std::string>> values) {
            if (!values.ok()) return;  // it can still be typed
            const QString typed = m_value->currentText();
            const QSignalBlocker quiet(m_value);
            m_value->clear();
            for (const std::string& value : values.value())
                m_value->addItem(shownValue(m_layer.name, own, value),
                                 QString::fromStdString(value));
            m_value->setCurrentIndex(-1);
            m_value->setEditText(typed);
        });
}

std::optional<std::string> FilterRow::value() const {
    const Field* known = field();
    const QString typed = m_value->currentText().trimmed();
    if (!known) return std::nullopt;
    // What is offered stands for its value, whatever it is called.
    if (const int at = m_value->findText(typed, Qt::MatchFixedString | Qt::MatchCaseSensitive);
        at >= 0)
        return m_value->itemData(at).toString().toStdString();
    if (known->type == FieldType::Text) {
        for (const CodeLabel& code : codesOf(m_layer.name, known->name))
            if (typed.toStdString() == code.label.en || typed.toStdString() == code.label.zh)
                return code.code;
        return typed.isEmpty() ? std::nullopt : std::optional(typed.toStdString());
    }
    for (const double answer : {0.0, 1.0})
        if (typed == shownValue(m_layer.name, *known, toText(answer))) return toText(answer);
    QString plain = typed;
    plain.remove(QLatin1Char(',')).remove(QChar(0xFF0C)).remove(QLatin1Char(' '));
    double number = 0;
    if (!parseNumber(plain.toStdString(), number) || !std::isfinite(number)) return std::nullopt;
    return toText(number);
}

std::optional<render::FilterCondition> FilterRow::condition() const {
    const Field* known = field();
    if (!known) return std::nullopt;
    render::FilterCondition made;
    made.field = known->name;
    made.comparison = comparison();
    made.isNumber = known->type != FieldType::Text;
    if (!needsValue(made.comparison)) return made;
    const std::optional<std::string> wanted = value();
    if (!wanted) return std::nullopt;
    made.value = *wanted;
    return made;
}

void FilterRow::judge() {
    const bool needs = needsValue(comparison());
    m_value->setEnabled(needs);
    const QString typed = m_value->currentText().trimmed();
    const bool isWrong = needs && !typed.isEmpty() && !condition();
    m_wrong->setText(isWrong ? tr("“%1” is no number.").arg(typed) : QString());
    m_wrong->setVisible(isWrong);
    emit changed();
}

}  // namespace hetu::desktop
