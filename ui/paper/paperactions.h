// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

namespace slotdesk {

class Clock;
class DeskActions;
class DeskTable;
class MainWindow;
class RequestPaper;

/// Copy, CSV, print and PDF of a window: of the table that has the focus, of the chosen request.
class PaperActions : public QObject
{
    Q_OBJECT

public:
    PaperActions(MainWindow& window, DeskActions& actions, const Clock& clock);

private:
    /// The table with the focus, else the requests.
    [[nodiscard]] DeskTable* table() const;
    void copyChosen();
    void copyAll();
    void exportTable();
    /// Of the request in the details.
    [[nodiscard]] RequestPaper paper() const;
    void print();
    void savePdf();
    void saved(const QString& path, const QString& trouble);

    MainWindow& m_window;
    const Clock& m_clock;
};

} // namespace slotdesk
