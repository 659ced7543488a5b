#include "app/desktop/opening/start_page.h"

#include <QFileInfo>

namespace hetu::desktop {

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("startPage"));
    auto* column = new QWidget;
    column->setMaximumWidth(560);
    auto* rows = new QVBoxLayout(column);
    rows->setSpacing(10);

    auto* title = new QLabel(tr("Hetu"));
    title->setObjectName(QStringLiteral("startTitle"));
    auto* what = new QLabel(
        tr("See on the map where organisations gather, which of them nothing reaches, and where a "
           "service platform should stand."));
    what->setWordWrap(true);
    what->setObjectName(QStringLiteral("startText"));

    auto* open = new QPushButton(tr("Open a workspace …"));
    open->setObjectName(QStringLiteral("primary"));
    m_sample = new QPushButton;
    auto* sampleHelp = new QLabel(
        tr("A made-up city with organisations, parks and platforms, to try everything on."));
    auto* empty = new QPushButton(tr("New workspace from your own lists …"));
    auto* emptyHelp = new QLabel(tr("Choose where to keep it, then import your lists."));
    for (QLabel* help : {sampleHelp, emptyHelp}) {
        help->setObjectName(QStringLiteral("help"));
        help->setWordWrap(true);
    }
    m_recentTitle = new QLabel(tr("Opened lately"));
    m_recentTitle->setObjectName(QStringLiteral("fieldLabel"));
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(2);

    rows->addWidget(title);
    rows->addWidget(what);
    rows->addSpacing(12);
    rows->addWidget(open);
    rows->addSpacing(4);
    rows->addWidget(m_sample);
    rows->addWidget(sampleHelp);
    rows->addWidget(empty);
    rows->addWidget(emptyHelp);
    rows->addSpacing(12);
    rows->addWidget(m_recentTitle);
    rows->addLayout(m_recent);

    auto* sides = new QHBoxLayout;
    sides->addStretch(1);
    sides->addWidget(column, 4);
    sides->addStretch(1);
    auto* page = new QVBoxLayout(this);
    page->addStretch(1);
    page->addLayout(sides);
    page->addStretch(2);

    connect(open, &QPushButton::clicked, this, &StartPage::openAsked);
    connect(empty, &QPushButton::clicked, this, &StartPage::newAsked);
    connect(m_sample, &QPushButton::clicked, this, &StartPage::sampleAsked);
    setSampleProgress(-1);
    setRecent({});
}

void StartPage::setRecent(const QStringList& paths) {
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& path : paths) {
        auto* link = new QPushButton(QFileInfo(path).fileName());
        link->setObjectName(QStringLiteral("link"));
        link->setToolTip(path);
        link->setCursor(Qt::PointingHandCursor);
        connect(link, &QPushButton::clicked, this, [this, path] { emit recentAsked(path); });
        m_recent->addWidget(link, 0, Qt::AlignLeft);
    }
    m_recentTitle->setVisible(!paths.isEmpty());
}

void StartPage::setSampleProgress(double fraction) {
    m_sample->setEnabled(fraction < 0);
    m_sample->setText(fraction < 0
                          ? tr("Make the sample city …")
                          : tr("Making the sample … %1 %").arg(static_cast<int>(fraction * 100)));
}

}  // namespace hetu::desktop
