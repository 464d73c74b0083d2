// What an administrator asks the custodians for besides a person's account: matters that nobody can open any more, and
// others in their own place.
#include "features/administration/recovery.h"
#include "matters/stranded.h"
#include "platform/auth/recovery.h"

namespace waarborg::administration {

namespace {

const std::string kOverview = "/administration/recovery";

http::Response render_form(web::Context& context, std::string_view title, const Errors& errors, const Html& body) {
  const Translator& t = context.t;
  return web::render(context,
                     {.title = std::string(title),
                      .crumbs = crumbs(context, {{t("recovery.title"), kOverview}}),
                      .status = errors.empty() ? 200 : web::status_of(errors)},
                     body);
}

/// The setting of now as the form's first values.
html::FormState state_of_setting(const auth::RecoverySetting& setting) {
  html::FormState state;
  for (const auto& account : setting.custodians) state.values.emplace_back("custodians", account);
  state.values.emplace_back("needed", std::to_string(setting.needed));
  return state;
}

http::Response show_custodians(web::Context& context, House& house, const html::FormState* tried = nullptr) {
  const Translator& t = context.t;
  struct Page {
    auth::RecoverySetting setting;
    std::vector<html::Choice> candidates;
  };
  const auto page = house.database().read([&](storage::Transaction& tx) -> Result<Page> {
    TRY(may_administer(tx, context.viewer()));
    const auto setting = auth::recovery_setting(tx);
    if (!setting) return not_found();
    return Page{*setting, custodian_choices(tx, house, t)};
  });
  if (!page) return web::error_page(context, page.errors());
  const html::FormState state = tried ? *tried : state_of_setting(page->setting);
  Html body;
  body << html::error_summary(t, state.errors,
                              {{"custodians", t("recovery.custodians_title")},
                               {"needed", t("recovery.needed")},
                               {"reason", t("recovery.reason")}})
       << paragraph(t("recovery.change_text")) << html::form_start(kOverview + "/custodians", context.csrf())
       << custodian_fields(t, state, page->candidates) << reason_field(t, state, t("recovery.change_reason_hint"))
       << html::submit(t("recovery.ask_custodians")) << html::form_end();
  return render_form(context, t("recovery.change_custodians"), state.errors, body);
}

http::Response show_matters(web::Context& context, House& house, const html::FormState& state = {}) {
  const Translator& t = context.t;
  const auto all = house.database().write([&](storage::Transaction& tx) -> Result<std::vector<matters::Stranded>> {
    TRY(may_administer(tx, context.viewer()));
    auto found = matters::stranded(tx, house, context.viewer(), kStrandedShown);
    record(tx, house, context.viewer(), "recovery.stranded", "", std::to_string(found.size()));
    return found;
  });
  if (!all) return web::error_page(context, all.errors());
  Html body;
  body << html::error_summary(t, state.errors, {{"matters", t("recovery.matters")}, {"reason", t("recovery.reason")}})
       << paragraph(t("recovery.stranded_text"));
  if (all->empty()) {
    body << html::alert(html::Tone::good, t("recovery.none_stranded"));
    return render_form(context, t("recovery.stranded"), state.errors, body);
  }
  if (all->size() == kStrandedShown) body << paragraph(t("recovery.stranded_more", {t.number(kStrandedShown)}));
  std::vector<html::Choice> choices;
  for (const auto& one : *all)
    choices.push_back({one.id, one.number, t("recovery.received_on", {t.date(one.received_on)})});
  body << html::form_start(kOverview + "/matters", context.csrf())
       << html::checkbox_group(t, state, "matters", t("recovery.matters"), choices)
       << reason_field(t, state, t("recovery.stranded_reason_hint")) << html::submit(t("recovery.ask_matters"))
       << html::form_end();
  return render_form(context, t("recovery.stranded"), state.errors, body);
}

http::Response post_custodians(web::Context& context, House& house) {
  const auto done = house.database().write(
      [&](storage::Transaction& tx) { return ask_for_custodians(tx, house, context.viewer(), context.request.form); });
  if (done) return web::see_other_with_notice(kOverview, "recovery.asked_notice");
  const auto state = web::state_of(context.request, done.errors());
  return show_custodians(context, house, &state);
}

http::Response post_matters(web::Context& context, House& house) {
  const auto done = house.database().write(
      [&](storage::Transaction& tx) { return ask_for_matters(tx, house, context.viewer(), context.request.form); });
  if (!done) return show_matters(context, house, web::state_of(context.request, done.errors()));
  return web::see_other_with_notice(kOverview, "recovery.asked_notice");
}

http::Response post_withdraw(web::Context& context, House& house) {
  const auto done = house.database().write([&](storage::Transaction& tx) {
    return withdraw_request(tx, house, context.viewer(), context.request.parameter("id"));
  });
  if (!done) return web::error_page(context, done.errors());
  return web::see_other_with_notice(kOverview, "recovery.withdrawn_notice");
}

}  // namespace

void add_recovery_request_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> roles{Role::administrator};
  const auto with = [&house](auto handler) {
    return [&house, handler](web::Context& context) { return handler(context, house); };
  };
  table.add(web::page("administration.custodians", kOverview + "/custodians", roles,
                      [&house](web::Context& context) { return show_custodians(context, house); }));
  table.add(web::action("administration.custodians_ask", kOverview + "/custodians", roles, with(post_custodians)));
  table.add(web::page("administration.stranded", kOverview + "/matters", roles,
                      [&house](web::Context& context) { return show_matters(context, house); }));
  table.add(web::action("administration.stranded_ask", kOverview + "/matters", roles, with(post_matters)));
  table.add(web::action("administration.recovery_request_withdraw", kOverview + "/requests/{id}/withdraw", roles,
                        with(post_withdraw)));
}

}  // namespace waarborg::administration
