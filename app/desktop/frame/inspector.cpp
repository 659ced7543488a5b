#include "app/desktop/frame/inspector.h"

#include <QVBoxLayout>

namespace hetu::desktop {

Inspector::Inspector(QWidget* parent)
    : QWidget(parent), m_title(new QLabel), m_area(new QScrollArea) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 8, 8, 8);
    m_title->setObjectName(QStringLiteral("panelTitle"));
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    rows->addWidget(m_title);
    rows->addWidget(m_area, 1);
    clear();
}

void Inspector::put(QWidget* page) {
    if (QWidget* old = m_area->takeWidget()) old->deleteLater();
    m_area->setWidget(page);
}

void Inspector::present(const QString& title, QWidget* page) {
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_page = page;
    put(page);
    emit presented();
}

void Inspector::clear(const QWidget* page) {
    if (page && page != m_page) return;
    m_page = nullptr;
    m_title->hide();
    auto* empty = new QLabel(
        tr("Click on something on the map: what it is and what can be done next is shown here."));
    empty->setObjectName(QStringLiteral("help"));
    empty->setWordWrap(true);
    empty->setAlignment(Qt::AlignTop);
    put(empty);
}

}  // namespace hetu::desktop
