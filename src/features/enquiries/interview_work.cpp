#include "features/enquiries/interview_work.h"

#include <algorithm>

#include "base/text.h"
#include "features/enquiries/enquiry.h"
#include "features/enquiries/plan_store.h"
#include "matters/content.h"
#include "matters/correspondence.h"

namespace waarborg::enquiries {

using matters::Opened;

namespace {

/// The interview as somebody saw it, still in one of these states.
Result<Interview> interview_to_change(storage::Transaction& tx, const Opened& opened, const std::string& id,
                                      int version, std::initializer_list<std::string_view> states) {
  Interview interview = TRY(find_interview(tx, opened, id));
  if (std::ranges::find(states, interview.state) == states.end()) return conflict("enquiries.interview_closed");
  if (interview.version != version) return conflict("matter.changed");
  return interview;
}

}  // namespace

Result<Done> invite(storage::Transaction& tx, matters::House& house, const Opened& opened,
                    const identity::Viewer& viewer, const InviteInput& input) {
  TRY(check_investigates(tx, house, opened, viewer));
  const Errors errors = check_invite(input, house.content.enquiry_terms, house.holidays, house.today());
  if (!errors.empty()) return errors;
  if (!approved_plan(plans(tx, opened))) return conflict("enquiries.no_approved_plan");
  Interview interview;
  interview.capacity = input.capacity;
  interview.invited_on = house.today();
  interview.planned_on = *date_from_iso(input.planned_on);
  interview.who = std::string(trim(input.who));
  interview.address = input.address;
  interview.planned_at = input.planned_at;
  interview.place = input.place;
  interview.subject = input.subject;
  interview.short_notice = input.short_notice;
  if (!add_interview(tx, opened, interview)) return conflict("matter.changed");
  leave_trace(tx, house, opened, viewer, "invited", std::to_string(interview.position));
  return Done{};
}

Result<Done> record_interview(storage::Transaction& tx, matters::House& house, const Opened& opened,
                              const identity::Viewer& viewer, const std::string& id, int version,
                              const RecordInput& input) {
  TRY(check_investigates(tx, house, opened, viewer));
  const Interview before = TRY(interview_to_change(tx, opened, id, version, {"invited", "held"}));
  const Errors errors = check_record(input, before, house.content.enquiry_terms, *opened.procedure, house.today());
  if (!errors.empty()) return errors;
  Interview after = with_record(before, input);
  after.under_duty = after.under_duty || before.under_duty;  // once said, it was said
  if (!update_interview(tx, opened, after)) return conflict("matter.changed");
  if (after.under_duty)
    for (const auto& paper : after.papers) mark_under_duty(tx, opened, paper, id, house.today());
  leave_trace(tx, house, opened, viewer, "heard", std::to_string(after.position));
  return Done{};
}

Result<Done> finish_interview(storage::Transaction& tx, matters::House& house, const Opened& opened,
                              const identity::Viewer& viewer, const std::string& id, int version,
                              const ClosingInput& input) {
  TRY(check_investigates(tx, house, opened, viewer));
  const Interview before = TRY(interview_to_change(tx, opened, id, version, {"held"}));
  if (Errors errors = check_closing(input, before, house.today()); !errors.empty()) return errors;
  Interview after = with_closing(before, input);
  after.finished_on = house.today();
  if (!update_interview(tx, opened, after)) return conflict("matter.changed");
  leave_trace(tx, house, opened, viewer, "interview_closed", std::to_string(after.position));
  return Done{};
}

Result<Done> call_off(storage::Transaction& tx, matters::House& house, const Opened& opened,
                      const identity::Viewer& viewer, const std::string& id, int version, const std::string& reason) {
  TRY(check_investigates(tx, house, opened, viewer));
  Interview interview = TRY(interview_to_change(tx, opened, id, version, {"invited"}));
  Errors errors;
  check_text(errors, "called_off", reason, kTextMax, true);
  if (!errors.empty()) return errors;
  interview.state = "called_off";
  interview.called_off = reason;
  if (!update_interview(tx, opened, interview)) return conflict("matter.changed");
  leave_trace(tx, house, opened, viewer, "interview_called_off", std::to_string(interview.position));
  return Done{};
}

Result<Done> add_paper(storage::Transaction& tx, matters::House& house, const Opened& opened,
                       const identity::Viewer& viewer, const std::string& id, const std::string& document_id) {
  TRY(check_investigates(tx, house, opened, viewer));
  Interview interview = TRY(find_interview(tx, opened, id));
  if (!interview.held_on) return conflict("enquiries.not_held");
  if (document_id.empty()) return invalid("error.choose", "document");
  const auto document = TRY(matters::find_document(tx, opened, document_id));
  if (std::ranges::find(interview.papers, document.id) == interview.papers.end())
    interview.papers.push_back(document.id);
  if (!update_interview(tx, opened, interview)) return conflict("matter.changed");
  if (interview.under_duty) mark_under_duty(tx, opened, document.id, id, house.today());
  leave_audit(tx, house, opened, viewer, "interview_paper", document.id);
  return Done{};
}

Result<Done> all_heard(storage::Transaction& tx, matters::House& house, Opened& opened,
                       const identity::Viewer& viewer) {
  TRY(check_investigates(tx, house, opened, viewer));
  bool heard = false;
  for (const auto& interview : interviews(tx, opened)) {
    if (interview.capacity != "concerned") continue;
    if (interview.state == "invited" || interview.state == "held") return conflict("enquiries.interview_unfinished");
    heard = heard || interview.state == "finished";
  }
  if (!heard) return conflict("enquiries.nobody_heard");
  if (!matters::open_step(tx, opened.matter.id, "hear_person")) return conflict("step.already_done");
  const i18n::Translator t(house.platform.texts, viewer.language, house.platform.config.zone);
  return complete_in_room(tx, house, opened, viewer, "hear_person", t("enquiries.persons_heard"));
}

}  // namespace waarborg::enquiries
