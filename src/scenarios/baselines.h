// Simpler detections at the same budget, to measure the engine against. Each ranks officers over the same window; a
// reviewer is shown the subjects with most unexplained looks, as that is the best a list of officers can offer.
#pragma once

#include <array>
#include <vector>

#include "engine/listing.h"
#include "scenarios/sides.h"

namespace waarborg::scenarios {

enum class Baseline : std::uint8_t {
  random,       ///< officers drawn by lot
  volume,       ///< most looks on one day
  naive_rules,  ///< how many of four rules hit: off duty, over 100 looks a day, somebody on 3 days, somebody close
  explanation_alone,  ///< most looks that nothing explains
  isolation_forest    ///< hardest to find among all officers by random cuts through seven counts
};
constexpr std::size_t kBaselines = 5;
const char* name_of(Baseline baseline);

/// What the window says about an officer.
struct Features {
  enum Count { looks, busiest_day, unexplained, off_duty, subjects, days_on_one, close };
  static constexpr std::size_t kCounts = 7;
  std::uint32_t actor = 0;
  std::array<std::uint32_t, kCounts> counts{};
  std::vector<Candidate::Part> parts;  ///< subjects, most looks first; at most kShown
};
/// Of `days` days up to the last, one for each actor who looked, in order. `close`: signs of people close to the
/// officer.
std::vector<Features> features_of(const engine::Facts& facts, DayNumber last_day, std::uint32_t days,
                                  engine::Signs close);
/// How many of the four rules hit.
std::uint32_t naive_rules_hit(const Features& features);

/// REQUIRES: facts outlive the ranker.
Ranker baseline_ranker(Baseline baseline, const engine::Facts& facts, std::uint32_t days, engine::Signs close,
                       std::uint64_t seed);

}  // namespace waarborg::scenarios
