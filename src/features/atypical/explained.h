// How much of the look-ups is explained, by month, team and rule. Kept with each run, for pages to show.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/monitor/contract/explanations.h"
#include "matters/house.h"

namespace waarborg::atypical {

/// Months that a page shows, and that are counted when none is kept yet.
inline constexpr int kExplainedMonths = 13;

/// Counts the month of `day` and the one before anew, for what is registered late changes them; those further back only
/// when none is kept yet. Reads two months of look-ups for each. Errors: of the content and the store.
Result<Done> keep_explained(matters::House& house, Date day);

/// Totals of months, the latest first.
std::vector<monitor::ExplainedCell> explained_months(storage::Transaction& tx);
/// Of a month, by name.
std::vector<monitor::ExplainedCell> explained_teams(storage::Transaction& tx, const std::string& month);
/// Of a month, the most used first.
std::vector<monitor::ExplainedBy> explained_rules(storage::Transaction& tx, const std::string& month);

/// A month, a team or a rule as it may be told: what is a small number, or would tell one by subtraction, is not there.
struct ToldShare {
  std::string name;  ///< month, team or key of a rule; empty: unknown, or unexplained
  bool few = false;  ///< teams in which few looked, together
  std::optional<std::int64_t> looks{}, explained{}, firsts{}, firsts_explained{};
};
struct ToldMonth {
  ToldShare whole;
  std::vector<ToldShare> teams;  ///< by name, those of a few as one at the end
  std::vector<ToldShare> rules;  ///< the most used first; `looks` and `firsts` alone
};
/// Pure. Of one month, hidden against subtraction within each table and from the whole. Teams of fewer people than
/// `threshold` are told together alone.
ToldMonth told_month(const monitor::ExplainedCell& whole, const std::vector<monitor::ExplainedCell>& teams,
                     const std::vector<monitor::ExplainedBy>& rules, std::int64_t threshold);
/// Of a month that is kept. No authorisation (seats.h).
ToldMonth told_month(storage::Transaction& tx, const monitor::ExplainedCell& whole, std::int64_t threshold);
/// All months that are kept, the latest first. No authorisation (seats.h).
std::vector<ToldMonth> told_months(storage::Transaction& tx, std::int64_t threshold);

}  // namespace waarborg::atypical
