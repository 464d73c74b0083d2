#include "features/monitor/judged.h"

#include <algorithm>
#include <map>

namespace waarborg::monitor {

Result<Done> for_each_judged(std::span<const engine::Segment> days, const engine::Sides& sides,
                             const TakeJudged& take) {
  struct Part {
    const engine::Segment* day;
    std::size_t block;
  };
  std::map<std::uint32_t, std::vector<Part>> by_group;
  for (const auto& day : days)
    for (std::size_t at = 0; at < day.blocks().size(); ++at) by_group[day.blocks()[at].group].push_back({&day, at});
  engine::Block block;
  engine::Explainer::Scratch scratch;
  std::vector<engine::Verdict> verdicts;
  for (const auto& [group, parts] : by_group) {
    const auto assignments = group < sides.assignments.size()
                                 ? std::span<const engine::Assignment>(sides.assignments[group])
                                 : std::span<const engine::Assignment>();
    const engine::Explainer explainer(*sides.links, assignments, sides.rules);
    for (const auto& part : parts) {
      using engine::Column;
      TRY(part.day->read(part.block, Column::actor | Column::second | Column::pair, block));
      explainer.explain(block, part.day->day(), scratch, verdicts);
      take(block, part.day->day(), verdicts);
    }
  }
  return Done{};
}

Result<JudgedLooks> judged_looks(std::span<const engine::Segment> days, const engine::Sides& sides) {
  JudgedLooks found;
  TRY(for_each_judged(days, sides, [&](const engine::Block& block, engine::DayNumber day, auto verdicts) {
    const auto midnight = static_cast<std::uint32_t>(day) * engine::kSecondsOfDay;
    for (const std::uint32_t basis : block.pair_basis) found.top_basis = std::max(found.top_basis, basis);
    for (std::uint32_t row = 0; row < block.rows; ++row) {
      const std::uint32_t subject = block.pair_subject[block.pair[row]];
      if (subject == 0) continue;
      found.looks.push_back({subject, midnight + block.second[row], block.actor[row], block.group, verdicts[row]});
    }
  }));
  return found;
}

}  // namespace waarborg::monitor
