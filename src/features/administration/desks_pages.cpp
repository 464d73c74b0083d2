// Desks as the administrator sees them, and as their members do.
#include "features/administration/desks.h"

namespace waarborg::administration {

namespace {

constexpr int kKeysAtOnce = 200;

/// One button that posts an account.
Html seat_button(const web::Context& context, const std::string& path, const Seat& seat, const std::string& label,
                 const std::string& spoken, html::ButtonKind kind) {
  Html out;
  out << html::form_start(path, context.csrf()) << html::hidden("account", seat.account_id)
      << "<button type=\"submit\" class=\""_html
      << (kind == html::ButtonKind::danger ? "button button-danger"_html : "button"_html) << "\" aria-label=\""_html
      << spoken << "\">"_html << label << "</button>"_html << html::form_end();
  return out;
}

Html seat_name(const Translator& t, const Seat& seat) {
  Html out;
  out << seat.name;
  if (seat.closed) out << " "_html << html::badge(html::Tone::warning, t("administration.account_closed"));
  return out;
}

/// What can be done about a seat; none for who only looks.
using Buttons = std::function<Html(const Seat&, bool proposed)>;

Html seats_table(const Translator& t, const DeskView& view, const Buttons& buttons) {
  std::vector<std::vector<Html>> rows;
  const auto add = [&](const Seat& seat, bool proposed) {
    Html unit, state;
    unit << seat.unit_name;
    state << (proposed ? html::badge(html::Tone::info, t("administration.desk_proposed"))
                       : html::badge(html::Tone::good, t("administration.desk_member")));
    rows.push_back({seat_name(t, seat), unit, state});
    if (buttons) rows.back().push_back(buttons(seat, proposed));
  };
  for (const auto& seat : view.members) add(seat, false);
  for (const auto& seat : view.proposed) add(seat, true);
  std::vector<html::Column> columns{{"", t("common.name")}, {"", t("common.unit")}, {"", t("common.status")}};
  if (buttons) columns.push_back({"", t("administration.action")});
  return html::table(t, t("administration.desk_seats", {desk_name(t, view.desk.code)}), columns, rows);
}

http::Response show_desks(web::Context& context, House& house) {
  const Translator& t = context.t;
  const auto views = house.database().read([&](storage::Transaction& tx) -> Result<std::vector<DeskView>> {
    std::vector<DeskView> all;
    for (const auto& desk : directory::desks(tx)) all.push_back(load_desk(tx, house, desk));
    return all;
  });
  if (!views) return web::error_page(context, views.errors());
  std::vector<std::vector<Html>> rows;
  for (const auto& view : *views) {
    Html name, members, proposed;
    name << "<a href=\"/administration/desks/"_html << view.desk.id << "\">"_html << desk_name(t, view.desk.code)
         << "</a>"_html;
    members << t.number(static_cast<std::int64_t>(view.members.size()));
    proposed << t.number(static_cast<std::int64_t>(view.proposed.size()));
    rows.push_back({name, members, proposed});
  }
  Html body;
  body << paragraph(t("administration.desks_lead"))
       << html::table(t, t("administration.desks_caption"),
                      {{"", t("administration.desk")},
                       {"", t("administration.desk_members"), true},
                       {"", t("administration.desk_waiting"), true}},
                      rows)
       << html::export_links(t, {"/administration/desks"});
  return web::render(context, {.title = t("administration.desks"), .crumbs = crumbs(context, {})}, body);
}

/// Everybody at a desk, or proposed for one.
http::Response export_desks(web::Context& context, House& house, std::string_view format) {
  const Translator& t = context.t;
  web::Sheet sheet{t("administration.desks"),
                   {t("administration.desk"), t("common.name"), t("common.unit"), t("common.status")},
                   {}};
  const auto done = house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    sheet.rows.clear();
    for (const auto& desk : directory::desks(tx)) {
      const auto view = load_desk(tx, house, desk);
      const auto add = [&](const std::vector<Seat>& seats, const char* state) {
        for (const auto& seat : seats)
          sheet.rows.push_back({desk_name(t, desk.code), seat.name, seat.unit_name, t(state)});
      };
      add(view.members, "administration.desk_member");
      add(view.proposed, "administration.desk_proposed");
    }
    record(tx, house, context.viewer(), "people.export", "", "desks " + std::to_string(sheet.rows.size()));
    return Done{};
  });
  if (!done) return web::error_page(context, done.errors());
  return web::export_sheet(context, sheet, format);
}

http::Response show_desk(web::Context& context, House& house, const html::FormState& state = {}, int status = 200) {
  const Translator& t = context.t;
  const std::string id = context.request.parameter("id");
  const auto view = house.database().read([&](storage::Transaction& tx) -> Result<DeskView> {
    const auto desk = directory::find_desk_by_id(tx, id);
    if (!desk) return not_found();
    return load_desk(tx, house, *desk);
  });
  if (!view) return web::error_page(context, view.errors());
  Html body;
  body << html::error_summary(t, state.errors, {{"sign_in_name", t("administration.sign_in_name")}})
       << seats_table(t, *view,
                      [&](const Seat& seat, bool proposed) {
                        if (!proposed) return Html{};
                        return seat_button(context, "/administration/desks/" + id + "/withdraw", seat,
                                           t("administration.desk_withdraw"),
                                           t("administration.desk_withdraw_of", {seat.name}), html::ButtonKind::plain);
                      })
       << heading(t("administration.desk_propose")) << paragraph(t("administration.desk_propose_hint"))
       << html::form_start("/administration/desks/" + id, context.csrf())
       << html::text_field(t, state, "sign_in_name", t("administration.sign_in_name"), {.length_max = 100})
       << html::submit(t("administration.desk_propose")) << html::form_end();
  return web::render(context,
                     {.title = desk_name(t, view->desk.code),
                      .crumbs = crumbs(context, {{t("administration.desks"), "/administration/desks"}}),
                      .status = status},
                     body);
}

http::Response after(web::Context& context, House& house, const Result<Done>& done) {
  if (!done)
    return show_desk(context, house, web::state_of(context.request, done.errors()), web::status_of(done.errors()));
  return web::see_other_with_notice("/administration/desks/" + context.request.parameter("id"), "common.saved");
}

Html own_desk(const web::Context& context, const DeskView& view) {
  const Translator& t = context.t;
  const std::string base = "/desks/" + view.desk.id;
  Html out;
  out << heading(desk_name(t, view.desk.code));
  if (view.waiting > 0)
    out << html::alert(html::Tone::warning, t.count("administration.keys_waiting", view.waiting))
        << html::form_start(base + "/keys", context.csrf()) << html::submit(t("administration.keys_pass_on"))
        << html::form_end();
  out << seats_table(t, view, [&](const Seat& seat, bool proposed) {
    Html buttons;
    if (seat.account_id == context.viewer().account_id) return buttons;
    if (proposed && !seat.closed)
      buttons << seat_button(context, base + "/admit", seat, t("administration.desk_admit"),
                             t("administration.desk_admit_of", {seat.name}), html::ButtonKind::plain);
    buttons << seat_button(context, base + "/remove", seat, t("administration.desk_remove"),
                           t("administration.desk_remove_of", {seat.name}), html::ButtonKind::danger);
    return buttons;
  });
  return out;
}

http::Response show_own(web::Context& context, House& house, const Errors& errors = {}) {
  const Translator& t = context.t;
  const auto views = house.database().read([&](storage::Transaction& tx) -> Result<std::vector<DeskView>> {
    std::vector<DeskView> own;
    for (const auto& key : directory::desks_of(tx, context.viewer().account_id, std::nullopt))
      if (const auto desk = directory::find_desk_by_id(tx, key.desk_id)) own.push_back(load_desk(tx, house, *desk));
    return own;
  });
  if (!views) return web::error_page(context, views.errors());
  Html body;
  body << html::error_summary(t, errors);
  body << paragraph(t(views->empty() ? "administration.desks_none" : "administration.desks_own_lead"));
  for (const auto& view : *views) body << own_desk(context, view);
  const int status = errors.empty() ? 200 : web::status_of(errors);
  return web::render(context, {.title = t("administration.desks_own"), .status = status}, body);
}

using Act = Result<Done> (*)(storage::Transaction&, const House&, const identity::Viewer&, const std::string&,
                             const std::string&);

http::Response act(web::Context& context, House& house, Act work) {
  const std::string desk_id = context.request.parameter("id");
  const std::string account_id = context.request.form.get("account");
  const auto done = house.database().write(
      [&](storage::Transaction& tx) { return work(tx, house, context.viewer(), desk_id, account_id); });
  if (!done) return show_own(context, house, done.errors());
  return web::see_other_with_notice("/desks", "common.saved");
}

/// In small transactions, so that nobody else waits long; what an interruption leaves, the page shows.
Result<Done> pass_on_all(House& house, const identity::Viewer& viewer, const std::string& desk_id) {
  while (TRY(house.database().write(
             [&](storage::Transaction& tx) { return pass_on_keys(tx, viewer, desk_id, kKeysAtOnce); })) > 0)
    continue;
  return Done{};
}

http::Response post_remove(web::Context& context, House& house) {
  http::Response response = act(context, house, &remove_member);
  if (response.status != 303) return response;
  const auto done = pass_on_all(house, context.viewer(), context.request.parameter("id"));
  return done ? std::move(response) : show_own(context, house, done.errors());
}

http::Response post_keys(web::Context& context, House& house) {
  const auto done = pass_on_all(house, context.viewer(), context.request.parameter("id"));
  if (!done) return show_own(context, house, done.errors());
  return web::see_other_with_notice("/desks", "common.saved");
}

}  // namespace

void add_desk_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> roles{Role::administrator};
  table.add(web::page("administration.desks", "/administration/desks", roles,
                      [&house](web::Context& context) { return show_desks(context, house); }));
  add_exports(
      table, "administration.desks", "/administration/desks", roles,
      [&house](web::Context& context, std::string_view format) { return export_desks(context, house, format); });
  table.add(web::page("administration.desk", "/administration/desks/{id}", roles,
                      [&house](web::Context& context) { return show_desk(context, house); }));
  table.add(
      web::action("administration.desk_propose", "/administration/desks/{id}", roles, [&house](web::Context& context) {
        return after(context, house, house.database().write([&](storage::Transaction& tx) {
          return propose(tx, house, context.viewer(), context.request.parameter("id"), context.request.form);
        }));
      }));
  table.add(web::action("administration.desk_withdraw", "/administration/desks/{id}/withdraw", roles,
                        [&house](web::Context& context) {
                          return after(context, house, house.database().write([&](storage::Transaction& tx) {
                            return withdraw(tx, house, context.viewer(), context.request.parameter("id"),
                                            context.request.form.get("account"));
                          }));
                        }));
}

void add_own_desk_routes(web::RouteTable& table, House& house) {
  // Who sits at a desk is decided by its key, not by a role: each use case opens the desk with the viewer's own key.
  table.add(web::page("administration.own_desks", "/desks", {},
                      [&house](web::Context& context) { return show_own(context, house); }));
  table.add(web::action("administration.desk_admit", "/desks/{id}/admit", {},
                        [&house](web::Context& context) { return act(context, house, &admit); }));
  table.add(web::action("administration.desk_remove", "/desks/{id}/remove", {},
                        [&house](web::Context& context) { return post_remove(context, house); }));
  table.add(web::action("administration.desk_keys", "/desks/{id}/keys", {},
                        [&house](web::Context& context) { return post_keys(context, house); }));
  table.add_nav(
      {.text_key = "administration.desks_own",
       .path = "/desks",
       .roles = {Role::triage, Role::handler, Role::authority, Role::complaint_handler, Role::confidential_adviser},
       .order = 70,
       .count = {}});
}

}  // namespace waarborg::administration
