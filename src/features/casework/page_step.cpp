#include <algorithm>

#include "base/text.h"
#include "features/casework/contract/casework.h"
#include "features/casework/letter_draft.h"
#include "features/casework/pages.h"
#include "features/casework/rows.h"
#include "matters/content.h"

namespace waarborg::casework {

namespace {

using matters::RecordKind;
using matters::StepState;

Result<matters::MatterStep> find_step(storage::Transaction& tx, const web::Context& context,
                                      const matters::Opened& opened) {
  for (auto& step : matters::steps(tx, opened.matter.id))
    if (step.id == context.request.parameter("step")) return std::move(step);
  return not_found();
}

/// Fields that only some outcomes ask for.
std::vector<RecordKind> kinds_of_outcomes(const matters::Procedure& procedure, const matters::Step& rule) {
  std::vector<RecordKind> out;
  if (std::ranges::find(rule.records, RecordKind::decision) == rule.records.end()) return out;
  for (const auto& outcome : procedure.outcomes)
    for (const auto kind : outcome.needs)
      if (std::ranges::find(rule.records, kind) == rule.records.end() && std::ranges::find(out, kind) == out.end())
        out.push_back(kind);
  return out;
}

StepForm form_of(storage::Transaction& tx, const web::Context& context, matters::House& house,
                 const matters::Opened& opened, const matters::MatterStep& step, const matters::Step& rule) {
  Names names(tx, house, context.t);
  StepForm form;
  form.matter_id = opened.matter.id;
  form.csrf = context.csrf();
  form.step = step_row(tx, context, house, opened, step, names);
  form.kinds = rule.records;
  form.optional_kinds = kinds_of_outcomes(*opened.procedure, rule);
  form.language = std::string(i18n::code_of(letter_language(opened.matter, context.request.query.get("language"))));
  const bool weighs = rule.key == kTriageStep || opened.procedure->step(kTriageStep) == nullptr;
  for (const auto& outcome : opened.procedure->outcomes) {
    // What triage chooses from is no choice of a decision later in the same procedure.
    if (!weighs && house.content.criteria.outcome(outcome.key)) continue;
    // A complaint is judged; what it opens beside that is opened in its own room (handover).
    if (opened.matter.kind == "complaint" && !outcome.opens.empty()) continue;
    form.outcomes.push_back({outcome.key, context.t(outcome.title),
                             outcome.second_person || rule.second_person ? context.t("casework.needs_second") : ""});
  }
  if (const auto* letter = house.content.letters.find(rule.letter)) form.letter_title = context.t(letter->title);
  return form;
}

/// What the form begins with: what was sent back, or the letter of the step.
FormState first_state(const web::Context& context, const matters::House& house, const matters::Opened& opened,
                      const matters::MatterStep& step, const matters::Step& rule) {
  FormState state;
  for (const auto& [field, value] : matters::record_of(opened, step)) state.values.emplace_back(field, value);
  if (!state.values.empty()) return state;
  const auto language = letter_language(opened.matter, context.request.query.get("language"));
  if (const auto draft = draft_letter(house, opened, rule.letter, language)) {
    state.values.emplace_back("subject", draft->subject);
    state.values.emplace_back("message", draft->body);
  }
  return state;
}

enum class Form { step, skip };

/// The page of a step, at first or again with what was typed and what is wrong with it.
http::Response step_page(web::Context& context, matters::House& house, Form which, const Errors& errors) {
  const Typed typed = typed_into(context, errors);
  return show(context, house, [&](storage::Transaction& tx, const matters::Opened& opened) -> Result<Body> {
    const auto step = TRY(find_step(tx, context, opened));
    const auto* rule = opened.procedure->step(step.step);
    if (!rule) return not_found();
    const auto form = form_of(tx, context, house, opened, step, *rule);
    Body body{"overview", {}, errors.empty() ? 200 : web::status_of(errors), form.step.title, typed.notice};
    if (which == Form::skip)
      body.html = skip_view(context.t, form, typed.state);
    else if (step.state == StepState::second && (errors.empty() || errors.front().code != "step.already_done"))
      body.html = second_person_view(context.t, form, typed.state, step.done_by == context.viewer().account_id);
    else
      body.html =
          step_form_view(context.t, form, typed.any() ? typed.state : first_state(context, house, opened, step, *rule));
    return body;
  });
}

/// The page where the step is done, when that is not the page of a step.
std::string other_page(storage::Transaction& tx, const web::Context& context, const matters::MatterStep& step) {
  const std::string own = path_of(context.request.parameter("id"), "/steps/" + step.id);
  const bool waits = step.state == StepState::open || step.state == StepState::second;
  const bool seen = waits && matters::may_see(tx, context.viewer(), context.request.parameter("id"));
  const std::string path = step_path(context, context.request.parameter("id"), step.id, step.step);
  return seen && path != own ? path : std::string{};
}

/// A step that is done on a page of its own is done there, where what it asks for is checked.
Result<Done> check_here(storage::Transaction& tx, const web::Context& context, const matters::Opened& opened) {
  const auto step = TRY(find_step(tx, context, opened));
  if (!other_page(tx, context, step).empty()) return conflict("casework.done_elsewhere");
  return Done{};
}

/// The same for a step that is done in a room of the matter.
Result<Done> check_plain(storage::Transaction& tx, const web::Context& context, const matters::Opened& opened) {
  const auto step = TRY(find_step(tx, context, opened));
  const auto* rule = opened.procedure->step(step.step);
  if (rule && !rule->room.empty()) return conflict("step.in_room");
  return check_here(tx, context, opened);
}

matters::StepRecord record_from(const http::Fields& form) {
  matters::StepRecord record;
  for (const char* field :
       {"note", "subject", "message", "talk_date", "reason", "decision", "findings", "lessons", "no_lesson", "notice"})
    if (!trim(form.get(field)).empty()) record[field] = form.get(field);
  return record;
}

http::Response back_to_matter(const web::Context& context, std::string_view notice) {
  return web::see_other_with_notice(path_of(context.request.parameter("id")), notice);
}

bool is_gone(const Errors& errors) { return errors.front().kind == ErrorKind::not_found; }

}  // namespace

http::Response show_step(web::Context& context, matters::House& house) {
  const auto other = house.database().read([&](storage::Transaction& tx) -> Result<std::string> {
    for (const auto& step : matters::steps(tx, context.request.parameter("id")))
      if (step.id == context.request.parameter("step")) return other_page(tx, context, step);
    return std::string{};
  });
  if (other.ok() && !other->empty()) return http::see_other(*other);
  return step_page(context, house, Form::step, {});
}

http::Response complete(web::Context& context, matters::House& house) {
  const auto record = record_from(context.request.form);
  const auto done = act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) -> Result<Done> {
    TRY(check_plain(tx, context, opened));
    for (const char* field : {"subject", "message"})
      if (record.contains(field) && has_placeholder(record.at(field)))
        return invalid("casework.placeholder_left", field);
    return matters::complete_step(tx, house, opened, context.viewer(), context.request.parameter("step"), record);
  });
  if (done.ok()) return back_to_matter(context, "casework.step_recorded");
  return is_gone(done.errors()) ? web::error_page(context, done.errors())
                                : step_page(context, house, Form::step, done.errors());
}

http::Response confirm(web::Context& context, matters::House& house) {
  const auto done = act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) -> Result<Done> {
    TRY(check_here(tx, context, opened));
    return matters::confirm_step(tx, house, opened, context.viewer(), context.request.parameter("step"));
  });
  if (done.ok()) return back_to_matter(context, "casework.step_confirmed");
  return is_gone(done.errors()) ? web::error_page(context, done.errors())
                                : step_page(context, house, Form::step, done.errors());
}

http::Response send_back(web::Context& context, matters::House& house) {
  const auto done = act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) -> Result<Done> {
    TRY(check_here(tx, context, opened));
    return matters::send_back_step(tx, house, opened, context.viewer(), context.request.parameter("step"),
                                   context.request.form.get("reason"));
  });
  if (done.ok()) return back_to_matter(context, "casework.step_sent_back");
  return is_gone(done.errors()) ? web::error_page(context, done.errors())
                                : step_page(context, house, Form::step, done.errors());
}

http::Response show_skip(web::Context& context, matters::House& house) {
  return step_page(context, house, Form::skip, {});
}

http::Response skip(web::Context& context, matters::House& house) {
  const auto done = act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) -> Result<Done> {
    TRY(check_here(tx, context, opened));
    return matters::skip_step(tx, house, opened, context.viewer(), context.request.parameter("step"),
                              context.request.form.get("reason"));
  });
  if (done.ok()) return back_to_matter(context, "casework.step_left_out");
  return is_gone(done.errors()) ? web::error_page(context, done.errors())
                                : step_page(context, house, Form::skip, done.errors());
}

}  // namespace waarborg::casework
