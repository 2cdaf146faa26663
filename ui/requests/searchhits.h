// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/deskcontext.h"

#include <QtWidgets/QFrame>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace slotdesk {

/// What the database finds while somebody types, in a list below the search box: people first, then their past and
/// later requests. One question is under way at a time; what was typed meanwhile is asked next, and only the answer to
/// the newest key is shown.
class SearchHits : public QFrame
{
    Q_OBJECT

public:
    SearchHits(const DeskContext& context, QLineEdit* box, QWidget* parent);

    /// Enter: a whole phone number of one person goes straight to the caller.
    void submit(const QString& typed);
    [[nodiscard]] QListWidget* list() const { return m_list; }

Q_SIGNALS:
    void chosen(slotdesk::RequestId request);
    void callerChosen(const slotdesk::Caller& caller);
    /// Nobody has this number.
    void newClientWanted(const QString& phone);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Found
    {
        QString typed;
        QList<Caller> people;
        QList<SearchHit> requests;
        QString trouble;
        bool nobody = false; ///< a whole number that the database does not know
    };

    void type(const QString& typed);
    void ask();
    void answered();
    void askAllMarkets();
    void finish();
    void showFound();
    void addPerson(const Caller& caller);
    void addRequest(const SearchHit& hit);
    void addNobody();
    [[nodiscard]] bool isCall() const;
    void place();
    void take(const QListWidgetItem* item);
    void leaveSoon();

    const DeskContext& m_context;
    QLineEdit* m_box;
    QString m_typed;     ///< the newest
    QString m_submitted; ///< Enter was pressed for this
    Found m_asked;       ///< being gathered
    Found m_found;       ///< shown
    int m_waiting = 0;
    bool m_isStopped = false; ///< another key came while it waited
    QLabel* m_note = nullptr;
    QListWidget* m_list = nullptr;
};

} // namespace slotdesk
