#include "features/atypical/following.h"

#include "features/atypical/keeping.h"
#include "features/atypical/sealed.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using storage::Transaction;

Result<std::string> open_case(Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                              const CaseRow& control) {
  auto evidence = TRY(open_evidence(tx, viewer, control.id));
  evidence.reasons.clear();  // the desk opens them anew; here they would outlive their own seal
  evidence.found.stood_out = false;
  const std::string id = new_id();
  tx.execute(sql::case_follow, {id, new_number(tx, house), control.run_id, static_cast<std::int64_t>(control.officer),
                                control.group, control.first_day, control.last_day, house.clock().now(), control.id});
  tx.execute(sql::case_officer_add, {id, static_cast<std::int64_t>(control.officer)});
  int position = 0;
  for (const auto& finding : evidence.found.findings)
    tx.execute(sql::finding_add,
               {id, position++, static_cast<std::int64_t>(control.officer), static_cast<std::int64_t>(finding.subject),
                finding.first_day, finding.last_day, finding.points});
  keep_reasons(tx, id, evidence);
  TRY(seal_for_desk(tx, id, "evidence", monitor::kMonitorDesk, to_json(evidence)));
  return id;
}

}  // namespace

Result<std::string> follow(matters::House& house, const identity::Viewer& viewer, const std::string& control_id) {
  const std::uint32_t own = TRY(own_number(house, viewer));
  return house.database().write([&](Transaction& tx) -> Result<std::string> {
    const auto control = TRY(enter_case(tx, house, viewer, own, Act::follow, control_id));
    if (control.kind != "control" || control.outcome != "doubtful") return conflict("atypical.not_doubtful");
    if (case_from_control(tx, control.id)) return conflict("atypical.followed_already");
    return open_case(tx, house, viewer, control);
  });
}

}  // namespace waarborg::atypical
