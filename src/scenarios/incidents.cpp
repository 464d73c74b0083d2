#include "scenarios/incidents.h"

#include <algorithm>

#include "scenarios/calendar.h"
#include "scenarios/population.h"
#include "scenarios/random.h"

namespace waarborg::scenarios {

namespace {

constexpr std::uint64_t kStream = 3, kLateStream = 8;
constexpr std::uint32_t kHour = 3600;
constexpr Moment kDay = engine::kSecondsOfDay;

class Maker {
 public:
  explicit Maker(World& world) : world_(world) {
    for (const auto& team : world.teams) of_kind_[static_cast<std::size_t>(team.kind)].push_back(team.number);
    auto& base = of_kind_[static_cast<std::size_t>(Role::patrol)];
    base.erase(base.begin());  // team 0 is none
  }

  void make() {
    world_.incidents.resize(world_.settings.days);
    for (std::uint32_t day = 0; day < world_.settings.days; ++day) {
      Random random(world_.settings.seed, mixed(kStream, day));
      read_shifts(day);
      for (const std::uint32_t team : teams(Role::patrol)) {
        const auto size = static_cast<std::uint32_t>(world_.teams[team].members.size());
        for (std::uint32_t n = size * 55 / 100 + random.below(3); n > 0; --n) add_incident(day, team, random);
      }
      // The first day finds what was begun in the months before.
      for (std::uint32_t n = day == 0 ? 80 : 1; n > 0; --n) {
        for (const std::uint32_t team : teams(Role::specialist)) add_investigations(day, team, random);
        for (const std::uint32_t team : teams(Role::intelligence)) add_analyses(day, team, random);
      }
      for (const std::uint32_t team : teams(Role::traffic)) add_controls(day, team, random);
      if (random.chance(80)) add_search(day, random);
      if (random.chance(25)) add_major(day, random);
    }
  }

 private:
  [[nodiscard]] const std::vector<std::uint32_t>& teams(Role kind) const {
    return of_kind_[static_cast<std::size_t>(kind)];
  }

  void read_shifts(std::uint32_t day) {
    on_.assign(world_.teams.size(), {});
    for (const auto& shift : world_.shifts[day]) on_[shift.team].push_back(&shift);
    midnight_ = moment_of(world_.offsets, world_.settings.first_day + static_cast<DayNumber>(day), 0);
  }

  /// Somebody of the team at work at the moment; 0 when nobody is.
  std::uint32_t at_work(std::uint32_t team, Moment at, Random& random) {
    const auto& shifts = on_[team];
    for (std::uint32_t tries = 0; tries < 12 && !shifts.empty(); ++tries) {
      const Shift& shift = *random.one_of(shifts);
      if (shift.from <= at && at <= shift.to) return shift.officer;
    }
    return 0;
  }

  Incident open(std::uint32_t team, Moment at) {
    Incident one;
    one.basis = ++world_.last_basis;
    one.team = team;
    one.opened = at;
    return one;
  }
  void add_subjects(Incident& one, std::uint32_t count, Random& random) {
    for (; count > 0; --count) {
      const bool near = random.chance(850);
      one.subjects.push_back(somebody(world_, random, near ? world_.teams[one.team].area : world_.areas));
    }
  }
  void assign(Incident& one, std::uint32_t team, std::uint32_t officer, Task task, Moment from, Moment to) {
    one.assignments.push_back({team, one.basis, officer, static_cast<std::uint32_t>(task), from, to});
  }
  /// Most is registered at once; what was busy or outside is entered days later, from a stream of its own.
  void keep(std::uint32_t day, Incident one) {
    Random late(world_.settings.seed, mixed(kLateStream, one.basis));
    one.known_from = one.opened;
    if (late.chance(50)) one.known_from += late.between(1, 24) * kHour + late.skewed(30, 4) * kDay;
    world_.incidents[day].push_back(std::move(one));
  }

  void add_incident(std::uint32_t day, std::uint32_t team, Random& random) {
    // From seven in the morning to seven the next, more in the evening.
    const Moment at = midnight_ + 7 * kHour + std::max(random.below(24 * kHour), random.below(20 * kHour));
    Incident one = open(team, at);
    add_subjects(one, 1 + random.skewed(8, 2), random);
    std::uint32_t first = 0;
    for (std::uint32_t n = 1 + random.skewed(5, 1); n > 0; --n) {
      const std::uint32_t officer = at_work(team, at, random);
      if (officer == 0) continue;
      if (first == 0) first = officer;
      assign(one, team, officer, Task::dispatched, at, at + 6 * kHour);
    }
    if (first != 0 && random.chance(600)) {
      assign(one, team, first, Task::assigned, at, at + kDay * (2 + random.skewed(28, 6)));
    }
    const std::uint32_t dispatch = random.one_of(teams(Role::dispatcher));
    const std::uint32_t dispatcher = at_work(dispatch, at, random);
    if (dispatcher != 0 && random.chance(700)) {
      assign(one, dispatch, dispatcher, Task::desk, at - kHour / 6, at + 4 * kHour);
    }
    if (random.chance(60)) assign(one, team, 0, Task::support, at, at + 2 * kDay);
    if (random.chance(120)) add_detectives(one, at, random);
    // The officer who was sent is part of it: hurt, insulted, in a collision.
    if (first != 0 && random.below(20'000) == 0) one.subjects.push_back(world_.officers[first].subject);
    if (random.chance(15)) one.unlinked = somebody(world_, random, world_.teams[team].area);
    keep(day, std::move(one));
  }

  void add_detectives(Incident& one, Moment at, Random& random) {
    const std::uint32_t team = random.one_of(teams(Role::detective));
    const Moment from = at + kDay / 2 + random.below(2 * kDay);
    const Moment to = from + kDay * (10 + random.skewed(80, 20));
    for (std::uint32_t n = random.between(1, 3); n > 0; --n) {
      assign(one, team, random.one_of(world_.teams[team].members), Task::assigned, from, to);
    }
  }

  /// A few people looked at for weeks by the same officers; some are kept outside the tables, and half of them end in
  /// a raid.
  void add_investigations(std::uint32_t day, std::uint32_t team, Random& random) {
    const auto& members = world_.teams[team].members;
    if (!random.chance(static_cast<std::uint32_t>(members.size()) * 5)) return;
    const Moment at = midnight_ + 9 * kHour;
    Incident one = open(team, at);
    add_subjects(one, random.between(4, 12), random);
    const std::uint32_t days = random.between(40, 160);
    for (std::uint32_t n = random.between(3, 5); n > 0; --n) {
      assign(one, team, random.one_of(members), Task::assigned, at, at + kDay * days);
    }
    one.registered = !random.chance(120);
    if (random.chance(500)) world_.operations.push_back({one.subjects.front(), at + kDay * days + 6 * kHour, team});
    keep(day, std::move(one));
  }

  void add_analyses(std::uint32_t day, std::uint32_t team, Random& random) {
    const auto& members = world_.teams[team].members;
    if (!random.chance(std::min<std::uint32_t>(1000, static_cast<std::uint32_t>(members.size()) * 40))) return;
    const Moment at = midnight_ + 8 * kHour;
    Incident one = open(team, at);
    add_subjects(one, random.between(15, 50), random);
    for (std::uint32_t n = random.between(1, 2); n > 0; --n) {
      assign(one, team, random.one_of(members), Task::assigned, at, at + kDay * random.between(5, 40));
    }
    keep(day, std::move(one));
  }

  /// A planned control: the plates that are checked are linked to it, most of them.
  void add_controls(std::uint32_t day, std::uint32_t team, Random& random) {
    if (!random.chance(700)) return;
    const Moment at = midnight_ + random.between(8, 18) * kHour;
    Incident one = open(team, at);
    add_subjects(one, random.between(20, 60), random);
    assign(one, team, 0, Task::assigned, at, at + 10 * kHour);
    keep(day, std::move(one));
  }

  /// Somebody is missing or wanted, and the whole force is told. A few are told by radio alone.
  void add_search(std::uint32_t day, Random& random) {
    const Moment at = midnight_ + random.between(6, 22) * kHour;
    Incident one = open(random.one_of(teams(Role::patrol)), at);
    add_subjects(one, 1, random);
    one.registered = !random.chance(120);
    for (const auto& team : world_.teams) {
      if (team.number != 0) assign(one, team.number, 0, Task::support, at, at + 2 * kDay);
    }
    keep(day, std::move(one));
  }

  /// Several teams on one incident for days. Who helps from elsewhere is seldom assigned.
  void add_major(std::uint32_t day, Random& random) {
    const Moment at = midnight_ + random.between(10, 23) * kHour;
    Incident one = open(random.one_of(teams(Role::patrol)), at);
    add_subjects(one, random.between(3, 8), random);
    const Moment to = at + kDay * random.between(4, 12);
    assign(one, one.team, 0, Task::assigned, at, to);
    assign(one, random.one_of(teams(Role::patrol)), 0, Task::support, at, to);
    assign(one, random.one_of(teams(Role::detective)), 0, Task::assigned, at, to + 20 * kDay);
    for (const std::uint32_t team : teams(Role::dispatcher)) assign(one, team, 0, Task::desk, at, to);
    keep(day, std::move(one));
  }

  World& world_;
  std::vector<std::uint32_t> of_kind_[kRoles];
  std::vector<std::vector<const Shift*>> on_;  ///< by team, on the day at hand
  Moment midnight_ = 0;
};

}  // namespace

void make_incidents(World& world) { Maker(world).make(); }

}  // namespace waarborg::scenarios
