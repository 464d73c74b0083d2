#include "features/monitor/simulate.h"

#include <algorithm>
#include <thread>

#include "engine/day_store.h"

namespace waarborg::monitor {

namespace {

struct OfOfficer {
  std::string team, role;
};

std::map<std::uint32_t, OfOfficer> officers_of(const DetectionWorld& world, const engine::Facts& facts,
                                               std::uint32_t at) {
  std::map<std::uint32_t, OfOfficer> all;
  for (const auto& day : facts.actors) {
    auto& one = all[day.actor];
    one.team = world.word(Word::group, day.group);
    const auto* const posting = world.posting_of(day.actor, at);
    one.role = posting == nullptr ? "" : world.word(Word::role, posting->role);
  }
  return all;
}

void count_groups(const std::map<std::uint32_t, OfOfficer>& officers, Simulated& told) {
  std::set<std::uint32_t> listed;
  for (const auto& one : told.lists) listed.insert(one.actor);
  for (const auto& [officer, its] : officers) {
    for (auto* const group : {&told.by_team[its.team], &told.by_role[its.role]}) {
      ++group->officers;
      group->listed += listed.contains(officer) ? 1 : 0;
    }
  }
}

}  // namespace

Result<Simulated> simulate(matters::House& house, const DetectionContent& content, int days) {
  const auto stored = TRY(engine::DayStore(look_ups_folder(house)).days());
  if (stored.empty()) return conflict("detection.no_days");
  Simulated told;
  told.last = stored.back();
  told.first = told.last - days + 1;
  const engine::DayNumber first = told.first - content.window_days + 1;
  const auto segments = TRY(segments_of(look_ups_folder(house), first - 1, told.last + 1));
  const auto world = TRY(DetectionWorld::load(house, content, segments, first - 1, told.last + 1));
  const auto at = static_cast<std::uint32_t>(told.last + 1) * engine::kSecondsOfDay;
  auto facts = TRY(engine::scan(segments, world->sides(), std::max(1U, std::thread::hardware_concurrency())));
  leave_out_systems(content, *world, at, facts);
  auto peers = make_peers(*world, facts, told.last, static_cast<std::uint32_t>(content.peers_least));
  const engine::PeerGroups groups{std::move(peers.of_actor), std::move(peers.kinds)};
  for (const auto& day : facts.actors) {
    if (day.day < told.first || day.day > told.last) continue;
    told.look_ups += day.looks;
    told.unexplained += day.unexplained;
  }
  const auto officers = officers_of(*world, facts, at);
  engine::Budget budget;
  budget.cases = static_cast<std::uint32_t>(content.budget);
  budget.staff = 100'000;
  budget.first_day = told.first;
  budget.last_day = told.last;
  const auto ranker = engine::engine_ranker(facts, groups, world->case_settings(told.last),
                                            static_cast<std::uint32_t>(content.usual_of));
  told.lists = engine::review(ranker, static_cast<std::uint32_t>(officers.size()), budget);
  count_groups(officers, told);
  told.empty_tables = world->empty_tables();
  return told;
}

double spread_of(const std::map<std::string, Simulated::Group>& groups, std::int64_t least) {
  double lowest = 1, highest = 0;
  int counted = 0;
  for (const auto& [name, group] : groups) {
    if (group.officers < least) continue;
    const double share = static_cast<double>(group.listed) / static_cast<double>(group.officers);
    lowest = std::min(lowest, share);
    highest = std::max(highest, share);
    ++counted;
  }
  return counted < 2 || lowest == 0 ? 0 : highest / lowest;
}

}  // namespace waarborg::monitor
