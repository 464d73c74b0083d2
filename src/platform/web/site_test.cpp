// The site of test_site.h.
#include <doctest/doctest.h>

#include <stdexcept>

#include "migrations/platform_web.h"
#include "platform/auth/first_password.h"
#include "platform/http/urlencoded.h"
#include "platform/web/test_site.h"

namespace waarborg::web {
namespace {

using identity::Role;

identity::Viewer make_viewer(const std::string& account, std::vector<Role> roles) {
  identity::Viewer viewer;
  viewer.account_id = account;
  viewer.name = "Sam de Wit";
  viewer.csrf = "token-of-" + account;
  viewer.language = i18n::Language::fr;
  for (const Role role : roles) viewer.grants.push_back({role, "root"});
  return viewer;
}

http::Response plain(std::string text) {
  http::Response response;
  response.body = std::move(text);
  return response;
}

Route api_route(std::string name, http::Method method, std::string pattern, std::string scope, Handler handler) {
  return {std::move(name),
          method,
          std::move(pattern),
          Audience::api,
          {},
          std::move(scope),
          http::BodyKind::json,
          std::move(handler),
          {},
          {}};
}

}  // namespace

TestSite::TestSite(std::string origin)
    : clock(from_millis(1'790'000'000'000)), texts(*i18n::Texts::load("content/texts")) {
  sealing::sealing_init();
  config.content = std::filesystem::absolute("content");
  config.public_origin = std::move(origin);
  keys.cookie = sealing::Key::random();
  place = std::make_unique<storage::TemporaryDatabase>(storage::Dialect::sqlite);
  database = storage::open_database(place->config());
  storage::migrate(*database, migrations::platform_web::all());
  sessions = std::make_unique<auth::Sessions>(*database, clock, keys, auth::SessionPolicy{});
  jobs = std::make_unique<jobs::Jobs>(*database, clock);
  mailer = mail::make_mailer(config);
  platform.reset(
      new Platform{config, *database, clock, texts, keys, *sessions, *jobs, *mailer, calendar::Jurisdiction::nl});
  application = std::make_unique<Application>(
      *platform, routes(),
      Application::Doorkeeper{[this](const std::string& cookie) { return viewer(cookie); },
                              [](const std::string& header) -> Result<auth::Sessions::TokenViewer> {
                                if (header != "Bearer wb_good") return not_found();
                                return auth::Sessions::TokenViewer{make_viewer("token", {}), {"units:read"}};
                              }});
}

Result<identity::Viewer> TestSite::viewer(const std::string& cookie) const {
  if (sessions_broken) return Error{ErrorKind::unavailable, "error.storage_unavailable"};
  if (cookie == "employee") return make_viewer("employee", {});
  if (cookie == "other") return make_viewer("other", {});
  if (cookie == "newcomer") return forbidden(std::string(auth::kFirstPassword));
  if (cookie == "admin") return make_viewer("admin", {Role::administrator});
  return not_found();
}

RouteTable TestSite::routes() {
  RouteTable table;
  table.add(open_page("test.start", "/", Audience::anyone, [](Context& c) {
    return plain(std::string(i18n::code_of(c.t.language())) + (c.viewer_or_null != nullptr ? c.viewer().name : ""));
  }));
  table.add(open_page("test.report", "/report", Audience::reporter,
                      [](Context& c) { return plain(c.viewer_or_null == nullptr ? "nobody" : "somebody"); }));
  table.add(page("test.notes", "/notes", {}, [this](Context& c) {
    taken = take_draft(c, "/notes");
    return plain("notes");
  }));
  table.add(
      action("test.save", "/notes/save", {}, [](Context&) { return see_other_with_notice("/notes", "common.save"); }));
  table.add(page("test.admin", "/admin", {Role::administrator}, [](Context&) { return plain("admin"); }));
  table.add(page("test.matter", "/matters/{id}", {},
                 [](Context& c) { return plain("matter " + c.request.parameter("id")); }));
  table.add(page("test.new", "/matters/new", {}, [](Context&) { return plain("new"); }));
  table.add(page("test.hidden", "/hidden/{id}", {}, [](Context& c) { return error_page(c, {not_found()}); }));
  table.add(open_page("test.bug", "/bug", Audience::anyone,
                      [](Context&) -> http::Response { throw std::runtime_error("secret content"); }));
  table.add(
      api_route("test.units", http::Method::get, "/v1/units", "units:read", [](Context& c) { return json(c, "[]"); }));
  table.add(api_route("test.people", http::Method::get, "/v1/people", "people:read",
                      [](Context& c) { return json(c, "[]"); }));
  table.add(api_route("test.add", http::Method::post, "/v1/units", "units:read", [](Context& c) {
    return problem(c, {invalid("error.required", "name"), invalid("error.too_long", "code", {"20"})});
  }));
  return table;
}

http::Request TestSite::request(http::Method method, const std::string& target, const std::string& session) {
  http::Request request;
  request.method = method;
  request.target = target;
  request.path = target.substr(0, target.find('?'));
  request.headers["host"] = "integriteit.example";
  if (!session.empty()) request.cookies[std::string(kSessionCookie)] = session;
  return request;
}

http::Response TestSite::get(const std::string& target, const std::string& session) {
  http::Request asked = request(http::Method::get, target, session);
  return send(asked);
}

http::Response TestSite::post(const std::string& path, const http::Fields& form, const std::string& session) {
  http::Request asked = request(http::Method::post, path, session);
  asked.form = form;
  return send(asked);
}

std::string header_of(const http::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

std::string cookie_of(const http::Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers)
    if (key == "Set-Cookie" && value.starts_with(name + "="))
      return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
  return {};
}

}  // namespace waarborg::web
