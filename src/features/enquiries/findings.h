// What was established, question by question, and apart from it what whoever investigated thinks of it: values, rules,
// and where they are kept.
#pragma once

#include <string>
#include <vector>

#include "matters/access.h"

namespace waarborg::enquiries {

/// "e:ID" an item of evidence, "i:ID" an interview.
using Reference = std::string;

struct QuestionFindings {
  std::string question;
  std::string facts;
  std::vector<Reference> references;
  std::string assessment;
};

struct Findings {
  int version = 0;  ///< 0: nothing was saved yet
  std::string saved_by;
  std::vector<QuestionFindings> questions;
};

/// The questions of the plan in force with what was written on each; what was written on a question that the plan has
/// no more stays, at the end.
Findings for_questions(Findings saved, const std::vector<std::string>& questions);

/// What cannot be kept: too long, or a reference to what is not there. Fields are facts_1, references_1 ...
Errors check_findings(const Findings& findings, const std::vector<Reference>& known);
/// What a report needs besides: facts on every question, each with something it rests on.
Errors check_reportable(const Findings& findings);

/// The facts alone, as text, for the record of the step.
std::string facts_as_text(const Findings& findings);

// ---- Store. Every function takes a matter that somebody opened.

Findings find_findings(storage::Transaction& tx, const matters::Opened& opened);
/// False when `findings.version` is no longer the stored one.
[[nodiscard]] bool save_findings(storage::Transaction& tx, const matters::Opened& opened, const Findings& findings);

}  // namespace waarborg::enquiries
