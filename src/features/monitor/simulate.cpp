#include "features/monitor/simulate.h"

#include <algorithm>
#include <thread>

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
  engine::Budget budget;
  engine::Ranker ranker;
  std::vector<engine::DayNumber> days;  ///< that the budget has room on
  std::vector<std::vector<engine::Candidate>> candidates;
};

Simulation::Simulation(matters::House& house, DetectionContent content, int days)
    : house_(house), content_(std::move(content)), days_(days) {}
Simulation::~Simulation() = default;

Result<Done> Simulation::load() {
  const auto stored = TRY(engine::DayStore(look_ups_folder(house_)).days());
  if (stored.empty()) return conflict("detection.no_days");
  told_.last = stored.back();
  told_.first = told_.last - days_ + 1;
  const engine::DayNumber first = told_.first - content_.window_days + 1;
  const auto segments = TRY(segments_of(look_ups_folder(house_), first - 1, told_.last + 1));
  auto all = std::make_unique<Loaded>();
  all->world = TRY(DetectionWorld::load(house_, content_, segments, first - 1, told_.last + 1));
  const auto at = static_cast<std::uint32_t>(told_.last + 1) * engine::kSecondsOfDay;
  all->facts = TRY(engine::scan(segments, all->world->sides(), std::max(1U, std::thread::hardware_concurrency())));
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
  all->budget.cases = static_cast<std::uint32_t>(content_.budget);
  all->budget.staff = 100'000;
  all->budget.first_day = told_.first;
  all->budget.last_day = told_.last;
  all->ranker = engine::engine_ranker(all->facts, all->peers, all->world->case_settings(told_.last),
                                      static_cast<std::uint32_t>(content_.usual_of));
  const auto note = [&](engine::DayNumber day) {
    all->days.push_back(day);
    return std::vector<engine::Candidate>{};
  };
  (void)engine::review(note, static_cast<std::uint32_t>(told_.officers.size()), all->budget);
  loaded_ = std::move(all);
  return Done{};
}

Result<bool> Simulation::step() {
  if (!loaded_) {
    TRY(load());
    return true;
  }
  if (loaded_->candidates.size() < loaded_->days.size()) {
    loaded_->candidates.push_back(loaded_->ranker(loaded_->days[loaded_->candidates.size()]));
    return true;
  }
  finish();
  return false;
}

void Simulation::finish() {
  std::size_t next = 0;  // asked for the same days, in the same order
  const auto again = [&](engine::DayNumber) { return std::move(loaded_->candidates[next++]); };
  told_.lists = engine::review(again, static_cast<std::uint32_t>(told_.officers.size()), loaded_->budget);
  count_groups(told_);
  loaded_.reset();
}

std::int64_t Simulation::done() const { return loaded_ ? static_cast<std::int64_t>(loaded_->candidates.size()) : 0; }
std::int64_t Simulation::total() const { return loaded_ ? static_cast<std::int64_t>(loaded_->days.size()) : 0; }

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
