// What rules that are learnt from look-ups explain of what no table explains.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "features/monitor/judged.h"
#include "features/monitor/links.h"

namespace waarborg::monitor {

/// A look-up that a learnt rule explains: the first that holds.
struct LearntLook {
  std::size_t rule = 0;
  Look look;
};
struct LearntLooks {
  std::vector<LearntLook> looks;  ///< those at one subject after one another, once or a few times
  std::uint32_t top_basis = 0;    ///< the highest number of a case that a look-up names
};

/// Enough that finding its blocks takes little of the time, and few enough to sort soon.
constexpr std::uint64_t kLearntAtOnce = 1'000'000;

/// By the rules in their order, of `teams` alone, where there are any. Several threads learn of some teams each; where
/// a rule learns over teams one learns of all. `systems` as in judged_looks, each thread has a copy. Errors:
/// "engine.segment_broken". Memory: 28 bytes a look-up that one explains, and LinkFinder's: for each thread of
/// `at_once` look-ups, or of a team that has more; of all of them where a rule learns over teams.
Result<LearntLooks> learnt_looks(std::span<const engine::Segment> days, const engine::Sides& sides,
                                 const Systems& systems, const LinkTables& tables, std::span<const LinkRule> rules,
                                 const std::set<std::uint32_t>& teams, unsigned threads,
                                 std::uint64_t at_once = kLearntAtOnce);

}  // namespace waarborg::monitor
