#include "app/desktop/editing/form_desk.h"

#include "app/desktop/base/job.h"
#include "app/desktop/base/language.h"
#include "app/desktop/base/numbers.h"
#include "app/desktop/document/document.h"
#include "app/desktop/editing/platform_advice.h"
#include "app/desktop/frame/inspector.h"
#include "app/desktop/frame/message_bar.h"
#include "app/desktop/map/map_view.h"
#include "app/desktop/rows/row_values.h"

namespace hetu::desktop {

namespace {

QString singular(const std::string& layer) {
    if (layer == "zones") return FormDesk::tr("Area");
    if (layer == "platforms") return FormDesk::tr("Platform");
    if (layer == "organisations") return FormDesk::tr("Organisation");
    if (layer == "streets") return FormDesk::tr("Street");
    if (layer == "buildings") return FormDesk::tr("Building");
    return FormDesk::tr("Facts");
}

}  // namespace

FormDesk::FormDesk(const Workbench& bench, QObject* parent) : QObject(parent), m_bench(bench) {}

FormDesk::~FormDesk() {
    if (!m_form) return;
    m_bench.inspector.clear(m_form);
    delete m_form;
}

Text FormDesk::titleOf(const std::string& layer) const {
    const LayerInfo* info = m_bench.document.layer(layer);
    return info ? info->title : Text{layer, layer};
}

void FormDesk::forget() {
    ++m_asked;
    ++m_opened;
    m_form = nullptr;
    m_many = nullptr;
}

void FormDesk::present(const std::string& layer, std::int64_t id, bool isNew) {
    inBackground<std::optional<OneRow>>(
        this,
        [path = m_bench.document.path().toStdString(), layer, id](const Progress&) {
            return readRow(path, layer, id);
        },
        [this, layer, isNew, asked = ++m_asked](Result<std::optional<OneRow>> row) {
            if (asked != m_asked) return;  // another row was asked for meanwhile
            if (!row.ok()) return m_bench.messages.showError(row.error());
            if (row.value()) show(layer, *row.value(), isNew);
        });
}

void FormDesk::show(const std::string& layer, const OneRow& row, bool isNew) {
    m_form = new RowForm(layer, row, *m_bench.document.codes());
    RowForm* form = m_form;
    connect(
        form, &RowForm::saveAsked, this,
        [this, form](const Field& field, const std::string& value) {
            save(*form, {{field, value}},
                 changedLabel(field, called(form->name(), titleOf(form->layer()))));
        });
    connect(form, &RowForm::revertAsked, this, [this, form](const RowForm::Values& values) {
        save(*form, values,
             stepLabel("As it was: {}", "恢复原值：{}",
                       called(form->name(), titleOf(form->layer()))));
    });
    connect(form, &RowForm::finished, this, [this] { m_bench.map.setFocus(Qt::OtherFocusReason); });
    const Extent extent = row.geometry.extent();
    connect(form, &RowForm::zoomAsked, this,
            [this, extent] { m_bench.map.showExtent(extent.grown(200)); });
    connect(form, &RowForm::platformAsked, this, &FormDesk::platformAsked);
    connect(form, &RowForm::deleteAsked, this,
            [this, layer, id = row.id] { emit deleteAsked(layer, id); });
    m_bench.inspector.present(singular(layer), form);
    if (isNew) form->beginWriting();
    advise(row);
}

void FormDesk::advise(const OneRow& row) {
    if (!m_form || m_form->layer() != "platforms" || row.geometry.isEmpty()) return;
    m_advising.start<analysis::SiteSurroundings>(
        [read = m_bench.document.reader(),
         at = row.geometry.extent().centre()](
            const Progress& progress) -> Result<analysis::SiteSurroundings> {
            HETU_TRY(const auto source, read());
            return adviceAt(*source, at, progress);
        },
        [form = m_form](Result<analysis::SiteSurroundings> around) {
            // Without advice the form is as good as before.
            if (form && around.ok()) form->setAdvice(wordsOf(around.value()));
        });
}

void FormDesk::presentMany(const std::string& layer, const std::vector<std::int64_t>& ids) {
    ++m_asked;
    const LayerInfo* info = m_bench.document.layer(layer);
    if (!info) return;
    m_many = new RowsForm(layer, ids, info->fields, *m_bench.document.codes());
    connect(m_many, &RowsForm::saveAsked, this, &FormDesk::saveMany);
    m_bench.inspector.present(
        tr("%1: %2 together").arg(words(titleOf(layer)), grouped(double(ids.size()), 0)), m_many);
}

void FormDesk::refresh() {
    if (!m_form) return;
    inBackground<std::optional<OneRow>>(
        this,
        [path = m_bench.document.path().toStdString(), layer = m_form->layer(),
         id = m_form->id()](const Progress&) { return readRow(path, layer, id); },
        [this, form = m_form, opened = m_opened](Result<std::optional<OneRow>> row) {
            if (!form || opened != m_opened || m_bench.document.isBusy()) return;
            if (!row.ok()) return m_bench.messages.showError(row.error());
            if (!row.value()) return m_bench.inspector.clear(form);
            form->take(*row.value());
            advise(*row.value());
        });
}

void FormDesk::save(const RowForm& form, const RowForm::Values& values, const Text& label) {
    RowValues cells;
    for (const auto& [field, value] : values)
        cells[field.name] = cellOf(field, value);
    m_bench.document.change(
        label,
        [layer = form.layer(), id = form.id(), cells](Workspace::Transaction& transaction) {
            return transaction.updateRow(layer, id, cells);
        },
        [self = QPointer<FormDesk>(this)](const Status& status) {
            if (!self || status.ok()) return;
            self->m_bench.messages.showError(status.error());
            self->refresh();
        });
}

void FormDesk::saveMany(const RowsForm::Values& values) {
    RowValues cells;
    std::vector<std::string> en, zh;
    for (const auto& [field, value] : values) {
        cells[field.name] = cellOf(field, value);
        const Text label = field.label.isEmpty() ? Text{field.name, field.name} : field.label;
        en.push_back(label.en);
        zh.push_back(label.zh);
    }
    const std::vector<std::int64_t> ids = m_many->ids();
    m_bench.document.change(
        {fillIn("{} rows changed: {}", {toText(ids.size()), joined(en, ", ")}),
         fillIn("批量修改 {} 条：{}", {toText(ids.size()), joined(zh, "、")})},
        [layer = m_many->layer(), ids, cells](Workspace::Transaction& transaction) -> Status {
            for (const std::int64_t id : ids)
                HETU_CHECK(transaction.updateRow(layer, id, cells));
            return success();
        },
        [self = QPointer<FormDesk>(this), form = m_many, count = ids.size()](const Status& status) {
            if (!self) return;
            if (!status.ok()) return self->m_bench.messages.showError(status.error());
            if (form) form->accept();
            self->m_bench.messages.showNotice(
                tr("Written into %1.").arg(grouped(double(count), 0)));
        });
}

}  // namespace hetu::desktop
