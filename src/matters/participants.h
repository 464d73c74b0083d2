// Who works on a matter: assign, hand over, step aside. Every assignment passes the same checks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/access.h"
#include "matters/doer.h"

namespace waarborg::matters {

/// A person's or desk's part in a matter. Roles: handler, commissioner, decider, second, care_contact, team_chief.
struct Participant {
  std::string principal;
  std::string role;
  Date from_on{};
  std::optional<Date> until_on;
  std::string reason;
};
std::vector<Participant> participants(storage::Transaction& tx, const std::string& matter_id);
/// The principal now holding a role; empty when nobody does.
std::string active_participant(storage::Transaction& tx, const std::string& matter_id, const std::string& role);

/// Everyone the matter is about, unsealed.
std::vector<PersonNamed> people(storage::Transaction& tx, const Opened& opened);
/// Adds a person and, for concerned and keep_out, excludes everybody in the register whom the text may mean.
void add_person(storage::Transaction& tx, const House& house, const std::string& matter_id, const sealing::Key& key,
                const PersonNamed& person);

/// Whether a person may take this part in a matter beside the parts they hold or held in it. Errors:
/// "participant.apart" for a pair that the procedure keeps apart (ORG-04: who investigates does not decide).
Result<Done> check_apart(storage::Transaction& tx, const Procedure& procedure, const std::string& matter_id,
                         const std::string& principal, const std::string& role);

/// Whether this person may say who works on the matter: a member of a desk that has it, the authority or team chief
/// over its unit, or who holds its part of commissioner, decider or team chief. Who only handles it does not.
bool may_assign(storage::Transaction& tx, const Opened& opened, const identity::Viewer& viewer);
/// Whether assign() would be refused, and why; changes nothing.
Result<Done> check_assign(storage::Transaction& tx, const House& house, const Matter& matter,
                          const std::string& account_id, const std::string& role);
/// Gives `account_id` a role in the matter, with access and key, and points the open tasks of that role to them.
/// Errors: "participant.excluded" (concerned, kept out, stepped aside, or on the other side of the wall, INV-01: one
/// answer for all, as none of it is told), "participant.unknown", "participant.already", "participant.not_yours"
/// (may_assign), and those of check_apart.
Result<Done> assign(storage::Transaction& tx, House& house, const Opened& opened, const Doer& doer,
                    const std::string& account_id, const std::string& role);

/// Whoever a procedure names for a step ("role:authority", "desk:welfare") gets access and key when the step comes up,
/// and stands among the participants from then on. Nothing for a principal that has access already.
void bring_in(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& principal,
              const std::string& responsible);

/// The current holder of the role leaves it, the other takes it; the leaver keeps no access unless it comes from
/// another role or desk. For who holds the role, and who may assign; errors as of assign().
Result<Done> hand_over(storage::Transaction& tx, House& house, const Opened& opened, const Doer& doer,
                       const std::string& role, const std::string& to_account_id, const std::string& reason);

/// The viewer has a conflict of interest: every role ends, and from then on the matter does not exist for them
/// (SEC-06). Their open tasks go back to the matter's desk. Errors: "error.required" for a missing reason,
/// "participant.last" when nobody else could go on.
Result<Done> step_aside(storage::Transaction& tx, House& house, const Opened& opened, const identity::Viewer& viewer,
                        const std::string& reason);

}  // namespace waarborg::matters
