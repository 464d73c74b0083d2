// The reporter's safety: nothing of the moment, the browser or the network, and nothing lost when many come at once.
#include <set>
#include <thread>

#include "features/reports/reports_testing.h"

namespace waarborg::reports {

using matters::TestHouse;
using matters::TestPages;

namespace {

void check_days_only(TestHouse& house, storage::Transaction& tx, const storage::Sql& sql, std::size_t rows_min) {
  const auto rows = tx.query(sql);
  CHECK(rows.size() >= rows_min);
  const Instant day = calendar::start_of_day(house.today(), house.platform().config.zone);
  for (const auto& row : rows) CHECK(row.instant("at") == day);
}

void check_bare_page(const http::Response& response) {
  for (const std::string part : {"<script", "<svg", "<img", "<iframe", "src=", "url(", "@import", "style=", "<object"})
    CHECK_MESSAGE(!shows(response, part), part);
  CHECK(shows(response, "<link rel=\"stylesheet\" href=\"/static/waarborg.css\">"));
}

}  // namespace

TEST_CASE("[RPT-09] Reporter_LeavesTheDayAndNoMoment") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    house.clock().set(house.clock().now() + std::chrono::milliseconds(4'321'234));
    const auto sent = pages.post("/report", filled_in(), {}, {pages.upload("files", "a.txt", "a")});
    enter(pages, code_on(sent));
    pages.get("/mailbox/open");
    http::Fields form;
    form.add("message", "Nog iets");
    pages.post("/mailbox/message", form);
    house.write([&](storage::Transaction& tx) {
      check_days_only(house, tx, {"test.timeline", "SELECT at FROM matters_timeline WHERE actor = 'reporter'"}, 3);
      check_days_only(house, tx, {"test.messages", "SELECT at FROM matters_messages"}, 2);
      check_days_only(house, tx, {"test.documents", "SELECT at FROM matters_documents"}, 1);
      const Instant utc_day(std::chrono::floor<std::chrono::days>(house.clock().now()));
      const auto lines = tx.query({"test.audit", "SELECT chain, at FROM audit_lines"});
      CHECK(lines.size() >= 2);
      for (const auto& row : lines) {
        CHECK(row.text("chain") == "reporter");
        CHECK(row.instant("at") == utc_day);
      }
    });
    for (const auto& file : std::filesystem::directory_iterator(house.platform().config.files())) {
      const auto changed = std::chrono::file_clock::to_sys(file.last_write_time());
      CHECK(std::chrono::time_point_cast<std::chrono::milliseconds>(changed) ==
            calendar::start_of_day(house.today(), house.platform().config.zone));
    }
  });
}

TEST_CASE("Reporter_Pages_HaveNoScriptNoPictureNoStyleOfTheirOwn") {
  for_each_reports_house([](TestHouse&, TestPages& pages) {
    check_bare_page(pages.get("/route-guide"));
    check_bare_page(pages.get("/report"));
    check_bare_page(pages.get("/mailbox"));
    for (const std::string step : {"who", "about", "tell"}) {
      auto form = filled_in({{"how", "named"}});
      form.add("step", step);
      form.add("go", "next");
      check_bare_page(pages.post("/report/step", form));
    }
    const auto sent = pages.post("/report", filled_in());
    check_bare_page(sent);
    enter(pages, code_on(sent));
    check_bare_page(pages.get("/mailbox/open"));
  });
}

TEST_CASE("Reporter_GetsOneCookieAndOnlyInTheMailbox") {
  for_each_reports_house([](TestHouse&, TestPages& pages) {
    const auto sent = pages.post("/report", filled_in());
    for (const auto& response : {pages.get("/report"), pages.get("/route-guide"), pages.get("/mailbox"), sent})
      CHECK(TestPages::header_of(response, "Set-Cookie").empty());
    const auto cookie = TestPages::header_of(enter(pages, code_on(sent)), "Set-Cookie");
    CHECK(cookie.starts_with("waarborg_mailbox="));
    for (const std::string part : {"HttpOnly", "SameSite=Strict", "Path=/mailbox", "Secure"})
      CHECK(cookie.find(part) != std::string::npos);
    CHECK(cookie.find("Max-Age") == std::string::npos);
    const auto open = pages.get("/mailbox/open");
    CHECK(TestPages::header_of(open, "Set-Cookie").empty());
    CHECK(TestPages::header_of(open, "Cache-Control").find("no-store") != std::string::npos);
    CHECK_FALSE(shows(open, code_on(sent)));
  });
}

TEST_CASE("Report_FiftyReportersAtOnce_LoseNothing") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    constexpr std::size_t kReporters = 50;
    std::vector<std::string> codes(kReporters);
    std::vector<http::Upload> uploads;
    for (std::size_t i = 0; i < kReporters; ++i) uploads.push_back(pages.upload("files", "f.txt", std::to_string(i)));
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < kReporters; ++i)
      threads.emplace_back([&, i] {
        const auto sent = pages.post("/report", filled_in({{"subject", "Melding nummer " + std::to_string(i) + "."}}),
                                     {}, {uploads[i]});
        if (sent.status == 200) codes[i] = code_on(sent);
      });
    for (auto& thread : threads) thread.join();
    CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == kReporters);
    CHECK(count_rows(house, {"test.count", "SELECT COUNT(*) AS count FROM matters_matters"}) == kReporters);
    CHECK(count_rows(house, {"test.count", "SELECT COUNT(*) AS count FROM matters_documents"}) == kReporters);
    for (std::size_t i = 0; i < kReporters; ++i) {
      REQUIRE_FALSE(codes[i].empty());
      enter(pages, codes[i]);
      CHECK(shows(pages.get("/mailbox/open"), "Melding nummer " + std::to_string(i) + "."));
    }
  });
}

}  // namespace waarborg::reports
