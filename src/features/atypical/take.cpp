// A run becomes rows: cases, events and controls, each with its evidence sealed for the desk that reads it.
#include <algorithm>
#include <cmath>

#include "features/atypical/changes.h"
#include "features/atypical/contract/atypical.h"
#include "features/atypical/evidence.h"
#include "features/atypical/keeping.h"
#include "features/atypical/sealed.h"
#include "features/atypical/store.h"
#include "platform/audit/audit.h"
#include "platform/calendar/calendar.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;
using storage::Transaction;

constexpr int kBudgetDaysMax = 7;   ///< after a long stop the list stays one that people can read
constexpr int kEventKeptDays = 60;  ///< so long after its last day a judged event does not come again

struct Making {
  Transaction& tx;
  matters::House& house;
  std::string run_id;
  bool shadow;
};

std::string add_case(const Making& making, const std::string& kind, const monitor::FoundCase& found,
                     std::uint32_t subject, Date first, Date last) {
  const std::string id = new_id();
  making.tx.execute(sql::case_add,
                    {id, new_number(making.tx, making.house), making.run_id, making.shadow, kind, found.officer,
                     subject, found.group, found.points, first, last, making.house.clock().now(), found.stood_out});
  return id;
}

void add_parts(const Making& making, const std::string& id, int position,
               const std::vector<monitor::PartOfRank>& parts) {
  const char* of_measure = position < 0 ? "officer" : "measure";
  for (const auto& part : parts)
    making.tx.execute(sql::part_add, {id, position, part.kind == monitor::PartOfRank::Kind::sign ? "sign" : of_measure,
                                      part.key, part.points});
}

Result<Done> keep_case(const Making& making, const std::string& kind, const monitor::FoundCase& found) {
  Date first = found.findings.empty() ? Date{} : found.findings.front().first_day, last = first;
  for (const auto& finding : found.findings) {
    first = std::min(first, finding.first_day);
    last = std::max(last, finding.last_day);
  }
  const std::string id = add_case(making, kind, found, 0, first, last);
  making.tx.execute(sql::case_officer_add, {id, found.officer});
  add_parts(making, id, -1, found.parts);
  int position = 0;
  for (const auto& finding : found.findings) {
    making.tx.execute(sql::finding_add, {id, position, found.officer, finding.subject, finding.first_day,
                                         finding.last_day, finding.points});
    add_parts(making, id, position++, finding.parts);
  }
  keep_reasons(making.tx, id, {found, {}});
  return seal_for_desk(making.tx, id, "evidence", monitor::kMonitorDesk, to_json({found, {}}));
}

Result<Done> keep_event(const Making& making, const monitor::FoundEvent& event) {
  monitor::FoundCase plain;  // of many: no officer, no group, no points
  const std::string id = add_case(making, "event", plain, event.subject, event.first_day, event.last_day);
  for (const auto& officer : event.officers) making.tx.execute(sql::case_officer_add, {id, officer.officer});
  keep_reasons(making.tx, id, {{}, event});
  return seal_for_desk(making.tx, id, "evidence", monitor::kMonitorDesk, to_json({{}, event}));
}

Result<Taken> keep(Transaction& tx, matters::House& house, const monitor::Detected& detected, Mode mode,
                   std::optional<std::chrono::milliseconds> took) {
  const Making making{tx, house, new_id(), mode == Mode::shadow};
  if (!making.shadow) TRY(may_run(tx, detected.day));
  tx.execute(sql::run_add, {making.run_id, making.shadow, detected.first_day, detected.day, detected.content,
                            detected.look_ups, detected.unexplained, detected.officers, detected.ranked,
                            static_cast<std::int64_t>(std::llround(detected.budget * 1000)), detected.cases.size(),
                            detected.events.size(), detected.controls.size(), house.clock().now(), detected.pairs_plain,
                            detected.pairs_left_out, took ? std::optional(took->count()) : std::nullopt});
  keep_changes(tx, making.run_id, detected.changed);  // before this run's own cases, which are of now
  for (const auto& found : detected.cases) TRY(keep_case(making, "case", found));
  for (const auto& event : detected.events) TRY(keep_event(making, event));
  for (const auto& control : detected.controls) TRY(keep_case(making, "control", control));
  Taken taken{making.run_id, static_cast<std::int64_t>(detected.cases.size()),
              static_cast<std::int64_t>(detected.events.size()), static_cast<std::int64_t>(detected.controls.size())};
  audit::record(tx, house.clock(),
                {audit::Chain::staff, "system", "atypical.run", "", "",
                 "day=" + to_iso(detected.day) + (making.shadow ? " shadow" : "") +
                     " cases=" + std::to_string(taken.cases) + " content=" + detected.content});
  return taken;
}

}  // namespace

Result<Done> may_run(Transaction& tx, Date day) {
  if (tx.find(sql::run_of_day, {day})) return conflict("atypical.run_already");
  return Done{};
}

Result<Taken> take(matters::House& house, const monitor::Detected& detected, Mode mode,
                   std::optional<std::chrono::milliseconds> took) {
  return house.database().write([&](Transaction& tx) { return keep(tx, house, detected, mode, took); });
}

Result<monitor::DetectOptions> next_options(matters::House& house, Mode mode) {
  return house.database().read([&](Transaction& tx) -> Result<monitor::DetectOptions> {
    monitor::DetectOptions out;
    const auto number = [](const storage::Row& row, const char* column) {
      return static_cast<std::uint32_t>(row.integer(column));
    };
    for (const auto& row : tx.query(sql::findings_aside))
      out.put_aside.push_back({number(row, "officer"), number(row, "subject"), row.date("until")});
    for (const auto& row : tx.query(sql::officers_with_open_case)) out.with_open_case.push_back(number(row, "officer"));
    for (const auto& row : tx.query(sql::events_known, {add_days(house.today(), -kEventKeptDays)}))
      out.events_known.push_back(number(row, "subject"));
    const Bytes seed = random_bytes(8);
    for (const std::uint8_t byte : seed) out.control_seed = out.control_seed << 8U | byte;
    out.last_run = add_days(house.today(), -kBudgetDaysMax);
    if (const auto made = last_run_made(tx, mode == Mode::shadow))
      out.last_run = std::max(*out.last_run, calendar::local_date(*made, house.platform.config.zone));
    return out;
  });
}

}  // namespace waarborg::atypical
