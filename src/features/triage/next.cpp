#include "features/triage/next.h"

#include <algorithm>

#include "matters/event_text.h"
#include "matters/sources.h"
#include "matters/tasks.h"
#include "platform/directory/directory.h"

namespace waarborg::triage {

using identity::Role;
using matters::Opened;
using matters::Procedure;

namespace {

struct PartRole {
  std::string_view part;
  Role role;
};
constexpr std::array<PartRole, 4> kPartRoles{{{"handler", Role::handler},
                                              {"commissioner", Role::authority},
                                              {"decider", Role::authority},
                                              {"team_chief", Role::team_chief}}};

/// The parts of a procedure's steps that somebody has to be given, in order.
std::vector<std::string> parts_of(const Procedure& procedure) {
  std::vector<std::string> out;
  for (const auto& phase : procedure.phases)
    for (const auto& step : phase.steps)
      if (step.responsible.what == "participant" && std::ranges::find(out, step.responsible.key) == out.end())
        out.push_back(step.responsible.key);
  return out;
}

std::string root_unit(storage::Transaction& tx) {
  for (const auto& unit : directory::units(tx))
    if (unit.parent_id.empty()) return unit.id;
  return {};
}

std::vector<html::Choice> people_for(storage::Transaction& tx, const matters::House& house, const Opened& from,
                                     Role role, const std::string& unit_id) {
  std::vector<html::Choice> out;
  for (const auto& account : directory::accounts_with(tx, role, unit_id, house.today())) {
    if (matters::is_excluded(tx, from.matter.id, house.keys().person_token(account.person_id))) continue;
    out.push_back({account.account_id, directory::account_name(tx, house.keys(), account.account_id)});
  }
  return out;
}

std::vector<NextPart> next_parts(storage::Transaction& tx, const matters::House& house, const i18n::Translator& t,
                                 const Opened& from, const Procedure& procedure, const std::string& unit_id) {
  std::vector<NextPart> out;
  const std::string unit = unit_id.empty() ? root_unit(tx) : unit_id;
  for (const auto& part : parts_of(procedure)) {
    const auto known = std::ranges::find(kPartRoles, part, &PartRole::part);
    if (known == kPartRoles.end()) continue;
    const Role role = procedure.kind == "complaint" && part == "handler" ? Role::complaint_handler : known->role;
    out.push_back({part, t("triage.part_" + part), people_for(tx, house, from, role, unit)});
  }
  return out;
}

std::string to_text(const matters::Anchor& anchor) {
  return anchor.key.empty() ? anchor.what : anchor.what + ":" + anchor.key;
}

/// The steps of the first phase and the clocks that start with it.
std::vector<NextTerm> next_terms(storage::Transaction& tx, const matters::House& house, const i18n::Translator& t,
                                 const Opened& as_opened) {
  const Procedure& procedure = *as_opened.procedure;
  const matters::Phase& first = procedure.phases.front();
  const auto due = [&](calendar::ClockNature nature, calendar::Period period) {
    return calendar::due_date(house.holidays, nature, house.today(), period);
  };
  std::vector<NextTerm> out;
  for (const auto& step : first.steps) {
    const std::string who = matters::responsible_principal(tx, house, as_opened, to_text(step.responsible));
    NextTerm term{t(step.title), principal_name(tx, house, t, who), std::nullopt, ""};
    if (step.term && step.term->from.what != "step") {
      term.due = due(step.term->nature, step.term->period);
      term.source = matters::source_words(t, step.term->source);
    }
    out.push_back(std::move(term));
  }
  for (const auto& clock : procedure.clocks)
    if (clock.from.what == "received" || clock.from == matters::Anchor{"phase", first.key})
      out.push_back({t(clock.title), "", due(clock.nature, clock.period), matters::source_words(t, clock.source)});
  return out;
}

std::vector<html::Choice> unit_choices(storage::Transaction& tx) {
  std::vector<html::Choice> out;
  for (const auto& unit : directory::units(tx)) out.push_back({unit.id, unit.name});
  return out;
}

}  // namespace

std::string principal_name(storage::Transaction& tx, const matters::House& house, const i18n::Translator& t,
                           const std::string& principal) {
  if (principal.size() < 3) return t("common.none");
  if (principal.front() == 'a') return directory::account_name(tx, house.keys(), principal.substr(2));
  const auto desk = directory::find_desk_by_id(tx, principal.substr(2));
  return desk ? matters::desk_name(t, desk->code) : t("common.none");
}

Next what_next(storage::Transaction& tx, matters::House& house, const i18n::Translator& t, const Opened& opened,
               const Offered& chosen, const std::string& unit_id) {
  Next next;
  next.outcome = chosen.outcome->key;
  next.title = t(chosen.title);
  next.explanation = t(chosen.outcome->explanation);
  next.sources = chosen.outcome->sources;
  next.second_person = chosen.second_person;
  next.asks_expected = asks_expected(chosen);
  next.asks_target = next.outcome == "merge";
  next.asks_message = opened.matter.reporter_kind != "none";
  next.message_required = next.asks_message && next.outcome == "no_case";
  next.keeps_deciders_out = next.outcome == "criminal";
  if (chosen.opens.empty()) return next;
  const auto procedure = house.procedures.active(tx, chosen.opens);
  if (!procedure.ok()) return next;
  next.opens = true;
  next.procedure = t((*procedure)->title);
  Opened as_opened = opened;
  as_opened.procedure = *procedure;
  as_opened.matter.track = (*procedure)->track;
  if (!unit_id.empty()) as_opened.matter.unit_id = unit_id;
  next.terms = next_terms(tx, house, t, as_opened);
  next.parts = next_parts(tx, house, t, opened, **procedure, as_opened.matter.unit_id);
  next.units = unit_choices(tx);
  return next;
}

}  // namespace waarborg::triage
