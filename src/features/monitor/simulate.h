// What a content would have listed over a stretch of stored days. Nothing is kept.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/listing.h"
#include "features/monitor/detect.h"

namespace waarborg::monitor {

struct Simulated {
  engine::DayNumber first = 0, last = 0;  ///< days of lists
  std::int64_t look_ups = 0, unexplained = 0;
  std::vector<engine::Listed> lists;  ///< officers and events (actor 0), by day
  struct Group {
    std::int64_t officers = 0, listed = 0;  ///< listed: officers with a case
  };
  std::map<std::string, Group> by_team, by_role;
  std::vector<std::string> empty_tables;  ///< side tables that nothing was brought in for
};

/// A list a day over the last `days` stored days, within the content's budget, as if nobody had judged anything; tables
/// as they stand now. Errors: "detection.no_days", of the store.
Result<Simulated> simulate(matters::House& house, const DetectionContent& content, int days);

/// The highest share of listed officers over the lowest, of groups with `least` officers or more; 0 when fewer than two
/// are as large, or none is listed in some.
double spread_of(const std::map<std::string, Simulated::Group>& groups, std::int64_t least);

}  // namespace waarborg::monitor
