// The decisions kept of a matter.
#pragma once

#include <vector>

#include "features/triage/plan.h"

namespace waarborg::triage {

struct Decision {
  std::string id;
  std::string step_id;
  std::string criteria_version;
  std::vector<std::string> advised;  ///< outcome keys, first advice first
  std::string outcome;
  bool differs = false;
  std::string state;  ///< proposed, confirmed, sent_back
  std::string by;
  Date on{};
  std::string second_by;
  Plan plan;
  std::string sent_back_reason;
};

/// Newest first.
std::vector<Decision> decisions(storage::Transaction& tx, const matters::Opened& opened);
/// Keeps a decision under a new id, which it answers.
std::string add_decision(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                         const Decision& decision);
/// Answers false when it no longer waits.
[[nodiscard]] bool settle_decision(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                                   const std::string& id, const std::string& state, const std::string& second_by,
                                   const std::string& reason);

}  // namespace waarborg::triage
