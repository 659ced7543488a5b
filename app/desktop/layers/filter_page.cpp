#include "app/desktop/layers/filter_page.h"

#include <QHBoxLayout>
#include <algorithm>

#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "layers/workspace/row_query.h"

namespace hetu::desktop {

FilterPage::FilterPage(const LayerInfo& layer,
                       std::string path,
                       const render::LayerFilter& present,
                       QWidget* parent)
    : QWidget(parent),
      m_layer(layer),
      m_path(std::move(path)),
      m_join(new QComboBox),
      m_conditions(new QVBoxLayout),
      m_remain(new QLabel),
      m_apply(new QPushButton(tr("Show only these"))) {
    auto* what = new QLabel(
        tr("Map, table and charts show the rows that meet the conditions. Nothing is deleted, and "
           "analyses go on using all rows."));
    what->setObjectName(QStringLiteral("help"));
    what->setWordWrap(true);
    m_join->addItem(tr("All conditions must hold"), false);
    m_join->addItem(tr("One condition is enough"), true);
    m_join->setCurrentIndex(present.isAnyEnough ? 1 : 0);
    m_join->setAccessibleName(tr("How the conditions go together"));
    auto* more = new QPushButton(tr("Another condition"));
    more->setObjectName(QStringLiteral("anotherCondition"));
    m_remain->setObjectName(QStringLiteral("summary"));
    m_remain->setWordWrap(true);
    m_apply->setObjectName(QStringLiteral("applyFilter"));
    m_apply->setDefault(true);
    auto* all = new QPushButton(tr("Show all rows"));
    all->setObjectName(QStringLiteral("noFilter"));
    m_conditions->setSpacing(12);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_apply);
    buttons->addWidget(all);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 4, 0);
    rows->setSpacing(8);
    rows->addWidget(what);
    rows->addWidget(m_join);
    rows->addLayout(m_conditions);
    rows->addWidget(more, 0, Qt::AlignLeft);
    rows->addWidget(m_remain);
    rows->addLayout(buttons);
    rows->addStretch(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(250);
    connect(&m_rest, &QTimer::timeout, this, &FilterPage::count);
    connect(m_join, &QComboBox::currentIndexChanged, this, &FilterPage::takeChange);
    connect(more, &QPushButton::clicked, this, [this] {
        addRow()->setFocus();
        takeChange();
    });
    connect(m_apply, &QPushButton::clicked, this, [this] {
        if (const auto wanted = filter()) emit chosen(*wanted);
    });
    connect(all, &QPushButton::clicked, this, [this] { emit chosen({}); });
    for (const render::FilterCondition& condition : present.conditions)
        addRow()->set(condition);
    if (m_rows.empty()) addRow();
    takeChange();
}

FilterRow* FilterPage::addRow() {
    auto* row = new FilterRow(m_layer, m_path);
    m_rows.push_back(row);
    m_conditions->addWidget(row);
    connect(row, &FilterRow::changed, this, &FilterPage::takeChange);
    connect(row, &FilterRow::removeAsked, this, [this, row] {
        std::erase(m_rows, row);
        m_conditions->removeWidget(row);
        row->hide();
        row->deleteLater();  // its button is at work
        takeChange();
    });
    return row;
}

std::optional<render::LayerFilter> FilterPage::filter() const {
    render::LayerFilter made;
    made.isAnyEnough = m_join->currentData().toBool();
    for (const FilterRow* row : m_rows) {
        const auto condition = row->condition();
        if (!condition) return std::nullopt;
        made.conditions.push_back(*condition);
    }
    return made;
}

bool FilterPage::isBusy() const {
    return m_rest.isActive() || m_counting.isRunning() ||
           std::any_of(m_rows.begin(), m_rows.end(),
                       [](const FilterRow* row) { return row->isBusy(); });
}

void FilterPage::takeChange() {
    m_counting.forget();
    const auto wanted = filter();
    m_join->setVisible(m_rows.size() > 1);
    m_apply->setEnabled(wanted.has_value());
    m_remain->setText(wanted ? tr("Counting …") : tr("Fill in the value to see what remains."));
    if (wanted)
        m_rest.start();
    else
        m_rest.stop();
}

void FilterPage::count() {
    const auto wanted = filter();
    if (!wanted) return;
    m_counting.start<std::size_t>(
        [path = m_path, layer = m_layer.name,
         sql = render::toSql(*wanted)](const Progress& progress) -> Result<std::size_t> {
            HETU_TRY(const RowQuery query, RowQuery::open(path, layer));
            RowFilter filter;
            filter.layerCondition = sql;
            HETU_TRY(const auto ids, query.ids(filter, {}, progress));
            return ids.size();
        },
        [this](Result<std::size_t> count) {
            if (!count.ok()) return m_remain->setText(words(count.error().message));
            m_remain->setText(tr("%1 of %2 rows remain.")
                                  .arg(grouped(static_cast<double>(count.value()), 0),
                                       grouped(static_cast<double>(m_layer.rowCount), 0)));
        });
}

}  // namespace hetu::desktop
