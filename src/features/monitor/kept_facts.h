// Facts of days that were judged before: a run scans the days that are new, that changed, or that cases may still be
// registered late for, and reads the others as they were kept (DATA/look-ups/facts).
#pragma once

#include <span>
#include <vector>

#include "engine/fact_store.h"
#include "features/monitor/contract/detection.h"
#include "features/monitor/detection_world.h"

namespace waarborg::monitor {

struct KeptFacts {
  engine::Facts facts;
  std::vector<ChangedDay> changed;  ///< judged before, with another outcome now
};
/// The facts of `days` as of now. REQUIRES: the lock of the store (engine::DayWriter). Errors: those of the fact store
/// and of the scan.
Result<KeptFacts> facts_of(matters::House& house, const DetectionContent& content, const DetectionWorld& world,
                           std::span<const engine::Segment> days, unsigned threads);

}  // namespace waarborg::monitor
