#include "features/triage/gather.h"

#include <algorithm>

#include "base/text.h"
#include "features/triage/decide_triage.h"
#include "features/triage/letter.h"
#include "matters/content.h"
#include "matters/correspondence.h"
#include "matters/opening.h"
#include "matters/participants.h"
#include "platform/directory/directory.h"

namespace waarborg::triage {

using matters::House;
using matters::Opened;

namespace {

std::vector<Told> told_of(storage::Transaction& tx, const House& house, const Translator& t, const Opened& opened) {
  std::vector<Told> out;
  const std::string& zone = house.platform.config.zone;
  for (const auto& line : matters::timeline(tx, opened, {.kind = "reported_text"}))
    if (!line.text.empty())
      out.push_back({t.date(calendar::local_date(line.at, zone)), t("triage.told_staff"), line.text});
  std::ranges::reverse(out);
  for (const auto& message : matters::messages(tx, opened))
    if (message.direction == matters::Direction::in)
      out.push_back({t.date(calendar::local_date(message.at, zone)), t("triage.told_reporter"), message.body});
  return out;
}

Reported reported_of(storage::Transaction& tx, const House& house, const Translator& t, const Opened& opened) {
  const auto& matter = opened.matter;
  Reported reported{matters::subject_of(opened),
                    theme_title(house, t, matter.theme),
                    unit_name(tx, matter.unit_id),
                    matter.number,
                    t("matter.channel_" + matter.channel),
                    matter.received_on,
                    matter.due(),
                    told_of(tx, house, t, opened),
                    {},
                    {}};
  for (const auto& document : matters::documents(tx, opened))
    reported.documents.push_back(document.name + " (" + t.bytes(document.size) + ")");
  for (const auto& person : matters::people(tx, opened))
    reported.people.emplace_back(t("matter.capacity_" + person.capacity), person.text);
  return reported;
}

std::string outcome_title(const Translator& t, const Opened& opened, const House& house, const std::string& key) {
  if (const auto* own = opened.procedure->outcome(key)) return t(own->title);
  const auto* outcome = house.content.criteria.outcome(key);
  return outcome ? t(outcome->title) : key;
}

PastDecision past_of(storage::Transaction& tx, const House& house, const Translator& t, const Opened& opened,
                     const Decision& one) {
  const auto name = [&](const std::string& account) {
    return account.empty() ? std::string{} : directory::account_name(tx, house.keys(), account);
  };
  PastDecision past{one.id,
                    outcome_title(t, opened, house, one.outcome),
                    one.state,
                    name(one.by),
                    name(one.second_by),
                    one.plan.reasons,
                    one.plan.differs_reason,
                    one.sent_back_reason,
                    one.plan.expected,
                    {},
                    one.differs,
                    one.on};
  if (one.plan.by_when) past.expected += " (" + t.date(*one.plan.by_when) + ")";
  for (const auto& key : one.advised) past.advised.push_back(outcome_title(t, opened, house, key));
  return past;
}

void set(html::FormState& state, const std::string& name, const std::string& value) {
  std::erase_if(state.values, [&](const auto& field) { return field.first == name; });
  state.values.emplace_back(name, value);
}

/// What the outcome proposes, for a person to change: nothing that was typed for it is written over.
void propose(html::FormState& state, const House& house, const Opened& opened, const Next& next,
             const std::vector<Told>& told) {
  if (state.value("shown_for") == next.outcome) return;
  std::string text;
  for (const auto& one : told) text += (text.empty() ? "" : "\n\n") + one.text;
  if (next.opens && state.value("text").empty()) set(state, "text", text);
  if (next.opens && state.value("unit").empty()) set(state, "unit", opened.matter.unit_id);
  if (next.asks_message) set(state, "message", proposed_message(house, opened, next.outcome));
  if (next.opens && opened.matter.reporter_kind == "named" && state.value("shown_for").empty())
    set(state, "documents", "1");
}

TriageForm form_of(storage::Transaction& tx, House& house, const Translator& t, const Opened& opened,
                   const std::vector<Offered>& offered, const html::FormState& state) {
  TriageForm form;
  form.criteria = &house.content.criteria;
  form.shielded = is_shielded(house, opened.matter);
  for (const auto& one : offered)
    form.outcomes.push_back({one.outcome->key, t(one.title), t(one.outcome->explanation)});
  const Plan plan = plan_of(state);
  form.show_advice = !plan.answers.empty();
  const auto advice = matters::advise(house.content.criteria, plan.answers);
  for (const auto* rule : advice.outcomes)
    if (const auto* one = find_offered(offered, rule->outcome))
      form.advised.push_back({t(one->title), t(rule->because), rule->sources});
  for (const auto* rule : advice.cautions) form.cautions.push_back({"", t(rule->because), rule->sources});
  const std::string advised = first_advice(house.content.criteria, offered, plan.answers);
  form.differs = !plan.outcome.empty() && !advised.empty() && advised != plan.outcome;
  if (const Offered* chosen = find_offered(offered, plan.outcome))
    form.next = what_next(tx, house, t, opened, *chosen, plan.unit_id);
  return form;
}

/// After it was sent back the form begins with what was proposed before.
void begin_from_sent_back(html::FormState& state, const std::vector<Decision>& all) {
  if (state.values.empty() && !all.empty() && all.front().state == "sent_back")
    state.values = fields_of(all.front().plan);
}

}  // namespace

std::string unit_name(storage::Transaction& tx, const std::string& unit_id) {
  const auto unit = unit_id.empty() ? std::nullopt : directory::find_unit(tx, unit_id);
  return unit ? unit->name : std::string{};
}

std::string theme_title(const House& house, const i18n::Translator& t, const std::string& theme) {
  const auto* known = house.content.themes.find(theme);
  return known ? t(known->title) : theme;
}

TriagePage gather(storage::Transaction& tx, House& house, web::Context& context, const Opened& opened,
                  html::FormState& state) {
  const Translator& t = context.t;
  TriagePage page;
  page.reported = reported_of(tx, house, t, opened);
  const auto all = decisions(tx, opened);
  const auto step = triage_step(tx, opened.matter.id);
  const bool proposed = step && step->state == matters::StepState::second && !all.empty();
  for (const auto& one : all)
    if (!proposed || one.id != all.front().id) page.past.push_back(past_of(tx, house, t, opened, one));
  const std::string path = "/matters/" + opened.matter.id + "/triage";
  if (may_weigh_again(tx, opened, context.viewer())) page.again = Again{path + "/again", context.csrf()};
  page.may_decide = step && opened.matter.is_open() && may_triage(context.viewer(), *step);
  if (!page.may_decide) return page;
  const auto offered = offered_outcomes(tx, house, opened);
  if (proposed) {
    Waiting waiting{path + "/confirm",
                    path + "/send-back",
                    context.csrf(),
                    past_of(tx, house, t, opened, all.front()),
                    {},
                    all.front().by == context.viewer().account_id};
    if (const Offered* chosen = find_offered(offered, all.front().outcome))
      waiting.next = what_next(tx, house, t, opened, *chosen, all.front().plan.unit_id);
    page.waiting = std::move(waiting);
    return page;
  }
  begin_from_sent_back(state, all);
  TriageForm form = form_of(tx, house, t, opened, offered, state);
  form.action = path;
  form.csrf = context.csrf();
  form.step_id = step->id;
  if (form.next) propose(state, house, opened, *form.next, page.reported.told);
  page.form = std::move(form);
  return page;
}

}  // namespace waarborg::triage
