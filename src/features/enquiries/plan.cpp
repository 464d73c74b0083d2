#include "features/enquiries/plan.h"

#include <algorithm>

#include "base/text.h"
#include "features/enquiries/enquiry.h"

namespace waarborg::enquiries {

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const auto& line : split(text, '\n'))
    if (!trim(line).empty()) lines.emplace_back(trim(line));
  return lines;
}

std::vector<Date> days_of(const std::vector<std::string>& texts) {
  std::vector<Date> days;
  for (const auto& text : texts)
    if (const auto day = date_from_iso(text)) days.push_back(*day);
  std::ranges::sort(days);
  days.erase(std::ranges::unique(days).begin(), days.end());
  return days;
}

void check_questions(Errors& errors, const std::string& text) {
  const auto questions = lines_of(text);
  if (questions.size() > kQuestionsMax)
    errors.push_back(invalid("enquiries.too_many_questions", "questions", {std::to_string(kQuestionsMax)}));
  for (const auto& question : questions)
    if (count_characters(question) > static_cast<std::size_t>(kLineMax)) {
      errors.push_back(invalid("enquiries.question_too_long", "questions", {std::to_string(kLineMax)}));
      return;
    }
}

void check_moments(Errors& errors, const PlanInput& input, Date today) {
  bool any = false;
  for (std::size_t i = 0; i < input.moments.size(); ++i) {
    const std::string field = "moment_" + std::to_string(i + 1);
    const auto day = date_from_iso(input.moments[i]);
    if (!day) continue;
    any = true;
    if (*day < today) errors.push_back(invalid("enquiries.moment_past", field));
  }
  if (!any) errors.push_back(invalid("enquiries.moment_needed", "moment_1"));
}

}  // namespace

bool Plan::asks_for(std::string_view means_key) const {
  return std::ranges::find(means, means_key, &MeansAsked::key) != means.end();
}

const matters::Means* find_means(const matters::Procedure& procedure, std::string_view key) {
  const auto found = std::ranges::find(procedure.means, key, &matters::Means::key);
  return found == procedure.means.end() ? nullptr : &*found;
}

Errors check_draft(const PlanInput& input, const matters::Procedure& procedure) {
  Errors errors;
  check_questions(errors, input.questions);
  check_text(errors, "sources", input.sources, kTextMax, false);
  for (const auto& asked : input.means) {
    if (!find_means(procedure, asked.key)) errors.push_back(invalid("error.choice", "means"));
    check_text(errors, "why_" + asked.key, asked.why, kTextMax, false);
  }
  check_text(errors, "tasks", input.tasks, kTextMax, false);
  check_text(errors, "planning", input.planning, kTextMax, false);
  check_text(errors, "care", input.care, kTextMax, false);
  for (std::size_t i = 0; i < input.moments.size(); ++i)
    check_day(errors, "moment_" + std::to_string(i + 1), input.moments[i], false);
  check_text(errors, "change", input.change, kTextMax, false);
  return errors;
}

Errors check_complete(const PlanInput& input, const matters::Procedure& procedure, Date today, bool changes_approved) {
  Errors errors = check_draft(input, procedure);
  const auto require = [&](const std::string& field, const std::string& value) {
    if (trim(value).empty()) errors.push_back(invalid("error.required", field));
  };
  require("questions", input.questions);
  require("sources", input.sources);
  if (input.means.empty() && !procedure.means.empty()) errors.push_back(invalid("error.choose", "means"));
  for (const auto& asked : input.means) {
    const auto* means = find_means(procedure, asked.key);
    if (means && means->approval != matters::Approval::none) require("why_" + asked.key, asked.why);
  }
  require("tasks", input.tasks);
  require("planning", input.planning);
  require("care", input.care);
  check_moments(errors, input, today);
  if (changes_approved) require("change", input.change);
  return errors;
}

Plan with_input(Plan plan, const PlanInput& input) {
  plan.questions = lines_of(input.questions);
  plan.sources = input.sources;
  plan.means = input.means;
  plan.tasks = input.tasks;
  plan.planning = input.planning;
  plan.care = input.care;
  plan.moments = days_of(input.moments);
  plan.change = input.change;
  return plan;
}

PlanInput input_of(const Plan& plan) {
  PlanInput input{
      join(plan.questions, "\n"), plan.sources, plan.tasks, plan.planning, plan.care, plan.change, plan.means, {}};
  for (const auto day : plan.moments) input.moments.push_back(to_iso(day));
  return input;
}

const Plan* approved_plan(const std::vector<Plan>& plans) {
  const auto found = std::ranges::find(plans, "approved", &Plan::state);
  return found == plans.end() ? nullptr : &*found;
}

const Plan* latest_plan(const std::vector<Plan>& plans) {
  const auto last = std::ranges::max_element(plans, {}, &Plan::number);
  return last == plans.end() ? nullptr : &*last;
}

bool needs_prosecutor(const Plan& plan, const matters::Procedure& procedure) {
  return std::ranges::any_of(plan.means, [&](const MeansAsked& asked) {
    const auto* means = find_means(procedure, asked.key);
    return means && means->approval == matters::Approval::prosecutor;
  });
}

Result<Done> check_means(const std::vector<Plan>& plans, std::string_view means_key, const std::string& field) {
  const Plan* plan = approved_plan(plans);
  if (!plan) return conflict("enquiries.no_approved_plan", field);
  if (!plan->asks_for(means_key)) return conflict("enquiries.means_not_approved", field);
  return Done{};
}

}  // namespace waarborg::enquiries
