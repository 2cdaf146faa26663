// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskcontext.h"

#include <QtWidgets/QFrame>

class QLabel;
class QLineEdit;
class QListWidget;

namespace slotdesk {

/// What the database finds beyond the board, in a list below the search box: past and later requests of a caller.
class SearchHits : public QFrame
{
    Q_OBJECT

public:
    SearchHits(const DeskContext& context, QLineEdit* box, QWidget* parent);

    void ask(const QString& typed);
    [[nodiscard]] QListWidget* list() const { return m_list; }

Q_SIGNALS:
    void chosen(slotdesk::RequestId request);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(const QList<SearchHit>& hits);
    void place();
    void take();

    const DeskContext& m_context;
    QLineEdit* m_box;
    QString m_asked;
    QLabel* m_note = nullptr;
    QListWidget* m_list = nullptr;
};

} // namespace slotdesk
