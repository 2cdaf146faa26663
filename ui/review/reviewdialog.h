// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/alerttable.h"

#include <QtWidgets/QDialog>

class QGridLayout;

namespace slotdesk {

/// What is flagged right now, by kind and by how far it is: new, claimed, snoozed. Reads only.
class ReviewDialog : public QDialog
{
    Q_OBJECT

public:
    ReviewDialog(const AlertTable& alerts, QWidget* parent);

Q_SIGNALS:
    /// On to what is to be reviewed and signed off.
    void queueRequested();

private:
    void fill(QGridLayout* grid, const AlertTable& alerts);
};

} // namespace slotdesk
