// The start page, signing in, and one's own account, asked without a server.
#include <doctest/doctest.h>

#include "features/account/contract/account.h"
#include "matters/testing.h"
#include "platform/auth/first_password.h"

namespace waarborg::account {
namespace {

using matters::TestHouse;
using matters::TestPages;

bool has(const http::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}
http::Fields fields(const std::vector<std::pair<std::string, std::string>>& items) {
  http::Fields form;
  for (const auto& [name, value] : items) form.add(name, value);
  return form;
}

TEST_CASE("StartPage_ShowsOnlyDoorsThatLeadSomewhere_AndStaffTheirTasks") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto page = pages.get("/");
    CHECK(page.status == 200);
    CHECK(has(page, "href=\"/sign-in\""));
    CHECK_FALSE(has(page, "href=\"/complaint\""));  // no such feature in this site
    CHECK(TestPages::header_of(pages.get("/", "tessa"), "Location") == "/tasks");
    for (const char* path : {"/accessibility", "/privacy", "/contact", "/sign-in"}) {
      INFO(path);
      CHECK(pages.get(path).status == 200);
      CHECK_FALSE(has(pages.get(path), "[account."));
    }
    CHECK(TestPages::header_of(pages.get("/sign-in?next=/matters", "tessa"), "Location") == "/matters");
    CHECK(TestPages::header_of(pages.get("/sign-in?next=//evil.example", "tessa"), "Location") == "/tasks");
  });
}

TEST_CASE("SignIn_WithWhatIsMissingOrWrong_SaysSoAndNeverKeepsThePassword") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto empty = pages.post("/sign-in", fields({{"name", "tessa"}}));
    CHECK(empty.status == 422);
    for (const char* field : {"#f-password", "#f-code", "value=\"tessa\""}) CHECK(has(empty, field));
    const auto wrong =
        pages.post("/sign-in", fields({{"name", "tessa"}, {"password", "een geheim woord"}, {"code", "123 456"}}));
    CHECK(wrong.status >= 400);
    CHECK_FALSE(has(wrong, "een geheim woord"));
    CHECK_FALSE(has(wrong, "123 456"));
    const auto nobody =
        pages.post("/sign-in", fields({{"name", "niemand"}, {"password", "een geheim woord"}, {"code", "123456"}}));
    CHECK(nobody.status == wrong.status);
    CHECK(TestPages::header_of(wrong, "Set-Cookie").empty());
  });
}

TEST_CASE("MyAccount_TakesTokensAndLanguage_AndShowsATokenOnce") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    CHECK(pages.get("/account").status == 303);
    const auto page = pages.get("/account", "tessa");
    CHECK(page.status == 200);
    CHECK_FALSE(has(page, "[account."));
    const auto wrong = pages.post("/account/tokens", fields({{"label", ""}, {"days_valid", "many"}}), "tessa");
    CHECK(wrong.status == 422);
    CHECK(has(wrong, "#f-label"));
    const auto made = pages.post(
        "/account/tokens", fields({{"label", "Rooster"}, {"scopes", "units:read"}, {"days_valid", "30"}}), "tessa");
    CHECK(made.status == 200);
    CHECK(has(made, "Rooster"));
    CHECK(has(pages.get("/account", "tessa"), "Rooster"));
    CHECK_FALSE(has(pages.get("/account", "carla"), "Rooster"));
    CHECK(pages.post("/account/tokens/nonsense/revoke", {}, "tessa").status == 404);
    CHECK(pages.post("/account/language", fields({{"language", "xx"}}), "tessa").status == 422);
    const auto french = pages.post("/account/language", fields({{"language", "fr"}}), "tessa");
    CHECK(french.status == 303);
  });
}

TEST_CASE("ChangePassword_WithWrongInput_NamesTheFieldsAndKeepsNone") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto empty = pages.post("/account/password", {}, "tessa");
    CHECK(empty.status == 422);
    for (const char* field : {"#f-password_current", "#f-password_new", "#f-password_again"}) CHECK(has(empty, field));
    const auto differ = pages.post("/account/password",
                                   fields({{"password_current", "een paar woorden"},
                                           {"password_new", "heel andere woorden"},
                                           {"password_again", "weer andere woorden"}}),
                                   "tessa");
    CHECK(differ.status == 422);
    CHECK(has(differ, "#f-password_again"));
    CHECK_FALSE(has(differ, "heel andere woorden"));
    const auto refused = pages.post("/account/password",
                                    fields({{"password_current", "niet mijn wachtwoord"},
                                            {"password_new", "heel andere woorden"},
                                            {"password_again", "heel andere woorden"}}),
                                    "tessa");
    CHECK(refused.status == 422);
    CHECK(has(refused, "#f-password_current"));
  });
}

/// A session as the browser has it, of an account whose password is "een paar woorden".
std::string session_of(TestHouse& force, const std::string& name) {
  auto& platform = force.platform();
  const std::string totp =
      force.write([&](storage::Transaction& tx) { return auth::renew_totp(tx, platform.keys, force.account(name)); });
  const auto entered =
      platform.sessions.sign_in(name, "een paar woorden", auth::totp_code(totp, platform.clock.now()), "", "");
  return TestHouse::must(entered).cookie;
}

TEST_CASE("FirstPassword_UntilOnesOwnIsChosen_OpensNothingElse") {
  matters::for_each_house([](TestHouse& force) {
    web::RouteTable table;
    add_routes(table, force.house());
    web::Application site(force.platform(), std::move(table));
    const std::string cookie = session_of(force, "emma");
    const auto send = [&](http::Method method, const std::string& target, http::Fields form) {
      http::Request request;
      request.method = method;
      request.target = target;
      request.path = target.substr(0, target.find('?'));
      if (target.ends_with("?next=%2Faccount")) request.query.add("next", "/account");
      request.form = std::move(form);
      request.headers["host"] = "integriteit.example";
      request.cookies[std::string(web::kSessionCookie)] = cookie;
      return site.handle(request);
    };
    const auto get = [&](const std::string& target) { return send(http::Method::get, target, {}); };
    const auto choose = [&](const std::string& chosen) {
      return send(http::Method::post, "/first-password",
                  fields({{"password_current", "een paar woorden"},
                          {"password_new", chosen},
                          {"password_again", chosen},
                          {"next", "//evil.example"}}));
    };
    CHECK(get("/account").status == 200);
    CHECK(TestPages::header_of(get("/first-password"), "Location") == "/tasks");
    force.write([&](storage::Transaction& tx) { auth::mark_first_password(tx, force.account("emma")); });
    CHECK(TestPages::header_of(get("/account"), "Location") == "/first-password?next=%2Faccount");
    CHECK(TestPages::header_of(send(http::Method::post, "/account/tokens", {}), "Location") == "/first-password");
    const auto page = get("/first-password?next=%2Faccount");
    CHECK(page.status == 200);
    CHECK_FALSE(has(page, "[account."));
    CHECK(has(page, "name=\"next\" value=\"/account\""));
    for (const char* nothing : {"class=\"side\"", "Emma Roos"}) CHECK_FALSE(has(page, nothing));
    const auto empty = send(http::Method::post, "/first-password", {});
    CHECK(empty.status == 422);
    for (const char* field : {"#f-password_current", "#f-password_new", "#f-password_again"}) CHECK(has(empty, field));
    const auto same = choose("een paar woorden");
    CHECK(same.status == 422);
    CHECK_FALSE(has(same, "een paar woorden"));
    const auto chosen = choose("heel andere woorden");
    CHECK(chosen.status == 303);
    CHECK(TestPages::header_of(chosen, "Location") == "/tasks");
    CHECK(get("/account").status == 200);
  });
}

TEST_CASE("SecurityTxt_NamesAContactAndAnExpiryWithinTheYear") {
  matters::for_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const auto text = pages.get("/.well-known/security.txt");
    CHECK(text.status == 200);
    for (const char* part : {"Contact: ", "Expires: 2027-"}) CHECK(has(text, part));
  });
}

}  // namespace
}  // namespace waarborg::account
