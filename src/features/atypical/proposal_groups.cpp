// Which figures of teams and roles of a proposal may be told.
#include "base/suppression.h"
#include "features/atypical/few.h"
#include "features/atypical/proposals.h"

namespace waarborg::atypical {

using HeldBy = monitor::ProposedExplanation::HeldBy;

ToldGroups told_groups(const std::vector<HeldBy>& of_groups, std::int64_t threshold) {
  auto [groups, few] =
      by_people(of_groups, threshold, &HeldBy::officers, &HeldBy::name, [](HeldBy& to, const HeldBy& one) {
        to.held += one.held;
        to.asked += one.asked;
        to.officers += one.officers;
      });
  if (few) groups.push_back(*few);
  ToldGroups out;
  if (groups.empty()) return out;
  CountTable table;
  for (const auto& group : groups) table.push_back({group.held, group.asked - group.held});
  const auto hidden = suppress_small_numbers(table, threshold);
  for (std::size_t at = 0; at < groups.size(); ++at) {
    const bool is_few = few && at + 1 == groups.size();
    auto& row = out.rows.emplace_back(ToldGroup{is_few ? "" : groups[at].name, is_few});
    if (!hidden.row_totals[at]) row.asked = groups[at].asked;
    if (!hidden.cells[at][0]) row.held = groups[at].held;
  }
  out.whole = !hidden.column_totals[0] && !hidden.column_totals[1];
  return out;
}

}  // namespace waarborg::atypical
