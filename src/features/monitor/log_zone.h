// From the clock of a place to UTC.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/facts.h"
#include "features/monitor/row_format.h"

namespace waarborg::monitor {

/// The offsets of a zone's time to UTC from..to (seconds since 1970), the first holding before it too.
/// REQUIRES: LogZone::is_known(zone).
std::vector<engine::ZoneOffset> zone_offsets(const std::string& zone, std::int64_t from, std::int64_t to);

/// Rows of a log mostly lie close together, so the span around the last one is kept: one comparison a row. Not
/// thread-safe.
class LogZone {
 public:
  enum class Problem { none, skipped, repeated };
  struct Answer {
    std::int64_t utc = 0;  ///< seconds since 1970
    Problem problem = Problem::none;
  };

  static bool is_known(const std::string& zone);
  /// REQUIRES: is_known(zone).
  LogZone(const std::string& zone, Ambiguous ambiguous);
  ~LogZone();
  /// `local` in seconds since 1970-01-01 00:00 of that clock. A time that comes twice has the problem `repeated` only
  /// where it is to be refused.
  Answer to_utc(std::int64_t local);

 private:
  struct Place;
  std::unique_ptr<Place> place_;  ///< nothing for UTC
  Ambiguous ambiguous_;
  std::int64_t first_ = 0, last_ = -1;  ///< local times of the one offset
  std::int64_t offset_ = 0;
};

}  // namespace waarborg::monitor
