#include "features/complaints/intake_form.h"

#include <algorithm>

#include "base/text.h"
#include "features/reports/contract/reports.h"

namespace waarborg::complaints {

namespace {

/// Enough to catch a slip: something, an at sign, a name with a dot.
bool looks_like_mail(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.find(' ') != std::string_view::npos) return false;
  const auto domain = text.substr(at + 1);
  const auto dot = domain.rfind('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < domain.size();
}

bool looks_like_phone(std::string_view text) {
  const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 6 && text.find_first_not_of("0123456789+-() ./") == std::string_view::npos;
}

class Check {
 public:
  explicit Check(const html::FormState& form) : form_(form) {}

  void text(std::string_view field, int length_max, bool required) {
    const std::string value = typed(form_, field);
    if (value.empty() && required) add("error.required", field);
    if (count_characters(value) > static_cast<std::size_t>(length_max))
      add("error.too_long", field, {std::to_string(length_max)});
  }
  void choice(std::string_view field, bool known, bool required) {
    const bool empty = typed(form_, field).empty();
    if (empty && required) add("error.choose", field);
    if (!empty && !known) add("error.choice", field);
  }
  void add(std::string code, std::string_view field, std::vector<std::string> args = {}) {
    errors_.push_back(invalid(std::move(code), std::string(field), std::move(args)));
  }
  Errors take() { return std::move(errors_); }

 private:
  const html::FormState& form_;
  Errors errors_;
};

void check_about(Check& check, const html::FormState& form, const IntakeFacts& facts) {
  if (!is_compliment(form)) check.choice("category", facts.terms->category(typed(form, "category")) != nullptr, true);
  const std::string unit = typed(form, "unit");
  check.choice("unit", std::ranges::find(facts.units, unit, &directory::Unit::id) != facts.units.end(), false);
  check.text("when", kLineMax, false);
  check.text("where", kLineMax, false);
  check.text("officers", kOfficersMax, false);
  for (const auto& officer : officers_in(form))
    if (count_characters(officer) > static_cast<std::size_t>(kLineMax)) {
      check.add("complaint.officer_too_long", "officers", {std::to_string(kLineMax)});
      return;
    }
}

void check_tell(Check& check, const html::FormState& form) {
  check.text("subject", kLineMax, true);
  check.text("text", kTellMax, true);
  if (!is_compliment(form)) check.text("wish", kTellMax, false);
}

void check_contact(Check& check, const html::FormState& form) {
  check.text("name", kLineMax, true);
  check.text("address", kAddressMax, false);
  check.text("email", kLineMax, false);
  check.text("phone", kLineMax, false);
  const std::string mail = typed(form, "email");
  const std::string phone = typed(form, "phone");
  if (!mail.empty() && !looks_like_mail(mail)) check.add("error.email", "email");
  if (!phone.empty() && !looks_like_phone(phone)) check.add("error.phone", "phone");
  if (!is_compliment(form) && mail.empty() && phone.empty() && typed(form, "address").empty())
    check.add("complaint.one_contact", "address");
  check.choice("language", i18n::language_from(typed(form, "language")).has_value(), true);
}

}  // namespace

std::string typed(const html::FormState& form, std::string_view field) { return std::string(trim(form.value(field))); }

std::string_view code_of(IntakeStep step) {
  switch (step) {
    case IntakeStep::kind: return "kind";
    case IntakeStep::about: return "about";
    case IntakeStep::tell: return "tell";
    case IntakeStep::contact: return "contact";
    case IntakeStep::check: return "check";
  }
  return "kind";
}

std::optional<IntakeStep> intake_step_from(std::string_view code) {
  for (const auto step : kIntakeSteps)
    if (code_of(step) == code) return step;
  return std::nullopt;
}

bool is_compliment(const html::FormState& form) { return form.value("kind") == "compliment"; }

std::vector<std::string_view> fields_of(IntakeStep step, const html::FormState& form) {
  const bool compliment = is_compliment(form);
  switch (step) {
    case IntakeStep::kind: return {"kind"};
    case IntakeStep::about:
      if (compliment) return {"unit", "when", "where", "officers"};
      return {"category", "unit", "when", "where", "officers"};
    case IntakeStep::tell:
      if (compliment) return {"subject", "text"};
      return {"subject", "text", "wish"};
    case IntakeStep::contact: return {"name", "address", "email", "phone", "language"};
    case IntakeStep::check: return {};
  }
  return {};
}

html::FormState intake_from(const http::Fields& posted) {
  html::FormState form;
  // Whoever changes a complaint into a compliment and back finds all of it again.
  for (const auto step : kIntakeSteps)
    for (const auto field : fields_of(step, {}))
      if (posted.has(field)) form.values.emplace_back(std::string(field), posted.get(field));
  for (const auto& token : posted.all(reports::kKeptField))
    form.values.emplace_back(std::string(reports::kKeptField), token);
  form.values.emplace_back(std::string(reports::kOnceField),
                           posted.has(reports::kOnceField) ? posted.get(reports::kOnceField) : reports::new_once());
  return form;
}

Errors check_intake(IntakeStep step, const html::FormState& form, const IntakeFacts& facts) {
  Check check(form);
  switch (step) {
    case IntakeStep::kind: {
      const std::string kind = typed(form, "kind");
      check.choice("kind", kind == "complaint" || kind == "compliment", true);
      break;
    }
    case IntakeStep::about: check_about(check, form, facts); break;
    case IntakeStep::tell: check_tell(check, form); break;
    case IntakeStep::contact: check_contact(check, form); break;
    case IntakeStep::check: break;
  }
  return check.take();
}

IntakeStep first_wrong(const html::FormState& form, const IntakeFacts& facts) {
  for (const auto step : kIntakeSteps)
    if (!check_intake(step, form, facts).empty()) return step;
  return IntakeStep::check;
}

IntakeStep next_of(IntakeStep step) {
  const auto at = static_cast<std::size_t>(step) + 1;
  return at < kIntakeSteps.size() ? kIntakeSteps[at] : kIntakeSteps.back();
}

IntakeStep previous_of(IntakeStep step) {
  const auto at = static_cast<std::size_t>(step);
  return at == 0 ? kIntakeSteps.front() : kIntakeSteps[at - 1];
}

std::vector<std::string> officers_in(const html::FormState& form) {
  std::vector<std::string> officers;
  for (const auto& line : split(form.value("officers"), '\n'))
    if (const auto officer = trim(line); !officer.empty()) officers.emplace_back(officer);
  return officers;
}

}  // namespace waarborg::complaints
