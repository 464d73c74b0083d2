#include "features/reports/mailbox_pages.h"
#include "features/reports/reports_testing.h"
#include "matters/closing.h"
#include "matters/matter_clocks.h"
#include "matters/tasks.h"

namespace waarborg::reports {

using matters::TestHouse;
using matters::TestPages;

namespace {

std::string send_report(TestPages& pages, const Answers& other = {}, std::vector<http::Upload> uploads = {}) {
  const auto sent = pages.post("/report", filled_in(other), {}, std::move(uploads));
  REQUIRE(sent.status == 200);
  return code_on(sent);
}

matters::Opened opened_by(TestHouse& house, const std::string& who, const std::string& id) {
  return TestHouse::must(matters::look(house.house(), house.viewer(who), id));
}

void write_from_team(TestHouse& house, const std::string& id, const std::string& text) {
  const auto opened = opened_by(house, "tessa", id);
  house.write([&](storage::Transaction& tx) {
    return matters::send_message(tx, house.house(), opened, house.account("tessa"), "", "Een vraag", text);
  });
}

http::Fields message(const std::string& text) {
  http::Fields form;
  form.add("message", text);
  return form;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("[RPT-09] Mailbox_WithItsCode_TellsStatusAndPromisedDates") {
  for_each_reports_house([](TestHouse&, TestPages& pages) {
    const auto entered = enter(pages, send_report(pages));
    CHECK(entered.status == 303);
    CHECK(TestPages::header_of(entered, "Location") == "/mailbox/open");
    const auto open = pages.get("/mailbox/open");
    CHECK(open.status == 200);
    CHECK(shows(open, "Wij hebben uw bericht ontvangen en lezen het."));
    CHECK(shows(open, "9 november 2026"));  // acknowledged within seven days
    CHECK(shows(open, "9 februari 2027"));  // feedback three months after that, at the latest
    CHECK(shows(open, "Dure geschenken"));
    CHECK(shows(open, "Een leverancier gaf een reis."));
  });
}

TEST_CASE("Mailbox_CodeTypedLoosely_IsUnderstood") {
  for_each_reports_house([](TestHouse&, TestPages& pages) {
    std::string code = send_report(pages);
    for (char& c : code) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    enter(pages, " " + code + " ");
    CHECK(shows(pages.get("/mailbox/open"), "Dure geschenken"));
  });
}

TEST_CASE("Mailbox_KnownAndUnknownCode_AreAnsweredAlike") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    const std::string code = send_report(pages);
    const auto headers_of = [](const http::Response& response) {
      std::vector<std::pair<std::string, std::size_t>> sizes;
      for (const auto& [name, value] : response.headers) sizes.emplace_back(name, value.size());
      return sizes;
    };
    const auto known = enter(pages, code);
    const auto known_page = pages.get("/mailbox/open");
    const std::string other = sealing::new_return_code();
    for (const auto& typed : {other, std::string("geen code"), std::string()}) {
      const auto unknown = enter(pages, typed);
      const auto unknown_page = pages.get("/mailbox/open");
      CHECK(unknown.status == known.status);
      CHECK(unknown.body == known.body);
      CHECK(headers_of(unknown) == headers_of(known));
      CHECK(unknown_page.status == known_page.status);
      CHECK(unknown_page.body.size() == known_page.body.size());
      CHECK(headers_of(unknown_page) == headers_of(known_page));
      CHECK(shows(unknown_page, "gaat er geen postbus open"));
    }
    house.write([](storage::Transaction& tx) {
      const auto rows = tx.query(storage::Sql{"test.sessions", "SELECT sealed FROM reports_sessions"});
      REQUIRE(rows.size() == 4);
      for (const auto& row : rows) CHECK(row.blob("sealed").size() == rows.front().blob("sealed").size());
    });
  });
}

TEST_CASE("Mailbox_LongAndShortContent_HaveSizesOfAFewClasses") {
  for_each_reports_house([](TestHouse&, TestPages& pages) {
    enter(pages, send_report(pages, {{"text", std::string(15'000, 'a')}}));
    CHECK(pages.get("/mailbox/open").body.size() % kSizeClass == 0);
    CHECK(pages.get("/mailbox").body.size() % kSizeClass == 0);
  });
}

TEST_CASE("Mailbox_MessageFromTheTeam_IsNewOnceAndReadByDate") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    const std::string code = send_report(pages);
    write_from_team(house, only_matter(house), "Wanneer was dat precies?");
    house.pass_days(1);
    enter(pages, code);
    const auto first = pages.get("/mailbox/open");
    CHECK(shows(first, "Wanneer was dat precies?"));
    CHECK(shows(first, "Nieuw"));
    CHECK_FALSE(shows(first, "Tessa"));
    CHECK_FALSE(shows(pages.get("/mailbox/open"), "Nieuw"));
    const auto opened = opened_by(house, "tessa", only_matter(house));
    house.write(
        [&](storage::Transaction& tx) { CHECK(matters::messages(tx, opened).back().read_on == house.today()); });
  });
}

TEST_CASE("Mailbox_AnswerWithFiles_ReachesWhoHandlesIt") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    enter(pages, send_report(pages));
    const auto sent = pages.post("/mailbox/message", message("Het was op dinsdag."), {},
                                 {pages.upload("files", "bon.pdf", "12 euro")});
    CHECK(sent.status == 303);
    const auto open = pages.get("/mailbox/open");
    CHECK(shows(open, "Het was op dinsdag."));
    const auto documents = values_of(open, "document");
    REQUIRE(documents.size() == 1);
    http::Fields ask;
    ask.add("document", documents.front());
    auto file = pages.post("/mailbox/file", ask);
    CHECK(TestPages::body_of(file) == "12 euro");
    CHECK(TestPages::header_of(file, "Content-Disposition") ==
          "attachment; filename=\"bon.pdf\"; filename*=UTF-8''bon.pdf");
    CHECK(file.content_type == "application/octet-stream");
    const std::string id = only_matter(house);
    house.write([&](storage::Transaction& tx) { CHECK(matters::has_open_task(tx, id, "answer_message")); });
  });
}

TEST_CASE("Mailbox_FilesAlone_ComeWithAWord") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    enter(pages, send_report(pages));
    CHECK(pages.post("/mailbox/message", message(""), {}, {pages.upload("files", "a", "b")}).status == 303);
    const auto opened = opened_by(house, "tessa", only_matter(house));
    house.write([&](storage::Transaction& tx) { CHECK(matters::messages(tx, opened).size() == 2); });
    const auto empty = pages.post("/mailbox/message", message("  "));
    CHECK(empty.status == 422);
    CHECK(shows(empty, "#f-message"));
    const auto long_one = pages.post("/mailbox/message", message(std::string(20'001, 'x')));
    CHECK(long_one.status == 422);
    CHECK(count_of(long_one.body, std::string(20'001, 'x')) == 1);
  });
}

TEST_CASE("Mailbox_DocumentOfAnotherOrNotShared_IsNotThere") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    const std::string code = send_report(pages, {}, {pages.upload("files", "eigen.txt", "x")});
    const auto opened = opened_by(house, "tessa", only_matter(house));
    const auto upload = pages.upload("files", "intern.txt", "y");
    house.write([&](storage::Transaction& tx) {
      return matters::add_document(tx, house.house(), opened, house.account("tessa"), upload,
                                   matters::ReporterSees::no);
    });
    enter(pages, code);
    CHECK_FALSE(shows(pages.get("/mailbox/open"), "intern.txt"));
    std::vector<std::string> ids;
    house.write([&](storage::Transaction& tx) {
      for (const auto& document : matters::documents(tx, opened)) ids.push_back(document.id);
    });
    REQUIRE(ids.size() == 2);
    const auto status_for = [&](const std::string& id) {
      http::Fields ask;
      ask.add("document", id);
      return pages.post("/mailbox/file", ask).status;
    };
    CHECK(status_for(ids[0]) == 200);
    CHECK(status_for(ids[1]) == 404);
    enter(pages, send_report(pages));
    CHECK(status_for(ids[0]) == 404);
    CHECK(status_for("nope") == 404);
  });
}

TEST_CASE("Mailbox_AfterHalfAnHourOrClosing_AsksForTheCodeAndLosesNothing") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    const std::string code = send_report(pages);
    enter(pages, code);
    house.clock().set(house.clock().now() + std::chrono::minutes(29));
    CHECK(shows(pages.get("/mailbox/open"), "Dure geschenken"));  // and half an hour more from here
    house.clock().set(house.clock().now() + std::chrono::minutes(29));
    CHECK(shows(pages.get("/mailbox/open"), "Dure geschenken"));
    house.clock().set(house.clock().now() + std::chrono::minutes(30));
    CHECK_FALSE(shows(pages.get("/mailbox/open"), "Dure geschenken"));
    auto late =
        pages.post("/mailbox/message", message("Lang over nagedacht."), {}, {pages.upload("files", "a.txt", "a")});
    CHECK(late.status == 422);
    CHECK(shows(late, "Lang over nagedacht."));
    auto again = message("Lang over nagedacht.");
    for (const auto& token : values_of(late, "kept")) again.add("kept", token);
    again.add("code", sealing::new_return_code());
    CHECK(pages.post("/mailbox/message", again).status == 422);
    auto right = message("Lang over nagedacht.");
    for (const auto& token : values_of(late, "kept")) right.add("kept", token);
    right.add("code", code);
    CHECK(pages.post("/mailbox/message", right).status == 303);
    enter(pages, code);
    const auto open = pages.get("/mailbox/open");
    CHECK(shows(open, "Lang over nagedacht."));
    CHECK(shows(open, "a.txt"));
    CHECK(pages.post("/mailbox/close", {}).status == 303);
    CHECK_FALSE(shows(pages.get("/mailbox/open"), "Dure geschenken"));
  });
}

TEST_CASE("Mailbox_WithoutCookieOrWithNonsense_AsksForTheCode") {
  for_each_reports_house([](TestHouse&, TestPages& pages) {
    for (const std::string cookie : {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
      pages.cookies["waarborg_mailbox"] = cookie;
      CHECK(pages.get("/mailbox/open").status == 200);
      CHECK(pages.post("/mailbox/message", message("hallo")).status == 422);
      CHECK(pages.post("/mailbox/file", {}).status == 200);
      CHECK(pages.post("/mailbox/close", {}).status == 303);
    }
  });
}

TEST_CASE("Mailbox_OldSessions_AreRemovedByDay") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    constexpr storage::Sql kCount{"test.sessions", "SELECT COUNT(*) AS count FROM reports_sessions"};
    enter(pages, sealing::new_return_code());
    house.platform().jobs.drain();
    CHECK(count_rows(house, kCount) == 1);
    house.pass_days(1);
    house.platform().jobs.drain();
    CHECK(count_rows(house, kCount) == 0);
  });
}

TEST_CASE("Mailbox_OfAClosedReport_SaysSoAndStillTakesAnAnswer") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    enter(pages, send_report(pages));
    auto opened = opened_by(house, "tessa", only_matter(house));
    house.write([&](storage::Transaction& tx) {
      return matters::close_matter(tx, house.house(), opened, house.account("tessa"), "");
    });
    const auto open = pages.get("/mailbox/open");
    CHECK(shows(open, "Afgesloten op maandag 2 november 2026"));
    CHECK_FALSE(shows(open, "Wat u van ons hoort"));
    CHECK(pages.post("/mailbox/message", message("Nog iets.")).status == 303);
    house.write(
        [&](storage::Transaction& tx) { CHECK(matters::has_open_task(tx, opened.matter.id, "answer_message")); });
  });
}

TEST_CASE("Mailbox_OfAMergedReport_TellsWhereTheOtherStandsInPlainWordsOnly") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    const auto other = house.open(house.report("Andermans onderwerp", "Geheim van een ander."));
    const auto sent = pages.post("/report", filled_in());
    std::string id;
    house.write([&](storage::Transaction& tx) {
      for (const auto& row : tx.query(storage::Sql{"test.matters", "SELECT id FROM matters_matters"}))
        if (row.text("id") != other.matter.id) id = row.text("id");
    });
    auto from = opened_by(house, "tessa", id);
    const auto into = opened_by(house, "tessa", other.matter.id);
    house.write([&](storage::Transaction& tx) {
      return matters::merge_matter(tx, house.house(), from, into, house.account("tessa"), "Zelfde leverancier");
    });
    enter(pages, code_on(sent));
    const auto open = pages.get("/mailbox/open");
    CHECK(shows(open, "Wij hebben uw bericht ontvangen en lezen het."));
    CHECK(shows(open, "hoort bij iets waaraan wij al werken"));
    CHECK(shows(open, "Een leverancier gaf een reis."));
    for (const std::string& secret : {std::string("Andermans"), std::string("Geheim van"), other.matter.number})
      CHECK_FALSE(shows(open, secret));
    CHECK(pages.post("/mailbox/message", message("Nog iets.")).status == 303);
  });
}

TEST_CASE("Mailbox_OfAComplainant_IsTheSame") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    auto complaint = house.complaint();
    complaint.actor = "complainant";
    const auto receipt = TestHouse::must(submit_with_mailbox(house.house(), {complaint, new_once()}, {}));
    enter(pages, receipt.code);
    CHECK(shows(pages.get("/mailbox/open"), "Hard aangepakt"));
    CHECK(pages.post("/mailbox/message", message("Aanvulling.")).status == 303);
    const auto opened = opened_by(house, "carla", only_matter(house));
    house.write([&](storage::Transaction& tx) { CHECK(matters::messages(tx, opened).back().author == "complainant"); });
    // A term that stands still reads as such, and goes on.
    house.write([&](storage::Transaction& tx) -> Result<Done> {
      for (const auto& clock : matters::clocks(tx, opened.matter.id)) {
        const auto* rule = opened.procedure->clock(clock.clock);
        if (!rule->pause.empty())
          return matters::pause_clock(tx, house.house(), opened, house.account("carla"), clock.id, rule->pause.front(),
                                      "Strafzaak");
      }
      return invalid("test.no_pause");
    });
    const auto open = pages.get("/mailbox/open");
    CHECK(shows(open, "Het staat nu even stil"));
    CHECK_FALSE(shows(open, "Strafzaak"));
  });
}

}  // namespace waarborg::reports
