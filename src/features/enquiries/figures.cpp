// What the contract tells other features, from plain columns alone.
#include "features/enquiries/contract/enquiries.h"
#include "queries/feature_enquiries.h"

namespace waarborg::enquiries {

namespace sql = queries::feature_enquiries;

bool is_under_duty(storage::Transaction& tx, const std::string& document_id) {
  return tx.find(sql::under_duty_find, {document_id}).has_value();
}

std::vector<UnderDuty> under_duty(storage::Transaction& tx, const std::string& matter_id) {
  std::vector<UnderDuty> all;
  for (const auto& row : tx.query(sql::under_duty_of, {matter_id}))
    all.push_back({row.text("document_id"), row.text("interview_id"), row.date("marked_on")});
  return all;
}

std::vector<Report> reports(storage::Transaction& tx, const std::string& matter_id) {
  std::vector<Report> all;
  for (const auto& row : tx.query(sql::reports_of, {matter_id}))
    all.push_back({static_cast<int>(row.integer("number")), row.date("made_on"), row.text("document_id")});
  return all;
}

std::optional<EnquiryFigure> enquiry_figure(storage::Transaction& tx, const std::string& matter_id) {
  EnquiryFigure figure;
  figure.matter_id = matter_id;
  bool any = false;
  for (const auto& row : tx.query(sql::figure_plans, {matter_id})) {
    any = true;
    if (row.text("state") == "sent_back") ++figure.plans_sent_back;
    if (row.text("state") != "approved") continue;
    figure.plan_submitted_on = row.maybe_date("submitted_on");
    figure.plan_approved_on = row.maybe_date("decided_on");
  }
  for (const auto& row : tx.query(sql::figure_interviews, {matter_id})) {
    any = true;
    ++figure.interviews_held;
    figure.last_interview_on = row.date("held_on");
  }
  for (const auto& row : tx.query(sql::figure_moments, {matter_id}))
    figure.review_moments.push_back(row.date("planned_on"));
  const auto made = reports(tx, matter_id);
  figure.reports = static_cast<int>(made.size());
  if (!made.empty()) figure.reported_on = made.back().made_on;
  if (!any && made.empty()) return std::nullopt;
  return figure;
}

}  // namespace waarborg::enquiries
