// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/stage.h"

#include "db/migrator.h"
#include "services/proof/call.h"
#include "services/proof/interleaving.h"
#include "services/proof/serialcheck.h"

namespace slotdesk::proof {

namespace {

constexpr int actors = 3;

} // namespace

Stage::Stage(std::unique_ptr<PgConnection> owner, std::unique_ptr<PgConnection> observer)
    : m_owner(std::move(owner)), m_observer(std::move(observer)), m_store(*m_owner), m_watch(*m_observer)
{
}

Result<std::unique_ptr<Stage>> Stage::open(const Endpoint& endpoint, PgConnection::Options options)
{
    options.statementTimeoutMs = 60000;
    Result<std::unique_ptr<PgConnection>> owner = PgConnection::open(endpoint, options);
    if (!owner)
        return owner.error();
    Result<std::unique_ptr<PgConnection>> observer = PgConnection::open(endpoint, options);
    if (!observer)
        return observer.error();
    if (Result<int> migrated = Migrator(**owner).migrate(); !migrated)
        return migrated.error();
    std::unique_ptr<Stage> stage(new Stage(owner.take(), observer.take()));
    if (Result<PgResult> set = stage->m_owner->exec("set synchronous_commit = off"); !set)
        return set.error();
    if (Result<Done> prepared = stage->m_store.prepare(); !prepared)
        return prepared.error();
    for (int i = 0; i < actors; ++i) {
        stage->m_sessions.push_back(std::make_unique<Session>(endpoint, options));
        if (Result<Done> opened = stage->m_sessions.back()->open(); !opened)
            return opened.error();
    }
    return stage;
}

Result<QList<QByteArray>> Stage::commands()
{
    const Result<PgResult> found =
        m_owner->exec("select proname from pg_proc p where pronamespace = 'slotdesk'::regnamespace and "
                      "(proname = 'expire_due' or (prorettype = 'slotdesk.outcome'::regtype and "
                      "proargnames[1] in ('command', 'command_id') and proargtypes[0] = 'uuid'::regtype)) order by 1");
    if (!found)
        return found.error();
    QList<QByteArray> names;
    for (int row = 0; row < found->rows(); ++row)
        names += found->bytes(row, 0);
    return names;
}

Result<qint64> Stage::deadlocks()
{
    const Result<PgResult> found =
        m_owner->exec("select pg_stat_get_db_deadlocks(oid) from pg_database where datname = current_database()");
    return found ? Result<qint64>(found->int64(0, 0)) : Result<qint64>(found.error());
}

Result<Done> Stage::observeGuard(bool observes)
{
    if (m_guardObserves == observes)
        return Done{};
    m_guardObserves = observes;
    const Result<PgResult> set = m_owner->exec("update slotdesk.setting set value = $1 where name = 'guard'",
                                               SqlParams().raw(observes ? "observe" : "enforce"));
    return set ? Result<Done>(Done{}) : Result<Done>(set.error());
}

Result<std::vector<World>> Stage::worldsFor(const std::vector<const Play*>& plays)
{
    std::vector<const WorldState*> states;
    states.reserve(plays.size());
    for (const Play* play : plays)
        states.push_back(&play->scene->world);
    return m_store.make(states);
}

Result<QStringList> Stage::prelude(const Scene& scene, World world, const SerialModel& model, ModelState& state)
{
    for (const Step& step : scene.prelude) {
        const std::optional<Call> call = Call::of(step, world);
        const Answer answer = Call::answer(step, m_owner->exec(call->sql, call->params));
        const SerialModel::Next next = model.apply(state, step).front();
        if (answer.code != "ok" || next.code != "ok")
            return QStringList{QStringLiteral("prelude: %1 answered %2, the model %3")
                                   .arg(step.text(), QString::fromLatin1(answer.code), QString::fromLatin1(next.code))};
        state = next.state;
    }
    return QStringList{};
}

Result<Stage::Verdict> Stage::judge(const Play& play, World world)
{
    if (Result<Done> set = observeGuard(play.guardObserves); !set)
        return set.error();
    const SerialModel model(play.guardObserves);
    ModelState start{play.scene->world, {}};
    const Result<QStringList> before = prelude(*play.scene, world, model, start);
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return Verdict{&play, *before};
    Interleaving interleaving(m_sessions, m_watch);
    const Result<Interleaving::Outcome> outcome =
        interleaving.run(play.transactions, play.order, world, play.withBegin);
    if (!outcome)
        return outcome.error();
    Verdict verdict{&play, {}, outcome->waits, outcome->blocked};
    if (!outcome->stuckOn.isEmpty()) {
        for (const std::unique_ptr<Session>& session : m_sessions)
            if (Result<Done> opened = session->open(); !opened)
                return opened.error();
        verdict.wrong = {outcome->stuckOn};
        return verdict;
    }
    const Result<WorldState> found = m_store.read(world);
    if (!found)
        return found.error();
    verdict.wrong = SerialCheck(model, start).explain(outcome->happened, *found);
    if (play.scene->isDue) // nothing due may be left to the next one's expire_due
        if (const Result<PgResult> rest = m_owner->exec("select slotdesk.expire_due()"); !rest)
            return rest.error();
    return verdict;
}

} // namespace slotdesk::proof
