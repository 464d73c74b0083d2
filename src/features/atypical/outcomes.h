// What came of the cases: per measure and sign, unit and month, and of the control sample. Small numbers are not told.
#pragma once

#include "features/atypical/estimate.h"
#include "features/atypical/words.h"
#include "platform/html/components.h"
#include "platform/web/context.h"

namespace waarborg::atypical {

struct OutcomeLine {
  KeyOfRank key{};                        ///< of a line about a measure or sign
  std::string name;                       ///< of the others: unit, YYYY-MM, outcome of a control
  std::int64_t judged = 0, followed = 0;  ///< followed: a conversation or triage
};
struct Outcomes {
  std::vector<OutcomeLine> keys, groups, months, controls, controls_of_findings;
  Counted counted;  ///< of the window of the latest run
};
/// Without what holds look-ups of `own`: the list leaves that out too, and the difference would tell them. No
/// authorisation (seats.h).
Outcomes read_outcomes(storage::Transaction& tx, std::uint32_t own);

/// Recall and ceiling, unless numbers that are too small to be told would make them.
std::optional<Estimate> told_estimate(const Counted& counted, std::int64_t threshold);

/// A count and its complement are both large enough to be told, or nought.
struct Told {
  std::optional<std::int64_t> judged, followed;
};
/// Lines as they may be shown, hidden against subtraction within the table.
std::vector<Told> told(const std::vector<OutcomeLine>& lines, std::int64_t threshold);

html::Html outcomes_view(const Words& words, const Outcomes& outcomes, std::int64_t threshold);
/// All tables of the page one below the other, as they may be shown.
web::Sheet outcomes_sheet(const Words& words, const Outcomes& outcomes, std::int64_t threshold);

}  // namespace waarborg::atypical
