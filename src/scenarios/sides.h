// A world as the engine takes it: stored days, tables beside them, and what was left out on purpose.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/cases.h"
#include "engine/listing.h"
#include "engine/scan.h"
#include "scenarios/tables.h"
#include "scenarios/world.h"

namespace waarborg::scenarios {

using engine::Budget;
using engine::Candidate;
using engine::kShown;
using engine::Listed;
using engine::Ranker;

/// What the detection is to work with; made of content/detection.yaml by whoever runs the bench.
struct Detection {
  std::string version;  ///< of the content
  std::vector<engine::ExplainRule> rules;
  engine::SignSettings signs;
  std::vector<engine::Signs> of_relations, of_marks, of_reasons;  ///< by Closeness, Marked and kReasons; 0: not used
  engine::Signs always = 0;
  engine::CaseSettings cases;      ///< last_day is set by who runs it
  std::uint32_t peers_least = 20;  ///< see peers_of
  std::uint32_t usual_of = 20;     ///< see engine_ranker
  std::uint32_t wait_days = 14;    ///< a list on a day is of what was looked up so many days before, or earlier
  std::uint32_t settle_days = 21;  ///< each run judges so many latest days anew
};

/// The days of a world, encoded as the store would hold them.
struct Log {
  std::vector<std::string> bytes;
  std::vector<engine::Segment> days;  ///< over `bytes`
  std::uint64_t looks = 0;
};
Log make_log(const World& world);

/// From all days to facts, judged with the tables as they stand in the end. Errors: those of engine::scan.
Result<engine::Facts> facts_of(const World& world, const Log& log, const Detection& detection);

/// Facts as a run has them on each day: what was looked up until its wait_days, judged with the tables as they stand on
/// that day. The latest days are judged anew each time, for incidents are registered late; older ones stay as they were
/// judged last.
class FactsByDay {
 public:
  /// REQUIRES: what is given outlives it.
  FactsByDay(const World& world, const Log& log, const Detection& detection, Known known)
      : world_(world), log_(log), detection_(detection), known_(known) {}
  /// To the run of a later day than before; the last day that it takes up. Errors: those of engine::scan.
  Result<DayNumber> move_to(DayNumber day);
  /// Of the days that its window can reach.
  [[nodiscard]] const engine::Facts& facts() const { return facts_; }

 private:
  /// The days since the run before.
  struct Stretch {
    std::span<const engine::Segment> days;
    engine::Facts facts;
  };
  const World& world_;
  const Log& log_;
  const Detection& detection_;
  Known known_;
  std::vector<Stretch> stretches_;
  std::size_t taken_ = 0;  ///< of log_.days
  engine::Facts facts_;
};

/// Peers: those of the role in the team where they are `least` or more, else those of the role where these are, else
/// all others; kinds: those of the role, likewise. All 0 without peers.
engine::PeerGroups peers_of(const World& world, std::uint32_t least, Known known);

}  // namespace waarborg::scenarios
