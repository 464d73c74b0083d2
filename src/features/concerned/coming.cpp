#include "features/concerned/coming.h"

#include <algorithm>

namespace waarborg::concerned {

namespace {

using matters::ClockState;
using matters::Procedure;

/// What is known of one matter.
struct Known {
  const Procedure& procedure;
  const std::vector<matters::MatterStep>& steps;
  std::vector<matters::MatterClock> clocks;
};

const matters::MatterStep* found_in(const std::vector<matters::MatterStep>& steps, const std::string& key) {
  const auto latest = std::find_if(steps.rbegin(), steps.rend(), [&](const auto& one) { return one.step == key; });
  return latest == steps.rend() ? nullptr : &*latest;
}

bool is_behind(const matters::MatterStep& step) {
  return step.state == matters::StepState::done || step.state == matters::StepState::skipped;
}

/// The term that ends with the step, as far as it began; the first to end when there are more.
void take_clock(const Known& known, const std::string& step, Coming& coming) {
  for (const auto& clock : known.clocks) {
    const auto* rule = known.procedure.clock(clock.clock);
    if (!rule || !(rule->stops == matters::Anchor{"step", step}) || clock.state == ClockState::stopped) continue;
    if (clock.state == ClockState::paused)
      coming.stands_still = true;
    else if (!coming.by || clock.due_on < *coming.by)
      coming.by = clock.due_on;
  }
}

/// How long the step may take once it is its turn.
std::optional<calendar::Period> length_of(const Known& known, const matters::Step& step) {
  if (step.term) return step.term->period;
  for (const auto& rule : known.procedure.clocks)
    if (rule.stops == matters::Anchor{"step", step.key} && rule.from.what != "received") return rule.period;
  return std::nullopt;
}

Coming coming_step(const Known& known, const matters::Step& step, const matters::MatterStep* open) {
  Coming out{*step.told, open ? open->due_on : std::nullopt, std::nullopt, false};
  if (!out.by) take_clock(known, step.key, out);
  if (!out.by && !out.stands_still) out.within = length_of(known, step);
  return out;
}

void add_told(const Known& known, const matters::Phase& phase, std::vector<Coming>& out) {
  for (const auto& step : phase.steps) {
    const auto* open = found_in(known.steps, step.key);
    if (!step.told || (open && is_behind(*open))) continue;
    out.push_back(coming_step(known, step, open));
  }
}

/// The phase as a whole; phases that say the same are one.
void add_phase(const Known& known, const matters::Phase& phase, std::vector<Coming>& out) {
  Coming coming{phase.public_title, std::nullopt, std::nullopt, false};
  for (const auto& step : phase.steps) take_clock(known, step.key, coming);
  if (out.empty() || out.back().what.by_language != coming.what.by_language)
    out.push_back(std::move(coming));
  else if (coming.by)
    out.back().by = coming.by;
}

}  // namespace

std::vector<Coming> coming_steps(const Procedure& procedure, const std::string& phase,
                                 const std::vector<matters::MatterStep>& steps,
                                 const std::vector<matters::MatterClock>& clocks) {
  const Known known{procedure, steps, matters::current_clocks(clocks)};
  const bool tells = std::ranges::any_of(procedure.phases, [](const auto& one) {
    return std::ranges::any_of(one.steps, [](const auto& step) { return step.told.has_value(); });
  });
  std::vector<Coming> out;
  auto here = std::ranges::find(procedure.phases, phase, &matters::Phase::key);
  for (; here != procedure.phases.end(); ++here) {
    if (tells)
      add_told(known, *here, out);
    else
      add_phase(known, *here, out);
  }
  return out;
}

std::vector<Coming> coming_of(storage::Transaction& tx, const matters::Matter& matter, const Procedure& procedure) {
  if (!matter.is_open()) return {};
  return coming_steps(procedure, matter.phase, matters::steps(tx, matter.id), matters::clocks(tx, matter.id));
}

}  // namespace waarborg::concerned
