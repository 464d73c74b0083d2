// What the central monitor counts, from the tables of matters and from triage.
#include <algorithm>

#include "features/decisions/contract/decisions.h"
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

/// Reviews and feedback count among the measures; of the other steps the durations alone are told.
void add_steps(MonitorCounts& counts, MonthCounts& month, const matters::House& house,
               const matters::StepFigures& steps) {
  for (const auto& group : steps.of_units) {
    const bool review = sort_of(house, group.kind, group.step) == StepSort::review;
    month.measures[review ? Measure::reviews : Measure::feedback].push_back(
        {group.kind, group.unit_id, "", group.visible, group.count});
  }
  counts.steps.insert(counts.steps.end(), steps.by_step.begin(), steps.by_step.end());
  counts.unit_steps.insert(counts.unit_steps.end(), steps.by_unit.begin(), steps.by_unit.end());
}

/// What was decided for people in the month, by the measure of the first decision: it stands still, whatever objection
/// and appeal make of it later.
void add_sanctions(storage::Transaction& tx, const identity::Viewer& viewer, const UnitTree& tree,
                   const matters::DaySpan& span, MonthCounts& month) {
  for (const auto& decided : decisions::outcome_figures(tx, span.from, span.until)) {
    auto group = matters::group_of(tx, viewer, decided.matter_id);
    if (!group || !tree.covers(group->unit_id) || decided.first_measure.empty()) continue;
    group->outcome = decided.first_measure;
    month.measures[Measure::sanctions].push_back(*group);
    month.sanctions.push_back(std::move(*group));
  }
}

MonthCounts month_of(matters::MatterFigures figures) {
  MonthCounts month;
  month.measures[Measure::received] = std::move(figures.received);
  month.closed = std::move(figures.closed);
  for (const auto& group : month.closed) {
    month.measures[Measure::closed].push_back(group);
    if (is_handed_back(group)) month.measures[Measure::handed_back].push_back(group);
  }
  return month;
}

}  // namespace

MonitorCounts count_period(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                           const Period& period, const UnitTree& tree) {
  const matters::FigureReader reader(tx, house, viewer);
  const matters::UnitTest in_unit = [&tree](const std::string& unit_id) { return tree.covers(unit_id); };
  std::vector<matters::DaySpan> spans;
  for (const auto& month : period.months()) spans.push_back(month.span());
  MonitorCounts counts;
  for (auto& figures : matters::matters_in(reader, spans, in_unit))
    counts.months.push_back(month_of(std::move(figures)));
  for (std::size_t at = 0; at < spans.size(); ++at) {
    for (const auto& id : triage::changed_decisions(tx, spans[at].from, spans[at].until))
      if (const auto group = matters::group_of(tx, viewer, id); group && tree.covers(group->unit_id))
        counts.months[at].measures[Measure::changed].push_back(*group);
    for (auto& group : matters::closed_without_lesson(tx, viewer, spans[at]))
      if (tree.covers(group.unit_id)) counts.months[at].measures[Measure::no_lesson].push_back(std::move(group));
    add_sanctions(tx, viewer, tree, spans[at], counts.months[at]);
    const auto steps = matters::steps_done(reader, spans[at], in_unit, [&](const auto& kind, const auto& step) {
      return sort_of(house, kind, step) != StepSort::other;
    });
    add_steps(counts, counts.months[at], house, steps);
  }
  counts.loads = matters::handler_loads(reader, in_unit);
  return counts;
}

}  // namespace waarborg::insight
