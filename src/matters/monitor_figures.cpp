#include "matters/monitor_figures.h"

#include <algorithm>

#include "base/text.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

/// As in figures.cpp: the principals as one argument.
std::string listed(const identity::Viewer& viewer) { return "|" + join(viewer.principals(), "|") + "|"; }

MatterGroup matter_group(const storage::Row& row) {
  return {row.text("kind"), row.maybe_text("unit_id").value_or(""), row.maybe_text("outcome").value_or(""),
          row.flag("visible"), row.integer("count")};
}

std::vector<MatterGroup> matter_groups(storage::Transaction& tx, const storage::Sql& statement,
                                       const identity::Viewer& viewer, const DaySpan& span) {
  std::vector<MatterGroup> out;
  tx.for_each(statement, {span.from, span.until, listed(viewer), viewer.person_token},
              [&](const storage::Row& row) { out.push_back(matter_group(row)); });
  return out;
}

}  // namespace

std::vector<StepGroup> steps_done(storage::Transaction& tx, const identity::Viewer& viewer, const DaySpan& span) {
  std::vector<StepGroup> out;
  tx.for_each(sql::monitor_steps, {span.from, span.until, listed(viewer), viewer.person_token},
              [&](const storage::Row& row) {
                const Date done = row.date("done_on");
                const Date began = row.maybe_date("made_on").value_or(done);
                out.push_back({row.text("kind"), row.maybe_text("unit_id").value_or(""), row.text("step"),
                               std::max(0, days_between(began, done)), row.flag("late"), row.flag("visible"),
                               row.integer("count")});
              });
  return out;
}

std::vector<MatterGroup> matters_received(storage::Transaction& tx, const identity::Viewer& viewer,
                                          const DaySpan& span) {
  return matter_groups(tx, sql::monitor_received, viewer, span);
}

std::vector<MatterGroup> matters_closed(storage::Transaction& tx, const identity::Viewer& viewer, const DaySpan& span) {
  return matter_groups(tx, sql::monitor_closed, viewer, span);
}

std::vector<HandlerLoad> handler_loads(storage::Transaction& tx, const identity::Viewer& viewer) {
  std::vector<HandlerLoad> out;
  tx.for_each(sql::monitor_loads, {viewer.person_token}, [&](const storage::Row& row) {
    out.push_back({row.maybe_text("unit_id").value_or(""), row.text("principal"), row.integer("count")});
  });
  return out;
}

std::optional<MatterGroup> group_of(storage::Transaction& tx, const identity::Viewer& viewer,
                                    const std::string& matter_id) {
  const auto row = tx.find(sql::monitor_matter, {matter_id, listed(viewer), viewer.person_token});
  return row ? std::optional(matter_group(*row)) : std::nullopt;
}

}  // namespace waarborg::matters
