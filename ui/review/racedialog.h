// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskcontext.h"

#include <QtWidgets/QDialog>

class QLabel;
class QPushButton;
class QScrollArea;

namespace slotdesk {

class RaceView;

/// The race behind an alert, drawn, and to take along: as PNG, as SVG, or on the clipboard. Read again when the alert
/// changes while it is looked at.
class RaceDialog : public QDialog
{
    Q_OBJECT

public:
    RaceDialog(const DeskContext& context, AlertId alert, RequestId request, QWidget* parent);

    [[nodiscard]] RaceView* view() const { return m_view; }
    [[nodiscard]] QString word() const;
    [[nodiscard]] QPushButton* pngButton() const { return m_png; }
    [[nodiscard]] QPushButton* svgButton() const { return m_svg; }
    [[nodiscard]] QPushButton* copyButton() const { return m_copy; }

private:
    void read();
    void take(const Result<RaceStory>& story);
    QLayout* buildFoot();
    void save(const QString& title, const QString& ending, const QString& kinds,
              QByteArray (*make)(const RaceStory& story, const QFont& font));
    void copy();

    const DeskContext& m_context;
    AlertId m_alert;
    RequestId m_request;
    QScrollArea* m_area = nullptr;
    RaceView* m_view = nullptr;
    QLabel* m_word = nullptr;
    QPushButton* m_png = nullptr;
    QPushButton* m_svg = nullptr;
    QPushButton* m_copy = nullptr;
};

} // namespace slotdesk
