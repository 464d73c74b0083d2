#include <doctest/doctest.h>

#include "platform/web/test_site.h"

using namespace waarborg;
using namespace waarborg::web;
using identity::Role;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

RouteTable table_with_menu() {
  RouteTable table;
  table.add(page("test.matters", "/matters", {}, [](Context&) { return http::Response{}; }));
  table.add_nav({"common.details", "/admin", {Role::administrator}, 3, {}});
  table.add_nav({"common.number", "/matters", {}, 2, [](const Context&) { return std::int64_t{1214}; }});
  table.add_nav({"common.start", "/", {}, 1, {}});
  return table;
}

/// What render() makes of a request by an employee.
struct Rendering {
  explicit Rendering(http::Request asked, std::vector<identity::Grant> grants = {}) : request(std::move(asked)) {
    viewer.name = "Sam de Wit";
    viewer.csrf = "tok";
    viewer.grants = std::move(grants);
    Context context{*site.platform, request, {site.texts, i18n::Language::nl, "Europe/Amsterdam"},
                    &viewer,        &table,  nullptr};
    response = render(context, {.title = "Zaken"}, {});
  }
  TestSite site;
  RouteTable table = table_with_menu();
  http::Request request;
  identity::Viewer viewer;
  http::Response response;
};

}  // namespace

TEST_CASE("Render_ForStaff_ShowsTheMenuOfTheirRolesInOrder") {
  const Rendering plain(TestSite::request(http::Method::get, "/matters/m1"));
  const auto& page = plain.response.body;
  CHECK_FALSE(contains(page, "href=\"/admin\""));
  CHECK(contains(page, "href=\"/matters\" aria-current=\"true\""));
  CHECK(contains(page, "1.214"));
  CHECK(page.find(">Start<") < page.find("href=\"/matters\""));
  CHECK(contains(page, "<meta name=\"waarborg-session-seconds\" content=\"1800\">"));
  const Rendering admin(TestSite::request(http::Method::get, "/matters"), {{Role::administrator, "root"}});
  CHECK(contains(admin.response.body, "href=\"/admin\""));
  CHECK(contains(admin.response.body, "href=\"/matters\" aria-current=\"page\""));
}

TEST_CASE("Render_WithANotice_ShowsItOnceAndOnlyWordsOfOurs") {
  auto request = TestSite::request(http::Method::get, "/matters");
  request.cookies[std::string(kNoticeCookie)] = "common.saved";
  const Rendering known(request);
  CHECK(contains(known.response.body, "role=\"status\"><p>Opgeslagen.</p>"));
  CHECK(contains(header_of(known.response, "Set-Cookie"), std::string(kNoticeCookie)));
  request.cookies[std::string(kNoticeCookie)] = "<b>call this number</b>";
  const Rendering forged(request);
  CHECK_FALSE(contains(forged.response.body, "role=\"status\""));
  CHECK_FALSE(contains(forged.response.body, "call this number"));
}

TEST_CASE("Render_AfterAPost_ReturnsToAPageThatGetAnswers") {
  const Rendering known(TestSite::request(http::Method::post, "/matters"));
  CHECK(contains(known.response.body, "name=\"back\" value=\"/matters\""));
  const Rendering unknown(TestSite::request(http::Method::post, "/matters/m1/close"));
  CHECK(contains(unknown.response.body, "name=\"back\" value=\"/\""));
}
