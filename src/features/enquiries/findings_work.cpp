#include "features/enquiries/findings_work.h"

#include "features/enquiries/enquiry.h"
#include "features/enquiries/interview_store.h"
#include "features/enquiries/plan_store.h"
#include "queries/feature_enquiries.h"

namespace waarborg::enquiries {

namespace sql = queries::feature_enquiries;

Material read_material(storage::Transaction& tx, const matters::Opened& opened) {
  Material material;
  material.plans = plans(tx, opened);
  material.evidence = evidence(tx, opened);
  material.interviews = interviews(tx, opened);
  material.reports = reports(tx, opened.matter.id);
  const Plan* plan = approved_plan(material.plans);
  material.findings = for_questions(find_findings(tx, opened), plan ? plan->questions : std::vector<std::string>{});
  return material;
}

Result<Done> put_report(storage::Transaction& tx, matters::House& house, matters::Opened& opened,
                        const identity::Viewer& viewer, int made_from, const std::string& document) {
  TRY(check_investigates(tx, house, opened, viewer));
  const Material now = read_material(tx, opened);
  if (now.findings.version != made_from) return conflict("matter.changed");
  const int number = now.reports.empty() ? 1 : now.reports.back().number + 1;
  if (tx.execute(sql::report_add, {new_id(), opened.matter.id, static_cast<std::int64_t>(number), house.today(),
                                   viewer.account_id, document}) != 1)
    return conflict("matter.changed");
  if (const auto* interview = now.under_duty()) mark_under_duty(tx, opened, document, interview->id, house.today());
  leave_trace(tx, house, opened, viewer, "report", std::to_string(number));
  return complete_in_room(tx, house, opened, viewer, "findings", facts_as_text(now.findings));
}

}  // namespace waarborg::enquiries
