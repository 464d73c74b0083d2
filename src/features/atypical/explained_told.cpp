// Which figures of a month may be told.
#include <limits>

#include "base/suppression.h"
#include "features/atypical/explained.h"
#include "features/atypical/few.h"

namespace waarborg::atypical {
namespace {

using monitor::ExplainedBy;
using monitor::ExplainedCell;

/// Where they were not counted yet: enough.
constexpr std::int64_t kUncounted = std::numeric_limits<std::int64_t>::max();
std::int64_t people_of(const ExplainedCell& cell) { return cell.officers.value_or(kUncounted); }

void join(ExplainedCell& to, const ExplainedCell& one) {
  to.looks += one.looks;
  to.explained += one.explained;
  to.firsts += one.firsts;
  to.firsts_explained += one.firsts_explained;
  to.officers = to.officers && one.officers ? std::optional(*to.officers + *one.officers) : std::nullopt;
}

/// Parts that do not overlap, so that no difference of what is told is a small number.
std::vector<std::int64_t> parts_of(const ExplainedCell& cell) {
  return {cell.firsts_explained, cell.firsts - cell.firsts_explained, cell.explained - cell.firsts_explained,
          cell.looks - cell.explained - (cell.firsts - cell.firsts_explained)};
}

/// `parts`: which of parts_of are hidden.
ToldShare told(const ExplainedCell& cell, const std::vector<bool>& parts, bool looks_hidden) {
  ToldShare out{cell.group};
  const bool firsts = parts[0] || parts[1], any = firsts || parts[2] || parts[3];
  if (!looks_hidden) out.looks = cell.looks;
  if (!any) out.explained = cell.explained;
  if (!firsts) {
    out.firsts = cell.firsts;
    out.firsts_explained = cell.firsts_explained;
  }
  return out;
}

std::optional<std::int64_t> rest(const std::optional<std::int64_t>& all, const std::optional<std::int64_t>& part) {
  return all && part ? std::optional(*all - *part) : std::nullopt;
}

/// What is unexplained follows from the whole, so the others add up to what the whole tells: they are a table of their
/// own, and where their totals must be hidden, so must the whole's.
void tell_rules(ToldMonth& month, const std::vector<ExplainedBy>& rules, std::int64_t threshold) {
  CountTable table;
  for (const auto& rule : rules)
    if (!rule.key.empty()) table.push_back({rule.firsts, rule.looks - rule.firsts});
  Suppression hidden;
  if (!table.empty()) {
    hidden = suppress_small_numbers(table, threshold);
    if (hidden.grand_total) month.whole.explained.reset();
    if (hidden.column_totals[0]) month.whole.firsts_explained.reset();
  }
  const ToldShare& whole = month.whole;
  std::size_t at = 0;
  for (const auto& rule : rules) {
    ToldShare& one = month.rules.emplace_back(ToldShare{rule.key});
    if (rule.key.empty()) {
      one.looks = rest(whole.looks, whole.explained);
      one.firsts = rest(whole.firsts, whole.firsts_explained);
      continue;
    }
    if (!hidden.row_totals[at]) one.looks = rule.looks;
    if (!hidden.cells[at][0]) one.firsts = rule.firsts;
    ++at;
  }
}

}  // namespace

ToldMonth told_month(const ExplainedCell& whole, const std::vector<ExplainedCell>& of_teams,
                     const std::vector<ExplainedBy>& rules, std::int64_t threshold) {
  auto [teams, few] = by_people(of_teams, threshold, people_of, &ExplainedCell::group, join);
  if (few) {
    few->group.clear();
    teams.push_back(*few);
  }
  CountTable table;
  for (const auto& team : teams) table.push_back(parts_of(team));
  if (table.empty()) table.push_back(parts_of(whole));
  const auto hidden = suppress_small_numbers(table, threshold);
  ToldMonth out;
  out.whole = told(whole, hidden.column_totals, hidden.grand_total);
  out.whole.name = whole.month;
  for (std::size_t at = 0; at < teams.size(); ++at) {
    out.teams.push_back(told(teams[at], hidden.cells[at], hidden.row_totals[at]));
    out.teams.back().few = few && at + 1 == teams.size();
  }
  tell_rules(out, rules, threshold);
  return out;
}

ToldMonth told_month(storage::Transaction& tx, const ExplainedCell& whole, std::int64_t threshold) {
  return told_month(whole, explained_teams(tx, whole.month), explained_rules(tx, whole.month), threshold);
}

std::vector<ToldMonth> told_months(storage::Transaction& tx, std::int64_t threshold) {
  std::vector<ToldMonth> out;
  for (const auto& whole : explained_months(tx)) out.push_back(told_month(tx, whole, threshold));
  return out;
}

}  // namespace waarborg::atypical
