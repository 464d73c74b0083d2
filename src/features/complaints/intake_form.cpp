#include "features/complaints/intake_form.h"

#include <algorithm>

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

using web::FieldCheck;
constexpr auto kRequired = FieldCheck::Need::required;
constexpr auto kOptional = FieldCheck::Need::optional;

void check_about(FieldCheck& check, const html::FormState& form, const IntakeFacts& facts) {
  if (!is_compliment(form))
    check.choice("category", facts.terms->category(typed(form, "category")) != nullptr, kRequired);
  const std::string unit = typed(form, "unit");
  check.choice("unit", std::ranges::find(facts.units, unit, &directory::Unit::id) != facts.units.end(), kOptional);
  check.text("when", kLineMax, kOptional);
  check.text("where", kLineMax, kOptional);
  check.lines("officers", kOfficersMax, kLineMax, "complaint.officer_too_long");
}

void check_tell(FieldCheck& check, const html::FormState& form) {
  check.text("subject", kLineMax, kRequired);
  check.text("text", kTellMax, kRequired);
  if (!is_compliment(form)) check.text("wish", kTellMax, kOptional);
}

void check_contact(FieldCheck& check, const html::FormState& form) {
  check.text("name", kLineMax, kRequired);
  check.text("address", kAddressMax, kOptional);
  check.text("email", kLineMax, kOptional);
  check.text("phone", kLineMax, kOptional);
  const std::string mail = typed(form, "email");
  const std::string phone = typed(form, "phone");
  if (!mail.empty() && !looks_like_mail(mail)) check.add("error.email", "email");
  if (!phone.empty() && !looks_like_phone(phone)) check.add("error.phone", "phone");
  if (!is_compliment(form) && mail.empty() && phone.empty() && typed(form, "address").empty())
    check.add("complaint.one_contact", "address");
  check.choice("language", i18n::language_from(typed(form, "language")).has_value(), kRequired);
}

}  // namespace

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
  FieldCheck check(form);
  switch (step) {
    case IntakeStep::kind: {
      const std::string kind = typed(form, "kind");
      check.choice("kind", kind == "complaint" || kind == "compliment", kRequired);
      break;
    }
    case IntakeStep::about: check_about(check, form, facts); break;
    case IntakeStep::tell: check_tell(check, form); break;
    case IntakeStep::contact: check_contact(check, form); break;
    case IntakeStep::check: break;
  }
  return check.take();
}

web::Steps steps_of(const html::FormState& form, const IntakeFacts& facts) {
  web::Steps steps;
  for (const auto step : kIntakeSteps) steps.codes.emplace_back(code_of(step));
  steps.check = [&form, &facts](std::string_view code) { return check_intake(*intake_step_from(code), form, facts); };
  return steps;
}

}  // namespace waarborg::complaints
