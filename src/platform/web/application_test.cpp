#include <doctest/doctest.h>
#include <boost/json/parse.hpp>

#include "platform/web/guard.h"
#include "platform/web/test_site.h"

using namespace waarborg;
using namespace waarborg::web;
using http::Method;

namespace {

http::Fields fields(std::initializer_list<std::pair<std::string, std::string>> items) {
  http::Fields out;
  for (const auto& [name, value] : items) out.add(name, value);
  return out;
}

std::string without(std::string text, const std::string& part) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
  return text;
}

void check_problem(const http::Response& response, int status) {
  CHECK(response.status == status);
  CHECK(response.content_type == "application/problem+json");
  CHECK_FALSE(header_of(response, "API-Version").empty());
  const auto document = boost::json::parse(response.body).as_object();
  CHECK(document.at("status").as_int64() == status);
  CHECK_FALSE(document.at("type").as_string().empty());
  CHECK_FALSE(document.at("title").as_string().empty());
  CHECK(document.at("errors").as_array().size() >= 1);
}

}  // namespace

TEST_CASE("StaffPage_WithoutSession_LeadsToSignIn") {
  TestSite site;
  const auto response = site.get("/matters/abc?tab=2");
  CHECK(response.status == 303);
  CHECK(header_of(response, "Location") == "/sign-in?next=%2Fmatters%2Fabc%3Ftab%3D2");
  CHECK(site.get("/matters/abc", "unknown-session").status == 303);
  CHECK(site.get("/matters/abc", "employee").body == "matter abc");
  CHECK(site.get("/matters/new", "employee").body == "new");
}

TEST_CASE("StaffPage_WithoutTheRole_EqualsAnUnknownPath") {
  TestSite site;
  CHECK(site.get("/admin", "admin").body == "admin");
  const auto forbidden_page = site.get("/admin", "employee");
  const auto unknown_page = site.get("/nowhere", "employee");
  const auto hidden_page = site.get("/hidden/1", "employee");
  CHECK(forbidden_page.status == 404);
  CHECK(unknown_page.status == 404);
  CHECK(without(forbidden_page.body, "/admin") == without(unknown_page.body, "/nowhere"));
  CHECK(without(hidden_page.body, "/hidden/1") == without(unknown_page.body, "/nowhere"));
  CHECK(forbidden_page.headers == unknown_page.headers);
}

TEST_CASE("AnyPage_WithTheFirstPassword_LeadsToChoosingOnesOwn") {
  TestSite site;
  for (const char* path : {"/admin", "/matters/abc", "/hidden/1"}) {
    const auto response = site.get(path, "newcomer");
    CHECK(response.status == 303);
    CHECK(header_of(response, "Location").starts_with("/first-password?next=%2F"));
  }
  const auto posted = site.post("/notes/save", fields({{"csrf", "token-of-newcomer"}}), "newcomer");
  CHECK(posted.status == 303);
  CHECK(header_of(posted, "Location") == "/first-password");
  // Elsewhere a visitor like any other: no name, no menu, the same answer for what does not exist.
  CHECK(site.get("/", "newcomer").body == site.get("/").body);
  CHECK(site.get("/nowhere", "newcomer").body == site.get("/nowhere").body);
}

TEST_CASE("StaffAction_WithoutFormToken_IsRefused") {
  TestSite site;
  CHECK(site.post("/notes/save", fields({{"csrf", "token-of-employee"}}), "employee").status == 303);
  CHECK(site.post("/notes/save", fields({{"csrf", "token-of-other"}}), "employee").status == 403);
  CHECK(site.post("/notes/save", {}, "employee").status == 403);
}

TEST_CASE("Action_FromAnotherSite_IsRefused") {
  TestSite site;
  const auto status_with = [&](const std::string& origin) {
    http::Request request = TestSite::request(Method::post, "/language");
    if (!origin.empty()) request.headers["origin"] = origin;
    return site.send(request).status;
  };
  CHECK(status_with("") == 303);
  CHECK(status_with("null") == 303);
  CHECK(status_with("https://integriteit.example") == 303);
  CHECK(status_with("https://evil.example") == 403);
  CHECK(status_with("https://integriteit.example.evil.example") == 403);
  CHECK(status_with("nonsense") == 403);
}

TEST_CASE("Path_WithAnotherMethod_NamesThoseItKnows") {
  TestSite site;
  const auto response = site.post("/notes", fields({{"csrf", "token-of-employee"}}), "employee");
  CHECK(response.status == 405);
  CHECK(header_of(response, "Allow") == "GET, HEAD");
  http::Request request = TestSite::request(Method::del, "/v1/units");
  const auto api = site.send(request);
  CHECK(header_of(api, "Allow") == "GET, HEAD, POST");
  check_problem(api, 405);
}

TEST_CASE("Api_Refusals_AreProblemDocuments") {
  TestSite site;
  const auto ask = [&](Method method, const std::string& path, const std::string& token) {
    http::Request request = TestSite::request(method, path);
    if (!token.empty()) request.headers["authorization"] = token;
    return site.send(request);
  };
  CHECK(ask(Method::get, "/v1/units", "Bearer wb_good").body == "[]");
  check_problem(ask(Method::get, "/v1/units", ""), 401);
  CHECK(header_of(ask(Method::get, "/v1/units", "Bearer x"), "WWW-Authenticate") == "Bearer");
  check_problem(ask(Method::get, "/v1/people", "Bearer wb_good"), 403);
  check_problem(ask(Method::get, "/v1/nothing", "Bearer wb_good"), 404);
  const auto refused = ask(Method::post, "/v1/units", "Bearer wb_good");
  check_problem(refused, 422);
  CHECK(boost::json::parse(refused.body).at("errors").at(1).at("field").as_string() == "code");
  for (const int status : {400, 405, 408, 413, 415, 431, 503})
    check_problem(site.application->refusal(status, "/v1/units"), status);
}

TEST_CASE("Api_WithSessionCookie_StillNeedsAToken") {
  TestSite site;
  check_problem(site.get("/v1/units", "admin"), 401);
}

TEST_CASE("Responses_OfEveryKind_CarryTheSecurityHeaders") {
  TestSite site;
  http::Request api = TestSite::request(Method::get, "/v1/units");
  const std::vector<http::Response> responses{site.get("/"),
                                              site.get("/report"),
                                              site.get("/notes"),
                                              site.get("/notes", "employee"),
                                              site.get("/nowhere"),
                                              site.get("/bug"),
                                              site.get("/healthz"),
                                              site.get("/static/no"),
                                              site.post("/notes", {}),
                                              site.post("/language", {}),
                                              site.send(api),
                                              site.application->refusal(413, "/"),
                                              site.application->refusal(400, "/v1/units")};
  for (const auto& response : responses) {
    CHECK(header_of(response, "Content-Security-Policy") ==
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
          "frame-ancestors 'none'; base-uri 'none'");
    CHECK(header_of(response, "X-Content-Type-Options") == "nosniff");
    CHECK(header_of(response, "Referrer-Policy") == "same-origin");
    CHECK(header_of(response, "Cross-Origin-Opener-Policy") == "same-origin");
    CHECK_FALSE(header_of(response, "Permissions-Policy").empty());
    CHECK(header_of(response, "Cache-Control") == "no-store");
    CHECK_FALSE(header_of(response, "Strict-Transport-Security").empty());
  }
}

TEST_CASE("PlainHttp_HasNeitherTransportSecurityNorSecureCookies") {
  TestSite site("");
  const auto response = site.post("/language", fields({{"language", "de"}}));
  CHECK(header_of(response, "Strict-Transport-Security").empty());
  CHECK(header_of(response, "Set-Cookie").find("Secure") == std::string::npos);
  TestSite over_https;
  CHECK(header_of(over_https.post("/language", fields({{"language", "de"}})), "Set-Cookie").find("Secure") !=
        std::string::npos);
}

TEST_CASE("Language_IsTheChoiceThenTheAccountThenTheBrowser") {
  TestSite site;
  CHECK(site.get("/").body == "nl");
  CHECK(site.get("/", "employee").body == "frSam de Wit");
  http::Request request = TestSite::request(Method::get, "/");
  request.headers["accept-language"] = "en-GB,en;q=0.8";
  CHECK(site.send(request).body == "en");
  request.cookies["language"] = "de";
  CHECK(site.send(request).body == "de");
  const auto chosen = site.post("/language", fields({{"language", "de"}, {"back", "/report?x=1"}}));
  CHECK(cookie_of(chosen, "language") == "de");
  CHECK(header_of(chosen, "Location") == "/report?x=1");
  for (const char* outside : {"//evil.example", "https://evil.example", "/\\evil.example", "", "/a\r\nb"})
    CHECK(header_of(site.post("/language", fields({{"back", outside}})), "Location") == "/");
}

TEST_CASE("ReporterPage_WithStaffSession_SeesNobody") {
  TestSite site;
  CHECK(site.get("/report", "admin").body == "nobody");
  CHECK(site.application->plan(Method::get, "/report").anonymous);
  CHECK(site.application->plan(Method::get, "/").anonymous);
  CHECK(site.application->plan(Method::get, "/nowhere").anonymous);
  CHECK_FALSE(site.application->plan(Method::get, "/notes").anonymous);
  CHECK(site.application->plan(Method::post, "/notes/save").body == http::BodyKind::form);
}

TEST_CASE("Exception_BecomesAnIncidentWithoutContent") {
  TestSite site;
  const auto response = site.get("/bug");
  CHECK(response.status == 500);
  CHECK(response.body.find("secret content") == std::string::npos);
}

TEST_CASE("BrokenStorage_IsSaidSo") {
  TestSite site;
  site.sessions_broken = true;
  CHECK(site.get("/notes", "employee").status == 503);
  CHECK(site.get("/").status == 200);
}

TEST_CASE("StaticFile_IsCachedByItsContent") {
  TestSite site;
  const auto response = site.get("/static/waarborg.css");
  REQUIRE(response.status == 200);
  CHECK(response.content_type == "text/css; charset=utf-8");
  CHECK(header_of(response, "Cache-Control") == "public, max-age=600");
  http::Request again = TestSite::request(Method::get, "/static/waarborg.css");
  again.headers["if-none-match"] = header_of(response, "ETag");
  CHECK(site.send(again).status == 304);
  for (const char* path : {"/static/..", "/static/../waarborg.yaml", "/static/", "/static/x/y"})
    CHECK(site.get(path).status == 404);
}

TEST_CASE("Health_AsksTheDatabase") {
  TestSite site;
  CHECK(site.get("/healthz").body == "ok\n");
}

TEST_CASE("RouteTable_PrefersLiteralSegments") {
  RouteTable table;
  table.add(page("a", "/x/{id}/edit", {}, nullptr));
  table.add(page("b", "/x/new/{part}", {}, nullptr));
  table.add(page("c", "/x/{id}/{part}", {}, nullptr));
  CHECK(table.match(Method::get, "/x/1/edit").route->name == "a");
  CHECK(table.match(Method::get, "/x/new/edit").route->name == "b");
  CHECK(table.match(Method::get, "/x/1/2").parameters.at("part") == "2");
  CHECK(table.match(Method::get, "/x//2").route == nullptr);
  CHECK(table.match(Method::post, "/x/1/2").path_known);
  CHECK_FALSE(table.match(Method::get, "/x/1").path_known);
}
