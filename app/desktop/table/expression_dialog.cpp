#include "app/desktop/table/expression_dialog.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include <nlohmann/json.hpp>

#include "analysis/core/chart_figures.h"
#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/layer_filters.h"
#include "app/desktop/look/theme.h"
#include "app/desktop/rows/cell_words.h"
#include "layers/quality/register_checks.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {
namespace {

constexpr int restMilliseconds = 300;
constexpr std::size_t mostValues = 200;
constexpr std::size_t mostKept = 20;
constexpr int wordRole = Qt::UserRole;

/// A column as it is written in a condition.
QString writtenField(const Field& field, const std::vector<Field>& all) {
    const QString label = field.label.isEmpty() ? QString() : words(field.label);
    const bool isUnique = std::count_if(all.begin(), all.end(), [&](const Field& other) {
                              return words(other.label) == label;
                          }) == 1;
    if (label.isEmpty() || !isUnique) return QString::fromStdString(field.name);
    static const QRegularExpression plain(QStringLiteral("^[\\w]+$"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    return plain.match(label).hasMatch() ? label : QLatin1Char('"') + label + QLatin1Char('"');
}

QString quotedText(QString text) {
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QStringLiteral("''")) +
           QLatin1Char('\'');
}

struct ListedValue {
    QString shown, written;
    std::size_t rows = 0;
};

/// For a job: what occurs in that column, the most frequent first.
Result<std::vector<ListedValue>> valuesOf(const std::string& path,
                                          const std::string& layer,
                                          const Field& field,
                                          const CodeLists& codes,
                                          const Progress& progress) {
    HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
    HETU_TRY(const RowColumns rows, query.columns({field.name}, {}, progress));
    const Column& column = rows.table.columns().front();
    HETU_TRY(const auto groups,
             analysis::ranking(column, nullptr, analysis::RankingFigure::Rows, progress));
    std::vector<ListedValue> values;
    for (const analysis::RankedGroup& group : groups) {
        if (values.size() == mostValues) break;
        if (group.value.empty()) continue;
        Column one{column.field, {}, {}};
        if (one.isText())
            one.texts.push_back(group.value);
        else
            one.numbers.push_back(group.number);
        ListedValue value{shownCell(codes, layer, one, 0), {}, group.rows};
        value.written = !one.isText() ? QString::fromStdString(keptCell(one, 0))
                        : codes.of(layer, field.name).empty()
                            ? quotedText(QString::fromStdString(group.value))
                            : quotedText(value.shown);
        values.push_back(value);
    }
    return values;
}

}  // namespace

ExpressionDialog::ExpressionDialog(Document& document, Selection& selection, QWidget* parent)
    : QDialog(parent),
      m_document(document),
      m_selection(selection),
      m_title(new QLabel),
      m_text(new QPlainTextEdit),
      m_search(new QLineEdit),
      m_fields(new QListWidget),
      m_values(new QListWidget),
      m_recent(new QComboBox),
      m_says(new QLabel) {
    setWindowTitle(tr("Select by a condition"));
    setModal(false);
    resize(760, 440);
    makeWidgets();
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &ExpressionDialog::check);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        mark(-1);
        m_rest.start();
    });
    connect(m_search, &QLineEdit::textChanged, this, &ExpressionDialog::listFields);
    connect(m_fields, &QListWidget::currentRowChanged, this, &ExpressionDialog::listValues);
    for (QListWidget* list : {m_fields, m_values})
        connect(list, &QListWidget::itemActivated, this,
                [this](const QListWidgetItem* item) { insert(item->data(wordRole).toString()); });
    connect(m_recent, &QComboBox::activated, this, [this](int at) {
        if (at > 0) m_text->setPlainText(m_recent->itemData(at).toString());
        m_recent->setCurrentIndex(0);
        m_text->setFocus();
    });
    connect(&m_document, &Document::changed, this, [this] {
        if (isVisible()) m_rest.start();
    });
    connect(&m_document, &Document::opened, this, [this] {
        m_selecting.forget();
        setLayer({});
        hide();
    });
}

void ExpressionDialog::makeWidgets() {
    m_title->setObjectName(QStringLiteral("fieldLabel"));
    m_text->setPlaceholderText(
        tr("For example: employees > 50 and name contains 'Tech'. A double click on a field or a "
           "value writes it here."));
    m_text->setAccessibleName(tr("Condition"));
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    m_search->setPlaceholderText(tr("Find a field"));
    m_search->setAccessibleName(tr("Find a field"));
    m_search->setClearButtonEnabled(true);
    m_fields->setAccessibleName(tr("Fields"));
    m_values->setAccessibleName(tr("Values of the field"));
    m_says->setWordWrap(true);
    m_says->setMinimumHeight(36);
    m_says->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_says->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* signs = new QHBoxLayout;
    signs->setSpacing(2);
    const QString words[] = {QStringLiteral("="),
                             QStringLiteral("<>"),
                             QStringLiteral("<"),
                             QStringLiteral(">"),
                             QStringLiteral("<="),
                             QStringLiteral(">="),
                             tr("and"),
                             tr("or"),
                             tr("not"),
                             tr("contains"),
                             tr("is null"),
                             QStringLiteral("("),
                             QStringLiteral(")")};
    for (const QString& word : words) {
        auto* button = new QToolButton;
        button->setText(word);
        button->setAccessibleName(word);
        connect(button, &QToolButton::clicked, this, [this, word] { insert(word); });
        signs->addWidget(button);
    }
    signs->addStretch(1);

    auto* left = new QVBoxLayout;
    left->addWidget(m_text, 1);
    left->addLayout(signs);
    left->addWidget(m_says);
    left->addWidget(m_recent);
    auto* lists = new QVBoxLayout;
    lists->addWidget(m_search);
    lists->addWidget(m_fields, 3);
    lists->addWidget(m_values, 2);
    auto* middle = new QHBoxLayout;
    middle->addLayout(left, 3);
    middle->addLayout(lists, 2);

    auto* bottom = new QHBoxLayout;
    m_buttons.assign(5, nullptr);
    const auto add = [&](SelectMode mode, const QString& text, const QString& tip) {
        auto* made = new QPushButton(text);
        made->setToolTip(tip);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, [this, mode] { select(mode); });
        m_buttons[static_cast<std::size_t>(mode)] = made;
        bottom->addWidget(made);
    };
    add(SelectMode::Replace, tr("Select"), tr("These rows and no others (Ctrl+Enter)"));
    add(SelectMode::Add, tr("Add"), tr("These rows beside what is selected"));
    add(SelectMode::Remove, tr("Take away"), tr("These rows out of what is selected"));
    add(SelectMode::Intersect, tr("Only among selected"),
        tr("Of what is selected, only these rows"));
    m_buttons[0]->setObjectName(QStringLiteral("primary"));
    bottom->addStretch(1);
    auto* inTable = new QPushButton(tr("Show in the table"));
    inTable->setAutoDefault(false);
    connect(inTable, &QPushButton::clicked, this,
            [this] { emit tableAsked(QString::fromStdString(expression())); });
    bottom->addWidget(inTable);
    auto* rows = new QVBoxLayout(this);
    rows->addWidget(m_title);
    rows->addLayout(middle, 1);
    rows->addLayout(bottom);
}

QPushButton* ExpressionDialog::button(SelectMode mode) const {
    return m_buttons[static_cast<std::size_t>(mode)];
}

std::string ExpressionDialog::expression() const {
    QString text = m_text->toPlainText();
    return text.replace(QLatin1Char('\n'), QLatin1Char(' ')).trimmed().toStdString();
}

RowFilter ExpressionDialog::filter() const {
    RowFilter wanted;
    wanted.expression = expression();
    wanted.layerCondition = layerCondition(m_document, m_layer);
    wanted.region = m_region;
    return wanted;
}

void ExpressionDialog::setRegion(const std::string& region) {
    m_region = region;
    if (isVisible()) check();
}

void ExpressionDialog::setLayer(const std::string& layer) {
    const bool isSame = layer == m_layer && m_path == m_document.path();
    m_layer = layer;
    m_path = m_document.path();
    const LayerInfo* info = m_document.layer(layer);
    m_title->setText(info ? tr("Rows of “%1” where:").arg(words(info->title, info->name))
                          : tr("Choose a layer in the table first."));
    if (isSame) return;
    m_text->clear();
    m_search->clear();
    listFields();
    listRecent();
    check();
}

const Field* ExpressionDialog::currentField() const {
    const LayerInfo* info = m_document.layer(m_layer);
    const QListWidgetItem* item = m_fields->currentItem();
    return info && item ? info->field(item->data(wordRole + 1).toString().toStdString()) : nullptr;
}

void ExpressionDialog::listFields() {
    m_fields->clear();
    const LayerInfo* info = m_document.layer(m_layer);
    if (!info) return;
    const QString sought = m_search->text().trimmed();
    for (const Field& field : info->fields) {
        const QString heading = headingOf(field), name = QString::fromStdString(field.name);
        if (!heading.contains(sought, Qt::CaseInsensitive) &&
            !name.contains(sought, Qt::CaseInsensitive))
            continue;
        auto* item = new QListWidgetItem(heading, m_fields);
        item->setToolTip(name);
        item->setData(wordRole, writtenField(field, info->fields));
        item->setData(wordRole + 1, name);
    }
    listValues();
}

void ExpressionDialog::listValues() {
    m_values->clear();
    m_listing.forget();
    const Field* field = currentField();
    if (!field) return;
    auto* wait = new QListWidgetItem(tr("Reading …"), m_values);
    wait->setFlags(Qt::NoItemFlags);
    using Values = std::vector<ListedValue>;
    m_listing.start<Values>(
        [path = m_path.toStdString(), layer = m_layer, field = *field, codes = m_document.codes()](
            const Progress& progress) { return valuesOf(path, layer, field, *codes, progress); },
        [this](Result<Values> values) {
            m_values->clear();
            if (!values.ok()) return;
            for (const ListedValue& value : values.value()) {
                auto* item = new QListWidgetItem(
                    tr("%1 (%2 rows)")
                        .arg(value.shown, grouped(static_cast<double>(value.rows), 0)),
                    m_values);
                item->setData(wordRole, value.written);
            }
        });
}

void ExpressionDialog::insert(const QString& word) {
    QTextCursor cursor = m_text->textCursor();
    const QString before = m_text->toPlainText().left(cursor.selectionStart());
    const bool needsSpace = !before.isEmpty() && !before.back().isSpace() && before.back() != '(';
    cursor.insertText((needsSpace ? QStringLiteral(" ") : QString()) + word + QLatin1Char(' '));
    m_text->setFocus();
}

void ExpressionDialog::check() {
    m_rest.stop();
    m_counting.forget();
    const std::string written = expression();
    const LayerInfo* info = m_document.layer(m_layer);
    m_says->setObjectName(QStringLiteral("summary"));
    mark(-1);
    if (!info || written.empty()) {
        m_says->setText(
            info ? tr("%1 rows in all.").arg(grouped(static_cast<double>(info->rowCount), 0))
                 : QString());
        return;
    }
    struct Counted {
        std::optional<RowQuery::Problem> problem;
        std::size_t rows = 0;
    };
    m_counting.start<Counted>(
        [path = m_path.toStdString(), layer = m_layer,
         wanted = filter()](const Progress& progress) -> Result<Counted> {
            HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
            Counted counted;
            counted.problem = query.problemOf(wanted.expression);
            if (counted.problem) return counted;
            HETU_TRY(const auto ids, query.ids(wanted, {}, progress));
            counted.rows = ids.size();
            return counted;
        },
        [this, all = info->rowCount](Result<Counted> counted) {
            if (!counted.ok()) {
                if (counted.error().code != ErrorCode::Cancelled)
                    m_says->setText(words(counted.error().message));
                return;
            }
            if (const auto& problem = counted.value().problem) {
                const QString hint = words(problem->error.hint);
                m_says->setObjectName(QStringLiteral("errorText"));
                m_says->setText(words(problem->error.message) +
                                (hint.isEmpty() ? QString() : QLatin1Char(' ') + hint));
                mark(static_cast<int>(problem->character));
            } else {
                m_says->setText(tr("%1 of %2 rows.")
                                    .arg(grouped(static_cast<double>(counted.value().rows), 0),
                                         grouped(static_cast<double>(all), 0)));
            }
            m_says->style()->unpolish(m_says);  // its name has changed, and so its look
            m_says->style()->polish(m_says);
        });
}

void ExpressionDialog::mark(int character) {
    m_wrongAt = character;
    QList<QTextEdit::ExtraSelection> marks;
    if (character >= 0) {
        // What is checked is trimmed, and counts characters, not UTF-16 units.
        const QString text = m_text->toPlainText();
        int at = 0;
        while (at < text.size() && text[at].isSpace())
            ++at;
        for (int left = character; left > 0 && at < text.size(); --left)
            at += text[at].isHighSurrogate() ? 2 : 1;
        const int from = std::min(at, std::max(0, static_cast<int>(text.size()) - 1));
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_text->document());
        mark.cursor.setPosition(from);
        mark.cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
        if (!mark.cursor.hasSelection())
            mark.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(theme().accentText);
        mark.format.setBackground(theme().errorGround);
        marks << mark;
    }
    m_text->setExtraSelections(marks);
}

void ExpressionDialog::select(SelectMode mode) {
    const std::string written = expression();
    if (m_layer.empty() || written.empty()) {
        m_says->setText(tr("Write a condition first."));
        return;
    }
    m_selecting.start<Selection::Ids>(
        [path = m_path.toStdString(), layer = m_layer,
         wanted = filter()](const Progress& progress) -> Result<Selection::Ids> {
            HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
            return query.ids(wanted, {}, progress);
        },
        [this, mode, written, layer = m_layer](Result<Selection::Ids> ids) {
            if (layer != m_layer) return;
            if (!ids.ok()) {
                check();  // says where
                return;
            }
            remember(written);
            m_selection.select(m_layer, std::move(ids).value(), mode);
        });
}

void ExpressionDialog::remember(const std::string& expression) {
    const auto kept = nlohmann::json::parse(m_document.item(itemKind, m_layer), nullptr, false);
    nlohmann::json next = nlohmann::json::array({expression});
    if (kept.is_array())
        for (const auto& each : kept)
            if (each.is_string() && each != expression && next.size() < mostKept)
                next.push_back(each);
    m_document.setItem(itemKind, m_layer, next.dump());
    listRecent();
}

void ExpressionDialog::listRecent() {
    const QSignalBlocker quiet(m_recent);
    m_recent->clear();
    m_recent->setAccessibleName(tr("Conditions used before"));
    m_recent->addItem(tr("Used before …"));
    const auto kept = nlohmann::json::parse(m_document.item(itemKind, m_layer), nullptr, false);
    if (kept.is_array())
        for (const auto& each : kept)
            if (each.is_string()) {
                const QString text = QString::fromStdString(each.get<std::string>());
                m_recent->addItem(text, text);
            }
    m_recent->setEnabled(m_recent->count() > 1);
}

bool ExpressionDialog::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && key->modifiers().testFlag(Qt::ControlModifier)) {
            select(SelectMode::Replace);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

}  // namespace hetu::desktop
