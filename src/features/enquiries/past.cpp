#include "features/enquiries/contract/past.h"

#include <algorithm>

#include "base/text.h"
#include "features/enquiries/enquiry.h"
#include "features/enquiries/evidence_work.h"
#include "features/enquiries/findings_work.h"
#include "features/enquiries/interview_work.h"
#include "features/enquiries/papers.h"
#include "features/enquiries/plan_work.h"
#include "matters/content.h"

namespace waarborg::enquiries::past {

using matters::Acting;

namespace {

constexpr const char* kBegan = "10:00";
constexpr const char* kEnded = "11:30";

Result<Done> hear_one(const Acting& acting, const Interview& interview, const std::string& said,
                      const std::string& refusal) {
  const auto& [tx, house, opened, viewer] = acting;
  const std::string today = to_iso(house.today());
  const bool duty = has_duty(*opened.procedure, interview.capacity);
  const auto& helpers = house.content.enquiry_terms.assistance;
  const bool helped = interview.capacity == "concerned" && !helpers.empty() && interview.position % 2 == 0;
  RecordInput record;
  record.held_on = today;
  record.began_at = kBegan;
  record.ended_at = kEnded;
  record.present = interview.who;
  record.assistance = helped ? helpers.front().key : "none";
  record.assistant = helped ? "mr. A. Voorbeeld" : "";
  record.duty_told = std::string(code_of(duty ? DutyTold::duty : DutyTold::no_duty));
  record.text = said;
  TRY(record_interview(tx, house, opened, viewer, interview.id, interview.version, record));
  const Interview held = TRY(find_interview(tx, opened, interview.id));
  return finish_interview(tx, house, opened, viewer, held.id, held.version,
                          {today, refusal.empty() ? "signed" : "refused", refusal, today, ""});
}

std::vector<Interview> awaited(const Acting& acting) {
  auto all = interviews(acting.tx, acting.opened);
  std::erase_if(all, [](const Interview& one) { return one.state != "invited"; });
  return all;
}

}  // namespace

Result<Done> submit_plan(const Acting& acting, const Planned& planned) {
  const auto& [tx, house, opened, viewer] = acting;
  PlanInput input{
      join(planned.questions, "\n"), planned.sources, planned.tasks, planned.planning, planned.care, {}, {}, {}};
  for (const auto& [key, why] : planned.means) input.means.push_back({key, why});
  for (const auto day : planned.moments) input.moments.push_back(to_iso(day));
  const auto all = plans(tx, opened);
  const Plan* latest = latest_plan(all);
  return save_plan(tx, house, opened, viewer, latest ? latest->number : 0, latest ? latest->version : 0, input,
                   Submit::yes);
}

Result<Done> decide_plan(const Acting& acting, bool approve, const std::string& reason) {
  const auto& [tx, house, opened, viewer] = acting;
  const auto all = plans(tx, opened);
  const Plan* latest = latest_plan(all);
  if (!latest) return conflict("enquiries.plan_not_waiting");
  return enquiries::decide_plan(tx, house, opened, viewer, latest->number, latest->version, {approve, reason, "", ""});
}

Result<Done> invite(const Acting& acting, const Invited& invited) {
  const auto& [tx, house, opened, viewer] = acting;
  InviteInput input;
  input.who = invited.who;
  input.capacity = invited.capacity;
  input.planned_on = to_iso(invited.planned_on);
  input.planned_at = kBegan;
  input.place = invited.place;
  input.subject = invited.subject;
  input.short_notice = invited.short_notice;
  return enquiries::invite(tx, house, opened, viewer, input);
}

Result<Done> hear(const Acting& acting, const std::string& said, const std::string& refusal) {
  for (const auto& interview : awaited(acting))
    TRY(hear_one(acting, interview, said, interview.capacity == "concerned" ? refusal : ""));
  return Done{};
}

bool awaits_interview(const Acting& acting) { return !awaited(acting).empty(); }

Result<Done> all_heard(const Acting& acting) {
  return enquiries::all_heard(acting.tx, acting.house, acting.opened, acting.viewer);
}

Result<Done> register_item(const Acting& acting, const Item& item) {
  const auto& [tx, house, opened, viewer] = acting;
  EvidenceInput input;
  input.what = item.what;
  input.origin = item.origin;
  input.found_on = to_iso(house.today());
  input.found_by = item.found_by;
  input.found_where = item.found_where;
  input.means = item.means;
  input.holder = item.holder;
  return register_evidence(tx, house, opened, viewer, input, std::nullopt);
}

Result<Done> use_means(const Acting& acting, const std::string& means, const std::string& note) {
  const auto& [tx, house, opened, viewer] = acting;
  return record_means(tx, house, opened, viewer, {means, to_iso(house.today()), note});
}

Result<Done> report_findings(const Acting& acting, const std::vector<std::string>& facts, const std::string& assessment,
                             const http::Upload& report) {
  const auto& [tx, house, opened, viewer] = acting;
  TRY(check_investigates(tx, house, opened, viewer));
  const Material material = read_material(tx, opened);
  Findings findings = material.findings;
  std::vector<Reference> known;
  for (const auto& item : material.evidence) known.push_back("e:" + item.id);
  for (const auto& interview : material.interviews)
    if (interview.held_on) known.push_back("i:" + interview.id);
  for (std::size_t at = 0; at < findings.questions.size(); ++at) {
    findings.questions[at].facts = facts.empty() ? "" : facts[at % facts.size()];
    findings.questions[at].references = known;
    findings.questions[at].assessment = assessment;
  }
  if (Errors errors = check_findings(findings, known); !errors.empty()) return errors;
  if (Errors errors = check_reportable(findings); !errors.empty()) return errors;
  findings.saved_by = viewer.account_id;
  if (!save_findings(tx, opened, findings)) return conflict("matter.changed");
  leave_audit(tx, house, opened, viewer, "findings_save");
  const std::string document = TRY(keep_document(tx, house, opened, viewer, report));
  return put_report(tx, house, opened, viewer, read_material(tx, opened).findings.version, document);
}

}  // namespace waarborg::enquiries::past
