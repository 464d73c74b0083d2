// Selling or passing on what is looked up.
#include <algorithm>

#include "scenarios/misuse.h"
#include "scenarios/population.h"

namespace waarborg::scenarios {

namespace {

constexpr Moment kDay = engine::kSecondsOfDay;

/// Days before the raid, times, systems at once, and of 1,000 times how many on an associate.
struct Burst {
  std::uint32_t days, least, most, systems, associates;
};
constexpr Burst kBursts[] = {{2, 5, 10, 3, 350}, {5, 3, 6, 2, 350}, {8, 2, 3, 1, 250}};

/// The people of the case that ends in the operation; the target is the first.
std::vector<std::uint32_t> people_around(const World& world, const Operation& operation) {
  for (const auto& day : world.incidents) {
    for (const auto& one : day) {
      if (one.team == operation.team && one.subjects.front() == operation.subject) return one.subjects;
    }
  }
  return {operation.subject};
}

void write_before_raid(Author& author, Random& random) {
  World& world = author.world();
  const Moment first = (Moment{world.settings.first_day} + world.settings.warm_up + 10) * kDay;
  const Moment last = (Moment{world.last_day()} - 20) * kDay;
  std::vector<const Operation*> possible;
  for (const auto& one : world.operations) {
    if (one.at >= first && one.at <= last) possible.push_back(&one);
  }
  if (possible.empty()) return;
  const Operation& operation = *random.one_of(possible);
  const auto people = people_around(world, operation);
  const std::uint32_t officer = author.pick(random, operation.team);
  const Burst burst = kBursts[static_cast<std::size_t>(author.level())];
  const auto raid = static_cast<DayNumber>(operation.at / kDay);
  for (std::uint32_t n = random.between(burst.least, burst.most); n > 0; --n) {
    DayNumber day = raid - static_cast<DayNumber>(random.between(1, burst.days));
    const bool at_work = author.shift_of(officer, day) != nullptr;
    if (!at_work && author.level() != Level::naive) {
      while (author.shift_of(officer, day) == nullptr && day > raid - 15) --day;
    }
    const Moment at = author.shift_of(officer, day) != nullptr ? author.in_shift(random, officer, day)
                                                               : author.off_shift(random, officer, day);
    const std::uint32_t who = random.chance(burst.associates) ? random.one_of(people) : people.front();
    author.look(random, officer, who, at, {0, author.reason(random), random.between(1, burst.systems)});
  }
}

/// One to three people a week for the rest of the year, each other than the last.
void write_slow_leak(Author& author, Random& random) {
  World& world = author.world();
  const std::uint32_t officer = author.pick(random);
  const Level level = author.level();
  const DayNumber first = world.settings.first_day + static_cast<DayNumber>(world.settings.warm_up + random.below(28));
  for (DayNumber week = first; week + 7 <= world.last_day(); week += 7) {
    for (std::uint32_t n = random.between(1, 3); n > 0; --n) {
      DayNumber day = week + static_cast<DayNumber>(random.below(7));
      const bool off_duty = level == Level::naive && random.chance(200);
      if (!off_duty) day = author.working_day(officer, day);
      const Moment at = off_duty ? author.off_shift(random, officer, day) : author.in_shift(random, officer, day);
      // Buyers ask for anybody anywhere; who mimics takes what fits their own area.
      const std::uint32_t area =
          level == Level::mimicking ? world.teams[world.officers[officer].team].area : world.areas;
      Author::How how{0, author.reason(random), level == Level::naive ? random.between(1, 4) : 1};
      if (level == Level::mimicking) how.first = random.chance(600) ? System::vehicles : System::people;
      const bool cites = level == Level::plausible && random.chance(300);
      if (const auto* cited = cites ? author.case_at_hand(random, officer, at) : nullptr) how.basis = cited->basis;
      author.look(random, officer, somebody(world, random, area), at, how);
    }
  }
}

}  // namespace

void write_leak(Author& author, Random& random, Scenario scenario) {
  if (scenario == Scenario::before_raid) {
    write_before_raid(author, random);
  } else {
    write_slow_leak(author, random);
  }
}

}  // namespace waarborg::scenarios
