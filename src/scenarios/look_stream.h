// What everybody looks up, day by day: work on incidents, and the honest looks that no table explains.
#pragma once

#include <vector>

#include "scenarios/random.h"
#include "scenarios/world.h"

namespace waarborg::scenarios {

/// The looks of a world, one UTC day after another, misuse among them. Not thread-safe. REQUIRES: the world outlives
/// it.
class LookStream {
 public:
  explicit LookStream(const World& world);

  /// All days have been given.
  [[nodiscard]] bool done() const { return day_ > world_.last_day() + 1; }
  [[nodiscard]] DayNumber day() const { return day_; }
  /// Those of day(), in no order; moves to the next day. The day after the last holds the end of its night.
  std::vector<Look> next();

 private:
  /// What somebody has at hand, until when.
  struct Work {
    const Incident* incident;
    Moment from, until;
  };
  struct Hand {
    const Officer* officer;
    const Shift* shift;
    Random random;
    bool types_reasons, says_little;  ///< habits of theirs
    std::uint32_t slips;  ///< of 1,000 questions, those with an empty phrase or none though they type reasons
  };
  struct Question {
    std::uint32_t basis = 0, subject = 0, reason = 0;
    System first = System::people;
  };

  void open_incidents(std::uint32_t day);
  void look(const Shift& shift);
  Question question(Hand& hand, Moment at);
  Question on_work(Hand& hand, const Incident& incident);
  Question on_street(Hand& hand);
  bool chosen_work(Hand& hand, Moment at, const std::vector<Work>& from, Question& found);
  Question without_work(Hand& hand);
  void ask(Hand& hand, Moment at, const Question& question);
  /// Whether an incident that the officer was sent to has them in it.
  bool is_in_own_work(const Officer& officer) const;
  void look_at_searches(Hand& hand);
  std::uint32_t area_of(const Hand& hand) const;

  const World& world_;
  DayNumber day_;
  std::vector<std::vector<Work>> of_officer_, of_team_;
  std::vector<const Incident*> searches_;  ///< of the day at hand
  std::vector<Look> pending_;
  std::size_t next_misuse_ = 0;
};

}  // namespace waarborg::scenarios
