// Figures of the units, each with all below it. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "features/insight/counting.h"
#include "platform/directory/directory.h"

namespace waarborg::insight {

/// The units a reader's figures range over: a whole force, or the subtrees of the grants.
class UnitTree {
 public:
  /// `roots`: unit ids; a root that stands below another adds nothing. `with_unknown`: matters whose unit is not known
  /// count as well.
  UnitTree(std::vector<directory::Unit> units, const std::vector<std::string>& roots, bool with_unknown);

  /// Whether a matter of this unit (empty: not known) is among them.
  [[nodiscard]] bool covers(const std::string& unit_id) const;
  /// Whether `unit_id` is `ancestor` or stands below it; everything stands below the empty one.
  [[nodiscard]] bool is_within(const std::string& unit_id, const std::string& ancestor) const;
  /// The units right below one; below the empty one, the roots.
  [[nodiscard]] std::vector<std::string> children(const std::string& unit_id) const;
  [[nodiscard]] const directory::Unit* find(const std::string& unit_id) const;
  /// Where a reader begins: the one root, or nothing when there are several.
  [[nodiscard]] std::string top() const { return roots_.size() == 1 ? roots_.front() : std::string{}; }

 private:
  std::map<std::string, directory::Unit> units_;
  std::vector<std::string> order_;  // as the directory gives them
  std::vector<std::string> roots_;
  bool with_unknown_;
};

/// Counts per unit over one fixed population, with the units that must stay hidden: at every unit the parts (its own
/// matters, those of each unit below) are hidden together or not at all, whatever else was asked for.
class UnitCounts {
 public:
  UnitCounts(const UnitTree& tree, const Groups& groups, std::int64_t threshold);
  /// A unit with all below it; nothing when hidden. The empty id: all.
  [[nodiscard]] Figure total(const std::string& unit_id) const;
  /// What lies at the unit itself and at no unit below, or, at the top, at no known unit.
  [[nodiscard]] Figure own(const std::string& unit_id) const;
  [[nodiscard]] bool shown(const std::string& unit_id) const { return !hidden_.contains(unit_id); }

 private:
  void hide_below(const UnitTree& tree, const std::string& unit_id, std::int64_t threshold, bool all);
  std::map<std::string, Tally> totals_, own_;
  std::set<std::string> hidden_, hidden_own_;
};

}  // namespace waarborg::insight
