#include "features/reports/report_form.h"

#include <algorithm>

#include "features/reports/contract/reports.h"

namespace waarborg::reports {

namespace {

using web::FieldCheck;
using web::typed;
constexpr auto kRequired = FieldCheck::Need::required;
constexpr auto kOptional = FieldCheck::Need::optional;

template <std::size_t N>
void check_choice(FieldCheck& check, const html::FormState& form, std::string_view field,
                  const std::array<std::string_view, N>& known) {
  check.choice(field, std::find(known.begin(), known.end(), typed(form, field)) != known.end(), kRequired);
}

void check_who(FieldCheck& check, const html::FormState& form, const FormFacts& facts) {
  check_choice(check, form, "relation", kRelations);
  check_choice(check, form, "how", kManners);
  if (!facts.has_channels()) return;
  check_choice(check, form, "channel", kChannels);
  const std::string relation = typed(form, "relation");
  if (typed(form, "channel") == "whistleblower" && !relation.empty() && relation != "employee")
    check.add("reports.channel_staff_only", "channel");
}

void check_about(FieldCheck& check, const html::FormState& form, const FormFacts& facts) {
  check.choice("theme", facts.themes->find(typed(form, "theme")) != nullptr, kRequired);
  const std::string unit = typed(form, "unit");
  check.choice("unit", std::ranges::find(facts.units, unit, &directory::Unit::id) != facts.units.end(), kOptional);
  check.text("when", kWhenMax, kOptional);
}

void check_tell(FieldCheck& check) {
  check.text("subject", kSubjectMax, kRequired);
  check.text("text", kTextMax, kRequired);
  check.lines("concerned", kPeopleMax, kPersonMax, "reports.person_too_long");
  check.lines("keep_out", kPeopleMax, kPersonMax, "reports.person_too_long");
}

void check_contact(FieldCheck& check, const html::FormState& form) {
  if (is_anonymous(form)) return;
  check.text("name", kNameMax, kRequired);
  check.text("contact", kContactMax, kOptional);
}

}  // namespace

std::string_view code_of(ReportStep step) {
  switch (step) {
    case ReportStep::who: return "who";
    case ReportStep::about: return "about";
    case ReportStep::tell: return "tell";
    case ReportStep::contact: return "contact";
    case ReportStep::check: return "check";
  }
  return "who";
}

std::optional<ReportStep> report_step_from(std::string_view code) {
  for (const auto step : kReportSteps)
    if (code_of(step) == code) return step;
  return std::nullopt;
}

std::vector<std::string_view> fields_of(ReportStep step) {
  switch (step) {
    case ReportStep::who: return {"relation", "how", "channel"};
    case ReportStep::about: return {"theme", "unit", "when"};
    case ReportStep::tell: return {"subject", "text", "concerned", "keep_out"};
    case ReportStep::contact: return {"name", "contact"};
    case ReportStep::check: return {};
  }
  return {};
}

html::FormState form_from(const http::Fields& posted) {
  html::FormState form;
  for (const auto step : kReportSteps)
    for (const auto field : fields_of(step))
      if (posted.has(field)) form.values.emplace_back(std::string(field), posted.get(field));
  for (const auto& token : posted.all(kKeptField)) form.values.emplace_back(std::string(kKeptField), token);
  form.values.emplace_back(std::string(kOnceField), posted.has(kOnceField) ? posted.get(kOnceField) : new_once());
  return form;
}

Errors check_step(ReportStep step, const html::FormState& form, const FormFacts& facts) {
  FieldCheck check(form);
  switch (step) {
    case ReportStep::who: check_who(check, form, facts); break;
    case ReportStep::about: check_about(check, form, facts); break;
    case ReportStep::tell: check_tell(check); break;
    case ReportStep::contact: check_contact(check, form); break;
    case ReportStep::check: break;
  }
  return check.take();
}

bool is_anonymous(const html::FormState& form) { return typed(form, "how") == "anonymous"; }

bool is_whistleblower(const html::FormState& form, const FormFacts& facts) {
  return facts.has_channels() && typed(form, "channel") == "whistleblower" && typed(form, "relation") == "employee";
}

std::vector<ReportStep> steps_for(const html::FormState& form) {
  std::vector<ReportStep> steps(kReportSteps.begin(), kReportSteps.end());
  if (is_anonymous(form)) std::erase(steps, ReportStep::contact);
  return steps;
}

web::Steps steps_of(const html::FormState& form, const FormFacts& facts) {
  web::Steps steps;
  for (const auto step : steps_for(form)) steps.codes.emplace_back(code_of(step));
  steps.check = [&form, &facts](std::string_view code) { return check_step(*report_step_from(code), form, facts); };
  return steps;
}

}  // namespace waarborg::reports
