// How much of the look-ups is explained, by month, team and rule. Kept with each run, for pages to show.
#pragma once

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

}  // namespace waarborg::atypical
