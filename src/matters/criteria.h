// Triage on uniform criteria (TRI-01): content/criteria/<jurisdiction>.yaml holds questions, answers and advice
// rules. The criteria advise and say why; a person chooses and gives reasons.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/calendar/calendar.h"
#include "platform/i18n/texts.h"

namespace waarborg::matters {

struct CriterionAnswer {
  std::string key;
  i18n::LocalText text;
};

struct Criterion {
  std::string key;  ///< stable, stored with the triage: "conversation_held"
  i18n::LocalText question;
  i18n::LocalText help;  ///< may be empty in all languages
  std::vector<CriterionAnswer> answers;
  std::vector<std::string> sources;
};

/// What a triage can decide. The keys are the same in every jurisdiction; which of them exist is not.
struct TriageOutcome {
  std::string key;  ///< no_case, line, line_talk, line_enquiry, orienting, disciplinary, criminal, central_team,
                    ///< complaint, welfare, merge
  i18n::LocalText title;
  i18n::LocalText explanation;
  std::string procedure;       ///< key of the procedure that goes on ("" when the report's own goes on or ends)
  bool second_person = false;  ///< a second pair of eyes must agree before it takes effect
  bool expects = false;        ///< asks "what is expected, by when" of the line (TRI-02)
  bool closes = false;         ///< the report ends with it
  std::vector<std::string> sources;
};

struct AnswerCondition {
  std::string criterion;
  std::vector<std::string> any_of;
};

/// "When all of `when` hold, advise `outcome` because ...". Without an outcome it is a caution: something to
/// weigh or do whatever is chosen (TRI-03 named as such, expertise on discrimination of TRI-05).
struct AdviceRule {
  std::string key;
  std::vector<AnswerCondition> when;  ///< all must hold; never empty
  std::string outcome;                ///< "" for a caution
  int weight = 0;                     ///< 1-100; the highest matching rule is the first advice
  i18n::LocalText because;
  std::vector<std::string> sources;
  [[nodiscard]] bool is_caution() const { return outcome.empty(); }
};

/// Immutable after loading, so thread-safe.
struct Criteria {
  std::string version;  ///< stored with each triage, so that old answers keep their questions
  calendar::Jurisdiction jurisdiction = calendar::Jurisdiction::nl;
  std::vector<Criterion> criteria;
  std::vector<TriageOutcome> outcomes;
  std::vector<AdviceRule> rules;
  [[nodiscard]] const Criterion* find(std::string_view key) const;
  [[nodiscard]] const TriageOutcome* outcome(std::string_view key) const;
};

/// Criterion key → answer key. Questions without an answer are absent.
using CriteriaAnswers = std::map<std::string, std::string, std::less<>>;

struct Advice {
  std::vector<const AdviceRule*> outcomes;  ///< heaviest first; at most one rule for each outcome
  std::vector<const AdviceRule*> cautions;
};

/// What the criteria advise on these answers. Pure; unknown keys in `answers` match nothing.
Advice advise(const Criteria& criteria, const CriteriaAnswers& answers);
/// error.required or error.choice with field "criteria.KEY" for every question without a valid answer.
Errors check_answers(const Criteria& criteria, const CriteriaAnswers& answers);

/// From CONTENT/criteria/<jurisdiction>.yaml. All errors at once; field is "file:line".
Result<Criteria> load_criteria(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction);

}  // namespace waarborg::matters
