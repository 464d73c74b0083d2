// Looking up people of one's own life.
#include <algorithm>

#include "scenarios/misuse.h"
#include "scenarios/population.h"

namespace waarborg::scenarios {

namespace {

/// How often one comes back, over how many days, and how much at once.
struct Pace {
  std::uint32_t times_least, times_most, days, systems, off_duty_per_mille;
};

Pace pace_of(Scenario scenario, Level level) {
  static constexpr Pace kFormer[] = {{6, 14, 75, 4, 300}, {4, 8, 90, 2, 50}, {2, 5, 120, 1, 0}};
  static constexpr Pace kNeighbour[] = {{3, 6, 21, 4, 200}, {2, 4, 30, 2, 30}, {1, 3, 60, 1, 0}};
  static constexpr Pace kSelf[] = {{2, 6, 60, 3, 150}, {1, 4, 60, 2, 20}, {1, 2, 60, 1, 0}};
  static constexpr Pace kColleague[] = {{3, 7, 40, 3, 200}, {2, 4, 50, 2, 30}, {1, 2, 60, 1, 0}};
  static constexpr Pace kFavour[] = {{1, 3, 10, 4, 150}, {1, 2, 14, 2, 20}, {1, 1, 1, 1, 0}};
  const auto at = static_cast<std::size_t>(level);
  switch (scenario) {
    case Scenario::former_partner: return kFormer[at];
    case Scenario::neighbour: return kNeighbour[at];
    case Scenario::own_record: return kSelf[at];
    case Scenario::colleague: return kColleague[at];
    default: return kFavour[at];
  }
}

std::uint32_t subject_for(Author& author, Random& random, Scenario scenario, std::uint32_t officer) {
  World& world = author.world();
  const Officer& who = world.officers[officer];
  const std::uint32_t area = world.area_of(who.subject);
  if (scenario == Scenario::own_record) return who.subject;
  if (scenario == Scenario::former_partner && who.former_partner != 0) return who.former_partner;
  if (scenario == Scenario::colleague) {
    // Mostly somebody of the same team.
    const auto& mates = world.teams[who.team].members;
    std::uint32_t other = officer;
    while (other == officer) other = random.chance(700) ? random.one_of(mates) : author.anyone(random);
    return world.officers[other].subject;
  }
  if (scenario == Scenario::neighbour && random.chance(500)) {
    // The next houses in the street; else a new acquaintance, who lives anywhere.
    const std::uint32_t house = world.areas * 3 * random.between(1, 4);
    return who.subject > house ? who.subject - house : who.subject + house;
  }
  return somebody(world, random, random.chance(500) ? area : world.areas);
}

void look_again(Author& author, Random& random, std::uint32_t officer, std::uint32_t subject, const Pace& pace,
                DayNumber day) {
  const bool off_duty = random.chance(pace.off_duty_per_mille);
  if (!off_duty) day = author.working_day(officer, day);
  const Moment at = off_duty ? author.off_shift(random, officer, day) : author.in_shift(random, officer, day);
  Author::How how{0, author.reason(random), random.between(1, pace.systems)};
  // Who covers up a little names a case of the team now and then; it has nothing to do with the subject.
  const bool cites = author.level() == Level::plausible && random.chance(400);
  if (const auto* cited = cites ? author.case_at_hand(random, officer, at) : nullptr) how.basis = cited->basis;
  if (author.level() == Level::mimicking) how.first = random.chance(500) ? System::vehicles : System::people;
  author.look(random, officer, subject, at, how);
}

}  // namespace

void write_private_interest(Author& author, Random& random, Scenario scenario) {
  const Pace pace = pace_of(scenario, author.level());
  const std::uint32_t officer = author.pick(random);
  std::vector<std::uint32_t> subjects{subject_for(author, random, scenario, officer)};
  // The former partner has a new one; a favour is often about two people.
  const bool second = scenario == Scenario::former_partner || scenario == Scenario::favour;
  if (second && author.level() != Level::mimicking && random.chance(500)) {
    subjects.push_back(somebody(author.world(), random, author.world().areas));
  }
  const DayNumber first = author.start(random, pace.days + 30);
  std::vector<DayNumber> days;
  for (std::uint32_t n = random.between(pace.times_least, pace.times_most); n > 0; --n) {
    days.push_back(first + static_cast<DayNumber>(random.below(pace.days)));
  }
  std::sort(days.begin(), days.end());
  for (const auto day : days) {
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      if (i == 0 || random.chance(400)) look_again(author, random, officer, subjects[i], pace, day);
    }
  }
}

}  // namespace waarborg::scenarios
