// Curiosity of many about one person: somebody famous, or somebody in the news of the force itself.
#include <algorithm>

#include "scenarios/misuse.h"
#include "scenarios/population.h"

namespace waarborg::scenarios {

namespace {

std::uint32_t famous(const World& world, Random& random) {
  std::vector<std::uint32_t> figures;
  for (const auto& mark : world.marks) {
    if (mark.kind == static_cast<std::uint32_t>(Marked::well_known)) figures.push_back(mark.subject);
  }
  // Half of them have been marked as such.
  return figures.empty() || random.chance(500) ? somebody(world, random, world.areas) : random.one_of(figures);
}

/// A case of the days before, whose first subject everybody talks about.
const Incident* talked_about(const World& world, Random& random, DayNumber day) {
  const auto& incidents = world.incidents[static_cast<std::size_t>(day - world.settings.first_day)];
  std::vector<const Incident*> possible;
  for (const auto& one : incidents) {
    if (one.registered && !one.assignments.empty() && one.assignments.size() < 8) possible.push_back(&one);
  }
  return possible.empty() ? nullptr : random.one_of(possible);
}

}  // namespace

void write_crowd(Author& author, Random& random, Scenario scenario) {
  World& world = author.world();
  const Level level = author.level();
  const bool celebrity = scenario == Scenario::celebrity;
  static constexpr std::uint32_t kDays[] = {2, 5, 12};
  const std::uint32_t days = kDays[static_cast<std::size_t>(level)];
  const DayNumber first = author.start(random, 40);
  const Incident* incident = celebrity ? nullptr : talked_about(world, random, first);
  const std::uint32_t subject = incident != nullptr ? incident->subjects.front() : famous(world, random);
  std::uint32_t people = celebrity ? random.between(50, 200) : random.between(15, 60);
  if (level == Level::mimicking) people = celebrity ? 50 : 15;
  people = std::min(people, world.settings.officers / 4);
  for (std::uint32_t n = 0; n < people; ++n) {
    const std::uint32_t officer = author.anyone(random);
    const DayNumber day = first + static_cast<DayNumber>(random.below(days));
    if (author.shift_of(officer, day) == nullptr) continue;
    const Moment at = author.in_shift(random, officer, day);
    if (incident != nullptr && at < incident->opened) continue;
    Author::How how{0, author.reason(random), random.between(1, level == Level::naive ? 3 : 1)};
    // The number of the case is known to all; that does not make it theirs.
    if (incident != nullptr && level != Level::naive && random.chance(500)) how.basis = incident->basis;
    author.look(random, officer, subject, at, how);
  }
}

}  // namespace waarborg::scenarios
