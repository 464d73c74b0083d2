// What the central monitor counts, from the tables of matters and from triage.
#include <algorithm>

#include "features/insight/monitor_page.h"
#include "features/triage/contract/triage.h"
#include "matters/content.h"

namespace waarborg::insight {

namespace {

using matters::MatterGroup;

enum class StepSort { other, review, feedback };

/// A step that comes back is a review moment (INV-05); a letter of feedback makes it feedback (INV-06, RPT-02).
StepSort sort_of(const matters::House& house, const std::string& kind, const std::string& key) {
  for (const auto& procedure : house.content.procedures) {
    if (procedure.kind != kind) continue;
    for (const auto& phase : procedure.phases)
      for (const auto& step : phase.steps) {
        if (step.key != key) continue;
        if (step.letter == "interim_feedback" || step.letter == "feedback") return StepSort::feedback;
        return step.repeat ? StepSort::review : StepSort::other;
      }
  }
  return StepSort::other;
}

/// The outcomes of triage that give a matter back to the line (TRI-02).
bool is_handed_back(const MatterGroup& group) {
  return group.kind == "report" &&
         (group.outcome == "line" || group.outcome == "line_talk" || group.outcome == "line_enquiry");
}

MonthCounts count_month(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                        const matters::DaySpan& span, std::vector<matters::StepGroup>& steps) {
  MonthCounts month;
  month.measures[Measure::received] = matters::matters_received(tx, viewer, span);
  month.closed = matters::matters_closed(tx, viewer, span);
  for (const auto& group : month.closed) {
    month.measures[Measure::closed].push_back(group);
    if (is_handed_back(group)) month.measures[Measure::handed_back].push_back(group);
  }
  for (const auto& id : triage::changed_decisions(tx, span.from, span.until))
    if (const auto group = matters::group_of(tx, viewer, id)) month.measures[Measure::changed].push_back(*group);
  std::map<std::pair<std::string, std::string>, StepSort> sorts;
  for (auto& group : matters::steps_done(tx, viewer, span)) {
    const auto [place, is_new] = sorts.try_emplace({group.kind, group.step});
    if (is_new) place->second = sort_of(house, group.kind, group.step);
    if (place->second != StepSort::other)
      month.measures[place->second == StepSort::review ? Measure::reviews : Measure::feedback].push_back(
          {group.kind, group.unit_id, "", group.visible, group.count});
    steps.push_back(std::move(group));
  }
  return month;
}

}  // namespace

MonitorCounts count_period(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                           const Period& period) {
  MonitorCounts counts;
  for (const auto& month : period.months())
    counts.months.push_back(count_month(tx, house, viewer, month.span(), counts.steps));
  counts.loads = matters::handler_loads(tx, viewer);
  return counts;
}

}  // namespace waarborg::insight
