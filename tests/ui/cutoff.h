// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/delegates/deskheader.h"
#include "ui/delegates/desktable.h"
#include "ui/delegates/pilllabel.h"

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QToolButton>

namespace slotdesk::test {

/// What people cannot read to its end because there is no room for it.
class CutOff
{
public:
    [[nodiscard]] static QStringList widgets(const QWidget& window)
    {
        QStringList names;
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            const bool isPart = qobject_cast<const QLineEdit*>(widget->parentWidget()); // its icons
            if (widget->isVisible() && !isPart && widget->window() == &window && isCut(*widget))
                names.append(describe(*widget));
        }
        return names;
    }

    /// Cells in sight whose column is too narrow for what stands in them.
    [[nodiscard]] static QStringList cells(const QWidget& window)
    {
        QStringList texts;
        for (const DeskTable* table : window.findChildren<DeskTable*>()) {
            const QModelIndex last = table->indexAt(QPoint(1, table->viewport()->height() - 1));
            const int rows = last.isValid() ? last.row() : table->model()->rowCount() - 1;
            for (int row = 0; row <= rows; ++row) {
                for (int column = 0; column < table->model()->columnCount(); ++column) {
                    const QModelIndex index = table->model()->index(row, column);
                    if (!table->isColumnHidden(column) &&
                        table->sizeHintForIndex(index).width() > table->columnWidth(column))
                        texts.append(index.data().toString());
                }
            }
        }
        return texts;
    }

    /// Column headers that end in an ellipsis.
    [[nodiscard]] static QStringList headers(const QWidget& window)
    {
        QStringList texts;
        for (const DeskTable* table : window.findChildren<DeskTable*>()) {
            for (int column = 0; table->isVisible() && column < table->model()->columnCount(); ++column) {
                const QString text = table->model()->headerData(column, Qt::Horizontal).toString();
                if (!table->isColumnHidden(column) &&
                    DeskHeader::widthOf(text, table->horizontalHeader()->font()) > table->columnWidth(column))
                    texts.append(text);
            }
        }
        return texts;
    }

private:
    [[nodiscard]] static bool isCut(const QWidget& widget)
    {
        if (const auto* label = qobject_cast<const QLabel*>(&widget))
            return isCut(*label);
        const bool fixedText = qobject_cast<const QAbstractButton*>(&widget) ||
                               qobject_cast<const PillLabel*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
                               qobject_cast<const QAbstractSpinBox*>(&widget);
        if (!fixedText)
            return false;
        const QSize least = widget.minimumSizeHint().isValid() ? widget.minimumSizeHint() : widget.sizeHint();
        return widget.width() < least.width() || widget.height() < least.height();
    }

    [[nodiscard]] static bool isCut(const QLabel& label)
    {
        if (label.text().isEmpty() || !label.pixmap().isNull())
            return false;
        if (label.wordWrap())
            return label.height() < label.heightForWidth(label.width());
        // A name may be as long as it likes where the tool tip has it whole.
        const bool mayBeCut = !label.toolTip().isEmpty();
        return (!mayBeCut && label.width() < label.sizeHint().width()) ||
               label.height() < QFontMetrics(label.font()).height() - 1;
    }

    [[nodiscard]] static QString describe(const QWidget& widget)
    {
        QString text = widget.property("text").toString();
        if (text.isEmpty())
            text = widget.accessibleName() + widget.objectName();
        return QStringLiteral("%1 “%2” %3x%4 of %5x%6")
            .arg(QLatin1String(widget.metaObject()->className()), text)
            .arg(widget.width())
            .arg(widget.height())
            .arg(widget.sizeHint().width())
            .arg(widget.sizeHint().height());
    }
};

} // namespace slotdesk::test
