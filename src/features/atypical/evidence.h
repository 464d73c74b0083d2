// The evidence of a case as JSON, which is what gets sealed: whole, so that a case can be read when its days are gone.
#pragma once

#include <map>
#include <string>

#include "features/monitor/contract/detection.h"

namespace waarborg::atypical {

/// What a case was made of: of its kind, one of the two is filled in.
struct Evidence {
  monitor::FoundCase found;
  monitor::FoundEvent event;
  /// Words of reasons, where somebody who may read them passed them on.
  std::map<std::uint32_t, std::string> reasons{};
};

/// `act(number)` for the number of the reason of each look-up that has one, as often as it is given.
template <class Act>
void for_each_reason(const Evidence& evidence, const Act& act) {
  const auto of = [&](const std::vector<monitor::SeenLookUp>& look_ups) {
    for (const auto& seen : look_ups)
      if (seen.reason != 0) act(seen.reason);
  };
  for (const auto& finding : evidence.found.findings) of(finding.look_ups);
  for (const auto& one : evidence.event.officers) of(one.seen);
}

std::string to_json(const Evidence& evidence);
/// REQUIRES: made by to_json.
Evidence evidence_from(const std::string& text);

}  // namespace waarborg::atypical
