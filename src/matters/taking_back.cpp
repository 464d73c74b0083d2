#include "matters/taking_back.h"

#include <algorithm>

#include "matters/figure_keeping.h"
#include "matters/interests.h"
#include "matters/keeping_out.h"
#include "matters/participants.h"
#include "matters/tasks.h"
#include "matters/timeline.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

bool takes_part(storage::Transaction& tx, const std::string& matter_id, const std::string& principal) {
  return std::ranges::any_of(participants(tx, matter_id), [&](const Participant& participant) {
    return participant.principal == principal && !participant.until_on;
  });
}

}  // namespace

std::int64_t last_event(storage::Transaction& tx, const std::string& matter_id) {
  return tx.query(sql::timeline_next, {matter_id}).front().integer("seq") - 1;
}

Result<Done> take_back(storage::Transaction& tx, House& house, const Opened& opened, const identity::Viewer& viewer,
                       const std::string& account_id, const std::string& role, std::int64_t event) {
  const std::string& id = opened.matter.id;
  const std::string principal = account_principal(account_id);
  if (!may_assign(tx, opened, viewer)) return forbidden("participant.not_yours");
  if (last_event(tx, id) != event) return conflict("participant.acted_since");
  if (tx.execute(sql::participant_end, {id, principal, role, house.today(), "taken_back"}) == 0)
    return conflict("participant.acted_since");
  recount(tx, id);
  const std::string responsible = "participant:" + role;
  tx.execute(sql::tasks_point, {id, responsible, responsible_principal(tx, house, opened, responsible)});
  if (!takes_part(tx, id, principal)) {
    if (const std::string home = home_desk(tx, house, opened); !home.empty())
      tx.execute(sql::tasks_move, {id, principal, home});
    take_access(tx, id, principal);
    take_key(tx, id, principal);
    restore_interest(tx, house, opened, account_id);
  }
  add_event(tx, house, id, opened.key, {viewer.account_id, "taken_back", {role, account_id}});
  audit::record(tx, house.clock(), {audit::Chain::staff, viewer.account_id, "participant.take_back", id, "", role});
  return Done{};
}

}  // namespace waarborg::matters
