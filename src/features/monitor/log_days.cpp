// From the parts of a batch to the days.
#include <algorithm>
#include <set>

#include "features/monitor/log_import.h"
#include "queries/feature_monitor.h"

namespace waarborg::monitor {
namespace {

namespace sql = queries::feature_monitor;
using engine::Access;
using storage::Transaction;

Result<std::vector<Access>> rows_there(const std::filesystem::path& folder, engine::DayNumber day) {
  std::vector<Access> rows;
  const engine::DayStore store(folder);
  std::error_code error;
  if (!std::filesystem::exists(store.file_of(day), error)) return rows;
  const auto segment = TRY(store.segment(day));
  rows.reserve(segment.rows());
  TRY(segment.read_all(rows));
  return rows;
}

}  // namespace

DayCounts count_day(const std::vector<Access>& there, const std::vector<Access>& rows) {
  DayCounts counts;
  auto at_there = there.begin();
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (at > 0 && rows[at] == rows[at - 1]) ++counts.repeated;
    while (at_there != there.end() && *at_there < rows[at]) ++at_there;
    if (at_there != there.end() && *at_there == rows[at]) {
      ++at_there;
      ++counts.already_there;
    } else {
      ++counts.taken;
    }
  }
  return counts;
}

void keep_groups(const std::vector<Access>& there, std::vector<Access>& rows) {
  if (there.empty()) return;
  std::unordered_map<std::uint32_t, std::uint32_t> group_of;
  for (const Access& row : there) group_of.emplace(row.actor, row.group);
  for (Access& row : rows)
    if (const auto found = group_of.find(row.actor); found != group_of.end()) row.group = found->second;
  std::ranges::sort(rows);
}

Result<Done> LogImport::add_days(const LogWatch& watch, LogReport& report) {
  std::set<engine::DayNumber> counted;
  if (!checks()) {
    TRY(house_.database().read([&](Transaction& tx) -> Result<Done> {
      for (const auto& row : tx.query(sql::batch_days, {batch_.id})) {
        counted.insert(static_cast<engine::DayNumber>(row.integer("day")));
        report.taken += row.integer("taken");
        report.already_there += row.integer("already_there");
        report.repeated += row.integer("repeated");
      }
      return Done{};
    }));
  }
  const auto staged = TRY(StagedDays::open(batch_.folder, batch_.parts));
  const auto days = staged.days();
  for (const engine::DayNumber day : days) {
    // The last one that was counted may not have been written.
    if (!counted.empty() && day < *counted.rbegin()) continue;
    if (counted.contains(day)) {
      auto rows = TRY(staged.rows_of(day));
      const auto there = TRY(rows_there(look_ups_folder(house_), day));
      if (!mapping_.group.given()) keep_groups(there, rows);
      TRY(writer_->add(day, std::move(rows)));
      continue;
    }
    TRY(add_day(day, staged, watch, report));
  }
  report.days = static_cast<std::int64_t>(days.size());
  if (days.empty()) return Done{};
  report.first_day = days.front();
  report.last_day = days.back();
  return Done{};
}

Result<Done> LogImport::add_day(engine::DayNumber day, const StagedDays& staged, const LogWatch& watch,
                                LogReport& report) {
  auto rows = TRY(staged.rows_of(day));
  DayCounts counts;
  std::optional<ByteView> whole;
  {
    const auto there = TRY(rows_there(look_ups_folder(house_), day));
    if (!mapping_.group.given()) keep_groups(there, rows);
    counts = count_day(there, rows);
    if (there.empty()) whole = staged.whole(day);
  }
  report.taken += counts.taken;
  report.already_there += counts.already_there;
  report.repeated += counts.repeated;
  if (checks()) return Done{};
  TRY(house_.database().write([&](Transaction& tx) -> Result<Done> {
    tx.execute(sql::batch_day_add,
               {batch_.id, static_cast<std::int64_t>(day), counts.taken, counts.already_there, counts.repeated});
    return Done{};
  }));
  if (watch.go_on && !watch.go_on()) return conflict("lookups.stopped");
  if (whole)
    TRY(writer_->put_new(day, *whole));
  else
    TRY(writer_->add(day, std::move(rows)));
  if (watch.go_on && !watch.go_on()) return conflict("lookups.stopped");
  return Done{};
}

}  // namespace waarborg::monitor
