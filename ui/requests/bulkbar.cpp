// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/bulkbar.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace slotdesk {

BulkBar::BulkBar(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("bulkBar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 12, 6);
    row->setSpacing(7);
    m_count = new QLabel(this);
    m_count->setProperty("role", QStringLiteral("title"));
    row->addWidget(m_count);
    row->addStretch(1);
    const auto add = [&](const QString& text, const char* name, BulkPlan::Kind kind) {
        auto* button = new QPushButton(text, this);
        button->setObjectName(QString::fromLatin1(name));
        connect(button, &QPushButton::clicked, this, [this, kind] { Q_EMIT wished(kind); });
        row->addWidget(button);
        return button;
    };
    add(tr("Offer to more… O"), "bulkOffer", BulkPlan::Kind::Offer);
    add(tr("Release… L"), "bulkRelease", BulkPlan::Kind::Release);
    add(tr("Cancel… Del"), "bulkCancel", BulkPlan::Kind::Cancel)->setProperty("kind", QStringLiteral("danger"));
    auto* one = new QPushButton(tr("Only one"), this);
    one->setObjectName(QStringLiteral("bulkClear"));
    one->setProperty("kind", QStringLiteral("link"));
    one->setToolTip(tr("Choose only the one that is shown below"));
    connect(one, &QPushButton::clicked, this, &BulkBar::clearRequested);
    row->addWidget(one);
    hide();
}

void BulkBar::setCount(int chosen)
{
    m_count->setText(tr("%n request(s) chosen", nullptr, chosen));
    setVisible(chosen > 1);
}

} // namespace slotdesk
