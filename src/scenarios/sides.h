// A world as the engine takes it: stored days, tables beside them, and what was left out on purpose.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "engine/cases.h"
#include "engine/listing.h"
#include "engine/scan.h"
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
};

/// What is known to the detection, for ablations.
struct Known {
  bool incidents = true, addresses = true, peers = true, reasons = true;
};

/// The days of a world, encoded as the store would hold them.
struct Log {
  std::vector<std::string> bytes;
  std::vector<engine::Segment> days;  ///< over `bytes`
  std::uint64_t looks = 0;
};
Log make_log(const World& world);

struct WorldFacts {
  engine::Facts all;
  std::vector<engine::HabitsOfDays> habits;  ///< week by week, so that no list knows of later days
};
/// From days to facts. Errors: those of engine::scan.
Result<WorldFacts> facts_of(const World& world, const Log& log, const Detection& detection, Known known);
/// Peers: those of the role in the team where they are `least` or more, else those of the role; kinds: those of the
/// role. All 0 without peers.
engine::PeerGroups peers_of(const World& world, std::uint32_t least, Known known);

}  // namespace waarborg::scenarios
