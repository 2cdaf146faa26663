// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/proof/serialmodel.h"

#include "services/proof/alertrules.h"
#include "services/proof/offerrules.h"
#include "services/proof/requestrules.h"
#include "services/proof/slotrules.h"
#include "services/proof/undorules.h"

namespace slotdesk::proof {

namespace {

using Rule = std::function<QByteArray(WorldState&, const Step&)>;

template <typename Rules>
Rule rule(QByteArray (Rules::*decide)(const Step&))
{
    return [decide](WorldState& world, const Step& step) { return (Rules(world).*decide)(step); };
}

const std::map<QByteArray, Rule>& rules()
{
    static const std::map<QByteArray, Rule> all = {
        {"create_request", rule(&RequestRules::create)},
        {"cancel_request", rule(&RequestRules::cancel)},
        {"reschedule", rule(&RequestRules::reschedule)},
        {"send_offers", rule(&OfferRules::send)},
        {"accept_offer", rule(&OfferRules::accept)},
        {"decline_offer", rule(&OfferRules::decline)},
        {"withdraw_offer", rule(&OfferRules::withdraw)},
        {"join_waitlist", rule(&OfferRules::joinWaitlist)},
        {"assign", rule(&SlotRules::assign)},
        {"reassign", rule(&SlotRules::reassign)},
        {"release", rule(&SlotRules::release)},
        {"cancel_appointment", rule(&SlotRules::cancel)},
        {"swap", rule(&SlotRules::swap)},
        {"complete", rule(&SlotRules::complete)},
        {"no_show", rule(&SlotRules::noShow)},
        {"report_problem", rule(&AlertRules::report)},
        {"claim_alert", rule(&AlertRules::claim)},
        {"snooze_alert", rule(&AlertRules::snooze)},
        {"dismiss_alert", rule(&AlertRules::dismiss)},
        {"reopen_alert", rule(&AlertRules::reopen)},
        {"sign_off", rule(&AlertRules::signOff)},
        {"tag_alert", rule(&AlertRules::tag)},
        {"resolve_double_booking", rule(&AlertRules::resolve)},
        {"save_therapist", rule(&AlertRules::saveTherapist)},
        {"save_client", rule(&AlertRules::standBy)},
        {"save_market", rule(&AlertRules::standBy)},
        {"save_staff", rule(&AlertRules::standBy)},
        {"save_setting", rule(&AlertRules::standBy)},
        {"add_note", rule(&AlertRules::standBy)},
        {"claim_request", rule(&AlertRules::standBy)},
        {"save_destination", rule(&AlertRules::standBy)},
        {"tick_call", rule(&AlertRules::tickCall)},
        {"replay_dead_letter", rule(&AlertRules::notThere)},
    };
    return all;
}

const std::map<QByteArray, QByteArray>& bulk()
{
    static const std::map<QByteArray, QByteArray> singles = {
        {"release_all", "release"}, {"cancel_all", "cancel_request"}, {"send_offers_all", "send_offers"}};
    return singles;
}

} // namespace

QList<QByteArray> SerialModel::functions()
{
    QList<QByteArray> names = {"expire_due", "undo", "release_all", "cancel_all", "send_offers_all"};
    for (const auto& [name, rule] : rules())
        names += name;
    return names;
}

QByteArray SerialModel::perform(ModelState& state, const Step& step) const
{
    if (step.function == "old_insert")
        return SlotRules(state.world).insertByHand(step, m_guardObserves);
    if (step.function == "undo")
        return undo(state, step);
    if (step.function == "preview")
        return preview(state, step);
    if (bulk().contains(step.function))
        return performAll(state, step);
    return rules().at(step.function)(state.world, step);
}

QByteArray SerialModel::undo(ModelState& state, const Step& step)
{
    const auto receipt = state.receipts.find(step.undoes);
    if (receipt == state.receipts.end() || receipt->second->step.function == "old_insert")
        return "not_found";
    return UndoRules(state.world, *receipt->second).undo(step);
}

// The answer that the command would have; nothing changes.
QByteArray SerialModel::preview(const ModelState& state, const Step& step) const
{
    ModelState look = state;
    Step inner = step;
    inner.function = step.inner;
    return perform(look, inner);
}

// Each item through the rule of its single command; done when one of them is.
QByteArray SerialModel::performAll(ModelState& state, const Step& step) const
{
    QByteArray first;
    bool done = false;
    for (const qint64 item : step.items) {
        Step single = step;
        single.function = bulk().at(step.function);
        single.items.clear();
        single.expect = Expect::Anything;
        single.row = AppointmentId(single.function == "release" ? item : 0);
        single.request = RequestId(single.function == "release" ? 0 : item);
        const QByteArray code = perform(state, single);
        done = done || code == "ok";
        if (code != "ok" && first.isEmpty())
            first = code;
    }
    if (step.items.empty())
        return "invalid";
    return done ? QByteArray("ok") : first;
}

std::vector<SerialModel::Next> SerialModel::apply(const ModelState& state, const Step& step) const
{
    if (step.function == "expire_due")
        return expire(state);
    Next next{{}, state};
    next.code = perform(next.state, step);
    if (step.function != "preview")
        next.state.receipts[step.number] = std::make_shared<Receipt>(
            step, next.code, std::make_shared<WorldState>(state.world), std::make_shared<WorldState>(next.state.world));
    return {next};
}

// Every subset of what is due: requests that somebody holds are left for the next call.
std::vector<SerialModel::Next> SerialModel::expire(const ModelState& state) const
{
    WorldState look = state.world;
    const std::vector<RequestId> due = RequestRules(look).due();
    std::vector<Next> possible;
    for (unsigned chosen = 0; chosen < (1U << due.size()); ++chosen) {
        Next next{{}, state};
        int count = 0;
        for (std::size_t i = 0; i < due.size(); ++i) {
            if ((chosen & (1U << i)) == 0)
                continue;
            RequestRules(next.state.world).lapse(due[i]);
            ++count;
        }
        next.code = QByteArray::number(count);
        possible.push_back(next);
    }
    return possible;
}

} // namespace slotdesk::proof
