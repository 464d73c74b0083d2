// Many officers on one subject: one event, whose people are asked about, opened and decided together or some at a time.
#pragma once

#include <map>

#include "features/atypical/deciding.h"

namespace waarborg::atypical {

struct EventPerson {
  std::uint32_t officer = 0;
  std::string outcome;  ///< explained, nothing, talk, triage; empty: not decided
  std::optional<Date> closed_on;
  std::string closed_by, matter_id, decision_id;
};
/// In the order of their numbers.
std::vector<EventPerson> people_of(storage::Transaction& tx, const std::string& case_id);

struct EventAct {
  std::string what;  ///< one of kEventActs
  bool everyone = false;
  std::vector<std::uint32_t> people{};  ///< when not everyone
  std::string reason{};                 ///< not of a question
  std::string until{};                  ///< of explained
};
inline constexpr std::array<const char*, 7> kEventActs{"ask",         "explained", "nothing", "open_talk",
                                                       "open_triage", "talk",      "triage"};
/// Does it for everyone of the event who is not decided, or for those chosen. Explained, nothing, a conversation and
/// triage are decisions: what was found of them does not come again until the day given, and the event is closed with
/// its last person. A conversation opens a matter for each person with that person's look-ups alone, triage one matter
/// that names them all. Answers how many people it was done for. Errors: those of enter_case, ask_people and
/// ask_openings; "error.choose", "error.required", "error.date", "atypical.until_range", "atypical.nobody_left",
/// "atypical.decided_meanwhile", "atypical.not_opened_all" {how many}.
Result<std::size_t> act_on_event(matters::House& house, const identity::Viewer& viewer, const std::string& case_id,
                                 const EventAct& act);

}  // namespace waarborg::atypical
