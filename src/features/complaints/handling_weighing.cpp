#include "features/complaints/handling_weighing.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace waarborg::complaints {

namespace {

void check_length(Errors& errors, const std::string& value, const std::string& field, int length_max) {
  if (count_characters(value) > static_cast<std::size_t>(length_max))
    errors.push_back(invalid("error.too_long", field, {std::to_string(length_max)}));
}

void check_day(Errors& errors, const std::string& value, const std::string& field, Date today) {
  if (value.empty()) return;
  const auto day = date_from_iso(value);
  if (!day)
    errors.push_back(invalid("error.date", field));
  else if (*day > today)
    errors.push_back(invalid("error.date_future", field));
}

/// The first {place} of a letter that nobody filled.
std::string open_place(std::string_view text) {
  for (const auto name : matters::letter_placeholders()) {
    const std::string place = "{" + std::string(name) + "}";
    if (text.find(place) != std::string_view::npos) return place;
  }
  return {};
}

}  // namespace

std::string_view state_code(const Allegation& allegation) {
  if (allegation.withdrawn) return "withdrawn";
  if (!allegation.final_finding.empty()) return "judged";
  return allegation.recommended.empty() ? "open" : "recommended";
}

Errors check_allegation(const AllegationInput& input, const matters::ComplaintTerms& terms) {
  Errors errors;
  if (input.category.empty())
    errors.push_back(invalid("error.choose", "category"));
  else if (!terms.category(input.category))
    errors.push_back(invalid("error.choice", "category"));
  check_length(errors, input.officer, "officer", kOfficerMax);
  if (trim(input.what).empty()) errors.push_back(invalid("error.required", "what"));
  check_length(errors, input.what, "what", kWhatMax);
  if (!input.recommended.empty() && !terms.finding(input.recommended))
    errors.push_back(invalid("error.choice", "recommended"));
  if (!input.final_finding.empty() && !terms.finding(input.final_finding))
    errors.push_back(invalid("error.choice", "final"));
  if (!input.outcome.empty() && !terms.outcome(input.outcome)) errors.push_back(invalid("error.choice", "outcome"));
  if (!input.outcome.empty() && input.final_finding.empty())
    errors.push_back(invalid("complaint.outcome_without_finding", "outcome"));
  return errors;
}

Result<Allegation> applied(const Allegation& before, const AllegationInput& input, const Hands& hands, Date today) {
  Allegation after = before;
  after.category = input.category;
  after.officer = std::string(trim(input.officer));
  after.what = std::string(trim(input.what));
  after.outcome = input.outcome;
  after.withdrawn = input.withdrawn;
  if (input.recommended != before.recommended) {
    after.recommended = input.recommended;
    after.recommended_by = input.recommended.empty() ? "" : hands.account_id;
    after.recommended_on = input.recommended.empty() ? std::nullopt : std::optional(today);
  }
  const bool decided_now = input.final_finding != before.final_finding;
  if (decided_now) {
    after.final_finding = input.final_finding;
    after.final_by = input.final_finding.empty() ? "" : hands.account_id;
    after.final_on = input.final_finding.empty() ? std::nullopt : std::optional(today);
  }
  if ((decided_now || input.outcome != before.outcome) && !hands.decides)
    return forbidden("complaint.authority_decides");
  if (!after.final_finding.empty() && after.recommended.empty()) return conflict("complaint.recommend_first", "final");
  if (!after.final_by.empty() && after.final_by == after.recommended_by) return forbidden("complaint.same_person");
  if (after.withdrawn && !before.final_finding.empty()) return conflict("complaint.judged_already", "withdrawn");
  return after;
}

bool all_judged(const std::vector<Allegation>& allegations) {
  return !allegations.empty() && std::ranges::all_of(allegations, [](const Allegation& allegation) {
    return allegation.withdrawn || !allegation.final_finding.empty();
  });
}

std::vector<matters::ComplaintCheck> checks_for(const matters::ComplaintTerms& terms,
                                                const std::vector<Allegation>& allegations, std::string_view theme) {
  std::set<std::string, std::less<>> alleged;
  for (const auto& allegation : allegations)
    if (!allegation.withdrawn) alleged.insert(allegation.category);
  if (allegations.empty()) alleged.emplace(theme);
  std::vector<matters::ComplaintCheck> checks;
  for (const auto& category : terms.categories) {
    if (!alleged.contains(category.key)) continue;
    for (const auto& check : category.checks)
      if (std::ranges::find(checks, check.key, &matters::ComplaintCheck::key) == checks.end()) checks.push_back(check);
  }
  return checks;
}

Errors check_checklist(const std::vector<CheckInput>& inputs, Date today) {
  Errors errors;
  for (const auto& input : inputs) {
    if (std::ranges::find(kCheckStates, input.state) == std::end(kCheckStates))
      errors.push_back(invalid("error.choose", "state_" + input.key));
    check_day(errors, input.asked_on, "asked_" + input.key, today);
    check_day(errors, input.done_on, "done_" + input.key, today);
    const auto asked = date_from_iso(input.asked_on);
    const auto done = date_from_iso(input.done_on);
    if (asked && done && *done < *asked) errors.push_back(invalid("complaint.done_before_asked", "done_" + input.key));
    if (input.state == "not_needed" && trim(input.note).empty())
      errors.push_back(invalid("complaint.say_why_not", "note_" + input.key));
    check_length(errors, input.note, "note_" + input.key, kNoteMax);
  }
  return errors;
}

Check check_from(const CheckInput& input, Date today) {
  Check check{input.key, input.state, date_from_iso(input.asked_on), date_from_iso(input.done_on),
              std::string(trim(input.note))};
  if (check.state == "asked" && !check.asked_on) check.asked_on = today;
  if (check.is_settled() && !check.done_on) check.done_on = today;
  if (!check.is_settled()) check.done_on = std::nullopt;
  return check;
}

Errors check_letter(const std::string& subject, const std::string& message) {
  Errors errors;
  if (trim(subject).empty()) errors.push_back(invalid("error.required", "subject"));
  check_length(errors, subject, "subject", kOfficerMax);
  if (trim(message).empty()) errors.push_back(invalid("error.required", "message"));
  check_length(errors, message, "message", kLetterMax);
  if (const std::string place = open_place(message); !place.empty())
    errors.push_back(invalid("complaint.letter_unfilled", "message", {place}));
  return errors;
}

std::string with_contact(const std::string& message, const std::string& contact) {
  const std::string lines(trim(contact));
  if (lines.empty() || message.find(lines) != std::string::npos) return message;
  return std::string(trim(message)) + "\n\n" + lines;
}

}  // namespace waarborg::complaints
