#include "features/atypical/changes.h"

#include <map>

#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using storage::Transaction;

struct Counts {
  std::int64_t explained = 0, unexplained = 0;
};

std::map<std::string, Counts> cases_of(Transaction& tx, const monitor::ChangedDay& changed) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, const monitor::ChangedDay::Pair*> pairs;
  for (const auto& pair : changed.pairs) pairs[{pair.officer, pair.subject}] = &pair;
  std::map<std::string, Counts> out;
  // The day is UTC, the findings' are local.
  for (const auto& row : tx.query(sql::listed_pairs, {add_days(changed.day, -1), add_days(changed.day, 1)})) {
    const auto pair = pairs.find(
        {static_cast<std::uint32_t>(row.integer("officer")), static_cast<std::uint32_t>(row.integer("subject"))});
    if (pair == pairs.end()) continue;
    auto& counts = out[row.text("case_id")];
    counts.explained += pair->second->became_explained;
    counts.unexplained += pair->second->became_unexplained;
  }
  return out;
}

}  // namespace

void keep_changes(Transaction& tx, const std::string& run_id, const std::vector<monitor::ChangedDay>& changed) {
  for (const auto& day : changed) {
    tx.execute(sql::changed_day_add, {run_id, day.day, day.became_explained, day.became_unexplained});
    for (const auto& [case_id, counts] : cases_of(tx, day))
      tx.execute(sql::changed_case_add, {run_id, day.day, case_id, counts.explained, counts.unexplained});
  }
}

std::vector<ChangedDayRow> changes_of_run(Transaction& tx, const std::string& run_id, std::uint32_t own) {
  std::vector<ChangedDayRow> out;
  for (const auto& row : tx.query(sql::changed_days, {run_id}))
    out.push_back({row.date("day"), row.integer("explained"), row.integer("unexplained"), {}});
  if (out.empty()) return out;
  for (const auto& row : tx.query(sql::changed_cases, {run_id, static_cast<std::int64_t>(own)}))
    for (auto& day : out)
      if (day.day == row.date("day"))
        day.cases.push_back({row.text("id"), row.text("number"), row.integer("explained"), row.integer("unexplained")});
  return out;
}

std::vector<ChangeOfCase> changes_of_case(Transaction& tx, const std::string& case_id) {
  std::vector<ChangeOfCase> out;
  for (const auto& row : tx.query(sql::changes_of_case, {case_id}))
    out.push_back({row.date("day"), row.integer("explained"), row.integer("unexplained"), row.instant("made_at")});
  return out;
}

}  // namespace waarborg::atypical
