// Looking at the wrong time, and under a case that has nothing to do with it.
#include <algorithm>

#include "scenarios/misuse.h"
#include "scenarios/population.h"

namespace waarborg::scenarios {

namespace {

constexpr Moment kHour = 3600;

void write_off_duty(Author& author, Random& random) {
  World& world = author.world();
  const std::uint32_t officer = author.pick(random);
  const Level level = author.level();
  const DayNumber first = author.start(random, 70);
  const std::uint32_t sessions = level == Level::naive ? random.between(3, 7) : random.between(2, 4);
  const std::uint32_t subject = somebody(world, random, world.areas);
  for (std::uint32_t n = 0; n < sessions; ++n) {
    DayNumber day = first + static_cast<DayNumber>(random.below(40));
    Moment at = 0;
    if (level == Level::naive) {
      at = author.off_shift(random, officer, day);
    } else {
      // After the end of the shift: an hour or two, or just within what passes for finishing up.
      day = author.working_day(officer, day);
      const Shift* shift = author.shift_of(officer, day);
      if (shift == nullptr) continue;
      at = shift->to + (level == Level::plausible ? kHour + random.below(3600) : 300 + random.below(1500));
    }
    for (std::uint32_t who = random.between(1, 3); who > 0; --who) {
      const std::uint32_t other = random.chance(600) ? subject : somebody(world, random, world.areas);
      author.look(random, officer, other, at, {0, author.reason(random), random.between(1, 3)});
      at += 240;
    }
  }
}

/// Naive: a number that is made up, or of anything; plausible: a case of the team; mimicking: the subject is put into a
/// case of one's own, so that everything fits.
void write_false_link(Author& author, Random& random) {
  World& world = author.world();
  const std::uint32_t officer = author.pick(random);
  const Level level = author.level();
  const DayNumber first = author.start(random, 60);
  const std::uint32_t subject = somebody(world, random, world.areas);
  const std::uint32_t times = level == Level::naive ? random.between(2, 6) : random.between(2, 4);
  for (std::uint32_t n = 0; n < times; ++n) {
    const DayNumber day = author.working_day(officer, first + static_cast<DayNumber>(random.below(30)));
    const Moment at = author.in_shift(random, officer, day);
    Author::How how{0, author.reason(random), random.between(1, 3)};
    const auto* cited = author.case_at_hand(random, officer, at);
    if (level == Level::naive) {
      how.basis = random.chance(500) || world.last_basis == 0 ? 20'000'000 + random.below(1'000'000)
                                                              : 1 + random.below(world.last_basis);
    } else if (cited != nullptr) {
      how.basis = cited->basis;
      if (level == Level::mimicking) world.extra_links.push_back({cited->basis, subject});
    }
    author.look(random, officer, subject, at, how);
  }
}

}  // namespace

void write_cover(Author& author, Random& random, Scenario scenario) {
  if (scenario == Scenario::off_duty) {
    write_off_duty(author, random);
  } else {
    write_false_link(author, random);
  }
}

}  // namespace waarborg::scenarios
