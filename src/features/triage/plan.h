// What somebody who triages filled in: answers, choice, reasons, and what goes along to whoever takes it up. Pure.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "features/triage/offered.h"
#include "matters/criteria.h"
#include "platform/html/components.h"

namespace waarborg::triage {

inline constexpr std::size_t kTextMax = 20000;  ///< characters of any text here

struct Plan {
  std::string outcome;
  matters::CriteriaAnswers answers;
  std::string reasons;
  std::string differs_reason;  ///< why another choice than advised
  std::string expected;        ///< of the line (TRI-02)
  std::optional<Date> by_when;
  std::string unit_id;
  std::vector<std::pair<std::string, std::string>> parts;  ///< role in the new matter, account id
  std::string into;                                        ///< number of the matter to merge with
  std::string text;                                        ///< passed on to the new matter
  bool share_documents = false;
  std::string message;  ///< to the reporter
};

/// Whether an outcome asks what the line is expected to do, by when (TRI-02).
bool asks_expected(const Offered& offered);

/// From the posted form. `by_when` is empty for what is no date.
Plan plan_of(const html::FormState& form);
/// The form that says the same.
std::vector<std::pair<std::string, std::string>> fields_of(const Plan& plan);

/// The outcome that the criteria advise first among those offered; empty when they advise none of them.
std::string first_advice(const matters::Criteria& criteria, const std::vector<Offered>& offered,
                         const matters::CriteriaAnswers& answers);

struct PlanRules {
  const matters::Criteria& criteria;
  const std::vector<Offered>& offered;
  bool has_reporter = true;
  Date today{};
};
/// Everything that is missing or wrong at once; a field is the form's field.
Errors check_plan(const PlanRules& rules, const html::FormState& form, const Plan& plan);

/// Stored form, sealed by the caller.
std::string to_json(const Plan& plan);
Plan plan_from_json(const std::string& text);

/// "conversation=no;facts=clear": plain, for figures.
std::string to_text(const matters::CriteriaAnswers& answers);
matters::CriteriaAnswers answers_from(std::string_view text);

}  // namespace waarborg::triage
