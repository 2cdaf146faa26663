// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/reviewservices.h"

namespace slotdesk {

/// ReviewServices on a database, on the connection of the questions.
class DatabaseReview : public ReviewServices
{
public:
    explicit DatabaseReview(const std::shared_ptr<DbWorker>& questions) : m_queries(questions) {}

    Answer<RaceStory> race(AlertId alert) override { return m_queries.race(alert); }

private:
    ReviewQueries m_queries;
};

} // namespace slotdesk
