#include "features/reports/report_form.h"

#include <algorithm>

#include "base/text.h"
#include "features/reports/contract/reports.h"

namespace waarborg::reports {

namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& known, std::string_view value) {
  return std::find(known.begin(), known.end(), value) != known.end();
}

std::string typed(const html::FormState& form, std::string_view field) { return std::string(trim(form.value(field))); }

/// Collects what is wrong with fields of one form.
class Check {
 public:
  explicit Check(const html::FormState& form) : form_(form) {}

  template <std::size_t N>
  void choice(std::string_view field, const std::array<std::string_view, N>& known) {
    known_choice(field, is_one_of(known, typed(form_, field)), true);
  }
  void known_choice(std::string_view field, bool known, bool required) {
    const bool empty = typed(form_, field).empty();
    if (empty && required) add("error.choose", field);
    if (!empty && !known) add("error.choice_unknown", field);
  }
  void text(std::string_view field, int length_max, bool required) {
    const std::string value = typed(form_, field);
    if (value.empty() && required) add("error.required", field);
    if (count_characters(value) > static_cast<std::size_t>(length_max))
      add("error.too_long", field, {std::to_string(length_max)});
  }
  void people(std::string_view field) {
    text(field, kPeopleMax, false);
    for (const auto& line : people_in(form_.value(field)))
      if (count_characters(line) > static_cast<std::size_t>(kPersonMax)) {
        add("reports.person_too_long", field, {std::to_string(kPersonMax)});
        return;
      }
  }
  void add(std::string code, std::string_view field, std::vector<std::string> args = {}) {
    errors_.push_back(invalid(std::move(code), std::string(field), std::move(args)));
  }
  Errors take() { return std::move(errors_); }

 private:
  const html::FormState& form_;
  Errors errors_;
};

void check_who(Check& check, const html::FormState& form, const FormFacts& facts) {
  check.choice("relation", kRelations);
  check.choice("how", kManners);
  if (!facts.has_channels()) return;
  check.choice("channel", kChannels);
  const std::string relation = typed(form, "relation");
  if (typed(form, "channel") == "whistleblower" && !relation.empty() && relation != "employee")
    check.add("reports.channel_staff_only", "channel");
}

void check_about(Check& check, const html::FormState& form, const FormFacts& facts) {
  check.known_choice("theme", facts.themes->find(typed(form, "theme")) != nullptr, true);
  const std::string unit = typed(form, "unit");
  check.known_choice(
      "unit", std::any_of(facts.units.begin(), facts.units.end(), [&](const auto& u) { return u.id == unit; }), false);
  check.text("when", kWhenMax, false);
}

void check_tell(Check& check) {
  check.text("subject", kSubjectMax, true);
  check.text("text", kTextMax, true);
  check.people("concerned");
  check.people("keep_out");
}

void check_contact(Check& check, const html::FormState& form) {
  if (is_anonymous(form)) return;
  check.text("name", kNameMax, true);
  check.text("contact", kContactMax, false);
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
  Check check(form);
  switch (step) {
    case ReportStep::who: check_who(check, form, facts); break;
    case ReportStep::about: check_about(check, form, facts); break;
    case ReportStep::tell: check_tell(check); break;
    case ReportStep::contact: check_contact(check, form); break;
    case ReportStep::check: break;
  }
  return check.take();
}

ReportStep first_wrong_step(const html::FormState& form, const FormFacts& facts) {
  for (const auto step : kReportSteps)
    if (!check_step(step, form, facts).empty()) return step;
  return ReportStep::check;
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

namespace {

ReportStep neighbour(ReportStep step, const html::FormState& form, int offset) {
  const auto steps = steps_for(form);
  const auto at = std::find(steps.begin(), steps.end(), step) - steps.begin() + offset;
  if (at < 0) return steps.front();
  return at < static_cast<std::ptrdiff_t>(steps.size()) ? steps[static_cast<std::size_t>(at)] : steps.back();
}

}  // namespace

ReportStep step_after(ReportStep step, const html::FormState& form) { return neighbour(step, form, 1); }
ReportStep step_before(ReportStep step, const html::FormState& form) { return neighbour(step, form, -1); }

std::vector<std::string> people_in(std::string_view lines) {
  std::vector<std::string> people;
  for (const auto& line : split(lines, '\n'))
    if (const auto person = trim(line); !person.empty()) people.emplace_back(person);
  return people;
}

}  // namespace waarborg::reports
