#include "features/monitor/judged.h"

#include <algorithm>
#include <functional>
#include <map>

namespace waarborg::monitor {

Result<Done> for_each_judged(std::span<const engine::Segment> days, const engine::Sides& sides, const TakeJudged& take,
                             const std::set<std::uint32_t>& groups) {
  struct Part {
    const engine::Segment* day;
    std::size_t block;
  };
  std::map<std::uint32_t, std::vector<Part>> by_group;
  for (const auto& day : days)
    for (std::size_t at = 0; at < day.blocks().size(); ++at) {
      const std::uint32_t group = day.blocks()[at].group;
      if (groups.empty() || groups.contains(group)) by_group[group].push_back({&day, at});
    }
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

SomeTeams some_teams(std::span<const engine::Segment> days, std::int64_t most) {
  std::map<std::uint32_t, std::int64_t> rows_of;
  SomeTeams some;
  for (const auto& day : days)
    for (const auto& block : day.blocks()) {
      rows_of[block.group] += block.rows;
      some.looks += block.rows;
    }
  some.teams = some.teams_asked = static_cast<std::int64_t>(rows_of.size());
  if (some.looks <= most) return some;
  std::vector<std::pair<std::int64_t, std::uint32_t>> by_size;
  by_size.reserve(rows_of.size());
  for (const auto& [group, rows] : rows_of) by_size.emplace_back(rows, group);
  std::ranges::sort(by_size, std::greater{});
  const auto step = static_cast<std::size_t>((some.looks + most - 1) / most);
  std::int64_t taken = 0;
  for (std::size_t at = std::min(step, by_size.size()) / 2; at < by_size.size(); at += step) {
    if (!some.groups.empty() && taken + by_size[at].first > most) continue;
    taken += by_size[at].first;
    some.groups.insert(by_size[at].second);
  }
  some.teams_asked = static_cast<std::int64_t>(some.groups.size());
  some.one_of_officers = static_cast<std::uint32_t>((taken + most - 1) / most);
  return some;
}

Result<JudgedLooks> judged_looks(std::span<const engine::Segment> days, const engine::Sides& sides, Systems& systems,
                                 const SomeTeams& teams) {
  JudgedLooks found;
  std::size_t rows = 0;
  for (const auto& day : days)
    for (const auto& block : day.blocks())
      if (teams.groups.empty() || teams.groups.contains(block.group)) rows += block.rows;
  found.looks.reserve(rows / teams.one_of_officers);  // growing would hold them twice
  const auto take = [&](const engine::Block& block, engine::DayNumber day, auto verdicts) {
    const auto midnight = static_cast<std::uint32_t>(day) * engine::kSecondsOfDay;
    for (const std::uint32_t basis : block.pair_basis) found.top_basis = std::max(found.top_basis, basis);
    for (std::uint32_t row = 0; row < block.rows; ++row) {
      const std::uint32_t subject = block.pair_subject[block.pair[row]];
      if (subject == 0 || block.actor[row] % teams.one_of_officers != 0 || systems.has(block.actor[row])) continue;
      found.looks.push_back({subject, midnight + block.second[row], block.actor[row], block.group, verdicts[row]});
    }
  };
  TRY(for_each_judged(days, sides, take, teams.groups));
  return found;
}

}  // namespace waarborg::monitor
