#include "matters/participants.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"
#include "matters/conflicts.h"
#include "matters/figure_keeping.h"
#include "matters/interests.h"
#include "matters/keeping_out.h"
#include "matters/timeline.h"
#include "matters/wall.h"
#include "platform/directory/directory.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;
namespace json = boost::json;

namespace {

std::string person_place(const std::string& id) { return "matters_people:" + id; }

std::string account_of(const std::string& principal) { return principal.substr(2); }

bool has_other_way_in(storage::Transaction& tx, const std::string& matter_id, const std::string& principal) {
  for (const auto& participant : participants(tx, matter_id))
    if (participant.principal == principal && !participant.until_on) return true;
  return false;
}

void end_role(storage::Transaction& tx, const House& house, const std::string& matter_id, const std::string& principal,
              const std::string& role, const std::string& heir) {
  tx.execute(sql::participant_end, {matter_id, principal, role, house.today(), "handed_over"});
  recount(tx, matter_id);
  if (has_other_way_in(tx, matter_id, principal)) return;
  tx.execute(sql::tasks_move, {matter_id, principal, heir});
  take_access(tx, matter_id, principal);
  take_key(tx, matter_id, principal);
}

}  // namespace

std::vector<Participant> participants(storage::Transaction& tx, const std::string& matter_id) {
  std::vector<Participant> out;
  for (const auto& row : tx.query(sql::participants_of, {matter_id}))
    out.push_back(
        {row.text("principal"), row.text("role"), row.date("from_on"), row.maybe_date("until_on"), row.text("reason")});
  return out;
}

std::string active_participant(storage::Transaction& tx, const std::string& matter_id, const std::string& role) {
  const auto row = tx.find(sql::participant_active, {matter_id, role});
  return row ? row->text("principal") : std::string{};
}

std::vector<PersonNamed> people(storage::Transaction& tx, const Opened& opened) {
  std::vector<PersonNamed> out;
  for (const auto& row : tx.query(sql::people_of, {opened.matter.id})) {
    const auto text = sealing::open_text(opened.key, person_place(row.text("id")), row.blob("sealed"));
    if (!text) continue;
    const json::object object = json::parse(*text).as_object();
    const auto field = [&](const char* name) { return std::string(object.at(name).as_string()); };
    out.push_back({row.text("capacity"), field("text"), field("contact"), field("person")});
  }
  return out;
}

void add_person(storage::Transaction& tx, const House& house, const std::string& matter_id, const sealing::Key& key,
                const PersonNamed& person) {
  const std::string id = new_id();
  const json::object object{{"text", person.text}, {"contact", person.contact}, {"person", person.person_id}};
  tx.execute(sql::person_add,
             {id, matter_id, person.capacity, sealing::seal(key, person_place(id), json::serialize(object))});
  if (person.capacity != "concerned" && person.capacity != "keep_out")
    return keep_interested_out(tx, house, matter_id, person);
  std::vector<std::string> meant;
  if (!person.person_id.empty())
    meant.push_back(person.person_id);
  else
    meant = directory::people_meant_by(tx, house.keys(), person.text);
  for (const auto& person_id : meant) exclude(tx, matter_id, house.keys().person_token(person_id), person.capacity);
  keep_interested_out(tx, house, matter_id, person);
}

Result<Done> check_apart(storage::Transaction& tx, const Procedure& procedure, const std::string& matter_id,
                         const std::string& principal, const std::string& role) {
  const auto keeps_apart = [&](const std::string& held) {
    return std::ranges::any_of(procedure.apart, [&](const auto& pair) {
      return (pair.first == held && pair.second == role) || (pair.first == role && pair.second == held);
    });
  };
  for (const auto& participant : participants(tx, matter_id))
    if (participant.principal == principal && keeps_apart(participant.role))
      return invalid("participant.apart", "account");
  return Done{};
}

Result<Done> check_assign(storage::Transaction& tx, const House& house, const Matter& matter,
                          const std::string& account_id, const std::string& role) {
  const auto account = directory::find_account(tx, account_id);
  if (!account) return invalid("participant.unknown", "account");
  const std::string principal = account_principal(account_id);
  const std::string why = exclusion_reason(tx, matter.id, house.keys().person_token(account->person_id));
  // An interest is for the authority to judge: give_part asks.
  if (!why.empty() && !is_interest(why)) return invalid("participant.excluded", "account");
  // The same answer as for who is kept out: that there is another side is not told on this one.
  if (!check_wall(tx, house, matter, principal).ok()) return invalid("participant.excluded", "account");
  const auto procedure = TRY(house.procedures.version(tx, matter.procedure_key, matter.procedure_version));
  TRY(check_apart(tx, *procedure, matter.id, principal, role));
  for (const auto& participant : participants(tx, matter.id))
    if (participant.principal == principal && participant.role == role && !participant.until_on)
      return conflict("participant.already", "account");
  return Done{};
}

bool may_assign(storage::Transaction& tx, const Opened& opened, const identity::Viewer& viewer) {
  const Matter& matter = opened.matter;
  for (const auto& desk : viewer.desks)
    if (tx.find(sql::access_find, {desk_principal(desk.desk_id), matter.id})) return true;
  for (const auto& grant : viewer.grants) {
    const bool leads = grant.role == identity::Role::authority || grant.role == identity::Role::team_chief;
    if (leads && (matter.unit_id.empty() || directory::is_within(tx, matter.unit_id, grant.unit_id))) return true;
  }
  const std::string self = account_principal(viewer.account_id);
  return std::ranges::any_of(participants(tx, matter.id), [&](const Participant& part) {
    return part.principal == self && !part.until_on &&
           (part.role == "commissioner" || part.role == "decider" || part.role == "team_chief");
  });
}

namespace {

/// False when it waits for the authority (conflicts.h). `leaver` is whose part it takes over, or empty.
Result<bool> give_part(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                       const std::string& account_id, const std::string& role, const std::string& leaver) {
  TRY(check_assign(tx, house, opened.matter, account_id, role));
  if (TRY(must_wait(tx, house, opened, actor, account_id, role, leaver))) return false;
  const auto account = directory::find_account(tx, account_id);
  const std::string& matter_id = opened.matter.id;
  const std::string principal = account_principal(account_id);
  lift_interest(tx, house, matter_id, account_id);
  tx.execute(sql::participant_add, {new_id(), matter_id, principal, role, house.today(), "assigned"});
  give_access(tx, opened.matter, principal);
  give_key(tx, matter_id, principal, opened.key, account->public_key);
  tx.execute(sql::tasks_point, {matter_id, "participant:" + role, principal});
  add_event(tx, house, matter_id, opened.key, {actor, "assigned", {role, account_id}});
  audit::record(tx, house.clock(),
                {audit::Chain::staff, actor, "participant.assign", matter_id, account->person_id, role});
  return true;
}

}  // namespace

Result<Done> assign(storage::Transaction& tx, House& house, const Opened& opened, const Doer& doer,
                    const std::string& account_id, const std::string& role) {
  if (doer.viewer() && !may_assign(tx, opened, *doer.viewer())) return forbidden("participant.not_yours");
  TRY(give_part(tx, house, opened, doer.actor(), account_id, role, ""));
  return Done{};
}

void bring_in(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& principal,
              const std::string& responsible) {
  if (principal.empty() || tx.find(sql::access_find, {principal, opened.matter.id})) return;
  if (principal.front() == 'd') {
    if (const auto desk = directory::find_desk_by_id(tx, principal.substr(2)))
      give_to_desk(tx, house, opened.matter, opened.key, desk->code);
    return;
  }
  const auto account = directory::find_account(tx, account_of(principal));
  if (!account) return;
  const std::string role = responsible.substr(responsible.find(':') + 1);
  tx.execute(sql::participant_add, {new_id(), opened.matter.id, principal, role, house.today(), "procedure"});
  give_access(tx, opened.matter, principal);
  give_key(tx, opened.matter.id, principal, opened.key, account->public_key);
  add_event(tx, house, opened.matter.id, opened.key, {"system", "assigned", {role, account->account_id}});
}

Result<Done> hand_over(storage::Transaction& tx, House& house, const Opened& opened, const Doer& doer,
                       const std::string& role, const std::string& to_account_id, const std::string& reason) {
  if (trim(reason).empty()) return invalid("error.required", "reason");
  const std::string from = active_participant(tx, opened.matter.id, role);
  const std::string& actor = doer.actor();
  if (doer.viewer() && from != account_principal(actor) && !may_assign(tx, opened, *doer.viewer()))
    return forbidden("participant.not_yours");
  const bool given = TRY(give_part(tx, house, opened, actor, to_account_id, role, from));
  if (!given || from.empty()) return Done{};  // while it waits, whoever has the part keeps it
  end_role(tx, house, opened.matter.id, from, role, account_principal(to_account_id));
  if (from.front() == 'a') restore_interest(tx, house, opened, account_of(from));
  add_event(tx, house, opened.matter.id, opened.key,
            {actor, "handed_over", {role, account_of(from), to_account_id}, ReporterSees::no, reason});
  return Done{};
}

Result<Done> step_aside(storage::Transaction& tx, House& house, const Opened& opened, const identity::Viewer& viewer,
                        const std::string& reason) {
  if (trim(reason).empty()) return invalid("error.required", "reason");
  const std::string& matter_id = opened.matter.id;
  const std::string self = account_principal(viewer.account_id);
  for (const auto& participant : participants(tx, matter_id))
    if (participant.principal == self && !participant.until_on)
      tx.execute(sql::participant_end, {matter_id, self, participant.role, house.today(), "stepped_aside"});
  recount(tx, matter_id);
  exclude(tx, matter_id, viewer.person_token, "stepped_aside");
  // The keys of the leaver's desks are known to the leaver: the matter key goes to every other member apart.
  if (!keep_excluded_out(tx, house, opened)) return conflict("participant.last");
  if (const std::string home = home_desk(tx, house, opened); !home.empty()) {
    bring_in(tx, house, opened, home, "desk:" + opened.procedure->desk);
    tx.execute(sql::tasks_move, {matter_id, self, home});
  }
  add_event(tx, house, matter_id, opened.key,
            {viewer.account_id, "stepped_aside", {viewer.account_id}, ReporterSees::no, reason});
  audit::record(tx, house.clock(),
                {audit::Chain::staff, viewer.account_id, "participant.step_aside", matter_id, viewer.person_id});
  return Done{};
}

}  // namespace waarborg::matters
