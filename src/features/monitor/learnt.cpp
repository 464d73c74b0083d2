#include "features/monitor/learnt.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

#include "engine/threads.h"

namespace waarborg::monitor {
namespace {

/// Whole teams, in parts of `at_once` look-ups or of one team.
std::vector<std::set<std::uint32_t>> parts_of(std::span<const engine::Segment> days,
                                              const std::set<std::uint32_t>& teams, std::uint64_t at_once) {
  std::map<std::uint32_t, std::uint64_t> rows_of;
  for (const auto& day : days)
    for (const auto& block : day.blocks())
      if (teams.empty() || teams.contains(block.group)) rows_of[block.group] += block.rows;
  std::vector<std::set<std::uint32_t>> parts;
  std::uint64_t of_part = at_once;
  for (const auto& [group, rows] : rows_of) {
    if (of_part + rows > at_once) {
      parts.emplace_back();
      of_part = 0;
    }
    parts.back().insert(group);
    of_part += rows;
  }
  return parts;
}

void explain(LinkFinder& finder, std::span<const LinkRule> rules, std::vector<LearntLook>& out) {
  for (const auto& look : finder.looks()) {
    if (look.verdict != 0) continue;
    const auto holding = std::ranges::find_if(rules, [&](const LinkRule& rule) { return finder.holds(rule, look); });
    if (holding != rules.end()) out.push_back({static_cast<std::size_t>(holding - rules.begin()), look});
  }
}

}  // namespace

Result<LearntLooks> learnt_looks(std::span<const engine::Segment> days, const engine::Sides& sides,
                                 const Systems& systems, const LinkTables& tables, std::span<const LinkRule> rules,
                                 const std::set<std::uint32_t>& teams, unsigned threads, std::uint64_t at_once) {
  const bool over_teams = std::ranges::any_of(rules, learns_over_teams, &LinkRule::scope);
  const auto parts = over_teams ? std::vector<std::set<std::uint32_t>>(1) : parts_of(days, teams, at_once);
  LearntLooks all;
  std::optional<Errors> errors;
  std::mutex one_at_a_time;
  engine::for_each_number_with(
      parts.size(), threads, [&] { return systems; },
      [&](Systems& its, std::size_t at) {
        SomeTeams some;
        some.groups = parts[at];
        auto judged = judged_looks(days, sides, its, some);
        std::vector<LearntLook> found;
        if (judged.ok()) {
          LinkFinder finder(tables, std::move(judged->looks));
          explain(finder, rules, found);
        }
        const std::lock_guard lock(one_at_a_time);
        if (!judged.ok()) {
          errors = judged.errors();
          return false;
        }
        all.looks.insert(all.looks.end(), found.begin(), found.end());
        all.top_basis = std::max(all.top_basis, judged->top_basis);
        return true;
      });
  if (errors) return *errors;
  return all;
}

}  // namespace waarborg::monitor
