#include "features/enquiries/interview.h"

#include "base/text.h"
#include "features/enquiries/enquiry.h"

namespace waarborg::enquiries {

namespace {

void check_time(Errors& errors, const std::string& field, const std::string& value, bool required) {
  if (value.empty() && required) errors.push_back(invalid("error.required", field));
  if (!value.empty() && !is_time(value)) errors.push_back(invalid("enquiries.time", field));
}

void check_notice(Errors& errors, const InviteInput& input, const matters::InterviewCapacity& capacity,
                  const calendar::Holidays& holidays, Date planned, Date today) {
  const Date earliest = earliest_day(holidays, capacity, today);
  if (planned < earliest && trim(input.short_notice).empty())
    errors.push_back(invalid("enquiries.notice_too_short", "planned_on", {to_iso(earliest)}));
}

}  // namespace

std::string_view code_of(DutyTold told) {
  switch (told) {
    case DutyTold::not_yet: return "";
    case DutyTold::duty: return "duty";
    case DutyTold::no_duty: return "no_duty";
  }
  return "";
}

std::optional<DutyTold> duty_from(std::string_view code) {
  for (const auto told : {DutyTold::not_yet, DutyTold::duty, DutyTold::no_duty})
    if (code_of(told) == code) return told;
  return std::nullopt;
}

bool is_time(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return false;
  return text.substr(0, 2) < "24" && text.substr(3) < "60";
}

Date earliest_day(const calendar::Holidays& holidays, const matters::InterviewCapacity& capacity, Date invited_on) {
  return add_days(calendar::due_date(holidays, capacity.nature, invited_on, capacity.notice), 1);
}

Errors check_invite(const InviteInput& input, const matters::EnquiryTerms& terms, const calendar::Holidays& holidays,
                    Date today) {
  Errors errors;
  check_text(errors, "who", input.who, kLineMax, true);
  const auto* capacity = terms.capacity(input.capacity);
  if (input.capacity.empty())
    errors.push_back(invalid("error.choose", "capacity"));
  else if (!capacity)
    errors.push_back(invalid("error.choice", "capacity"));
  check_text(errors, "address", input.address, kTextMax, false);
  const auto planned = check_day(errors, "planned_on", input.planned_on, true);
  if (planned && *planned < today)
    errors.push_back(invalid("enquiries.moment_past", "planned_on"));
  else if (planned && capacity)
    check_notice(errors, input, *capacity, holidays, *planned, today);
  check_time(errors, "planned_at", input.planned_at, true);
  check_text(errors, "place", input.place, kLineMax, true);
  check_text(errors, "subject", input.subject, kTextMax, true);
  check_text(errors, "short_notice", input.short_notice, kTextMax, false);
  return errors;
}

bool has_duty(const matters::Procedure& procedure, std::string_view capacity) {
  if (!procedure.duty_to_cooperate) return false;
  return capacity == "concerned" ? procedure.duty_to_cooperate->person_concerned : procedure.duty_to_cooperate->staff;
}

Errors check_record(const RecordInput& input, const Interview& interview, const matters::EnquiryTerms& terms,
                    const matters::Procedure& procedure, Date today) {
  Errors errors;
  const auto held = check_day(errors, "held_on", input.held_on, true, today);
  if (held && *held < interview.invited_on) errors.push_back(invalid("enquiries.before_invitation", "held_on"));
  check_time(errors, "began_at", input.began_at, true);
  check_time(errors, "ended_at", input.ended_at, true);
  if (is_time(input.began_at) && is_time(input.ended_at) && input.ended_at <= input.began_at)
    errors.push_back(invalid("enquiries.ends_before_begin", "ended_at"));
  check_text(errors, "present", input.present, kTextMax, true);
  if (input.assistance != "none" && !terms.find_assistance(input.assistance))
    errors.push_back(invalid("error.choose", "assistance"));
  check_text(errors, "assistant", input.assistant, kLineMax, input.assistance != "none" && !input.assistance.empty());
  check_text(errors, "breaks", input.breaks, kTextMax, false);
  const auto told = duty_from(input.duty_told);
  if (!told || *told == DutyTold::not_yet)
    errors.push_back(invalid("error.choose", "duty_told"));
  else if (*told == DutyTold::duty && !has_duty(procedure, interview.capacity))
    errors.push_back(invalid("enquiries.no_such_duty", "duty_told"));
  check_text(errors, "text", input.text, kRecordMax, true);
  return errors;
}

Interview with_record(Interview interview, const RecordInput& input) {
  interview.held_on = date_from_iso(input.held_on);
  interview.began_at = input.began_at;
  interview.ended_at = input.ended_at;
  interview.present = input.present;
  interview.assistance = input.assistance;
  interview.assistant = input.assistant;
  interview.breaks = input.breaks;
  interview.duty_told = duty_from(input.duty_told).value_or(DutyTold::not_yet);
  interview.text = input.text;
  interview.state = "held";
  interview.under_duty = interview.duty_told == DutyTold::duty;
  return interview;
}

Errors check_closing(const ClosingInput& input, const Interview& interview, Date today) {
  Errors errors;
  const auto not_before = [&](const char* field, std::optional<Date> day) {
    if (day && interview.held_on && *day < *interview.held_on)
      errors.push_back(invalid("enquiries.before_interview", field));
  };
  not_before("read_back_on", check_day(errors, "read_back_on", input.read_back_on, true, today));
  if (input.signature != "signed" && input.signature != "refused")
    errors.push_back(invalid("error.choose", "signature"));
  check_text(errors, "refusal", input.refusal, kTextMax, input.signature == "refused");
  not_before("copy_on", check_day(errors, "copy_on", input.copy_on, false, today));
  if (input.copy_on.empty() && trim(input.no_copy).empty())
    errors.push_back(invalid("enquiries.copy_or_reason", "copy_on"));
  check_text(errors, "no_copy", input.no_copy, kTextMax, false);
  return errors;
}

Interview with_closing(Interview interview, const ClosingInput& input) {
  interview.read_back_on = date_from_iso(input.read_back_on);
  interview.signature = input.signature;
  interview.refusal = input.signature == "refused" ? input.refusal : "";
  interview.copy_on = date_from_iso(input.copy_on);
  interview.no_copy = interview.copy_on ? "" : input.no_copy;
  interview.state = "finished";
  return interview;
}

}  // namespace waarborg::enquiries
