#include "features/decisions/room_steps.h"

#include <algorithm>

namespace waarborg::decisions {

using html::Html;
using html::operator""_html;
using matters::StepState;

bool has_step_in(const matters::Procedure& procedure, std::string_view room) {
  return std::ranges::any_of(procedure.phases, [&](const matters::Phase& phase) {
    return std::ranges::any_of(phase.steps, [&](const matters::Step& step) { return step.room == room; });
  });
}

namespace {

/// A step that was left out, or left undone when its phase ended, may still turn out to be needed: an intention, once a
/// sanction is considered after all.
std::optional<matters::MatterStep> skipped_step(storage::Transaction& tx, const std::string& matter_id,
                                                std::string_view key) {
  for (auto& step : matters::steps(tx, matter_id))
    if (step.step == key && step.state == StepState::skipped) return std::move(step);
  return std::nullopt;
}

}  // namespace

Result<std::optional<matters::MatterStep>> check_turn(storage::Transaction& tx, const matters::House& house,
                                                      const matters::Opened& opened, const identity::Viewer& viewer,
                                                      std::string_view key) {
  if (!opened.matter.is_open()) return conflict("matter.not_open");
  auto step = matters::open_step(tx, opened.matter.id, key);
  const matters::Step* rule = opened.procedure->step(key);
  if (!step) step = skipped_step(tx, opened.matter.id, key);
  if (!step && rule && !rule->room.empty()) return conflict("decisions.not_its_turn");
  if (step && !matters::may_do_step(tx, house, opened, viewer, *step)) return forbidden("step.not_yours");
  return step;
}

matters::StepRecord record_for(const matters::Step& step, const std::string& words, const std::string& outcome,
                               Date today) {
  matters::StepRecord record{{"note", words}};
  for (const auto kind : step.records) {
    const std::string field(matters::field_of(kind));
    if (kind == matters::RecordKind::talk_date)
      record[field] = to_iso(today);
    else if (kind == matters::RecordKind::decision)
      record[field] = outcome;
    else if (kind != matters::RecordKind::message && kind != matters::RecordKind::document)
      record[field] = words;
  }
  return record;
}

Result<Done> complete_if_open(storage::Transaction& tx, matters::House& house, matters::Opened& opened,
                              const std::string& actor, std::string_view key, const std::string& words,
                              const std::string& outcome) {
  const auto step = matters::open_step(tx, opened.matter.id, key);
  const matters::Step* rule = opened.procedure->step(key);
  if (!step || !rule) return Done{};
  return matters::complete_step(tx, house, opened, actor, step->id, record_for(*rule, words, outcome, house.today()));
}

namespace {

Html state_of(const i18n::Translator& t, const matters::MatterStep& step, Date today) {
  switch (step.state) {
    case StepState::open:
      return step.due_on ? html::deadline(t, *step.due_on, today)
                         : html::badge(html::Tone::info, t("decisions.step_open"));
    case StepState::second: return html::badge(html::Tone::warning, t("decisions.step_second"));
    case StepState::done:
      return html::badge(html::Tone::good,
                         t("decisions.step_done", {step.done_on ? t.date(*step.done_on) : std::string{}}));
    case StepState::skipped: return html::badge(html::Tone::neutral, t("decisions.step_skipped"));
  }
  return {};
}

}  // namespace

Html steps_view(storage::Transaction& tx, const web::Context& context, const matters::House& house,
                const matters::Opened& opened, std::string_view room) {
  std::vector<std::pair<std::string, Html>> items;
  for (const auto& step : matters::steps(tx, opened.matter.id)) {
    const matters::Step* rule = opened.procedure->step(step.step);
    if (!rule || rule->room != room) continue;
    Html state = state_of(context.t, step, house.today());
    if (step.state == StepState::second)
      state << " <a href=\""_html << casework::path_of(opened.matter.id, "/steps/" + step.id) << "\">"_html
            << context.t("decisions.look_along") << "</a>"_html;
    items.emplace_back(context.t(rule->title), std::move(state));
  }
  return items.empty() ? Html{} : html::facts(items);
}

}  // namespace waarborg::decisions
