// The side tables of a world as they stood at a moment, as the engine takes them.
#pragma once

#include <limits>
#include <vector>

#include "engine/scan.h"
#include "scenarios/world.h"

namespace waarborg::scenarios {

struct Detection;

/// What is known to the detection, for ablations.
struct Known {
  bool incidents = true, addresses = true, peers = true, reasons = true;
};

/// After all that happens.
constexpr Moment kInTheEnd = std::numeric_limits<Moment>::max();

/// Incidents that were registered after the moment are not in them; all else is known from the beginning. Immutable.
class Tables {
 public:
  /// REQUIRES: world and detection outlive it.
  Tables(const World& world, const Detection& detection, Known known, Moment at);
  /// REQUIRES: the tables outlive it, and are not moved.
  [[nodiscard]] engine::Sides sides() const;

 private:
  std::vector<std::vector<engine::Assignment>> assignments_;
  std::vector<engine::ExplainRule> rules_;
  engine::LinkTable links_;
  engine::SignTables signs_;
  engine::LocalDays local_;
  engine::Signs always_;
};

}  // namespace waarborg::scenarios
