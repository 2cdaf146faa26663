// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskcontext.h"

#include <QtWidgets/QDialog>

class QLabel;

namespace slotdesk {

/// What this is and in which versions: of the program, Qt, the server and its schema. One click copies it for a report.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    AboutDialog(const DeskContext& context, QWidget* parent);

    /// As it is copied.
    [[nodiscard]] QString text() const;

private:
    void fill(const ServerFacts& facts);

    QString m_place;
    QString m_server;
    QString m_schema;
    QLabel* m_versions = nullptr;
};

} // namespace slotdesk
