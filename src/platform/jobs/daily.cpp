// Work that is due once a day.
#include <chrono>

#include "platform/calendar/calendar.h"
#include "platform/jobs/jobs.h"
#include "queries/platform_jobs.h"

namespace waarborg::jobs {
namespace {

namespace queries = waarborg::queries::platform_jobs;
using storage::Transaction;

constexpr std::chrono::minutes kPauseAfterFailure{1};

}  // namespace

void Jobs::add_daily(std::string kind, int minute, std::function<Result<Done>(Transaction&)> work) {
  dailies_.push_back({std::move(kind), minute, std::move(work)});
}

/// The latest local day whose time for this work has come. ISO dates, so that texts compare as days do.
std::string Jobs::day_due(const Daily& daily) const {
  const Instant now = clock_->now();
  const Date today = calendar::local_date(now, zone_);
  const Instant begins = calendar::start_of_day(today, zone_) + std::chrono::minutes(daily.minute);
  return to_iso(now >= begins ? today : add_days(today, -1));
}

bool Jobs::run_daily(Daily& daily, const std::string& day) {
  const auto known = database_->read([&](Transaction& tx) -> Result<std::string> {
    const auto row = tx.find(queries::daily_done_for, {daily.kind});
    return row ? row->text("done_for") : std::string();
  });
  if (known.ok() && *known >= day) {
    daily.done_for = *known;
    return false;
  }
  const auto ran = database_->write([&](Transaction& tx) -> Result<bool> {
    if (tx.execute(queries::take_daily, {daily.kind, day}) == 0) return false;
    TRY(daily.work(tx));
    return true;
  });
  if (!ran.ok()) {
    daily.not_before = clock_->now() + kPauseAfterFailure;
    return false;
  }
  daily.done_for = day;
  return *ran;
}

bool Jobs::run_due_daily() {
  bool any = false;
  for (Daily& daily : dailies_) {
    if (stopping()) return any;
    const std::string day = day_due(daily);
    if (daily.done_for >= day || clock_->now() < daily.not_before) continue;
    any = run_daily(daily, day) || any;
  }
  return any;
}

}  // namespace waarborg::jobs
