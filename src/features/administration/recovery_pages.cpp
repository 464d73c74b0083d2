// The administrator's pages of recovery: custodians, requests, and asking it for one person.
#include <algorithm>

#include "base/text.h"
#include "features/administration/people.h"
#include "features/administration/recovery.h"
#include "matters/matter.h"
#include "platform/auth/recovery.h"

namespace waarborg::administration {

using html::words;
namespace {

constexpr int kRequestsShown = 100;

std::string state_name(const Translator& t, const auth::RecoveryRequest& request) {
  if (request.state == auth::RecoveryState::used && request.purpose != auth::RecoveryPurpose::account)
    return t("recovery.state_done");
  return t("recovery.state_" + std::string(auth::code_of(request.state)));
}

std::pair<std::string, std::string> person_of(storage::Transaction& tx, const House& house,
                                              const std::string& account_id) {
  const auto account = directory::find_account(tx, account_id);
  if (!account) return {};
  return {account->person_id, directory::person_name(tx, house.keys(), account->person_id)};
}

/// Everything on the page of recovery.
struct Overview {
  std::optional<auth::RecoverySetting> setting;
  std::vector<std::string> custodians;  ///< names
  std::vector<html::Choice> candidates;
  std::vector<auth::RecoveryRequest> requests;
  std::map<std::string, std::pair<std::string, std::string>> people;  ///< by account: person id, name
  std::map<std::string, std::string> numbers;                         ///< by matter
};

Overview load_overview(storage::Transaction& tx, const House& house, const Translator& t,
                       const identity::Viewer& viewer) {
  Overview all{auth::recovery_setting(tx), {}, {}, {}, {}, {}};
  if (!all.setting) {
    all.candidates = custodian_choices(tx, house, t);
    return all;
  }
  for (const auto& account : all.setting->custodians) all.custodians.push_back(person_of(tx, house, account).second);
  for (auto& request : auth::recovery_requests(tx, house.clock(), house.keys(), kRequestsShown)) {
    if (!may_know(tx, viewer, request)) continue;
    all.people[request.account_id] = person_of(tx, house, request.account_id);
    for (const auto& id : request.matter_ids)
      if (const auto matter = matters::load_matter(tx, id)) all.numbers[id] = matter->number;
    all.requests.push_back(std::move(request));
  }
  return all;
}

Html set_up_form(const web::Context& context, const Overview& all, const html::FormState& state) {
  const Translator& t = context.t;
  Html out;
  out << paragraph(t("recovery.set_up_text"));
  if (all.candidates.size() < 2) {
    out << html::alert(html::Tone::warning, t("recovery.no_candidates"));
    return out;
  }
  out << html::form_start("/administration/recovery", context.csrf()) << custodian_fields(t, state, all.candidates)
      << html::submit(t("recovery.set_up")) << html::form_end();
  return out;
}

/// A person with a link, or what else it is for.
Html subject_cell(const Translator& t, const Overview& all, const auth::RecoveryRequest& request) {
  if (request.purpose == auth::RecoveryPurpose::custodians) return words(t("recovery.about_custodians"));
  if (request.purpose == auth::RecoveryPurpose::matters) {
    std::vector<std::string> numbers;
    for (const auto& id : request.matter_ids)
      if (const auto number = all.numbers.find(id); number != all.numbers.end()) numbers.push_back(number->second);
    return words(t("recovery.about_matters", {join(numbers, ", ")}));
  }
  const auto& [person_id, name] = all.people.at(request.account_id);
  Html link;
  link << "<a href=\"/administration/people/"_html << person_id << "/account/recovery\">"_html << name << "</a>"_html;
  return link;
}

/// Taking it back; a person's is taken back on the page of the person.
Html withdraw_cell(const web::Context& context, const auth::RecoveryRequest& request) {
  Html out;
  if (!request.is_open() || request.purpose == auth::RecoveryPurpose::account) return out;
  return out << html::form_start("/administration/recovery/requests/" + request.id + "/withdraw", context.csrf())
             << html::submit(context.t("recovery.withdraw"), html::ButtonKind::plain) << html::form_end();
}

Html setting_part(const web::Context& context, const Overview& all) {
  const Translator& t = context.t;
  Html out;
  out << html::facts({{t("recovery.custodians_title"), words(join(all.custodians, ", "))},
                      {t("recovery.needed"), words(t.number(all.setting->needed))}})
      << paragraph(t("recovery.ask_where")) << "<p class=\"actions\">"_html
      << html::link_button("/administration/recovery/custodians", t("recovery.change_custodians"))
      << html::link_button("/administration/recovery/matters", t("recovery.stranded")) << "</p>"_html
      << heading(t("recovery.requests"));
  if (all.requests.empty()) return out << paragraph(t("recovery.none"));
  std::vector<std::vector<Html>> rows;
  for (const auto& request : all.requests)
    rows.push_back({subject_cell(t, all, request), words(state_name(t, request)), words(t.date_time(request.asked_at)),
                    words(t.date_time(request.expires_at)), withdraw_cell(context, request)});
  return out << html::table(t, t("recovery.requests"),
                            {{"", t("recovery.about")},
                             {"", t("common.status")},
                             {"", t("recovery.asked_at")},
                             {"", t("recovery.until")},
                             {"", t("recovery.withdraw")}},
                            rows);
}

http::Response show_overview(web::Context& context, House& house, const html::FormState& state = {}) {
  const Translator& t = context.t;
  const auto all = house.database().read(
      [&](storage::Transaction& tx) -> Result<Overview> { return load_overview(tx, house, t, context.viewer()); });
  if (!all) return web::error_page(context, all.errors());
  Html body;
  body << html::error_summary(t, state.errors,
                              {{"custodians", t("recovery.custodians_title")}, {"needed", t("recovery.needed")}})
       << (all->setting ? setting_part(context, *all) : set_up_form(context, *all, state));
  return web::render(context,
                     {.title = t("recovery.title"),
                      .crumbs = crumbs(context, {}),
                      .status = state.errors.empty() ? 200 : web::status_of(state.errors)},
                     body);
}

http::Response post_set_up(web::Context& context, House& house) {
  const auto done = house.database().write(
      [&](storage::Transaction& tx) { return set_up_custodians(tx, house, context.viewer(), context.request.form); });
  if (!done) return show_overview(context, house, web::state_of(context.request, done.errors()));
  return web::see_other_with_notice("/administration/recovery", "common.saved");
}

/// One person's account and what was asked for it.
struct Asking {
  directory::Person person;
  std::vector<auth::RecoveryRequest> requests;
};

Result<Asking> load_asking(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                           const std::string& person_id) {
  auto person = directory::find_person(tx, house.keys(), person_id);
  const auto account = directory::account_of_person(tx, person_id);
  if (!person || !account) return not_found();
  TRY(may_administer(tx, viewer, person->unit_id));
  return Asking{std::move(*person), auth::recovery_requests_of(tx, house.clock(), house.keys(), account->account_id)};
}

std::vector<web::Crumb> person_crumbs(const web::Context& context, const std::string& person_id,
                                      const std::string& name) {
  return crumbs(context, {{context.t("administration.people"), "/administration/people"},
                          {name, "/administration/people/" + person_id}});
}

Html ask_form(const web::Context& context, const std::string& path, const html::FormState& state) {
  const Translator& t = context.t;
  Html out;
  out << paragraph(t("recovery.ask_text")) << html::form_start(path, context.csrf())
      << reason_field(t, state, t("recovery.ask_reason_hint"))
      << html::checkbox(t, state, "totp", t("recovery.totp_too"), {.optional = true}) << html::submit(t("recovery.ask"))
      << html::form_end();
  return out;
}

Html open_part(const web::Context& context, const std::string& path, const auth::RecoveryRequest& request) {
  const Translator& t = context.t;
  const std::string agreed = std::to_string(request.voices.size());
  Html out;
  out << html::facts({{t("common.status"), words(state_name(t, request))},
                      {t("recovery.reason"), words(request.reason)},
                      {t("recovery.voices"), words(agreed)},
                      {t("recovery.until"), words(t.date_time(request.expires_at))}})
      << paragraph(t("recovery.withdraw_text")) << html::form_start(path + "/withdraw", context.csrf())
      << html::submit(t("recovery.withdraw"), html::ButtonKind::plain) << html::form_end();
  return out;
}

Html past_part(const Translator& t, const std::vector<auth::RecoveryRequest>& requests) {
  std::vector<std::vector<Html>> rows;
  for (const auto& request : requests)
    if (!request.is_open())
      rows.push_back({words(t.date_time(request.asked_at)), words(state_name(t, request)), words(request.reason)});
  if (rows.empty()) return {};
  Html out;
  out << heading(t("recovery.earlier"))
      << html::table(t, t("recovery.earlier"),
                     {{"", t("recovery.asked_at")}, {"", t("common.status")}, {"", t("recovery.reason")}}, rows);
  return out;
}

http::Response show_asking(web::Context& context, House& house, const html::FormState& state = {}) {
  const Translator& t = context.t;
  const std::string id = context.request.parameter("id");
  const std::string path = "/administration/people/" + id + "/account/recovery";
  const auto asking =
      house.database().read([&](storage::Transaction& tx) { return load_asking(tx, house, context.viewer(), id); });
  if (!asking) return web::error_page(context, asking.errors());
  const auto open = std::ranges::find_if(asking->requests, &auth::RecoveryRequest::is_open);
  Html body;
  body << html::error_summary(t, state.errors, {{"reason", t("recovery.reason")}})
       << (open == asking->requests.end() ? ask_form(context, path, state) : open_part(context, path, *open))
       << past_part(t, asking->requests);
  return web::render(context,
                     {.title = t("recovery.ask_title", {asking->person.name}),
                      .crumbs = person_crumbs(context, id, asking->person.name),
                      .status = state.errors.empty() ? 200 : web::status_of(state.errors)},
                     body);
}

/// Answers the post itself: a redirect would have to carry the code in an address or keep it.
http::Response post_ask(web::Context& context, House& house) {
  const Translator& t = context.t;
  const std::string id = context.request.parameter("id");
  sealing::PasswordCost cost;
  cost.memory_bytes = house.platform.config.password_memory_mib << 20U;
  const auto code = auth::new_recovery_code(house.keys(), cost);
  const auto done = house.database().write([&](storage::Transaction& tx) {
    return ask_for_person(tx, house, context.viewer(), id, context.request.form, code);
  });
  if (!done) return show_asking(context, house, web::state_of(context.request, done.errors()));
  Html shown;
  shown << "<code>"_html << code.code << "</code>"_html;
  Html body;
  body << html::alert(html::Tone::warning, t("administration.secrets_once"), paragraph(t("recovery.code_once")))
       << html::facts({{t("recovery.code"), shown}})
       << html::link_button("/administration/people/" + id, t("common.continue"), html::ButtonKind::primary);
  return web::render(context, {.title = t("recovery.code"), .crumbs = crumbs(context, {})}, body);
}

http::Response post_withdraw(web::Context& context, House& house) {
  const std::string id = context.request.parameter("id");
  const auto done = house.database().write(
      [&](storage::Transaction& tx) { return withdraw_for_person(tx, house, context.viewer(), id); });
  if (!done) return show_asking(context, house, web::state_of(context.request, done.errors()));
  return web::see_other_with_notice("/administration/people/" + id + "/account/recovery", "recovery.withdrawn_notice");
}

}  // namespace

std::vector<html::Choice> custodian_choices(storage::Transaction& tx, const House& house, const Translator& t) {
  std::vector<html::Choice> choices;
  for (const auto& unit : directory::units(tx))
    if (unit.parent_id.empty())
      for (const auto& account : directory::accounts_with(tx, Role::custodian, unit.id, house.today()))
        choices.push_back({account.account_id, person_of(tx, house, account.account_id).second});
  std::ranges::sort(choices, [&](auto& a, auto& b) { return t.compare(a.label, b.label) < 0; });
  return choices;
}

Html custodian_fields(const Translator& t, const html::FormState& state, const std::vector<html::Choice>& candidates) {
  html::FieldOptions needed;
  needed.type = "number";
  needed.input_mode = "numeric";
  needed.hint = t("recovery.needed_hint");
  Html out;
  return out << html::checkbox_group(t, state, "custodians", t("recovery.custodians_title"), candidates)
             << html::text_field(t, state, "needed", t("recovery.needed"), needed);
}

Html reason_field(const Translator& t, const html::FormState& state, std::string_view hint) {
  html::FieldOptions reason;
  reason.rows = 3;
  reason.length_max = 2000;
  reason.hint = hint;
  return html::text_field(t, state, "reason", t("recovery.reason"), reason);
}

void add_recovery_routes(web::RouteTable& table, House& house) {
  const std::vector<Role> roles{Role::administrator};
  const auto with = [&house](auto handler) {
    return [&house, handler](web::Context& context) { return handler(context, house); };
  };
  const std::string asking = "/administration/people/{id}/account/recovery";
  table.add(web::page("administration.recovery", "/administration/recovery", roles,
                      [&house](web::Context& context) { return show_overview(context, house); }));
  table.add(web::action("administration.recovery_set_up", "/administration/recovery", roles, with(post_set_up)));
  table.add(web::page("administration.recovery_asking", asking, roles,
                      [&house](web::Context& context) { return show_asking(context, house); }));
  table.add(web::action("administration.recovery_ask", asking, roles, with(post_ask)));
  table.add(web::action("administration.recovery_withdraw", asking + "/withdraw", roles, with(post_withdraw)));
  add_recovery_request_routes(table, house);
}

}  // namespace waarborg::administration
