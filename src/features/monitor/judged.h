// Every stored look-up once more with its verdict, group by group, as the scan judges it.
#pragma once

#include <functional>
#include <set>
#include <span>
#include <vector>

#include "base/result.h"
#include "engine/scan.h"
#include "features/monitor/links.h"
#include "features/monitor/systems.h"

namespace waarborg::monitor {

/// A block with actor, second and pair, and a verdict for each row.
using TakeJudged =
    std::function<void(const engine::Block& block, engine::DayNumber day, std::span<const engine::Verdict> verdicts)>;
/// Of `sides`, signs are not needed; of `groups` alone, where there are any. Errors: "engine.segment_broken".
Result<Done> for_each_judged(std::span<const engine::Segment> days, const engine::Sides& sides, const TakeJudged& take,
                             const std::set<std::uint32_t>& groups = {});

/// Some of what is stored: whole teams, and where one of these is too much, every so manieth of its officers.
struct SomeTeams {
  std::set<std::uint32_t> groups;  ///< empty: all
  std::uint32_t one_of_officers = 1;
  std::int64_t teams = 0, teams_asked = 0, looks = 0;  ///< looks: of all teams
};
/// Teams with no more than `most` look-ups together, evenly spread from the largest to the smallest.
SomeTeams some_teams(std::span<const engine::Segment> days, std::int64_t most);

struct JudgedLooks {
  std::vector<Look> looks;      ///< with a subject, in no order
  std::uint32_t top_basis = 0;  ///< the highest number of a case that a look-up names
};
/// Without those of machines. Memory: 20 bytes a look-up.
Result<JudgedLooks> judged_looks(std::span<const engine::Segment> days, const engine::Sides& sides, Systems& systems,
                                 const SomeTeams& teams = {});

}  // namespace waarborg::monitor
