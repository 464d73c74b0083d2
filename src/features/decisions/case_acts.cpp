#include "features/decisions/case_acts.h"

#include <algorithm>

#include "base/text.h"
#include "features/decisions/consultation.h"
#include "features/decisions/like_cases.h"
#include "features/decisions/register.h"
#include "features/decisions/room_steps.h"
#include "matters/content.h"
#include "matters/participants.h"
#include "matters/timeline.h"
#include "platform/directory/directory.h"

namespace waarborg::decisions {

namespace {

using matters::Opened;
using storage::Transaction;

Errors check_text(const std::string& text, const std::string& field) {
  if (trim(text).empty()) return {invalid("error.required", field)};
  if (count_characters(text) > static_cast<std::size_t>(kWordsMax))
    return {invalid("error.too_long", field, {std::to_string(kWordsMax)})};
  return {};
}

/// A day that is over or today, and not before `from`.
Errors check_day(const std::string& text, const std::string& field, std::optional<Date> from, Date today) {
  const auto day = date_from_iso(text);
  if (!day) return {invalid("error.date", field)};
  if (*day > today) return {invalid("error.date_future", field)};
  if (from && *day < *from) return {invalid("decisions.too_early", field)};
  return {};
}

void add(Errors& errors, Errors more) {
  for (auto& error : more) errors.push_back(std::move(error));
}

/// The case as it stands, for whose turn `step` is. Errors: those of check_turn, "matter.changed".
Result<Case> take_up(Transaction& tx, const Kit& kit, const Opened& opened, const std::string& case_id,
                     std::string_view step, int version) {
  TRY(check_turn(tx, kit.house, opened, kit.viewer, step));
  Case found = TRY(find_case(tx, opened, case_id));
  if (found.version != version) return conflict("matter.changed");
  return found;
}

Result<Done> keep(Transaction& tx, const Kit& kit, const Opened& opened, const Case& changed, const std::string& act) {
  if (!update_case(tx, changed)) return conflict("matter.changed");
  matters::add_event(tx, kit.house, opened.matter.id, opened.key, {kit.viewer.account_id, "decision_" + act});
  audit::record(tx, kit.house.clock(),
                {audit::Chain::staff, kit.viewer.account_id, "decision." + act, opened.matter.id, "", changed.id});
  return Done{};
}

/// The procedure's step is done once every case of the matter has come so far.
Result<Done> finish(Transaction& tx, const Kit& kit, Opened& opened, std::string_view step, Stage least,
                    const std::string& words, const std::string& outcome = {}) {
  for (const auto& one : cases(tx, opened.matter.id))
    if (stage_of(one) < least) return Done{};
  return complete_if_open(tx, kit.house, opened, kit.viewer.account_id, step, words, outcome);
}

const StaffCategory& category_of(const Kit& kit, const Case& one) {
  const auto* category = kit.terms.sanctions.category(one.category);
  return category ? *category : kit.terms.sanctions.categories.front();
}

Errors check_new(const Kit& kit, const NewCase& input, const std::vector<matters::PersonNamed>& people) {
  Errors errors;
  const auto& sanctions = kit.terms.sanctions;
  if (std::ranges::none_of(
          people, [&](const auto& person) { return person.capacity == "concerned" && person.text == input.person; }))
    errors.push_back(invalid("error.choose", "person"));
  if (!sanctions.category(input.category)) errors.push_back(invalid("error.choose", "category"));
  if (!sanctions.role(input.role)) errors.push_back(invalid("error.choose", "role"));
  if (!kit.house.content.themes.find(input.theme)) errors.push_back(invalid("error.choose", "theme"));
  for (const auto& key : input.circumstances)
    if (!sanctions.circumstance(key)) errors.push_back(invalid("error.choice", "circumstances"));
  return errors;
}

/// The person in the register, when the text can mean one only.
std::string person_behind(Transaction& tx, const Kit& kit, const matters::PersonNamed& person) {
  if (!person.person_id.empty()) return person.person_id;
  const auto meant = directory::people_meant_by(tx, kit.house.keys(), person.text);
  return meant.size() == 1 ? meant.front() : std::string{};
}

bool decides_for(Transaction& tx, const identity::Viewer& viewer, const std::string& unit_id) {
  return std::ranges::any_of(viewer.grants, [&](const identity::Grant& grant) {
    return grant.role == identity::Role::authority &&
           (unit_id.empty() || directory::is_within(tx, unit_id, grant.unit_id));
  });
}

/// ORG-04, ORG-11: the competent authority decides, in person, and neither who enquired nor who advised.
Result<Done> check_decider(Transaction& tx, const Kit& kit, const Opened& opened, const Case& one) {
  if (!decides_for(tx, kit.viewer, opened.matter.unit_id)) return forbidden("decisions.authority_decides");
  const std::string principal = matters::account_principal(kit.viewer.account_id);
  for (const auto& participant : matters::participants(tx, opened.matter.id))
    if (participant.principal == principal && participant.role == "handler") return forbidden("decisions.investigator");
  if (one.recommended_by == kit.viewer.account_id) return forbidden("decisions.same_person");
  return Done{};
}

/// A sanction needs its intention and the person's view, or the end of the term for it.
Result<Done> check_heard(const Case& one, const Measure& measure, Date today) {
  if (!measure.is_sanction()) return Done{};
  if (!one.intended_on) return conflict("decisions.intention_first");
  if (!one.view_on && one.view_due_on && today <= *one.view_due_on) return conflict("decisions.view_first");
  return Done{};
}

bool waits_for_second(Transaction& tx, const std::string& matter_id) {
  return std::ranges::any_of(matters::steps(tx, matter_id), [](const matters::MatterStep& step) {
    return step.step == "decide" && step.state == matters::StepState::second;
  });
}

/// The heaviest measure of the matter: what is decided in the procedure's words.
std::string outcome_of(Transaction& tx, const Kit& kit, const std::string& matter_id) {
  const auto all = cases(tx, matter_id);
  std::string out;
  for (const auto& measure : kit.terms.sanctions.measures)
    if (std::ranges::any_of(all, [&](const Case& one) { return one.measure == measure.key; })) out = measure.key;
  return out;
}

std::string outcome_in(const matters::Procedure& procedure, const Sanctions& sanctions, const std::string& measure) {
  if (procedure.outcome(measure)) return measure;
  const Measure* found = sanctions.measure(measure);
  return found && procedure.outcome(found->group) ? found->group : measure;
}

/// TRI-05: where discrimination is at stake nothing is recommended before people with the expertise were consulted.
Result<Done> check_consulted(Transaction& tx, const Opened& opened) {
  if (!has_step_in(*opened.procedure, "consultation") || !needs_expert(tx, opened)) return Done{};
  const auto all = consultations(tx, opened, "");
  if (std::ranges::any_of(all, [](const Consultation& one) { return !one.open; })) return Done{};
  return conflict("decisions.consult_first");
}

/// A sanction is imposed in the procedure made for it: a heavy one never on the light track (art. 38).
Errors check_track(const matters::Procedure& procedure, const Sanctions& sanctions, const std::string& key) {
  const Measure* measure = sanctions.measure(key);
  const bool known = !measure || !measure->is_sanction() || procedure.outcome(key) || procedure.outcome(measure->group);
  if (known || procedure.outcomes.empty() || !has_step_in(procedure, "sanction")) return {};
  return {conflict("decisions.other_track", "measure")};
}

}  // namespace

bool has_objection(const matters::Procedure& procedure) {
  return procedure.step("objection") || !has_step_in(procedure, "sanction");
}

Result<Done> begin_case(Transaction& tx, const Kit& kit, Opened& opened, const NewCase& input) {
  TRY(check_turn(tx, kit.house, opened, kit.viewer, "recommend"));
  const auto people = matters::people(tx, opened);
  if (Errors errors = check_new(kit, input, people); !errors.empty()) return errors;
  for (const auto& one : cases(tx, opened.matter.id))
    if (words_of(tx, opened, one.id)["person"] == input.person) return conflict("decisions.case_already", "person");
  const auto person = std::ranges::find_if(people, [&](const auto& item) { return item.text == input.person; });
  Case fresh;
  fresh.category = input.category;
  fresh.role = input.role;
  fresh.theme = input.theme;
  fresh.circumstances = input.circumstances;
  fresh.person_token = register_token(kit.house, person_behind(tx, kit, *person));
  const std::string id = add_case(tx, kit.house, opened, fresh);
  save_words(tx, opened, id, "person", input.person);
  audit::record(tx, kit.house.clock(),
                {audit::Chain::staff, kit.viewer.account_id, "decision.begin", opened.matter.id, "", id});
  return Done{};
}

Result<Done> recommend(Transaction& tx, const Kit& kit, Opened& opened, const std::string& case_id,
                       const ActInput& input) {
  Case one = TRY(take_up(tx, kit, opened, case_id, "recommend", input.version));
  TRY(check_consulted(tx, opened));
  if (one.decided_on) return conflict("decisions.decided_already");
  Errors errors = check_measure(kit.terms.sanctions, category_of(kit, one), input.measure, kit.house.today());
  add(errors, check_text(input.text, "text"));
  add(errors, check_track(*opened.procedure, kit.terms.sanctions, input.measure.measure));
  if (!errors.empty()) return errors;
  one.recommended = input.measure.measure;
  one.recommended_by = kit.viewer.account_id;
  one.recommended_on = kit.house.today();
  save_words(tx, opened, case_id, "recommend", input.text);
  save_words(tx, opened, case_id, "advised", to_json(input.measure));
  TRY(keep(tx, kit, opened, one, "recommend"));
  return finish(tx, kit, opened, "recommend", Stage::recommended, input.text);
}

Result<Done> intend(Transaction& tx, const Kit& kit, Opened& opened, const std::string& case_id,
                    const ActInput& input) {
  Case one = TRY(take_up(tx, kit, opened, case_id, "intention", input.version));
  if (!one.recommended_on) return conflict("decisions.recommend_first");
  if (one.decided_on) return conflict("decisions.decided_already");
  if (Errors errors = check_text(input.text, "text"); !errors.empty()) return errors;
  const auto& rule = kit.terms.sanctions.view;
  one.intended_on = kit.house.today();
  one.view_due_on = calendar::due_date(kit.house.holidays, rule.nature, kit.house.today(), rule.period);
  save_words(tx, opened, case_id, "intention", input.text);
  TRY(keep(tx, kit, opened, one, "intention"));
  return finish(tx, kit, opened, "intention", Stage::intended, input.text);
}

Result<Done> take_view(Transaction& tx, const Kit& kit, Opened& opened, const std::string& case_id,
                       const ActInput& input) {
  Case one = TRY(take_up(tx, kit, opened, case_id, "view", input.version));
  if (!one.intended_on) return conflict("decisions.intention_first");
  if (one.decided_on) return conflict("decisions.decided_already");
  if (input.choice != "given" && input.choice != "waived") return invalid("error.choose", "choice");
  const bool silent = input.choice == "waived" && trim(input.text).empty();
  if (silent && kit.house.today() <= *one.view_due_on) return conflict("decisions.view_term_runs", "text");
  if (!silent)
    if (Errors errors = check_text(input.text, "text"); !errors.empty()) return errors;
  one.view_on = kit.house.today();
  one.view_kind = input.choice;
  save_words(tx, opened, case_id, "view", input.text);
  TRY(keep(tx, kit, opened, one, "view"));
  return finish(tx, kit, opened, "view", Stage::viewed, silent ? input.choice : input.text);
}

Spread spread_for(Transaction& tx, const Kit& kit, const Case& decided) {
  const auto all = likes(tx, kit.viewer, decided.theme);
  const auto threshold = kit.house.platform.config.small_number_threshold;
  return spread_of(all, kit.terms.sanctions, {decided.role}, threshold);
}

Result<Done> decide(Transaction& tx, const Kit& kit, Opened& opened, const std::string& case_id,
                    const ActInput& input) {
  Case one = TRY(take_up(tx, kit, opened, case_id, "decide", input.version));
  TRY(check_decider(tx, kit, opened, one));
  if (one.served_on) return conflict("decisions.decided_already");
  const auto& sanctions = kit.terms.sanctions;
  const auto& category = category_of(kit, one);
  Errors errors = check_measure(sanctions, category, input.measure, kit.house.today());
  add(errors, check_text(input.text, "text"));
  add(errors, check_track(*opened.procedure, sanctions, input.measure.measure));
  const Measure* measure = sanctions.measure(input.measure.measure);
  if (!measure) return errors;
  if (const auto power = check_power(sanctions, category, *measure, input.authority); !power.ok())
    add(errors, power.errors());
  const bool outside = is_outside(spread_for(tx, kit, one), sanctions, measure->key);
  if (outside && trim(input.outside).empty()) errors.push_back(invalid("decisions.outside_reason", "outside"));
  if (!errors.empty()) return errors;
  TRY(check_heard(one, *measure, kit.house.today()));
  one.measure = one.first_measure = measure->key;
  one.authority = input.authority;
  one.decided_by = kit.viewer.account_id;
  one.decided_on = kit.house.today();
  one.conditional = input.measure.conditional;
  one.probation_until =
      input.measure.conditional ? date_from_iso(input.measure.probation_until) : std::optional<Date>{};
  one.outside = outside;
  save_words(tx, opened, case_id, "decide", input.text);
  save_words(tx, opened, case_id, "values", to_json(input.measure));
  if (outside) save_words(tx, opened, case_id, "outside", input.outside);
  TRY(keep(tx, kit, opened, one, "decide"));
  const std::string outcome = outcome_in(*opened.procedure, sanctions, outcome_of(tx, kit, opened.matter.id));
  return finish(tx, kit, opened, "decide", Stage::decided, input.text, outcome);
}

Result<Done> serve(Transaction& tx, const Kit& kit, Opened& opened, const std::string& case_id, const ActInput& input) {
  Case one = TRY(take_up(tx, kit, opened, case_id, "serve", input.version));
  if (!one.decided_on) return conflict("decisions.decide_first");
  if (waits_for_second(tx, opened.matter.id)) return conflict("decisions.second_waits");
  Errors errors = check_day(input.day, "day", one.decided_on, kit.house.today());
  if (std::ranges::find(kReceipts, input.choice) == std::end(kReceipts))
    errors.push_back(invalid("error.choose", "choice"));
  if (input.choice == "refused") add(errors, check_text(input.text, "text"));
  if (!errors.empty()) return errors;
  one.served_on = date_from_iso(input.day);
  one.receipt = input.choice;
  const bool objection = has_objection(*opened.procedure);
  if (const auto* remedy = kit.terms.sanctions.remedy(objection ? "objection" : "appeal"))
    (objection ? one.objection : one.appeal).due_on =
        calendar::due_date(kit.house.holidays, remedy->nature, *one.served_on, remedy->period);
  if (!trim(input.text).empty()) save_words(tx, opened, case_id, "serve", input.text);
  TRY(keep(tx, kit, opened, one, "serve"));
  return finish(tx, kit, opened, "serve", Stage::served, trim(input.text).empty() ? input.day : input.text);
}

namespace {

Result<Done> settle_challenge(const Kit& kit, Case& one, Challenge& open, const ActInput& input) {
  const auto& sanctions = kit.terms.sanctions;
  if (std::ranges::find(kChallengeOutcomes, input.choice) == std::end(kChallengeOutcomes))
    return invalid("error.choose", "choice");
  if (!open.lodged_on) return conflict("decisions.lodge_first");
  Errors errors = check_text(input.text, "text");
  if (input.choice == "revised")
    add(errors, check_measure(sanctions, category_of(kit, one), input.measure, kit.house.today()));
  if (!errors.empty()) return errors;
  settle(one, open, input.choice, input.measure.measure, kit.house.today(), "no_sanction");
  return Done{};
}

/// Lodged, not lodged in time, or settled.
Result<Done> take_challenge(const Kit& kit, Case& one, Challenge& open, const ActInput& input) {
  if (open.is_settled()) return conflict("decisions.settled_already");
  if (input.choice == "lodged") {
    if (Errors errors = check_day(input.day, "day", one.served_on, kit.house.today()); !errors.empty()) return errors;
    open.lodged_on = date_from_iso(input.day);
    return Done{};
  }
  if (input.choice != "none") return settle_challenge(kit, one, open, input);
  if (open.lodged_on) return conflict("decisions.settled_already");
  if (open.due_on && kit.house.today() <= *open.due_on) return conflict("decisions.challenge_term_runs");
  open.outcome = "none";
  open.decided_on = kit.house.today();
  return Done{};
}

}  // namespace

Result<Done> challenge(Transaction& tx, const Kit& kit, Opened& opened, const std::string& case_id,
                       const std::string& key, const ActInput& input) {
  Case one = TRY(take_up(tx, kit, opened, case_id, key, input.version));
  if (!one.served_on) return conflict("decisions.serve_first");
  const bool is_appeal = key == "appeal";
  if (!is_appeal && !has_objection(*opened.procedure)) return conflict("decisions.no_objection");
  if (is_appeal && has_objection(*opened.procedure) && !one.objection.is_settled())
    return conflict("decisions.objection_first");
  Challenge& open = is_appeal ? one.appeal : one.objection;
  TRY(take_challenge(kit, one, open, input));
  if (!is_appeal && open.is_settled() && open.outcome != "none")
    if (const auto* remedy = kit.terms.sanctions.remedy("appeal"))
      one.appeal.due_on = calendar::due_date(kit.house.holidays, remedy->nature, kit.house.today(), remedy->period);
  if (!trim(input.text).empty()) save_words(tx, opened, case_id, key, input.text);
  if (input.choice == "revised") save_words(tx, opened, case_id, "values", to_json(input.measure));
  TRY(keep(tx, kit, opened, one, key));
  if (!open.is_settled()) return Done{};
  const std::string words = trim(input.text).empty() ? input.choice : input.text;
  TRY(finish(tx, kit, opened, key, is_appeal ? Stage::final : Stage::objected, words));
  if (!is_appeal && stage_of(one) == Stage::final) return finish(tx, kit, opened, "appeal", Stage::final, words);
  return Done{};
}

Result<Done> execute(Transaction& tx, const Kit& kit, Opened& opened, const std::string& case_id,
                     const ActInput& input) {
  Case one = TRY(take_up(tx, kit, opened, case_id, "execute", input.version));
  const Measure* measure = kit.terms.sanctions.measure(one.measure);
  if (!measure || !one.served_on) return conflict("decisions.serve_first");
  const bool now = measure->at_once || input.choice == "at_once";
  if (stage_of(one) < Stage::final && !now) return conflict("decisions.not_final", "choice");
  Errors errors = check_day(input.day, "day", one.served_on, kit.house.today());
  add(errors, check_text(input.text, "text"));
  if (!errors.empty()) return errors;
  one.executed_on = date_from_iso(input.day);
  save_words(tx, opened, case_id, "execute", input.text);
  TRY(keep(tx, kit, opened, one, "execute"));
  return finish(tx, kit, opened, "execute", Stage::executed, input.text);
}

}  // namespace waarborg::decisions
