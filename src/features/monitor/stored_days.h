// What is stored of the days asked, with all that judges it.
#pragma once

#include <memory>
#include <vector>

#include "features/monitor/contract/explanations.h"
#include "features/monitor/detect.h"

namespace waarborg::monitor {

struct StoredDays {
  DetectionContent content;
  std::vector<engine::Segment> days;
  std::unique_ptr<DetectionWorld> world;  ///< of `content`
  engine::DayNumber first = 0, last = 0;  ///< local days
  [[nodiscard]] engine::DayNumber local_day(std::uint32_t at) const { return world->local().day_of(at); }
  /// By the roles at the end of these days.
  [[nodiscard]] Systems systems() const {
    return {content, *world, static_cast<std::uint32_t>(last + 1) * engine::kSecondsOfDay};
  }
  [[nodiscard]] bool is_asked(std::uint32_t at) const {
    const auto day = local_day(at);
    return first <= day && day <= last;
  }
};
/// Errors: "detection.no_days", of the content and the store. The world refers to the content, so the answer stays
/// where it is.
Result<std::unique_ptr<StoredDays>> stored_days(matters::House& house, const DaysAsked& asked);

}  // namespace waarborg::monitor
