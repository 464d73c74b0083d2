// Triage as calls, for an invented past: the use cases of its page, with their rights, checks and traces.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "matters/house.h"
#include "platform/identity/viewer.h"

namespace waarborg::triage::past {

struct Choice {
  std::string outcome;                         ///< key of content/criteria
  std::map<std::string, std::string> answers;  ///< by key of the criterion
  std::string reasons;
  std::string differs{};   ///< why another choice than the criteria advise first
  std::string expected{};  ///< of the line, by a day
  std::optional<Date> by_when{};
  std::string text{};     ///< what is passed on
  std::string message{};  ///< to the reporter
};
/// Weighs and chooses. Answers the id of what was opened; empty while a second person must agree, and for a choice that
/// opens nothing. Errors: those of the use case.
Result<std::string> choose(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                           const std::string& matter_id, const Choice& choice);
/// The second person agrees. Answers the id of what was opened, or empty.
Result<std::string> agree(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                          const std::string& matter_id);
/// Whether a choice waits for its second person.
bool awaits_second(storage::Transaction& tx, const std::string& matter_id);

}  // namespace waarborg::triage::past
