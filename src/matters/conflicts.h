// Conflicts of interest at an assignment (SEC-06). Who is concerned is refused by their exclusion; who is of the same
// team as a person concerned, or declared a private interest (ties.h), gets the part only after the competent authority
// confirmed it with reasons. Refused, the matter does not exist for them any more. Every assignment passes here,
// through give_part of participants.cpp; the procedure's own choice of a role holder passes over whoever has a
// conflict.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/access.h"

namespace waarborg::matters {

enum class ConflictState { waiting, confirmed, refused };
std::string_view code_of(ConflictState state);

struct Conflict {
  std::string id;
  std::string account_id;
  std::string role;
  std::vector<std::string> grounds;  ///< text keys "conflict.ground_KEY": same_team, tie
  std::string leaver;                ///< principal whose part it takes over, or empty
  std::string asked_by;
  Date asked_on{};
  ConflictState state = ConflictState::waiting;
  std::string decided_by{};
  std::optional<Date> decided_on{};
  std::string reason{};
};
/// All of a matter, oldest first.
std::vector<Conflict> conflicts(storage::Transaction& tx, const Opened& opened);

/// Whether this part waits for a decision now.
[[nodiscard]] bool is_waiting(storage::Transaction& tx, const std::string& matter_id, const std::string& account_id,
                              const std::string& role);

/// Gives a task as soon as the part that waits is confirmed: due on this day, or on the day it is confirmed when that
/// is later. REQUIRES: is_waiting.
void give_task_once_confirmed(storage::Transaction& tx, const std::string& matter_id, const std::string& account_id,
                              const std::string& role, const std::string& kind, Date due_on);
/// There is nothing of that kind to do any more, for whoever still waits.
void drop_tasks_once_confirmed(storage::Transaction& tx, const std::string& matter_id, const std::string& kind);

/// What stands in the way of this account taking the role; nothing for most. A team chief's part is by its nature
/// within the team: there, and for a commissioner, only a private interest counts.
std::vector<std::string> conflict_grounds(storage::Transaction& tx, const House& house, const Opened& opened,
                                          const std::string& account_id, const std::string& role);

/// The team somebody works in: their unit, unless it is the whole force; then empty.
std::string team_of(storage::Transaction& tx, const House& house, const std::string& person_id);
/// Whether an interest was declared between this account and somebody named, by either of the two.
[[nodiscard]] bool is_tied(storage::Transaction& tx, const House& house, const Opened& opened,
                           const std::string& account_id);

/// Notes that the part waits, gives the authority a task, and answers true; false when nothing stands in the way or the
/// authority confirmed it before. Errors: "conflict.waits_already".
Result<bool> must_wait(storage::Transaction& tx, House& house, const Opened& opened, const std::string& actor,
                       const std::string& account_id, const std::string& role, const std::string& leaver);
/// The same for those who already have a part, after somebody was named as concerned: they go on until it is decided.
void look_for_conflicts(storage::Transaction& tx, const House& house, const Opened& opened, const std::string& actor);

/// The authority over the matter's unit, or at the desk that got the task; never the one it is about, nor somebody with
/// a conflict of their own. In the closed channel of the Belgian whistleblower act the desk decides: the authority is
/// told nothing of it (trap 1).
[[nodiscard]] bool may_decide_conflict(storage::Transaction& tx, const House& house, const Opened& opened,
                                       const identity::Viewer& viewer, const Conflict& conflict);
/// Gives the part with the reasons on record. Errors: not_found, "error.required" (reason), "conflict.not_yours",
/// "conflict.decided", those of assign().
Result<Done> confirm_conflict(storage::Transaction& tx, House& house, const Opened& opened,
                              const identity::Viewer& viewer, const std::string& conflict_id,
                              const std::string& reason);
/// The part is not given, and the matter is invisible to them from now on. Errors as above; "participant.last".
Result<Done> refuse_conflict(storage::Transaction& tx, House& house, const Opened& opened,
                             const identity::Viewer& viewer, const std::string& conflict_id, const std::string& reason);

}  // namespace waarborg::matters
