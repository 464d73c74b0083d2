// Every stored look-up once more with its verdict, group by group, as the scan judges it.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "base/result.h"
#include "engine/scan.h"
#include "features/monitor/links.h"

namespace waarborg::monitor {

/// A block with actor, second and pair, and a verdict for each row.
using TakeJudged =
    std::function<void(const engine::Block& block, engine::DayNumber day, std::span<const engine::Verdict> verdicts)>;
/// Of `sides`, signs are not needed. Errors: "engine.segment_broken".
Result<Done> for_each_judged(std::span<const engine::Segment> days, const engine::Sides& sides, const TakeJudged& take);

struct JudgedLooks {
  std::vector<Look> looks;      ///< with a subject, in no order
  std::uint32_t top_basis = 0;  ///< the highest number of a case that a look-up names
};
/// Memory: 20 bytes a look-up.
Result<JudgedLooks> judged_looks(std::span<const engine::Segment> days, const engine::Sides& sides);

}  // namespace waarborg::monitor
