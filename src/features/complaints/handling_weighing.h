// What may be recorded of a complaint, and by whom. Pure: no database, no clock, no page.
//
//   open ── recommended finding ──► recommended ── final finding, somebody else ──► judged
//     └──────────────────────────── withdrawn ◄── (any moment before it is judged)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "matters/complaint_terms.h"
#include "matters/letters.h"

namespace waarborg::complaints {

inline constexpr int kOfficerMax = 200;  ///< characters of an officer as typed
inline constexpr int kWhatMax = 4'000;   ///< characters of what is held against them
inline constexpr int kNoteMax = 2'000;
inline constexpr int kLetterMax = 20'000;

/// One thing held against one officer (or nobody known), with what was advised beside what was decided (CMP-09).
struct Allegation {
  std::string id;
  int position = 0;
  int version = 0;
  std::string category;
  std::string officer;  ///< sealed
  std::string what;     ///< sealed
  std::string recommended, recommended_by;
  std::optional<Date> recommended_on;
  std::string final_finding, final_by;
  std::optional<Date> final_on;
  std::string outcome;
  bool withdrawn = false;
  Date recorded_on{};
};
/// open, recommended, judged, withdrawn: also the text key "complaint.state_CODE".
std::string_view state_code(const Allegation& allegation);

/// What a form says of an allegation.
struct AllegationInput {
  std::string category, officer, what, recommended, final_finding, outcome;
  bool withdrawn = false;
};
/// Everything that is wrong with it by itself; fields are named as in AllegationInput, the final finding "final".
Errors check_allegation(const AllegationInput& input, const matters::ComplaintTerms& terms);

/// Who changes an allegation.
struct Hands {
  std::string account_id;
  bool decides = false;  ///< holds the role of competent authority (ORG-04)
};
/// The allegation with the input applied on `today`. Errors: "complaint.authority_decides" (a final finding or outcome
/// is the authority's, ORG-04), "complaint.same_person" (whoever advised does not decide), "complaint.recommend_first",
/// "complaint.judged_already" (withdrawn after it was judged).
Result<Allegation> applied(const Allegation& before, const AllegationInput& input, const Hands& hands, Date today);

/// Whether a judgement can go out: something is alleged, and all of it is judged or withdrawn.
bool all_judged(const std::vector<Allegation>& allegations);

// ---- What is to be examined (CMP-05 to CMP-07).

/// open, asked, received, none (there is nothing), not_needed: stored, and the text key "complaint.check_CODE".
inline constexpr std::string_view kCheckStates[]{"open", "asked", "received", "none", "not_needed"};

struct Check {
  std::string key;
  std::string state = "open";
  std::optional<Date> asked_on, done_on;
  std::string note;  ///< sealed
  [[nodiscard]] bool is_settled() const { return state != "open" && state != "asked"; }
};
/// The checks of every category alleged (of `theme` while nothing is), each once, as content orders them.
std::vector<matters::ComplaintCheck> checks_for(const matters::ComplaintTerms& terms,
                                                const std::vector<Allegation>& allegations, std::string_view theme);

struct CheckInput {
  std::string key, state, asked_on, done_on, note;
};
/// Everything that is wrong in a checklist; fields are "state_KEY", "asked_KEY", "done_KEY", "note_KEY".
Errors check_checklist(const std::vector<CheckInput>& inputs, Date today);
/// REQUIRES: check_checklist found nothing. A date left open is today where the state asks for one.
Check check_from(const CheckInput& input, Date today);

// ---- Letters.

/// Errors: "error.required" (subject, message), "error.too_long", "complaint.letter_unfilled" with the {place} left
/// open.
Errors check_letter(const std::string& subject, const std::string& message);
/// The letter, with the contact lines at its end when it lost them: they stand in every one (CMP-08).
std::string with_contact(const std::string& message, const std::string& contact);

/// The ground for which a complaint stands still and is not refused (trap 5).
inline constexpr std::string_view kPausingGround = "criminal_enquiry";

}  // namespace waarborg::complaints
