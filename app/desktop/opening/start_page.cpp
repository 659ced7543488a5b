#include "app/desktop/opening/start_page.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include "app/desktop/base/numbers.h"
#include "app/desktop/look/theme.h"

namespace hetu::desktop {
namespace {

constexpr int cardsInRow = 3;
constexpr int cardWidth = 224, pictureHeight = 126, cardHeight = 200, cardMargin = 10;

QString whenWords(const QDateTime& when) {
    if (!when.isValid()) return {};
    const qint64 days = when.date().daysTo(QDate::currentDate());
    if (days == 0) return StartPage::tr("today %1").arg(when.toString(QStringLiteral("HH:mm")));
    if (days == 1) return StartPage::tr("yesterday");
    return when.toString(QStringLiteral("yyyy-MM-dd"));
}

QString sizeWords(qint64 bytes) {
    const double megabytes = static_cast<double>(bytes) / 1e6;
    return QStringLiteral("%1 MB").arg(grouped(megabytes, megabytes < 10 ? 1 : 0));
}

}  // namespace

RecentCard::RecentCard(RecentWorkspace workspace, QWidget* parent)
    : QAbstractButton(parent), m_workspace(std::move(workspace)) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(m_workspace.title);
    setToolTip(
        m_workspace.isMissing
            ? tr("%1 is no longer there. Click to take it off the list.").arg(m_workspace.path)
            : m_workspace.path);
    setFixedSize(cardWidth, cardHeight);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (m_workspace.isMissing) emit removeAsked();
    });
}

QSize RecentCard::sizeHint() const {
    return {cardWidth, cardHeight};
}

void RecentCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
    } else if (event->key() == Qt::Key_Delete) {
        emit removeAsked();
    } else {
        QAbstractButton::keyPressEvent(event);
    }
}

void RecentCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const Theme& colours = theme();
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setBrush(underMouse() && !m_workspace.isMissing ? colours.hover : colours.raised);
    painter.setPen(QPen(hasFocus() ? colours.selection : colours.line, hasFocus() ? 2 : 1));
    painter.drawRoundedRect(frame, 6, 6);

    const QRectF picture(2, 2, width() - 4, pictureHeight);
    if (m_workspace.picture.isNull() || m_workspace.isMissing) {
        painter.fillRect(picture, colours.ground);
        painter.setPen(colours.faintText);
        painter.drawText(picture, Qt::AlignCenter,
                         m_workspace.isMissing ? tr("not there any more") : tr("no picture yet"));
    } else {
        painter.drawImage(picture, m_workspace.picture);
    }
    painter.setPen(QPen(colours.line, 1));
    painter.drawLine(picture.bottomLeft(), picture.bottomRight());

    const qreal textWidth = width() - 2 * cardMargin;
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(m_workspace.isMissing ? colours.faintText : colours.text);
    const QRectF titleLine(cardMargin, pictureHeight + 8, textWidth, 20);
    painter.drawText(titleLine, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(bold).elidedText(m_workspace.title, Qt::ElideRight,
                                                   static_cast<int>(textWidth)));
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    painter.setPen(m_workspace.isMissing ? colours.attention : colours.quietText);
    QStringList first, second;
    if (m_workspace.isMissing) {
        first << tr("remove from list");
    } else {
        if (!m_workspace.place.isEmpty()) first << m_workspace.place;
        if (m_workspace.organisations > 0)
            first << tr("%1 organisations")
                         .arg(grouped(static_cast<double>(m_workspace.organisations), 0));
        second << whenWords(m_workspace.opened) << sizeWords(m_workspace.bytes);
        second.removeAll(QString());
    }
    const auto line = [&](int y, const QStringList& parts) {
        painter.drawText(
            QRectF(cardMargin, y, textWidth, 16), Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(small).elidedText(parts.join(QStringLiteral(" · ")), Qt::ElideRight,
                                           static_cast<int>(textWidth)));
    };
    line(pictureHeight + 30, first);
    line(pictureHeight + 48, second);
}

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("startPage"));
    auto* left = new QWidget;
    left->setFixedWidth(340);
    auto* rows = new QVBoxLayout(left);
    rows->setSpacing(8);
    rows->setContentsMargins(0, 0, 0, 0);

    auto* title = new QLabel(tr("Hetu"));
    title->setObjectName(QStringLiteral("startTitle"));
    auto* what = new QLabel(
        tr("See on the map where organisations gather, which of them nothing reaches, and where a "
           "service platform should stand."));
    what->setWordWrap(true);
    what->setObjectName(QStringLiteral("startText"));
    auto* import = new QPushButton(tr("Begin with a list of yours …"));
    import->setObjectName(QStringLiteral("primary"));
    auto* importHelp =
        new QLabel(tr("A spreadsheet or map file: a workspace is made from it, beside it."));
    auto* open = new QPushButton(tr("Open a workspace …"));
    m_sample = new QPushButton;
    m_sample->setAccessibleName(tr("Make the sample city"));
    auto* sampleHelp = new QLabel(
        tr("A made-up city with organisations, parks and platforms, to try everything on."));
    auto* empty = new QPushButton(tr("New empty workspace …"));
    for (QLabel* help : {importHelp, sampleHelp}) {
        help->setObjectName(QStringLiteral("help"));
        help->setWordWrap(true);
    }
    rows->addWidget(title);
    rows->addWidget(what);
    rows->addSpacing(16);
    rows->addWidget(import);
    rows->addWidget(importHelp);
    rows->addSpacing(8);
    rows->addWidget(open);
    rows->addWidget(empty);
    rows->addSpacing(8);
    rows->addWidget(m_sample);
    rows->addWidget(sampleHelp);
    rows->addStretch(1);

    auto* right = new QWidget;
    auto* rightRows = new QVBoxLayout(right);
    rightRows->setContentsMargins(0, 0, 0, 0);
    rightRows->setSpacing(10);
    m_recentTitle = new QLabel(tr("Opened lately"));
    m_recentTitle->setObjectName(QStringLiteral("fieldLabel"));
    auto* cards = new QWidget;
    m_cards = new QGridLayout(cards);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(14);
    auto* cardArea = new QScrollArea;
    cardArea->setWidget(cards);
    cardArea->setWidgetResizable(true);
    cardArea->setFrameShape(QFrame::NoFrame);
    cardArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_drop = new QPushButton(
        tr("Drop a spreadsheet, a map file, a folder or an archive anywhere in this window"));
    m_drop->setObjectName(QStringLiteral("dropArea"));
    m_drop->setMinimumHeight(72);
    m_drop->setToolTip(tr("Or click to choose a file."));
    rightRows->addWidget(m_recentTitle);
    rightRows->addWidget(cardArea, 1);
    rightRows->addWidget(m_drop);

    auto* sides = new QHBoxLayout(this);
    sides->setContentsMargins(48, 56, 48, 40);
    sides->setSpacing(56);
    sides->addStretch(1);
    sides->addWidget(left);
    sides->addWidget(right);
    sides->addStretch(1);
    right->setFixedWidth(cardsInRow * cardWidth + (cardsInRow - 1) * 14 + 16);

    connect(import, &QPushButton::clicked, this, &StartPage::importAsked);
    connect(m_drop, &QPushButton::clicked, this, &StartPage::importAsked);
    connect(open, &QPushButton::clicked, this, &StartPage::openAsked);
    connect(empty, &QPushButton::clicked, this, &StartPage::newAsked);
    connect(m_sample, &QPushButton::clicked, this, &StartPage::sampleAsked);
    setSampleProgress(-1);
    setDropWaiting(false);
    setRecent({});
}

void StartPage::setRecent(const std::vector<RecentWorkspace>& workspaces) {
    while (QLayoutItem* item = m_cards->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int place = 0;
    for (const RecentWorkspace& workspace : workspaces) {
        auto* card = new RecentCard(workspace);
        connect(
            card, &RecentCard::removeAsked, this,
            [this, path = workspace.path] { emit forgetAsked(path); }, Qt::QueuedConnection);
        connect(card, &QAbstractButton::clicked, this, [this, workspace] {
            if (!workspace.isMissing) emit recentAsked(workspace.path);
        });
        m_cards->addWidget(card, place / cardsInRow, place % cardsInRow);
        ++place;
    }
    if (place == 0) {
        auto* none = new QLabel(tr("The workspaces you open will stand here, with a picture."));
        none->setObjectName(QStringLiteral("help"));
        m_cards->addWidget(none, 0, 0, 1, cardsInRow);
    }
    m_cards->setRowStretch(place / cardsInRow + 1, 1);
    m_cards->setColumnStretch(cardsInRow, 1);
}

void StartPage::setSampleProgress(double fraction) {
    m_sample->setEnabled(fraction < 0);
    m_sample->setText(fraction < 0
                          ? tr("Make the sample city")
                          : tr("Making the sample … %1 %").arg(static_cast<int>(fraction * 100)));
}

void StartPage::setDropWaiting(bool isWaiting) {
    const Theme& colours = theme();
    m_drop->setStyleSheet(
        QStringLiteral("QPushButton#dropArea { border: 2px dashed %1; border-radius: 8px; "
                       "min-height: 72px; "
                       "background: %2; color: %3; }")
            .arg(isWaiting ? colours.selection.name() : colours.edge.name(),
                 isWaiting ? colours.selected.name() : QStringLiteral("transparent"),
                 isWaiting ? colours.text.name() : colours.quietText.name()));
}

}  // namespace hetu::desktop
