// Like cases alike (INV-13): how earlier cases of the same conduct were decided, without anything that leads to a
// person. The question is narrowed in one order only (conduct, then role, then one circumstance), and a narrower table
// is shown only when it gives away nothing that the wider one hides.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/decisions/sanction_case.h"
#include "matters/house.h"
#include "platform/identity/viewer.h"

namespace waarborg::decisions {

struct Like {
  std::string role, recommended, measure;
  std::vector<std::string> circumstances;
};
/// Decided cases of a theme. A matter that keeps the viewer out is not among them.
std::vector<Like> likes(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& theme);

using Figure = std::optional<std::int64_t>;  ///< nothing: hidden
struct SpreadRow {
  std::string measure;
  Figure recommended, decided;
};
struct Spread {
  std::vector<SpreadRow> rows;  ///< measures that ever occurred, from light to heavy
  Figure total;
  bool narrowed_by_role = false, narrowed_by_circumstance = false;
  bool too_few = false;  ///< what was asked is narrower than may be shown
};
struct Likeness {
  std::string role{}, circumstance{};  ///< empty: not narrowed
};
/// Pure.
Spread spread_of(const std::vector<Like>& likes, const Sanctions& sanctions, const Likeness& likeness,
                 std::int64_t threshold);
/// Whether a measure is lighter or heavier than everything shown. False when nothing is shown.
bool is_outside(const Spread& spread, const Sanctions& sanctions, std::string_view measure);

}  // namespace waarborg::decisions
