// Steps of a complaint that ask for more than the page of any matter does: not taking it up, telling the mayor and the
// prosecutor, and the letter with the judgement.
#pragma once

#include "features/complaints/handling_record.h"
#include "matters/matter_clocks.h"
#include "matters/steps.h"

namespace waarborg::complaints {

/// The day by which the complainant was promised an answer: the soonest end of the terms that run.
std::optional<Date> promised_day(storage::Transaction& tx, const std::string& matter_id);
/// Name and contact lines of the complainant; empty when nobody is known.
std::vector<std::string> complainant_lines(storage::Transaction& tx, const matters::Opened& opened);

/// A letter to the complainant, in the language they chose, filled as far as the house can.
struct LetterProposal {
  std::string letter;  ///< key
  std::string subject, message;
};
LetterProposal proposal(const matters::House& house, const matters::Opened& opened, std::string_view letter,
                        std::optional<Date> due, const matters::LetterValues& values);
/// The letter that goes with a ground: a notice of a pause for kPausingGround, else that of the step.
LetterProposal refusal_letter(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                              const std::string& ground, const std::string& explanation, const std::string& desk);
/// The judgement with the findings recorded, what was judged of each allegation, and what follows.
LetterProposal judgement_letter(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened);

struct RefusalInput {
  std::string step_id, ground, explanation, subject, message;
};
/// Not taken up on a ground of content (Awb 9:8), for a second person to confirm. On kPausingGround the terms stand
/// still and the complaint stays open, to resume afterwards (trap 5). Errors: all of the form at once;
/// "step.already_done", "step.not_yours", "clock.pause_not_allowed".
Result<Done> refuse_complaint(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                              const RefusalInput& input);

struct NoticeInput {
  std::string step_id, mayor_on, prosecutor_on, note;
};
/// CMP-01: who was told, and when; one of the days at least. `notice` says it in words for the step's record.
Errors check_notice(const NoticeInput& input, Date today);
Result<Done> record_notice(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                           const NoticeInput& input, const std::string& notice);
/// The same within the caller's transaction.
Result<Done> record_notice(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                           const std::string& matter_id, const NoticeInput& input, const std::string& notice);

struct JudgementInput {
  std::string step_id, subject, message;
};
/// Errors: all of the form at once; "complaint.not_all_judged" while an allegation has no final finding.
Result<Done> send_judgement(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                            const JudgementInput& input);
/// The same within the caller's transaction.
Result<Done> send_judgement(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                            const std::string& matter_id, const JudgementInput& input);

}  // namespace waarborg::complaints
