// How sanctions and matters end: erasure after the period (SAN-01, trap 6) and destruction after retention. A job or a
// person proposes; people confirm; nothing is decided by itself.
#pragma once

#include "features/decisions/register.h"
#include "matters/retention.h"

namespace waarborg::decisions {

/// Who confirms: the competent authority and the privacy officer, over the unit.
bool may_end(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& unit_id);

struct Erasure {
  std::string case_id, matter_id, number, measure;
  Date due_on{}, pronounced_on{};
  std::optional<Date> confirmed_on;
};
/// Proposes what is due by today and is not proposed yet. Idempotent. Answers how many are new.
Result<int> propose_erasures(storage::Transaction& tx, const matters::House& house, const Sanctions& sanctions);
/// The words of the case go, its person is forgotten, and the sanction counts no more. Errors: not_found;
/// "decisions.erasure_restarted" when a new sanction has made the period begin again: the proposal is withdrawn by the
/// next run of the job.
Result<Done> confirm_erasure(storage::Transaction& tx, const matters::House& house, const Sanctions& sanctions,
                             const identity::Viewer& viewer, const std::string& case_id);

struct Destruction {
  std::string id, proposed_by, confirmed_by;
  bool done = false;
  Date proposed_on{};
  std::optional<Date> confirmed_on;
  struct Line {
    matters::Retained matter;
    matters::DestroyedCounts counts;
  };
  std::vector<Line> lines;
};
/// A matter that the viewer may put on a list: retention ended, on no list yet.
std::optional<matters::Retained> find_destructible(storage::Transaction& tx, const matters::House& house,
                                                   const identity::Viewer& viewer, const std::string& matter_id);
/// A list that holds a matter outside the viewer's units, or one that keeps the viewer out, does not exist for them.
std::optional<Destruction> find_destruction(storage::Transaction& tx, const identity::Viewer& viewer,
                                            const std::string& id);
/// The same for one that the viewer may confirm or has seen confirmed.
std::optional<Erasure> find_erasure(storage::Transaction& tx, const identity::Viewer& viewer,
                                    const std::string& case_id);
/// Errors: "error.choose" for an empty list, "error.choice" for a matter that is not destructible.
Result<Done> propose_destruction(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                                 const std::vector<std::string>& matter_ids);
/// Destroys. Errors: not_found; "decisions.two_people" (whoever proposed does not confirm); "matter.changed".
Result<Done> confirm_destruction(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                                 const std::string& id);

}  // namespace waarborg::decisions
