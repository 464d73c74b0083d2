#include "features/casework/rows.h"

#include <array>

#include "features/casework/contract/casework.h"
#include "matters/sources.h"

namespace waarborg::casework {

namespace {

std::string_view code_of(matters::StepState state) {
  switch (state) {
    case matters::StepState::open: return "open";
    case matters::StepState::second: return "second";
    case matters::StepState::done: return "done";
    case matters::StepState::skipped: return "skipped";
  }
  return "open";
}

constexpr std::array<const char*, 11> kFields{"decision", "talk_date", "subject", "message",   "notice",  "findings",
                                              "reason",   "note",      "lessons", "no_lesson", "document"};

std::string shown_value(const i18n::Translator& t, const matters::Procedure& procedure, const std::string& field,
                        const std::string& value) {
  if (field == "decision")
    if (const auto* outcome = procedure.outcome(value)) return t(outcome->title);
  if (field == "talk_date")
    if (const auto date = date_from_iso(value)) return t.long_date(*date);
  return value;
}

std::vector<std::pair<std::string, std::string>> recorded(const i18n::Translator& t, const matters::Opened& opened,
                                                          const matters::MatterStep& step) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto record = matters::record_of(opened, step);
  for (const char* field : kFields) {
    const auto found = record.find(field);
    if (found != record.end() && !found->second.empty())
      out.emplace_back(t("step." + std::string(field)), shown_value(t, *opened.procedure, field, found->second));
  }
  return out;
}

}  // namespace

std::string step_path(const web::Context& context, const std::string& matter_id, const std::string& step_id,
                      std::string_view step_key) {
  const std::string weighing = path_of(matter_id, "/triage");
  const bool has_page = context.table->match(http::Method::get, weighing).route != nullptr;
  return step_key == kTriageStep && has_page ? weighing : path_of(matter_id, "/steps/" + step_id);
}

std::string role_title(const i18n::Translator& t, const std::string& role) {
  std::string title = matters::role_name(t, role);
  if (!title.empty() && title.front() >= 'a' && title.front() <= 'z') title.front() -= 'a' - 'A';
  return title;
}

std::string responsible_words(const i18n::Translator& t, const std::string& responsible) {
  const auto colon = responsible.find(':');
  if (colon == std::string::npos) return responsible;
  const std::string key = responsible.substr(colon + 1);
  if (responsible.substr(0, colon) == "desk") return matters::desk_name(t, key);
  return matters::role_name(t, key);
}

StepRow step_row(storage::Transaction& tx, const web::Context& context, const matters::House& house,
                 const matters::Opened& opened, const matters::MatterStep& step, Names& names) {
  const i18n::Translator& t = context.t;
  StepRow row;
  row.id = step.id;
  row.path = step_path(context, opened.matter.id, step.id, step.step);
  row.state = std::string(code_of(step.state));
  row.title = step.step;
  row.who = responsible_words(t, step.responsible);
  row.source = matters::source_words(t, step.source);
  row.due = step.due_on;
  row.done = step.done_on;
  if (!step.done_by.empty()) row.done_by = matters::actor_name(t, step.done_by, names.lookup());
  if (!step.second_by.empty()) row.second_by = matters::actor_name(t, step.second_by, names.lookup());
  if (const auto* rule = opened.procedure->step(step.step)) {
    row.title = t(rule->title);
    row.optional = rule->optional;
    row.required = rule->required;
    row.returns = rule->repeat.has_value();
    row.room = rule->room;
    if (!row.room.empty() && row.state == "open") row.path = path_of(opened.matter.id, "/" + row.room);
    if (rule->help) row.help = t(*rule->help);
  }
  const bool waits = step.state == matters::StepState::open || step.state == matters::StepState::second;
  row.mine = waits && opened.matter.is_open() && matters::may_do_step(tx, house, opened, context.viewer(), step);
  row.record = recorded(t, opened, step);
  return row;
}

ClockRow clock_row(const i18n::Translator& t, const matters::Opened& opened, const matters::MatterClock& clock) {
  ClockRow row;
  row.id = clock.id;
  row.title = clock.clock;
  row.state = std::string(matters::code_of(clock.state));
  row.nature = std::string(calendar::code_of(clock.nature));
  row.source = matters::source_words(t, clock.source);
  row.due = clock.due_on;
  row.paused_on = clock.paused_on;
  row.extension = !clock.extends.empty();
  if (clock.state == matters::ClockState::paused) row.reason = t("clock.reason_" + clock.pause_reason);
  if (const auto* rule = opened.procedure->clock(clock.clock)) {
    row.title = t(rule->title);
    row.can_change = opened.matter.is_open() && clock.state != matters::ClockState::stopped &&
                     (!rule->pause.empty() || rule->extension.has_value());
  }
  return row;
}

}  // namespace waarborg::casework
