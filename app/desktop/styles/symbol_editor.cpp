#include "app/desktop/styles/symbol_editor.h"

#include <QPainter>
#include <QSignalBlocker>
#include <numbers>

#include "app/desktop/look/theme.h"
#include "app/desktop/styles/form_rows.h"

namespace hetu::desktop {
namespace {

using render::LayerStyle;
using render::LineStyle;
using render::StyleKind;
using render::StyleTarget;
using render::SymbolShape;

/// The sign itself says more than its name.
QIcon iconOf(SymbolShape shape) {
    QPixmap picture(36, 36);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().quietText);
    painter.translate(9, 9);
    const auto corners = [](int count, double inner) {
        QPolygonF polygon;
        const int points = inner < 1 ? 2 * count : count;
        for (int i = 0; i < points; ++i) {
            const double angle = 2 * std::numbers::pi * i / points - std::numbers::pi / 2;
            const double radius = inner < 1 && i % 2 == 1 ? 7 * inner : 7;
            polygon << QPointF(radius * std::cos(angle), radius * std::sin(angle));
        }
        return polygon;
    };
    switch (shape) {
        case SymbolShape::Circle:
            painter.drawEllipse(QPointF(0, 0), 6, 6);
            break;
        case SymbolShape::Square:
            painter.drawRect(QRectF(-5.5, -5.5, 11, 11));
            break;
        case SymbolShape::Diamond:
            painter.drawPolygon(corners(4, 1));
            break;
        case SymbolShape::Triangle:
            painter.drawPolygon(corners(3, 1));
            break;
        case SymbolShape::Pentagon:
            painter.drawPolygon(corners(5, 1));
            break;
        case SymbolShape::Star:
            painter.drawPolygon(corners(5, 0.4));
            break;
        case SymbolShape::Cross:
            painter.drawRect(QRectF(-6.5, -2, 13, 4));
            painter.drawRect(QRectF(-2, -6.5, 4, 13));
            break;
    }
    painter.end();
    return QIcon(picture);
}

}  // namespace

SymbolEditor::SymbolEditor(StyleDesk& desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_form(new QFormLayout(this)),
      m_shape(new QComboBox),
      m_fill(new ColourButton(tr("Colour"))),
      m_size(millimetresBox(tr("Size"), 0.2, 40)),
      m_outline(new ColourButton(tr("Colour of the outline"))),
      m_outlineWidth(millimetresBox(tr("Width of the outline"), 0, 10)),
      m_line(new QComboBox) {
    arrangeForm(*m_form);
    m_shape->setAccessibleName(tr("Shape"));
    m_line->setAccessibleName(tr("Kind of line"));
    m_fill->setObjectName(QStringLiteral("fill"));
    m_size->setObjectName(QStringLiteral("size"));
    m_shape->setObjectName(QStringLiteral("shape"));
    m_line->setObjectName(QStringLiteral("line"));
    m_outline->setObjectName(QStringLiteral("outline"));
    m_outlineWidth->setObjectName(QStringLiteral("outlineWidth"));
    const struct {
        SymbolShape shape;
        QString name;
    } shapes[] = {{SymbolShape::Circle, tr("Circle")},     {SymbolShape::Square, tr("Square")},
                  {SymbolShape::Diamond, tr("Diamond")},   {SymbolShape::Triangle, tr("Triangle")},
                  {SymbolShape::Pentagon, tr("Pentagon")}, {SymbolShape::Star, tr("Star")},
                  {SymbolShape::Cross, tr("Cross")}};
    for (const auto& each : shapes)
        m_shape->addItem(iconOf(each.shape), each.name, static_cast<int>(each.shape));
    const struct {
        LineStyle line;
        QString name;
    } lines[] = {{LineStyle::Solid, tr("whole")},
                 {LineStyle::Dashed, tr("dashed")},
                 {LineStyle::Dotted, tr("dotted")},
                 {LineStyle::None, tr("none")}};
    for (const auto& each : lines)
        m_line->addItem(each.name, static_cast<int>(each.line));
    m_form->addRow(tr("Shape"), m_shape);
    m_form->addRow(tr("Colour"), m_fill);
    m_form->addRow(tr("Size"), m_size);
    m_form->addRow(tr("Outline"), m_outline);
    m_form->addRow(tr("Its width"), m_outlineWidth);
    m_form->addRow(tr("Line"), m_line);

    const auto edit = [this](auto change) {
        m_desk.edit([change](LayerStyle& style) { change(style.look); });
    };
    connect(m_shape, &QComboBox::activated, this, [this, edit] {
        edit([shape = static_cast<SymbolShape>(m_shape->currentData().toInt())](auto& look) {
            look.shape = shape;
        });
    });
    connect(m_line, &QComboBox::activated, this, [this, edit] {
        edit([line = static_cast<LineStyle>(m_line->currentData().toInt())](auto& look) {
            look.line = line;
        });
    });
    connect(m_fill, &ColourButton::chosen, this,
            [edit](render::Colour colour) { edit([colour](auto& look) { look.fill = colour; }); });
    connect(m_outline, &ColourButton::chosen, this, [edit](render::Colour colour) {
        edit([colour](auto& look) { look.outline = colour; });
    });
    connect(m_size, &QDoubleSpinBox::valueChanged, this,
            [edit](double size) { edit([size](auto& look) { look.sizeMillimetres = size; }); });
    connect(m_outlineWidth, &QDoubleSpinBox::valueChanged, this, [edit](double width) {
        edit([width](auto& look) { look.outlineMillimetres = width; });
    });
}

void SymbolEditor::takeStyle() {
    const LayerStyle& style = m_desk.style();
    const StyleTarget target = m_desk.target();
    const bool isColouredByValue =
        style.kind == StyleKind::Categorised || style.kind == StyleKind::Graduated;
    const bool isLine = target == StyleTarget::Line, isPoint = target == StyleTarget::Point;
    const bool isProportional = style.kind == StyleKind::Proportional;
    showRow(*m_form, *m_shape, isPoint || isProportional);
    showRow(*m_form, *m_fill, !isColouredByValue);
    showRow(*m_form, *m_size, (isPoint && !isProportional) || isLine);
    showRow(*m_form, *m_outline, !isLine);
    showRow(*m_form, *m_outlineWidth, !isLine);
    showRow(*m_form, *m_line, true);
    renameRow(*m_form, *m_size, isLine ? tr("Width") : tr("Size"));
    renameRow(*m_form, *m_line, isLine ? tr("Line") : tr("Its line"));
    const QSignalBlocker quiet[] = {QSignalBlocker(m_shape), QSignalBlocker(m_line),
                                    QSignalBlocker(m_size), QSignalBlocker(m_outlineWidth)};
    m_shape->setCurrentIndex(m_shape->findData(static_cast<int>(style.look.shape)));
    m_line->setCurrentIndex(m_line->findData(static_cast<int>(style.look.line)));
    m_fill->setColour(style.look.fill);
    m_outline->setColour(style.look.outline);
    m_size->setValue(style.look.sizeMillimetres);
    m_outlineWidth->setValue(style.look.outlineMillimetres);
}

}  // namespace hetu::desktop
