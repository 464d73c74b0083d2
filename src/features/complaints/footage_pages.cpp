// The room of footage: what is asked of whom, by when it is lost, and the form for one of them.
#include "features/complaints/footage_pages.h"

#include <algorithm>
#include <span>

#include "features/casework/contract/matter_page.h"
#include "features/casework/contract/unsent.h"
#include "features/complaints/footage.h"
#include "features/complaints/handling_pages.h"
#include "features/complaints/handling_step_pages.h"
#include "matters/steps.h"

namespace waarborg::complaints {

namespace {

using casework::Body;
using html::Html;
using html::operator""_html;
using matters::House;
using matters::Opened;
using web::Context;

std::string path_of(const Context& context, const std::string& rest = {}) {
  return casework::path_of(context.request.parameter("id"), "/" + std::string(kFootageRoom) + rest);
}

std::vector<html::Choice> choices(const i18n::Translator& t, std::span<const std::string_view> codes,
                                  const std::string& key) {
  std::vector<html::Choice> out;
  for (const auto code : codes) out.push_back({std::string(code), t(key + std::string(code))});
  return out;
}

html::FormState form_of(const Footage& one) {
  return {{{"kind", one.kind},
           {"state", one.state.empty() ? "wanted" : one.state},
           {"holder", one.holder},
           {"shows", one.shows},
           {"overwritten_on", one.overwritten_on ? to_iso(*one.overwritten_on) : ""},
           {"note", one.note}},
          {}};
}

/// Codes and days as people read them.
html::FormState in_words(const i18n::Translator& t, html::FormState state) {
  for (auto& [name, value] : state.values) {
    if (name == "state" && std::ranges::find(kFootageStates, value) != std::end(kFootageStates))
      value = t("footage.state_" + value);
    const auto day = name == "overwritten_on" ? date_from_iso(value) : std::nullopt;
    if (day) value = t.date(*day);
  }
  return state;
}

/// The fields that may have changed.
casework::Labels labels(const i18n::Translator& t) {
  casework::Labels out;
  for (const char* name : {"state", "holder", "shows", "overwritten_on", "note"})
    out.emplace_back(name, t("footage." + std::string(name)));
  return out;
}

Html fields(const i18n::Translator& t, const html::FormState& state) {
  Html out;
  out << html::radio_group(t, state, "kind", t("footage.kind"), choices(t, kFootageKinds, "footage.kind_"))
      << html::text_field(t, state, "holder", t("footage.holder"),
                          {.hint = t("footage.holder_hint"), .length_max = kFootageLineMax})
      << html::text_field(t, state, "shows", t("footage.shows"), {.optional = true, .length_max = kFootageLineMax})
      << html::text_field(t, state, "overwritten_on", t("footage.overwritten_on"),
                          {.hint = t("footage.overwritten_hint"), .optional = true, .type = "date"})
      << html::select_field(t, state, "state", t("footage.state"), choices(t, kFootageStates, "footage.state_"))
      << html::text_field(t, state, "note", t("footage.note"),
                          {.optional = true, .rows = 3, .length_max = kFootageNoteMax});
  return out;
}

Html form(const Context& context, const html::FormState& state, const Footage& one) {
  const auto& t = context.t;
  Html out;
  out << html::form_start(path_of(context, one.id.empty() ? "" : "/" + one.id), context.csrf())
      << html::hidden("version", std::to_string(one.version)) << fields(t, state) << "<div class=\"actions\">"_html
      << html::submit(t("common.save"));
  if (!one.id.empty()) out << html::link_button(path_of(context), t("common.cancel"));
  return out << "</div>"_html << html::form_end();
}

Html table(const Context& context, const std::vector<Footage>& all, bool may_change, Date today) {
  const auto& t = context.t;
  std::vector<std::vector<Html>> rows;
  for (const auto& one : all) {
    std::vector<Html> cells(4);
    const std::string title = t("footage.kind_" + one.kind);
    if (may_change)
      cells[0] << "<a href=\""_html << path_of(context, "/" + one.id) << "\">"_html << title << "</a>"_html;
    else
      cells[0] << title;
    cells[1] << one.holder;
    if (!one.shows.empty()) cells[1] << "<br>"_html << one.shows;
    cells[2] << html::badge(one.state == "received" ? html::Tone::good
                            : one.awaits()          ? html::Tone::warning
                                                    : html::Tone::bad,
                            t("footage.state_" + one.state));
    if (!one.note.empty()) cells[2] << "<br>"_html << one.note;
    if (one.overwritten_on && one.awaits())
      cells[3] << html::deadline(t, *one.overwritten_on, today);
    else if (one.settled_on)
      cells[3] << t.date(*one.settled_on);
    rows.push_back(std::move(cells));
  }
  return html::table(
      t, t("footage.title"),
      {{"", t("footage.kind")}, {"", t("footage.holder")}, {"", t("footage.state")}, {"", t("footage.lost_or_done")}},
      rows);
}

std::optional<matters::MatterStep> room_step(storage::Transaction& tx, const House& house, const Opened& opened,
                                             const identity::Viewer& viewer) {
  for (auto& step : matters::steps(tx, opened.matter.id)) {
    const matters::Step* rule = opened.procedure->step(step.step);
    if (step.state == matters::StepState::open && rule && rule->room == kFootageRoom &&
        matters::may_do_step(tx, house, opened, viewer, step))
      return std::move(step);
  }
  return std::nullopt;
}

Html finish_form(const Context& context, const matters::MatterStep& step) {
  Html out;
  out << html::form_start(path_of(context, "/done"), context.csrf()) << html::hidden("step", step.id)
      << html::submit(context.t("footage.all_asked"), html::ButtonKind::plain) << html::form_end();
  return out;
}

http::Response list(Context& context, House& house, const Errors& errors) {
  const auto typed = casework::typed_into(context, errors);
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<Body> {
    if (!has_footage(opened.matter)) return not_found();
    const auto& t = context.t;
    const auto all = footage(tx, opened);
    Body body{std::string(kFootageRoom), {}, errors.empty() ? 200 : web::status_of(errors)};
    body.notice = typed.notice;
    body.html << html::error_summary(t, errors) << "<p>"_html << t("footage.lead") << "</p>"_html;
    if (!all.empty()) body.html << table(context, all, opened.matter.is_open(), house.today());
    if (const auto step = room_step(tx, house, opened, context.viewer())) body.html << finish_form(context, *step);
    if (!opened.matter.is_open()) return body;
    body.html << "<h2>"_html << t("footage.add") << "</h2>"_html
              << form(context, typed.any() ? typed.state : form_of({}), {});
    return body;
  });
}

http::Response one(Context& context, House& house, const Errors& errors) {
  const auto typed = casework::typed_into(context, errors);
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<Body> {
    const auto all = footage(tx, opened);
    const auto found = std::ranges::find(all, context.request.parameter("item"), &Footage::id);
    if (found == all.end()) return not_found();
    Body body{std::string(kFootageRoom), {}, errors.empty() ? 200 : web::status_of(errors)};
    body.heading = context.t("footage.kind_" + found->kind);
    body.notice = typed.notice;
    body.html << html::error_summary(context.t, errors);
    if (casework::somebody_was_first(errors))
      body.html << casework::stands_now(context.t, in_words(context.t, form_of(*found)),
                                        in_words(context.t, typed.state), labels(context.t));
    body.html << form(context, typed.any() ? typed.state : form_of(*found), *found);
    return body;
  });
}

http::Response save(Context& context, House& house) {
  const auto& fields = context.request.form;
  const std::string& item = context.request.parameter("item");  // empty where the route has none
  const FootageInput input{fields.get("kind"),  fields.get("state"),          fields.get("holder"),
                           fields.get("shows"), fields.get("overwritten_on"), fields.get("note")};
  const auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) {
    return record_footage(tx, house, opened, context.viewer().account_id, item, number_in(fields.get("version")),
                          input);
  });
  if (done.ok()) return web::see_other_with_notice(path_of(context), "complaint.saved");
  if (done.error().kind == ErrorKind::not_found) return casework::refused(context, done.errors());
  return item.empty() ? list(context, house, done.errors()) : one(context, house, done.errors());
}

/// The step of the procedure ends here: nothing more is to be asked for.
http::Response finish(Context& context, House& house) {
  const auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
    const auto step = room_step(tx, house, opened, context.viewer());
    if (!step || step->id != context.request.form.get("step")) return conflict("step.already_done");
    const auto count = static_cast<std::int64_t>(footage(tx, opened).size());
    return matters::complete_step(tx, house, opened, context.viewer(), step->id,
                                  {{"note", context.t.count("footage.asked_count", count)}});
  });
  if (!done.ok() && done.error().kind == ErrorKind::not_found) return casework::refused(context, done.errors());
  if (!done.ok()) return list(context, house, done.errors());
  return web::see_other_with_notice(casework::path_of(context.request.parameter("id")), "complaint.saved");
}

}  // namespace

void add_footage_routes(web::RouteTable& table, House& house) {
  const std::string room = "/matters/{id}/footage";
  table.add({
      web::page("complaints.footage", room, {}, [&house](Context& context) { return list(context, house, {}); }),
      web::action("complaints.footage_add", room, {}, [&house](Context& context) { return save(context, house); }),
      web::action("complaints.footage_done", room + "/done", {},
                  [&house](Context& context) { return finish(context, house); }),
      web::page("complaints.footage_one", room + "/{item}", {},
                [&house](Context& context) { return one(context, house, {}); }),
      web::action("complaints.footage_save", room + "/{item}", {},
                  [&house](Context& context) { return save(context, house); }),
  });
}

}  // namespace waarborg::complaints
