#include "matters/criteria.h"

#include <algorithm>

namespace waarborg::matters {
namespace {

bool holds(const AnswerCondition& condition, const CriteriaAnswers& answers) {
  const auto found = answers.find(condition.criterion);
  return found != answers.end() && std::ranges::find(condition.any_of, found->second) != condition.any_of.end();
}

bool holds(const AdviceRule& rule, const CriteriaAnswers& answers) {
  return std::ranges::all_of(rule.when, [&](const AnswerCondition& one) { return holds(one, answers); });
}

}  // namespace

const Criterion* Criteria::find(std::string_view key) const {
  const auto found = std::ranges::find(criteria, key, &Criterion::key);
  return found == criteria.end() ? nullptr : &*found;
}

const TriageOutcome* Criteria::outcome(std::string_view key) const {
  const auto found = std::ranges::find(outcomes, key, &TriageOutcome::key);
  return found == outcomes.end() ? nullptr : &*found;
}

Advice advise(const Criteria& criteria, const CriteriaAnswers& answers) {
  Advice advice;
  std::vector<const AdviceRule*> matching;
  for (const AdviceRule& rule : criteria.rules) {
    if (holds(rule, answers)) matching.push_back(&rule);
  }
  std::ranges::stable_sort(matching, std::greater{}, &AdviceRule::weight);
  for (const AdviceRule* rule : matching) {
    if (rule->is_caution()) {
      advice.cautions.push_back(rule);
      continue;
    }
    const bool said =
        std::ranges::any_of(advice.outcomes, [&](const AdviceRule* other) { return other->outcome == rule->outcome; });
    if (!said) advice.outcomes.push_back(rule);
  }
  return advice;
}

Errors check_answers(const Criteria& criteria, const CriteriaAnswers& answers) {
  Errors errors;
  for (const Criterion& criterion : criteria.criteria) {
    const auto found = answers.find(criterion.key);
    const std::string field = "criteria." + criterion.key;
    if (found == answers.end() || found->second.empty()) {
      errors.push_back(invalid("error.required", field));
    } else if (std::ranges::find(criterion.answers, found->second, &CriterionAnswer::key) == criterion.answers.end()) {
      errors.push_back(invalid("error.choice", field));
    }
  }
  return errors;
}

}  // namespace waarborg::matters
