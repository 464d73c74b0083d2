// How the second author's officers sit down and look.
#pragma once

#include <vector>

#include "scenarios/misuse.h"
#include "scenarios/misuse_plans.h"

namespace waarborg::scenarios {

std::uint32_t drawn(Random& random, Amount amount);

/// One officer's part in one piece of misuse. REQUIRES: what it is made of outlives it.
class Piece {
 public:
  Piece(Author& author, Random& random, const MisusePlan& plan, std::uint32_t officer);

  /// Days after the first at which a sitting lies. REQUIRES: days > 0.
  std::uint32_t offset(std::uint32_t days);
  /// When the officer sits down on the day, or at work on the next working day.
  Moment moment(DayNumber day, bool away);
  /// With what reason, number and systems.
  Author::How how(Moment at, bool away);
  void sit(DayNumber day, std::uint32_t subject);
  /// Only before `end`.
  void sit_before(Moment end, DayNumber day, std::uint32_t subject);
  /// All sittings of the plan; the first subject is the one it is about. REQUIRES: subjects not empty.
  void sit_through(const std::vector<std::uint32_t>& subjects, DayNumber start, std::uint32_t days);

 private:
  Author& author_;
  Random& random_;
  const MisusePlan& plan_;
  std::uint32_t officer_;
  std::uint32_t habit_;  ///< the reason they give again and again
};

void write_celebrity(Author& author, Random& random, const MisusePlan& plan);
void write_mass_curiosity(Author& author, Random& random, const MisusePlan& plan);

}  // namespace waarborg::scenarios
