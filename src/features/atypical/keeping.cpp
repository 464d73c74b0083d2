// What cases name outlives the days it came from: who is in them, whom they looked at, and the words of their reasons.
// It goes with the case.
#include "features/atypical/keeping.h"

#include <fmt/format.h>

#include "features/atypical/contract/atypical.h"
#include "platform/audit/audit.h"
#include "platform/calendar/calendar.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {

namespace sql = queries::feature_atypical;

void keep_reasons(storage::Transaction& tx, const std::string& case_id, const Evidence& evidence) {
  for_each_reason(evidence, [&](std::uint32_t reason) {
    tx.execute(sql::case_reason_add, {case_id, static_cast<std::int64_t>(reason)});
  });
  tx.execute(sql::case_reasons_kept, {case_id});
}

monitor::NamedElsewhere named_in_cases(storage::Transaction& tx) {
  monitor::NamedElsewhere named;
  for (const auto& row : tx.query(sql::named_officers))
    named.officers.push_back(static_cast<std::uint32_t>(row.integer("number")));
  for (const auto& row : tx.query(sql::named_subjects))
    named.subjects.push_back(static_cast<std::uint32_t>(row.integer("number")));
  for (const auto& row : tx.query(sql::named_reasons))
    named.reasons.push_back(static_cast<std::uint32_t>(row.integer("number")));
  named.all_reasons = tx.find(sql::reasons_not_kept).has_value();
  return named;
}

namespace {

constexpr int kMinute = 3 * 60 + 10;  // of the night, before what nothing names any more is forgotten
constexpr int kCasesAtATime = 500;
constexpr int kDaysOfAYear = 366;  ///< at least

void forget_case(storage::Transaction& tx, const std::string& id) {
  for (const auto& statement :
       {sql::forget_sealed, sql::forget_asked, sql::forget_questions, sql::forget_openings, sql::forget_reasons,
        sql::forget_changed_cases, sql::forget_parts, sql::forget_findings, sql::forget_officers, sql::forget_case})
    tx.execute(statement, {id});
}

}  // namespace

Result<int> forget_old_cases(storage::Transaction& tx, const matters::House& house) {
  const Date limit = add_days(house.today(), -kDaysOfAYear * TRY(monitor::keep_years(house)));
  const Instant before = calendar::start_of_day(limit, house.platform.config.zone);
  const auto over = tx.query(sql::cases_over, {before, limit, kCasesAtATime});
  for (const auto& row : over) forget_case(tx, row.text("id"));
  const auto lines = tx.execute(sql::forget_trial_lines, {before});
  if (over.empty() && lines == 0) return 0;
  audit::record(tx, house.clock(),
                {audit::Chain::staff, "system", "atypical.forget", "", "",
                 fmt::format("cases={} lines={} before={}", over.size(), lines, to_iso(limit))});
  return static_cast<int>(over.size());
}

void add_keeping_job(matters::House& house) {
  house.platform.jobs.add_daily("atypical.forget", kMinute, [&house](storage::Transaction& tx) -> Result<Done> {
    TRY(forget_old_cases(tx, house));
    return Done{};
  });
}

}  // namespace waarborg::atypical
