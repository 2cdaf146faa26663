// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/alertservice.h"
#include "ui/shell/reviewservices.h"

namespace slotdesk {

/// ReviewServices on a database.
class DatabaseReview : public ReviewServices
{
public:
    DatabaseReview(const std::shared_ptr<DbWorker>& commands, const std::shared_ptr<DbWorker>& questions)
        : m_queries(questions), m_queue(questions), m_alerts(commands)
    {
    }

    Answer<RaceStory> race(AlertId alert) override { return m_queries.race(alert); }
    ReviewQueue::Answer<ReviewCase> queue(const ReviewFilter& filter, AlertId below, int most) override
    {
        return m_queue.page(filter, below, most);
    }
    ReviewQueue::Answer<ReviewChoice> choices() override { return m_queue.choices(); }
    ReviewQueue::Answer<AgentDeed> deeds(const QString& login, const QDateTime& since, const QDateTime& until) override
    {
        return m_queue.deeds(login, since, until);
    }
    Reply tag(CommandId command, AlertId alert, const QString& cause) override
    {
        return m_alerts.tag(command, alert, cause);
    }
    Reply signOff(CommandId command, AlertId alert, const QString& cause, const QString& note) override
    {
        return m_alerts.signOff(command, alert, cause, note);
    }

private:
    ReviewQueries m_queries;
    ReviewQueue m_queue;
    AlertService m_alerts;
};

} // namespace slotdesk
