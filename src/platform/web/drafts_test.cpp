#include <doctest/doctest.h>

#include "platform/web/test_site.h"

using namespace waarborg;
using namespace waarborg::web;
using http::Method;

namespace {

/// A browser that signed in as an employee once, and whose session has ended.
struct Browser {
  TestSite site;
  std::string mark = cookie_of(site.get("/notes", "employee"), "waarborg_account");

  http::Response post(bool with_file = false) {
    http::Request request = TestSite::request(Method::post, "/notes/save");
    request.cookies["waarborg_account"] = mark;
    request.headers["referer"] = "https://integriteit.example/notes?page=2";
    request.form.add("csrf", "old");
    request.form.add("password", "hidden");
    request.form.add("text", "Één & twee\ndrie=4");
    if (with_file) request.uploads.emplace_back();
    return site.send(request);
  }
  /// Visits the form's page signed in as `account`.
  std::optional<Draft> visit(const http::Response& after, const std::string& account) {
    http::Request request = TestSite::request(Method::get, "/notes", account);
    request.cookies["waarborg_draft"] = cookie_of(after, "waarborg_draft");
    CHECK(site.send(request).status == 200);
    return site.taken;
  }
};

}  // namespace

TEST_CASE("Form_AfterTheSessionEnded_ComesBackAfterSigningIn") {
  Browser browser;
  const auto response = browser.post();
  CHECK(response.status == 303);
  CHECK(header_of(response, "Location") == "/sign-in?next=%2Fnotes");
  CHECK(cookie_of(response, "waarborg_notice") == "web.draft_kept");
  const auto draft = browser.visit(response, "employee");
  REQUIRE(draft);
  CHECK(draft->action == "/notes/save");
  CHECK(draft->fields.get("text") == "Één & twee\ndrie=4");
  CHECK_FALSE(draft->fields.has("csrf"));
  CHECK_FALSE(draft->fields.has("password"));
  CHECK(draft->state().value("text") == "Één & twee\ndrie=4");
  CHECK_FALSE(browser.visit(response, "employee"));
}

TEST_CASE("Draft_OfSomebodyElse_StaysClosed") {
  Browser browser;
  const auto response = browser.post();
  CHECK_FALSE(browser.visit(response, "other"));
  CHECK(browser.visit(response, "employee"));
}

TEST_CASE("Draft_WithFiles_SaysThatTheyWereNotKept") {
  Browser browser;
  CHECK(cookie_of(browser.post(true), "waarborg_notice") == "web.draft_kept_no_files");
}

TEST_CASE("Form_OfAStranger_LeavesNoDraft") {
  Browser browser;
  for (const char* forged : {"", "employee", "employee.AAAA", "."}) {
    browser.mark = forged;
    const auto response = browser.post();
    CHECK(response.status == 303);
    CHECK(cookie_of(response, "waarborg_draft").empty());
    CHECK(cookie_of(response, "waarborg_notice") == "error.session_ended");
  }
}

TEST_CASE("Form_OfAnEarlierSession_IsRefusedAndKept") {
  Browser browser;
  http::Request request = TestSite::request(Method::post, "/notes/save", "employee");
  request.cookies["waarborg_account"] = browser.mark;
  request.headers["referer"] = "https://integriteit.example/notes";
  request.form.add("csrf", "stale");
  request.form.add("text", "kept");
  const auto response = browser.site.send(request);
  CHECK(response.status == 403);
  const auto draft = browser.visit(response, "employee");
  REQUIRE(draft);
  CHECK(draft->fields.get("text") == "kept");
}

TEST_CASE("SealedDraft_HoldsNoPlainText") {
  Browser browser;
  const auto response = browser.post();
  const std::string id = cookie_of(response, "waarborg_draft").substr(0, 20);
  const auto row = browser.site.database->read([&](storage::Transaction& tx) -> Result<Bytes> {
    static constexpr storage::Sql kSealed{"test.sealed", "SELECT sealed FROM web_drafts WHERE id = $1"};
    return tx.find(kSealed, {id})->blob("sealed");
  });
  REQUIRE(row);
  CHECK(as_text(*row).find("twee") == std::string::npos);
}
