// Misuse put into an honest year, written from what is known of such cases, not from what the detection
// counts or weighs: eleven scenarios at three levels. "Naive" takes no care; "plausible" looks in the shift and gives a
// reason that sounds right; "mimicking" also keeps to the frequency, systems and hours of colleagues.
//
// Each piece has a random stream of its own, so adding one changes no other.
#pragma once

#include "scenarios/random.h"
#include "scenarios/world.h"

namespace waarborg::scenarios {

/// What the authors of scenarios work with: who is free to be picked, when they work, and a pen.
class Author {
 public:
  /// REQUIRES: population, roster and incidents are made; the world outlives it.
  explicit Author(World& world);

  /// Begins a piece of misuse; what follows belongs to it.
  Random begin(Scenario scenario, Level level, std::uint32_t number);
  /// Ends it: kept when something was looked up.
  void end();

  [[nodiscard]] World& world() { return world_; }
  [[nodiscard]] Level level() const { return now_.level; }
  /// An officer with no misuse so far, of any role of people. With `team`, not of that team.
  std::uint32_t pick(Random& random, std::uint32_t not_of_team = 0);
  /// Likewise somebody who has a former partner, or anybody when such a person is not found soon.
  std::uint32_t pick_parted(Random& random);
  /// The same officer may take part in a crowd and do something else too.
  std::uint32_t anyone(Random& random) const;
  /// A day after the warm-up that leaves so many days.
  DayNumber start(Random& random, std::uint32_t days_left) const;

  /// The shift that the officer works on the day, or nothing.
  [[nodiscard]] const Shift* shift_of(std::uint32_t officer, DayNumber day) const;
  /// The first day with a shift, from `day` on; the last day of the world when there is none.
  [[nodiscard]] DayNumber working_day(std::uint32_t officer, DayNumber day) const;
  /// A moment within the shift of that day; noon when there is none.
  Moment in_shift(Random& random, std::uint32_t officer, DayNumber day) const;
  /// A moment of the day at which the officer does not work, by more than an hour, if there is one.
  Moment off_shift(Random& random, std::uint32_t officer, DayNumber day) const;
  /// A case that the officer or their team works on at the moment; 0 when there is none.
  const Incident* case_at_hand(Random& random, std::uint32_t officer, Moment at) const;

  struct How {
    std::uint32_t basis = 0, reason = 0;
    std::uint32_t systems = 1;  ///< how many are asked, one after another
    System first = System::people;
    bool outside = false;  ///< not at a desk
  };
  void look(Random& random, std::uint32_t officer, std::uint32_t subject, Moment at, const How& how);
  /// A reason that sounds right for the level: none, "check" or "info"; then one that colleagues use.
  std::uint32_t reason(Random& random) const;

 private:
  World& world_;
  std::vector<bool> used_;
  std::vector<std::vector<const Shift*>> shifts_;                         ///< by officer, in order
  std::vector<std::vector<std::pair<const Incident*, Moment>>> at_hand_;  ///< by team, in order of opening
  std::uint32_t named_free_;  ///< of world.named, how many may still be picked on purpose
  Misuse now_;
};

/// Those of one officer on people of theirs: former partner, neighbour, own record, colleague, favour.
void write_private_interest(Author& author, Random& random, Scenario scenario);
/// Leaks: before a raid, and a year long.
void write_leak(Author& author, Random& random, Scenario scenario);
/// Off duty, and with a case that has nothing to do with it.
void write_cover(Author& author, Random& random, Scenario scenario);
/// Many on one subject.
void write_crowd(Author& author, Random& random, Scenario scenario);

/// Any scenario, as the second author tells it (misuse_second.cpp).
void write_second(Author& author, Random& random, Scenario scenario);

/// Puts in all of them, as settings say. REQUIRES: the honest world is made.
void make_misuse(World& world);

}  // namespace waarborg::scenarios
