// Counts of matters for dashboards and the monitor. No number, subject or person comes along.
//
// What a person may see (may_see, access.h) is counted exactly, for a list of it shows as much. A count over a scope
// goes further and is for figures only: whoever shows it suppresses small numbers. A matter that keeps the person out
// is in neither.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "matters/access.h"
#include "matters/clocks.h"
#include "matters/figure_facts.h"

namespace waarborg::matters {

/// Matters that are alike in what figures ask of them.
struct FigureGroup {
  std::string kind;
  std::string unit_id;  ///< or empty when not known
  std::string phase;    ///< of a running matter
  /// A running one: none, on_time, soon (seven days or less), late, paused (nothing due while a term stands still).
  /// A closed one: met, or missed when a term ended after its last day.
  TermState term = TermState::none;
  Date received_on{};             ///< the first of the month
  std::optional<Date> closed_on;  ///< the same
  std::int64_t days = 0;          ///< of a closed one: from receipt to closing
  bool merged = false;            ///< closed because it went on in another matter
  bool visible = true;            ///< the person may see these themselves
  std::int64_t count = 0;
  [[nodiscard]] bool is_open() const { return !closed_on; }
};

/// The same matters, grouped four ways; what a way does not ask is left empty. Kinds and units are never crossed, so
/// the groups stay few however many matters there are.
struct Figures {
  std::vector<FigureGroup> by_kind;       ///< kind, phase, term, months, merged
  std::vector<FigureGroup> by_unit;       ///< unit alone
  std::vector<FigureGroup> days_by_kind;  ///< closed ones that were not merged: kind, term (met or missed), days
  std::vector<FigureGroup> days_by_unit;  ///< the same by unit
};

enum class FiguresOver {
  own,   ///< what the viewer may see
  scope  ///< everything but what keeps them out: the caller has asked for a role with a scope, and names its units
};

struct FigureQuery {
  FiguresOver over = FiguresOver::own;
  std::optional<Date> received_before{};
  std::string kind{};                                         ///< or empty
  int year = 0;                                               ///< of receipt, or 0
  std::function<bool(const std::string& unit_id)> in_unit{};  ///< or all
};

/// The facts of all matters as one viewer may count them: read once, counted as often as needed. Takes 25 bytes a
/// matter.
class FigureReader {
 public:
  FigureReader(storage::Transaction& tx, const House& house, const identity::Viewer& viewer);
  [[nodiscard]] Figures count(const FigureQuery& query) const;

  /// What the monitor's counts are made of. `visit` gets every matter that does not keep the viewer out.
  void for_each(const std::function<void(const MatterFact& fact, bool visible)>& visit) const;
  /// The same of the matters of steps that were done from a day up to, not including, another.
  void for_each_step(
      Date from, Date until,
      const std::function<void(const StepFact& step, const MatterFact& fact, bool visible)>& visit) const;
  /// By number.
  [[nodiscard]] const std::vector<std::string>& words(const std::string& sort) const;

 private:
  [[nodiscard]] bool keeps_out(std::size_t place) const { return (marks_[place] & 1U) != 0; }
  [[nodiscard]] bool visible(std::size_t place) const {
    return (marks_[place] & 2U) != 0 || desks_seen_[facts_[place].desks];
  }
  storage::Transaction& tx_;
  Date today_;
  std::vector<MatterFact> facts_;
  std::vector<std::uint8_t> marks_;  // by place: 1 keeps the viewer out, 2 held by their own account
  std::vector<bool> desks_seen_;     // by number of the set
  mutable std::map<std::string, std::vector<std::string>> words_;
};

}  // namespace waarborg::matters
