#include <algorithm>

#include "features/casework/links.h"
#include "features/casework/pages.h"
#include "features/casework/rows.h"

namespace waarborg::casework {

namespace {

std::vector<html::ProgressStep> progress_of(const i18n::Translator& t, const matters::Opened& opened) {
  using State = html::ProgressStep::State;
  std::vector<html::ProgressStep> out;
  bool reached = false;
  for (const auto& phase : opened.procedure->phases) {
    const bool here = phase.key == opened.matter.phase;
    State state = reached ? State::todo : State::done;
    if (here && opened.matter.is_open()) state = State::current;
    if (!opened.matter.is_open() && reached) state = State::skipped;
    reached = reached || here;
    out.push_back({t(phase.title), "", state});
  }
  return out;
}

void add_steps(storage::Transaction& tx, const web::Context& context, const matters::House& house,
               const matters::Opened& opened, Names& names, Overview& overview) {
  for (const auto& step : matters::steps(tx, opened.matter.id)) {
    auto row = step_row(tx, context, house, opened, step, names);
    const bool open = step.state == matters::StepState::open || step.state == matters::StepState::second;
    // What a phase left undone when it ended says nothing to a reader.
    if (!open && step.done_by.empty()) continue;
    (open ? overview.open_steps : overview.past_steps).push_back(std::move(row));
  }
  std::ranges::reverse(overview.past_steps);
  std::ranges::stable_sort(overview.open_steps, {}, [](const StepRow& row) { return !row.mine; });
}

}  // namespace

http::Response show_matter(web::Context& context, matters::House& house) {
  return show(context, house, [&](storage::Transaction& tx, const matters::Opened& opened) -> Result<Body> {
    Names names(tx, house, context.t);
    Overview overview;
    overview.matter_id = opened.matter.id;
    overview.phases = progress_of(context.t, opened);
    add_steps(tx, context, house, opened, names, overview);
    for (const auto& clock : matters::current_clocks(matters::clocks(tx, opened.matter.id)))
      overview.clocks.push_back(clock_row(context.t, opened, clock));
    overview.links = links_seen(tx, context, house, opened.matter.id);
    return Body{"overview", overview_view(context.t, overview, house.today())};
  });
}

}  // namespace waarborg::casework
