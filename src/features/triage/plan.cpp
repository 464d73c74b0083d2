#include "features/triage/plan.h"

#include "base/text.h"

namespace waarborg::triage {

namespace {

constexpr std::string_view kCriteria = "criteria-";
constexpr std::string_view kPart = "part-";

std::string trimmed(const html::FormState& form, std::string_view name) { return std::string(trim(form.value(name))); }

void require(Errors& errors, const std::string& value, const char* field) {
  if (trim(value).empty()) errors.push_back(invalid("error.required", field));
}

void check_lengths(Errors& errors, const html::FormState& form) {
  for (const char* field : {"reasons", "differs_reason", "expected", "text", "message"})
    if (count_characters(form.value(field)) > kTextMax)
      errors.push_back(invalid("error.too_long", field, {std::to_string(kTextMax)}));
}

/// Whether a word between brackets of the proposed message still waits to be filled in: "[reden]".
bool has_gap(std::string_view message) {
  const auto open = message.find('[');
  return open != std::string_view::npos && message.find(']', open) != std::string_view::npos;
}

/// TRI-02: whoever gets it back hears what is expected and by when.
void check_expected(Errors& errors, const PlanRules& rules, const html::FormState& form, const Plan& plan) {
  require(errors, plan.expected, "expected");
  if (trim(form.value("by_when")).empty())
    errors.push_back(invalid("error.required", "by_when"));
  else if (!plan.by_when)
    errors.push_back(invalid("error.date", "by_when"));
  else if (*plan.by_when < rules.today)
    errors.push_back(invalid("error.date_past", "by_when"));
}

}  // namespace

bool asks_expected(const Offered& offered) {
  return offered.outcome->expects || offered.outcome->key == "line_enquiry";
}

Plan plan_of(const html::FormState& form) {
  Plan plan;
  for (const auto& [name, value] : form.values) {
    if (starts_with(name, kCriteria) && !value.empty()) plan.answers[name.substr(kCriteria.size())] = value;
    if (starts_with(name, kPart) && !value.empty()) plan.parts.emplace_back(name.substr(kPart.size()), value);
  }
  plan.outcome = form.value("outcome");
  plan.reasons = trimmed(form, "reasons");
  plan.differs_reason = trimmed(form, "differs_reason");
  plan.expected = trimmed(form, "expected");
  plan.by_when = date_from_iso(trimmed(form, "by_when"));
  plan.unit_id = form.value("unit");
  plan.into = trimmed(form, "into");
  plan.text = trimmed(form, "text");
  plan.share_documents = form.value("documents") == "1";
  plan.message = trimmed(form, "message");
  return plan;
}

std::vector<std::pair<std::string, std::string>> fields_of(const Plan& plan) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& [key, answer] : plan.answers) out.emplace_back(std::string(kCriteria) + key, answer);
  for (const auto& [role, account] : plan.parts) out.emplace_back(std::string(kPart) + role, account);
  out.insert(out.end(), {{"outcome", plan.outcome},
                         {"shown_for", plan.outcome},
                         {"reasons", plan.reasons},
                         {"differs_reason", plan.differs_reason},
                         {"expected", plan.expected},
                         {"by_when", plan.by_when ? to_iso(*plan.by_when) : ""},
                         {"unit", plan.unit_id},
                         {"into", plan.into},
                         {"text", plan.text},
                         {"documents", plan.share_documents ? "1" : ""},
                         {"message", plan.message}});
  return out;
}

std::string first_advice(const matters::Criteria& criteria, const std::vector<Offered>& offered,
                         const matters::CriteriaAnswers& answers) {
  for (const auto* rule : matters::advise(criteria, answers).outcomes)
    if (find_offered(offered, rule->outcome)) return rule->outcome;
  return {};
}

Errors check_plan(const PlanRules& rules, const html::FormState& form, const Plan& plan) {
  Errors errors = matters::check_answers(rules.criteria, plan.answers);
  const Offered* chosen = find_offered(rules.offered, plan.outcome);
  if (!chosen) errors.push_back(invalid(plan.outcome.empty() ? "error.choose" : "error.choice", "outcome"));
  require(errors, plan.reasons, "reasons");
  const std::string advised = first_advice(rules.criteria, rules.offered, plan.answers);
  if (chosen && !advised.empty() && advised != plan.outcome) require(errors, plan.differs_reason, "differs_reason");
  check_lengths(errors, form);
  if (has_gap(plan.message)) errors.push_back(invalid("triage.placeholder_left", "message"));
  if (!chosen) return errors;
  if (asks_expected(*chosen)) check_expected(errors, rules, form, plan);
  if (plan.outcome == "merge") require(errors, plan.into, "into");
  if (!chosen->opens.empty()) require(errors, plan.text, "text");
  if (plan.outcome == "no_case" && rules.has_reporter) require(errors, plan.message, "message");
  return errors;
}

std::string to_text(const matters::CriteriaAnswers& answers) {
  std::string out;
  for (const auto& [key, answer] : answers) out += (out.empty() ? "" : ";") + key + "=" + answer;
  return out;
}

matters::CriteriaAnswers answers_from(std::string_view text) {
  matters::CriteriaAnswers answers;
  for (const auto& item : split(text, ';')) {
    const auto equals = item.find('=');
    if (equals != std::string::npos) answers[item.substr(0, equals)] = item.substr(equals + 1);
  }
  return answers;
}

}  // namespace waarborg::triage
