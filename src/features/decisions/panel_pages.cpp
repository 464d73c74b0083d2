#include <algorithm>

#include "base/text.h"
#include "features/casework/contract/unsent.h"
#include "features/decisions/pages.h"
#include "features/decisions/panel.h"
#include "matters/participants.h"

namespace waarborg::decisions {

namespace {

using html::Html;
using html::operator""_html;
using i18n::Translator;
using matters::Opened;
using storage::Transaction;
using web::Context;

std::string base_of(const Context& context) { return casework::path_of(context.request.parameter("id"), "/panel"); }

/// What the form that posts to a path ending so stands with, of several on one page.
html::FormState state_for(Context& context, const Errors& errors, std::string_view end) {
  return context.request.path.ends_with(end) ? form_state(context, errors) : html::FormState{};
}

Html panel_view(Context& context, const Panel& panel, const Opened& opened, casework::Names& names, bool may_close,
                const Errors& errors) {
  const auto& t = context.t;
  Html out = heading(t("decisions.panel_of", {t.date(panel.asked_on)}));
  out << casework::own_words(panel.account);
  std::vector<std::vector<Html>> rows;
  for (const auto& member : panel.members)
    rows.push_back({words(names.account(member.account_id)),
                    member.advised_on ? casework::own_words(member.advice) : words(t("decisions.view_awaited"))});
  out << html::table(t, t("decisions.panel_advice"), {{"", t("decisions.member")}, {"", t("decisions.advice")}}, rows);
  if (!panel.open)
    return out << html::alert(html::Tone::good, t("decisions.panel_closed_on", {t.date(*panel.closed_on)}))
               << casework::own_words(panel.conclusion);
  if (may_close)
    out << html::form_start(casework::path_of(opened.matter.id, "/panel/" + panel.id + "/close"), context.csrf())
        << html::hidden("version", std::to_string(panel.version))
        << html::text_field(t, state_for(context, errors, "/close"), "conclusion", t("decisions.conclusion"),
                            {.hint = t("decisions.conclusion_hint"), .rows = 6, .length_max = kWordsMax})
        << html::submit(t("decisions.close_panel")) << html::form_end();
  return out;
}

/// People of the force who do not know the matter.
std::vector<html::Choice> candidates(Transaction& tx, const Pages& pages, const Opened& opened,
                                     casework::Names& names) {
  using identity::Role;
  const auto known = matters::participants(tx, opened.matter.id);
  return people_to_ask(
      tx, pages, names,
      {Role::team_chief, Role::prevention, Role::confidential_adviser, Role::authority, Role::handler, Role::triage},
      [&](const std::string& account_id) {
        return std::ranges::find(known, matters::account_principal(account_id), &matters::Participant::principal) !=
                   known.end() ||
               !matters::check_assign(tx, pages.house, opened.matter, account_id, "panel").ok();
      });
}

http::Response panel_page(Context& context, const Pages& pages, const Errors& errors) {
  return casework::show(context, pages.house, [&](Transaction& tx, const Opened& opened) -> Result<casework::Body> {
    TRY(check_room(pages.house, opened, "panel"));
    const auto& t = context.t;
    casework::Names names(tx, pages.house, t);
    casework::Body body{"panel", steps_view(tx, context, pages.house, opened, "panel"),
                        errors.empty() ? 200 : web::status_of(errors)};
    body.html << html::error_summary(t, errors,
                                     {{"account", t("decisions.account")},
                                      {"members", t("decisions.members")},
                                      {"conclusion", t("decisions.conclusion")}})
              << "<p>"_html << t("decisions.panel_intro") << "</p>"_html;
    const bool turn = check_turn(tx, pages.house, opened, context.viewer(), "reflect").ok();
    const auto all = panels(tx, opened);
    for (const auto& panel : all) body.html << panel_view(context, panel, opened, names, turn, errors);
    if (!turn || (!all.empty() && all.back().open)) return body;
    const auto form = state_for(context, errors, "/panel");
    body.html << html::form_start(base_of(context), context.csrf())
              << html::text_field(t, form, "account", t("decisions.account"),
                                  {.hint = t("decisions.account_hint"), .rows = 10, .length_max = kWordsMax})
              << html::checkbox_group(t, form, "members", t("decisions.members"), candidates(tx, pages, opened, names))
              << html::submit(t("decisions.ask_panel")) << html::form_end();
    return body;
  });
}

http::Response show_panel(Context& context, const Pages& pages) { return panel_page(context, pages, {}); }

http::Response take_panel(Context& context, const Pages& pages) {
  const auto& form = context.request.form;
  const auto done = casework::act(context, pages.house, [&](Transaction& tx, Opened& opened) {
    return ask_panel(tx, pages.kit(context), opened, std::string(trim(form.get("account"))), form.all("members"));
  });
  return after(context, done, base_of(context),
               [&](const Errors& errors) { return panel_page(context, pages, errors); });
}

http::Response take_conclusion(Context& context, const Pages& pages) {
  const auto& form = context.request.form;
  const auto done = casework::act(context, pages.house, [&](Transaction& tx, Opened& opened) {
    return close_panel(tx, pages.kit(context), opened, context.request.parameter("one"), number_in(form.get("version")),
                       std::string(trim(form.get("conclusion"))));
  });
  return after(context, done, base_of(context),
               [&](const Errors& errors) { return panel_page(context, pages, errors); });
}

// ---- The members' own pages, outside the matter.

http::Response show_seats(Context& context, const Pages& pages) {
  const auto seats = pages.house.database().read(
      [&](Transaction& tx) -> Result<std::vector<Seat>> { return seats_of(tx, context.viewer().account_id); });
  if (!seats.ok()) return web::error_page(context, seats.errors());
  const auto& t = context.t;
  Html body;
  body << "<p>"_html << t("decisions.seats_intro") << "</p>"_html;
  std::vector<std::vector<Html>> rows;
  for (const auto& seat : *seats) {
    Html name;
    name << "<a href=\"/panels/"_html << seat.panel_id << "\">"_html << t("decisions.panel_of", {t.date(seat.asked_on)})
         << "</a>"_html;
    rows.push_back({name, words(seat.advised_on ? t("decisions.advised_on", {t.date(*seat.advised_on)})
                                                : t("decisions.view_awaited"))});
  }
  if (rows.empty())
    body << "<p>"_html << t("decisions.no_seats") << "</p>"_html;
  else
    body << html::table(t, t("decisions.panels"), {{"", t("decisions.panel")}, {"", t("common.status")}}, rows);
  return web::render(context, {t("decisions.panels"), {{t("common.start"), "/"}}}, body);
}

http::Response seat_page(Context& context, const Pages& pages, const Errors& errors) {
  const auto seat = pages.house.database().write([&](Transaction& tx) {
    return read_panel(tx, pages.house, context.viewer(), context.request.parameter("panel"));
  });
  if (!seat.ok()) return casework::refused(context, seat.errors());
  const auto& t = context.t;
  Html body = html::error_summary(t, errors, {{"advice", t("decisions.advice")}});
  body << "<p>"_html << t("decisions.seat_intro") << "</p>"_html << casework::own_words(seat->account);
  if (seat->advised_on)
    body << heading(t("decisions.advice")) << casework::own_words(seat->advice);
  else
    body << html::form_start("/panels/" + seat->panel_id, context.csrf())
         << html::text_field(t, form_state(context, errors), "advice", t("decisions.advice"),
                             {.rows = 8, .length_max = kWordsMax})
         << html::submit(t("decisions.give_advice")) << html::form_end();
  web::PageOptions options{t("decisions.panel_of", {t.date(seat->asked_on)}), {{t("decisions.panels"), "/panels"}}};
  if (errors.empty()) return web::render(context, options, body);
  options.status = web::status_of(errors);
  Html kept = casework::unsent_words(context, body);
  return web::render(context, options, kept << body);
}

http::Response show_seat(Context& context, const Pages& pages) { return seat_page(context, pages, {}); }

http::Response take_advice(Context& context, const Pages& pages) {
  const std::string& id = context.request.parameter("panel");
  const std::string text(trim(context.request.form.get("advice")));
  const auto done = pages.house.database().write(
      [&](Transaction& tx) { return advise(tx, pages.house, context.viewer(), id, text); });
  return after(context, done, "/panels/" + id, [&](const Errors& errors) { return seat_page(context, pages, errors); });
}

}  // namespace

void add_panel_routes(web::RouteTable& table, const Pages& pages) {
  const std::string base = "/matters/{id}/panel";
  table.add({
      web::page("decisions.panel", base, {}, pages.with(show_panel)),
      web::action("decisions.panel_ask", base, {}, pages.with(take_panel)),
      web::action("decisions.panel_close", base + "/{one}/close", {}, pages.with(take_conclusion)),
      web::page("decisions.panels", "/panels", {}, pages.with(show_seats)),
      web::page("decisions.seat", "/panels/{panel}", {}, pages.with(show_seat)),
      web::action("decisions.advise", "/panels/{panel}", {}, pages.with(take_advice)),
  });
  using identity::Role;
  matters::House& house = pages.house;
  table.add_nav(
      {"decisions.panels",
       "/panels",
       {Role::team_chief, Role::prevention, Role::confidential_adviser, Role::authority, Role::handler, Role::triage},
       46,
       [&house](const Context& context) -> std::int64_t {
         const auto seats = house.database().read(
             [&](Transaction& tx) -> Result<std::vector<Seat>> { return seats_of(tx, context.viewer().account_id); });
         if (!seats.ok()) return 0;
         return std::ranges::count_if(*seats, [](const Seat& seat) { return !seat.advised_on; });
       }});
}

}  // namespace waarborg::decisions
