#include "features/monitor/simulate.h"

#include <algorithm>

#include "engine/day_store.h"

namespace waarborg::monitor {

namespace {

using Officers = std::map<std::uint32_t, Simulated::Officer>;

Officers officers_of(const DetectionWorld& world, const engine::Facts& facts, std::uint32_t at) {
  Officers all;
  for (const auto& day : facts.actors) {
    auto& one = all[day.actor];
    one.team = world.word(Word::group, day.group);
    const auto* const posting = world.posting_of(day.actor, at);
    one.role = posting == nullptr ? "" : world.word(Word::role, posting->role);
  }
  return all;
}

void count_groups(Simulated& told) {
  std::set<std::uint32_t> listed;
  for (const auto& one : told.lists) listed.insert(one.actor);
  for (const auto& [officer, its] : told.officers) {
    for (auto* const group : {&told.by_team[its.team], &told.by_role[its.role]}) {
      ++group->officers;
      group->listed += listed.contains(officer) ? 1 : 0;
    }
  }
}

}  // namespace

struct Simulation::Loaded {
  std::unique_ptr<DetectionWorld> world;
  engine::Facts facts;
  engine::PeerGroups peers;
  engine::Ranker ranker;
  std::optional<engine::Lists> lists;
};

Simulation::Simulation(matters::House& house, DetectionContent content, int days)
    : house_(house), content_(std::move(content)), days_(days) {}
Simulation::~Simulation() = default;

Result<Done> Simulation::load() {
  const auto stored = TRY(engine::DayStore(look_ups_folder(house_)).days());
  if (stored.empty()) return conflict("detection.no_days");
  // As far as runs would go; where all is fresh, at least something can be tried.
  const auto last = last_day_of_run(house_, content_);
  told_.last = last.ok() ? *last : stored.back();
  told_.first = told_.last - days_ + 1;
  const engine::DayNumber first = told_.first - content_.window_days + 1;
  const auto segments = TRY(segments_of(look_ups_folder(house_), first - 1, told_.last + 1));
  auto all = std::make_unique<Loaded>();
  all->world = TRY(DetectionWorld::load(house_, content_, segments, first - 1, told_.last + 1));
  const auto at = static_cast<std::uint32_t>(told_.last + 1) * engine::kSecondsOfDay;
  all->facts = TRY(engine::scan(segments, all->world->sides(), threads()));
  leave_out_systems(content_, *all->world, at, all->facts);
  auto peers = make_peers(*all->world, all->facts, told_.last, static_cast<std::uint32_t>(content_.peers_least));
  all->peers = {std::move(peers.of_actor), std::move(peers.kinds)};
  for (const auto& day : all->facts.actors) {
    if (day.day < told_.first || day.day > told_.last) continue;
    told_.look_ups += day.looks;
    told_.unexplained += day.unexplained;
  }
  told_.officers = officers_of(*all->world, all->facts, at);
  told_.empty_tables = all->world->empty_tables();
  engine::Budget budget;
  budget.cases = static_cast<std::uint32_t>(content_.budget);
  budget.staff = 100'000;
  budget.first_day = told_.first;
  budget.last_day = told_.last;
  all->ranker = engine::engine_ranker(all->facts, all->peers, all->world->case_settings(told_.last),
                                      static_cast<std::uint32_t>(content_.usual_of));
  all->lists.emplace(budget, static_cast<std::uint32_t>(told_.officers.size()));
  for (auto days = *all->lists; days.next();) ++total_;
  if (before_.last != told_.last || before_.look_ups != told_.look_ups) before_.lists.clear();
  loaded_ = std::move(all);
  return Done{};
}

void Simulation::go_on_from(std::vector<engine::Listed> lists, engine::DayNumber last, std::int64_t look_ups) {
  before_ = {std::move(lists), last, look_ups};
}

void Simulation::list(engine::DayNumber day) {
  const bool again = before_.lists.empty() || day > before_.lists.back().day;
  std::vector<engine::Listed> listed;
  if (again) {
    listed = loaded_->lists->list(loaded_->ranker(day));
  } else {
    std::ranges::copy_if(before_.lists, std::back_inserter(listed), [&](const auto& one) { return one.day == day; });
    loaded_->lists->take_up(listed);
  }
  told_.lists.insert(told_.lists.end(), listed.begin(), listed.end());
  ++done_;
}

Result<bool> Simulation::step() {
  if (!loaded_) {
    TRY(load());
    return true;
  }
  if (const auto day = loaded_->lists->next()) {
    list(*day);
    return true;
  }
  count_groups(told_);
  loaded_.reset();
  return false;
}

Result<Simulated> simulate(matters::House& house, const DetectionContent& content, int days) {
  Simulation simulation(house, content, days);
  while (TRY(simulation.step())) {
  }
  return simulation.told();
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
