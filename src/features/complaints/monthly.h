// The monthly report on complaints to whom the force answers to (Belgian act of 7 December 1998 art. 45, CMP-02): every
// complaint that ran in the month, outside ones included, by what is plain of it. When a month is over it is kept as it
// stood; whoever reads it gets what their role covers and what does not keep them out, so that a report leaves no gap.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/listing.h"
#include "platform/identity/viewer.h"

namespace waarborg::complaints {

/// Whether this force makes one: the terms of its country say so.
[[nodiscard]] bool reports_monthly(const matters::House& house);

/// "2026-10", or nothing when it is no month or begins after `today`.
std::optional<matters::DaySpan> month_span(const std::string& month, Date today);
std::string month_code(Date day);
/// The running month and the twelve before it, newest first.
std::vector<std::string> months_shown(Date today);

struct MonthlyReport {
  std::string month;
  matters::DaySpan span;
  std::optional<Date> kept_on;  ///< unset: as it stands now
  std::vector<matters::Listed> rows{};
  [[nodiscard]] std::int64_t received() const;
  [[nodiscard]] std::int64_t closed() const;
  [[nodiscard]] std::int64_t running() const;  ///< at the end of it
  [[nodiscard]] std::int64_t from_outside() const;
};
/// Leaves a trace. Errors: not_found.
Result<MonthlyReport> monthly_report(storage::Transaction& tx, const matters::House& house,
                                     const identity::Viewer& viewer, const std::string& month);
std::vector<std::string> kept_months(storage::Transaction& tx);

/// Every day: last month is kept as it stood, once.
Result<Done> keep_last_month(storage::Transaction& tx, const matters::House& house);

}  // namespace waarborg::complaints
