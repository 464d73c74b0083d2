// Triage on uniform criteria: advice, choice with reasons, second pair of eyes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::triage {

/// Adds this feature's routes and menu entries.
void add_routes(web::RouteTable& table, matters::House& house);

/// What stands in plain columns of the last triage of a matter.
struct LatestDecision {
  std::string criteria_version;
  std::string outcome;    ///< key of content/criteria
  std::string state;      ///< proposed, confirmed, sent_back
  bool differs = false;   ///< another choice than the criteria advised first
  std::string by;         ///< account id
  std::string second_by;  ///< account id, or empty
  Date on{};
};
/// No authorisation: for use cases that have asked may_see already. Nothing when the matter was never triaged.
std::optional<LatestDecision> latest_decision(storage::Transaction& tx, const std::string& matter_id);

/// Matters whose triage was decided anew on a day of the span (`until` not included), with another outcome than the
/// confirmed decision before it. For figures alone.
std::vector<std::string> changed_decisions(storage::Transaction& tx, Date from, Date until);

/// What this feature keeps of a matter goes with it. REQUIRES: before the first request.
void add_destroyers(matters::House& house);

}  // namespace waarborg::triage
