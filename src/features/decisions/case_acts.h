// What is done in the room sanction: each act is one step of a case, authorised, traced, and completes the procedure's
// step of that name once every person in the matter has come so far.
#pragma once

#include "features/decisions/case_store.h"
#include "features/decisions/terms.h"
#include "platform/identity/viewer.h"

namespace waarborg::decisions {

/// Who works with what: within one request.
struct Kit {
  matters::House& house;
  const Terms& terms;
  const identity::Viewer& viewer;
};

struct NewCase {
  std::string person;  ///< as it stands among the people concerned
  std::string category, role, theme;
  std::vector<std::string> circumstances;
};
/// A person concerned becomes a case. Errors: all of the form at once; "decisions.case_already".
Result<Done> begin_case(storage::Transaction& tx, const Kit& kit, matters::Opened& opened, const NewCase& input);

/// What a form of an act says; each act reads its own fields.
struct ActInput {
  int version = 0;
  MeasureInput measure{};
  std::string text{};       ///< reason, letter, view, note
  std::string outside{};    ///< why outside the spread of like cases
  std::string authority{};  ///< as whom is decided
  std::string day{};        ///< served, lodged, executed on
  std::string choice{};     ///< view: given, waived; serve: receipt; objection and appeal: lodged, none, or an outcome
};

/// recommend also: "decisions.consult_first" (TRI-05), "decisions.other_track" (a sanction that this procedure does not
/// know, as decide). Errors of every act: not_found; "matter.changed" (somebody was first); those of check_turn; those
/// of the form.
Result<Done> recommend(storage::Transaction& tx, const Kit& kit, matters::Opened& opened, const std::string& case_id,
                       const ActInput& input);
/// The intention goes to the person; the term for their view begins. Errors: "decisions.recommend_first".
Result<Done> intend(storage::Transaction& tx, const Kit& kit, matters::Opened& opened, const std::string& case_id,
                    const ActInput& input);
/// Errors: "decisions.intention_first"; "decisions.view_term_runs" (silence counts only after the term).
Result<Done> take_view(storage::Transaction& tx, const Kit& kit, matters::Opened& opened, const std::string& case_id,
                       const ActInput& input);
/// Errors: "decisions.authority_decides" (ORG-04, ORG-11), "decisions.investigator" and "decisions.same_person" (who
/// enquired or advised does not decide), "decisions.needs_AUTHORITY" (SAN-01), "decisions.intention_first" and
/// "decisions.view_first" for a sanction, "decisions.outside_reason" for a decision outside the spread.
Result<Done> decide(storage::Transaction& tx, const Kit& kit, matters::Opened& opened, const std::string& case_id,
                    const ActInput& input);
/// Errors: "decisions.decide_first", "decisions.second_waits" (the second person has not agreed yet).
Result<Done> serve(storage::Transaction& tx, const Kit& kit, matters::Opened& opened, const std::string& case_id,
                   const ActInput& input);
/// `key`: objection or appeal. Errors: "decisions.serve_first", "decisions.objection_first", "decisions.lodge_first",
/// "decisions.challenge_term_runs" (nothing lodged, and the term has not passed), "decisions.settled_already".
Result<Done> challenge(storage::Transaction& tx, const Kit& kit, matters::Opened& opened, const std::string& case_id,
                       const std::string& key, const ActInput& input);
/// Errors: "decisions.not_final" unless the measure may be executed at once or `choice` orders so.
Result<Done> execute(storage::Transaction& tx, const Kit& kit, matters::Opened& opened, const std::string& case_id,
                     const ActInput& input);

/// Whether an objection stands open before appeal: where the procedure has its step, or names no steps of this room.
bool has_objection(const matters::Procedure& procedure);

/// The spread that a decision in this case is held against.
struct Spread;
Spread spread_for(storage::Transaction& tx, const Kit& kit, const Case& decided);

}  // namespace waarborg::decisions
