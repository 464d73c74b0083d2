#include "scenarios/roster.h"

#include <algorithm>
#include <optional>

#include "scenarios/calendar.h"
#include "scenarios/random.h"

namespace waarborg::scenarios {

namespace {

constexpr std::uint64_t kStream = 2;
constexpr std::uint32_t kHour = 3600;

struct Hours {
  std::uint32_t from, to;  ///< seconds of the local day
};

/// Two early, two late and two night shifts in ten days, or office hours; early on most days where it helps the day.
std::optional<Hours> hours_of(const Officer& officer, DayNumber day, Random& random) {
  if (officer.role == Role::automatic) return Hours{0, 24 * kHour - 1};
  if (officer.around_the_clock) {
    static constexpr std::uint32_t kStarts[] = {7, 7, 15, 15, 23, 23};
    const std::uint32_t at = (static_cast<std::uint32_t>(day) + officer.number * 7) % 10;
    if (at >= 6) return std::nullopt;
    return Hours{kStarts[at] * kHour, (kStarts[at] + 8) * kHour};
  }
  const bool weekend = weekday_of(day) >= 5;
  if (weekend && !random.chance(80)) return std::nullopt;
  if (!weekend && random.chance(60)) return std::nullopt;
  const std::uint32_t start = random.chance(120) ? 13 : 8;
  return Hours{start * kHour, start * kHour + 8 * kHour + kHour / 2};
}

class Roster {
 public:
  explicit Roster(World& world) : world_(world) {}

  void make(const Officer& officer) {
    Random random(world_.settings.seed, mixed(kStream, officer.number));
    plan_leave(officer, random);
    for (std::uint32_t i = 0; i < world_.settings.days; ++i) {
      const DayNumber day = world_.settings.first_day + static_cast<DayNumber>(i);
      auto hours = hours_of(officer, day, random);
      if (away_[i]) continue;
      const bool ill = officer.role != Role::automatic && random.chance(35);
      if (ill && hours) absent(officer, day, 1);
      if (!hours && random.chance(15)) {
        work_unplanned(officer, day, random);
      } else if (hours && !ill) {
        work(officer, day, *hours, random);
      }
    }
  }

 private:
  void duty(const Officer& officer, Moment from, Moment to) {
    world_.spells.push_back({officer.number, engine::Spell::Kind::duty, from, to});
  }
  void absent(const Officer& officer, DayNumber day, std::uint32_t days) {
    world_.spells.push_back({officer.number, engine::Spell::Kind::absence, moment_of(world_.offsets, day, 0),
                             moment_of(world_.offsets, day + static_cast<DayNumber>(days), 0) - 1});
  }
  void worked(const Officer& officer, DayNumber day, Moment from, Moment to) {
    world_.shifts[static_cast<std::size_t>(day - world_.settings.first_day)].push_back(
        {officer.number, officer.team_on(day), from, to});
  }

  void plan_leave(const Officer& officer, Random& random) {
    away_.assign(world_.settings.days, false);
    if (officer.role == Role::automatic) return;
    for (std::uint32_t block = 0; block < 3; ++block) {
      const std::uint32_t length = random.between(5, 18), start = random.below(world_.settings.days);
      const std::uint32_t end = std::min(start + length, world_.settings.days);
      std::fill(away_.begin() + start, away_.begin() + end, true);
      absent(officer, world_.settings.first_day + static_cast<DayNumber>(start), end - start);
    }
  }

  void work(const Officer& officer, DayNumber day, Hours hours, Random& random) {
    Moment from = moment_of(world_.offsets, day, hours.from), to = moment_of(world_.offsets, day, hours.to);
    if (random.chance(20)) {
      // Swapped with a colleague: they work eight hours later. One swap in four is not in the roster.
      const Moment later = from + 8 * kHour;
      duty(officer, random.chance(750) ? later : from, random.chance(750) ? later + 8 * kHour : to);
      worked(officer, day, later, later + 8 * kHour);
      return;
    }
    duty(officer, from, to);
    if (officer.role != Role::automatic && random.chance(60)) to += random.between(1, 3) * kHour;  // overtime
    worked(officer, day, from, to);
    // Detectives finish something at home in the evening.
    const bool home = officer.role == Role::detective || officer.role == Role::specialist;
    if (home && random.chance(25)) worked(officer, day, from + 12 * kHour, from + 13 * kHour);
  }

  /// Called in on a free day; three in four times the roster says so.
  void work_unplanned(const Officer& officer, DayNumber day, Random& random) {
    const Moment from = moment_of(world_.offsets, day, random.between(8, 18) * kHour);
    if (random.chance(750)) duty(officer, from, from + 6 * kHour);
    worked(officer, day, from, from + 6 * kHour);
  }

  World& world_;
  std::vector<bool> away_;
};

}  // namespace

void make_roster(World& world) {
  world.shifts.resize(world.settings.days);
  Roster roster(world);
  for (const auto& officer : world.officers) {
    if (officer.number != 0) roster.make(officer);
  }
  for (auto& day : world.shifts) {
    std::stable_sort(day.begin(), day.end(), [](const Shift& a, const Shift& b) { return a.team < b.team; });
  }
}

}  // namespace waarborg::scenarios
