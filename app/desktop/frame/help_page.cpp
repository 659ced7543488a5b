#include "app/desktop/frame/help_page.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "app/desktop/frame/commands.h"

namespace hetu::desktop {
namespace {

/// Words of this file, for translation.
struct Help {
    Q_DECLARE_TR_FUNCTIONS(hetu::desktop::Help)
};

QString heading(const QString& text) {
    return QStringLiteral("<h3>%1</h3>").arg(text.toHtmlEscaped());
}

QString list(const QStringList& lines) {
    QString html = QStringLiteral("<ol>");
    for (const QString& line : lines)
        html += QStringLiteral("<li>%1</li>").arg(line.toHtmlEscaped());
    return html + QStringLiteral("</ol>");
}

QString keyTable(const QList<std::pair<QString, QString>>& rows) {
    QString html = QStringLiteral("<table cellspacing='0' cellpadding='3'>");
    for (const auto& [keys, text] : rows)
        html += QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>")
                    .arg(keys.toHtmlEscaped(), text.toHtmlEscaped());
    return html + QStringLiteral("</table>");
}

}  // namespace

QString helpText(const Commands& commands) {
    QString html = heading(Help::tr("For the planner in the city office"));
    html +=
        list({Help::tr("Drop the list of organisations into the window. Look at the columns and "
                       "at where the coordinates come from, then Finish."),
              Help::tr("Go through the Guide from the top: each step says what it will do, and "
                       "afterwards what came out."),
              Help::tr("Look at the blanks one by one (F8, then the arrow keys)."),
              Help::tr("In Sites, drag platforms about: the figures follow. Solve from here "
                       "lets the program choose around what you have decided."),
              Help::tr("Export a map, or take any table, chart or picture from where it "
                       "stands.")});
    html += heading(Help::tr("For the county"));
    html += list({Help::tr("Window, For the county. Choose your county at the left end of the tool "
                           "bar: everything then shows it alone."),
                  Help::tr("Look at the blanks. If the park is not on the map yet, draw it: one "
                           "click for each corner, Enter ends."),
                  Help::tr("Place the platform by a click, or from the page of a blank. Its form "
                           "is filled in with what lies around, and says why."),
                  Help::tr("Every change is kept at once, and Undo takes it back.")});
    html += heading(Help::tr("For the leader"));
    html +=
        list({Help::tr("F12 shows the briefing. Left and right turn the pages."),
              Help::tr("A click on a county, or the arrow down, shows its page; Backspace leads "
                       "back, Escape ends."),
              Help::tr("Nothing can be changed there.")});
    html += heading(Help::tr("On the map"));
    html += keyTable({{Help::tr("Wheel, + and -"), Help::tr("closer and farther")},
                      {Help::tr("Drag, arrow keys"), Help::tr("move the map")},
                      {Help::tr("Shift and drag"), Help::tr("go to that box")},
                      {Help::tr("Esc"), Help::tr("put the tool away")}});
    html += heading(Help::tr("Keys"));
    QList<std::pair<QString, QString>> rows;
    for (const CommandSpec& spec : commands.all())
        if (const QKeySequence keys = commands.keys(spec.id); !keys.isEmpty())
            rows.emplace_back(keys.toString(QKeySequence::NativeText), Commands::plainText(spec));
    return html + keyTable(rows);
}

void showHelp(const Commands& commands, QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("helpPage"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Help::tr("Help"));
    auto* text = new QTextBrowser;
    text->setHtml(helpText(commands));
    text->setAccessibleName(Help::tr("Help"));
    auto* buttons = new QDialogButtonBox;
    auto* shut = buttons->addButton(Help::tr("Close"), QDialogButtonBox::RejectRole);
    shut->setAutoDefault(false);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* rows = new QVBoxLayout(dialog);
    rows->addWidget(text, 1);
    rows->addWidget(buttons);
    dialog->resize(620, 640);
    dialog->show();
    text->setFocus();
}

}  // namespace hetu::desktop
