// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/call.h"

namespace slotdesk::proof {

namespace {

/// Writes one call: the function, and its arguments in the order in which they are added.
class Writing
{
public:
    Writing(const Step& step, World world) : m_step(step), m_base(world.base)
    {
        m_params.add(Call::id(world, step.number));
    }

    Writing& request() { return id(m_step.request.value()); }
    Writing& row() { return id(m_step.row.value()); }
    Writing& otherRow() { return id(m_step.otherRow.value()); }
    Writing& therapist() { return id(m_step.therapist.value()); }
    Writing& market() { return id(0); }
    Writing& alert() { return id(1); } ///< a world is made with one at most
    /// The one that the alert of this world came with, or none; whether it is done or not.
    Writing& calledOrNot()
    {
        return (m_step.key.isEmpty() ? number(-1) : id(1)).text(m_step.items.empty() ? "true" : "false");
    }
    Writing& ownName() { return raw("World " + QByteArray::number(m_base)); }
    Writing& newName() { return raw("w" + QByteArray::number(m_base) + '-' + QByteArray::number(m_step.number)); }
    Writing& number(int value) { return raw(QByteArray::number(value)); }
    Writing& text(const char* value) { return raw(value); }
    [[nodiscard]] int slotCount() const { return m_step.slotCount; }
    Writing& reason() { return text("other: proof"); }
    Writing& expected()
    {
        return m_step.expect == Expect::Anything ? null() : number(m_step.expect == Expect::AsMade ? 1 : 77);
    }
    Writing& null()
    {
        return bind([this] { m_params.null(); });
    }
    Writing& raw(const QByteArray& value)
    {
        return bind([&] { m_params.raw(value); });
    }
    /// The offer, looked up by request and therapist: commands may have made it.
    Writing& offer()
    {
        request().therapist();
        const QByteArray therapist = m_arguments.takeLast();
        const QByteArray request = m_arguments.takeLast();
        m_arguments += "(select o.id from slotdesk.appointment_offer o where o.request_id = " + request +
                       "::bigint and o.therapist_id = " + therapist + "::bigint)";
        return *this;
    }
    /// Minutes from the world's making.
    Writing& starts()
    {
        number(m_step.starts);
        id(0);
        const QByteArray world = m_arguments.takeLast();
        const QByteArray minutes = m_arguments.takeLast();
        m_arguments += "(select e.at + make_interval(mins => " + minutes +
                       "::int) from slotdesk.event e where e.id = " + world + "::bigint)";
        return *this;
    }
    Writing& items()
    {
        QList<qint64> ids;
        for (qint64 item : m_step.items)
            ids += m_base + item;
        return bind([&] { m_params.addArray(ids); });
    }
    Writing& itemsUnlessEverybody() { return m_step.everybody ? null() : items(); }
    Writing& undone()
    {
        return bind([this] { m_params.add(Call::id({m_base}, m_step.undoes)); });
    }
    /// A JSON object of what was added since, as preview takes it: names in the order of the arguments.
    Writing& object(const QByteArrayList& names)
    {
        QByteArrayList members;
        for (qsizetype i = 0; i < names.size(); ++i)
            members +=
                "'" + names[i] + "', " + m_arguments.at(i + 1) + "::" + (names[i] == "reason" ? "text" : "bigint");
        // Every parameter needs a type, the command's id too, though a dry run has none.
        m_arguments = {"case when $1::uuid is not null then '" + m_step.inner + "' end",
                       "jsonb_build_object(" + members.join(", ") + ")"};
        return *this;
    }
    [[nodiscard]] Call call() const
    {
        return {"select * from slotdesk." + m_step.function + "(" + m_arguments.join(", ") + ")", m_params};
    }

private:
    Writing& id(qint64 local) { return raw(QByteArray::number(m_base + local)); }
    template <typename Add>
    Writing& bind(Add add)
    {
        add();
        m_arguments += "$" + QByteArray::number(m_params.values().size());
        return *this;
    }

    const Step& m_step;
    qint64 m_base;
    SqlParams m_params;
    QByteArrayList m_arguments{"$1"};
};

using Write = void (*)(Writing&);

void writePreview(Writing& w, const QByteArray& inner)
{
    if (inner == "accept_offer")
        w.offer().object({"offer"});
    else if (inner == "release")
        w.row().expected().reason().object({"appointment", "expected_version", "reason"});
    else if (inner == "assign")
        w.row().therapist().expected().reason().object({"appointment", "therapist", "expected_version", "reason"});
    else
        qFatal("No preview of %s is written", inner.constData());
}

const std::map<QByteArray, Write>& writers()
{
    static const Write offer = [](Writing& w) { w.offer(); };
    static const Write oneRow = [](Writing& w) { w.row().expected().reason(); };
    static const Write taken = [](Writing& w) { w.row().therapist().expected().reason(); };
    static const Write many = [](Writing& w) { w.items().reason(); };
    static const std::map<QByteArray, Write> all = {
        {"create_request",
         [](Writing& w) {
             w.market().market().text("massage").number(w.slotCount()).starts().number(60).itemsUnlessEverybody();
         }},
        {"send_offers", [](Writing& w) { w.request().itemsUnlessEverybody(); }},
        {"accept_offer", offer},
        {"decline_offer", offer},
        {"withdraw_offer", [](Writing& w) { w.offer().reason(); }},
        {"join_waitlist", offer},
        {"assign", taken},
        {"reassign", taken},
        {"release", oneRow},
        {"cancel_appointment", oneRow},
        {"cancel_request", [](Writing& w) { w.request().expected().reason(); }},
        {"reschedule", [](Writing& w) { w.request().starts().number(60).expected().reason(); }},
        {"swap", [](Writing& w) { w.row().expected().otherRow().expected().reason(); }},
        {"complete", [](Writing& w) { w.row(); }},
        {"no_show", [](Writing& w) { w.row().reason(); }},
        {"undo", [](Writing& w) { w.undone(); }},
        {"report_problem", [](Writing& w) { w.request().text("somebody is there already"); }},
        {"claim_alert", [](Writing& w) { w.alert(); }},
        {"snooze_alert", [](Writing& w) { w.alert().number(30); }},
        {"dismiss_alert", [](Writing& w) { w.alert().reason(); }},
        {"reopen_alert", [](Writing& w) { w.alert().reason(); }},
        {"sign_off", [](Writing& w) { w.alert().text("unknown").null(); }},
        {"tag_alert", [](Writing& w) { w.alert().text("retry"); }},
        {"resolve_double_booking", [](Writing& w) { w.alert().items().reason(); }},
        {"save_client", [](Writing& w) { w.market().text("C").null().null().null().null(); }},
        {"save_therapist",
         [](Writing& w) { w.therapist().market().text("T").null().text("{}").null().text("false").null(); }},
        {"save_market", [](Writing& w) { w.market().ownName().text("UTC").text("USD").null(); }},
        {"save_staff", [](Writing& w) { w.ownName().text("Somebody").text("reader").null().null(); }},
        {"save_setting", [](Writing& w) { w.text("offer_minutes").text("30").null(); }},
        {"add_note", [](Writing& w) { w.text("request").request().text("a note"); }},
        {"claim_request", [](Writing& w) { w.request(); }},
        {"tick_call", [](Writing& w) { w.calledOrNot(); }},
        {"save_destination",
         [](Writing& w) {
             w.null().newName().text("slack").text("https://hooks.example/proof").text("{alert_*}").null();
             w.null().null().text("true").null();
         }},
        {"replay_dead_letter", [](Writing& w) { w.number(-1); }},
        {"release_all", many},
        {"cancel_all", many},
        {"send_offers_all", many},
    };
    return all;
}

} // namespace

CommandId Call::id(World world, int number)
{
    return CommandId(QUuid(QStringLiteral("00000000-0000-4000-8000-%1%2")
                               .arg(world.base / 10000, 8, 16, QLatin1Char('0'))
                               .arg(number, 4, 16, QLatin1Char('0'))));
}

std::optional<Call> Call::of(const Step& step, World world)
{
    if (step.function == "expire_due")
        return Call{"select slotdesk.expire_due()", {}};
    if (step.function == "old_insert") {
        return Call{"insert into slotdesk.appointment (request_id, therapist_id, status) values ($1, $2, 'booked') "
                    "returning id",
                    SqlParams().add(world.base + step.request.value()).add(world.base + step.therapist.value())};
    }
    if (step.function == "preview") {
        Writing writing(step, world);
        writePreview(writing, step.inner);
        return writing.call();
    }
    const auto found = writers().find(step.function);
    if (found == writers().end())
        return std::nullopt;
    Writing writing(step, world);
    found->second(writing);
    return writing.call();
}

Answer Call::answer(const Step& step, const Result<PgResult>& result)
{
    if (!result)
        return {result.error().sqlState.isEmpty() ? QByteArray("lost") : result.error().sqlState};
    if (step.function == "expire_due")
        return {result->bytes(0, 0)};
    if (step.function == "old_insert")
        return {"ok"};
    const int code = result->column("code");
    return {code < 0 ? QByteArray("no outcome") : result->bytes(0, code)};
}

} // namespace slotdesk::proof
