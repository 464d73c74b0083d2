// "Why did you look this up?": a neutral question to a number, and what its officer answers.
#pragma once

#include "features/atypical/deciding.h"

namespace waarborg::atypical {

inline constexpr std::size_t kAskedMax = 50;  ///< look-ups in one question

/// The question of `ask` to people of an event, each about their own look-ups, within the caller's transaction; whoever
/// has a question that waits is not asked again. Answers how many were asked. Errors: "atypical.asked_already"
/// (nobody).
Result<std::size_t> ask_people(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                               const CaseRow& row, const Evidence& evidence, const std::vector<std::uint32_t>& people,
                               Date due_on);
/// When a question that is asked now is due: today when it is a working day, else the next one; or so many working days
/// on, where the content gives time. Errors: of the content.
Result<Date> question_due(const matters::House& house);

/// What one reads of one's own.
struct OwnQuestion {
  QuestionRow row;
  bool open = false;  ///< can be answered: not answered yet, and not decided
  std::vector<AskedLookUp> look_ups;
};
std::vector<OwnQuestion> own_questions(storage::Transaction& tx, std::uint32_t own);
std::int64_t count_open_questions(storage::Transaction& tx, std::uint32_t own);

struct Answer {
  std::string why;  ///< one of kWhys
  std::string text;
};
inline constexpr std::array<const char*, 6> kWhys{"task", "colleague", "training", "private", "mistake", "unknown"};
/// The officer answers, once; sealed for the analysts. Errors: not_found, "error.choose", "error.required",
/// "atypical.answered".
Result<Done> answer(matters::House& house, const identity::Viewer& viewer, const std::string& question_id,
                    const Answer& given);
/// As an analyst reads it.
std::optional<Answer> read_answer(storage::Transaction& tx, const identity::Viewer& viewer,
                                  const std::string& question_id);

/// An opening of one's own identity that may be told: the case is decided, and no matter from it runs.
struct OwnOpening {
  std::string number, purpose;
  Instant opened_at;
};
std::vector<OwnOpening> own_openings(storage::Transaction& tx, std::uint32_t own);

}  // namespace waarborg::atypical
