#include "features/atypical/sources.h"

#include <algorithm>

#include "features/atypical/testing.h"
#include "platform/audit/audit.h"

using namespace waarborg;
using namespace waarborg::atypical;
using matters::TestPages;

namespace {

constexpr const char* kPath = "/look-ups/sources";

http::Fields fields(std::initializer_list<std::pair<std::string, std::string>> items) {
  http::Fields out;
  for (const auto& [name, value] : items) out.add(name, value);
  return out;
}

/// Two look-ups; a row without an officer; one at a time that is none.
const std::string kLog =
    "moment,officer,team,system,subject,case,reason,place\n"
    "2026-10-26T08:00:00Z,7001,N1,bvh,p-1,,getuige horen,N1-01\n"
    "2026-10-28T09:30:00Z,7002,N1,bvh,p-2,,getuige horen,N1-01\n"
    "2026-10-28T09:31:00Z,,N1,bvh,p-2,,,N1-01\n"
    "gisteren,7002,N1,bvh,p-2,,,N1-01\n";

std::string send(TestPages& pages, const std::string& name, const std::string& text,
                 const std::string& mapping = "waarborg-look-ups") {
  auto sent = pages.post(kPath, fields({{"mapping", mapping}}), "ina", {pages.upload("file", name, text)});
  INFO(TestPages::body_of(sent));
  REQUIRE(sent.status == 303);
  return TestPages::header_of(sent, "Location");
}

std::string job_of(const std::string& page) { return page.substr(page.find('=') + 1); }

std::size_t folders(TestHouse& house) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(house.platform().config.uploads()))
    count += entry.is_directory() ? 1 : 0;
  return count;
}

/// Whether any file that waits holds the words as they are.
bool lies_open(TestHouse& house, const std::string& words) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(house.platform().config.uploads())) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    if (holds(std::string((std::istreambuf_iterator<char>(in)), {}), words)) return true;
  }
  return false;
}

std::int64_t look_ups(TestHouse& house) { return TestHouse::must(monitor::stored_log(house.house())).look_ups; }

}  // namespace

TEST_CASE("[LOG-02] Sources_AFile_IsCheckedThenBroughtIn") {
  for_each_house([](TestHouse& house) {
    add_jobs(house.house());
    TestPages pages(house, add_routes);
    const auto before = look_ups(house);
    const std::string check = send(pages, "oktober.csv", kLog);
    CHECK(TestPages::header_of(pages.get(check, "ina"), "Refresh") == "2");
    house.platform().jobs.drain();
    const auto checked = body(pages, check, "ina");
    CHECK(holds(checked, "Nagekeken"));
    CHECK(holds(checked, "Zou worden opgenomen"));
    CHECK(holds(checked, "08:00:00 UTC"));
    CHECK_FALSE(holds(checked, "7001"));
    CHECK(look_ups(house) == before);
    CHECK_FALSE(lies_open(house, "7002"));
    CHECK_FALSE(lies_open(house, "gisteren"));

    const auto refused = body(pages, std::string(kPath) + "/refused.csv?job=" + job_of(check), "ina");
    CHECK(holds(refused, "oktober.csv,4,"));
    CHECK(holds(refused, "oktober.csv,5,"));
    CHECK(holds(refused, "gisteren"));

    const auto confirmed = pages.post(std::string(kPath) + "/confirm", fields({{"job", job_of(check)}}), "ina");
    REQUIRE(confirmed.status == 303);
    house.platform().jobs.drain();
    CHECK(holds(body(pages, TestPages::header_of(confirmed, "Location"), "ina"), "Het bestand is ingelezen"));
    CHECK(look_ups(house) == before + 2);
    const auto page = body(pages, kPath, "ina");
    CHECK(holds(page, "oktober.csv"));
    CHECK(holds(page, "27 okt"));  // between the two days
    CHECK(holds(body(pages, kPath, "petra"), "oktober.csv"));
    CHECK_FALSE(holds(body(pages, kPath, "petra"), "<form method=\"post\" action=\"/look-ups/sources\""));
    // Confirmed once: the file is gone, what was refused is not.
    CHECK(pages.post(std::string(kPath) + "/confirm", fields({{"job", job_of(check)}}), "ina").status == 409);
    CHECK(pages.get(std::string(kPath) + "/refused.csv?job=" + job_of(check), "ina").status == 200);
  });
}

TEST_CASE("[LOG-02] Sources_AFileThatNamesAColleague_DoesNotTellTheirNumber") {
  for_each_house([](TestHouse& house) {
    add_jobs(house.house());
    TestPages pages(house, add_routes);
    const std::string petra = number_of(house, house.who("petra").person_id);
    REQUIRE(officer(house, "petra") == 4);
    const auto shown = [&](const std::string& page) {
      house.platform().jobs.drain();
      const auto found = TestHouse::must(find_bringing(house.house(), house.viewer("ina"), job_of(page)));
      REQUIRE(found.told);
      REQUIRE(found.told->rows.size() == 1);
      const auto& parts = found.told->rows[0].parts;
      return std::ranges::find(parts, "officer", [](const auto& part) { return part.first; })->second;
    };
    CHECK(shown(send(pages, "log.csv",
                     "moment,officer,team,system,subject,case,reason,place\n2026-10-26T08:00:00Z," + petra +
                         ",N1,bvh,AB-12,,,\n")) == "1");
    CHECK(
        shown(send(pages, "diensten.csv", "officer,from,to\n" + petra + ",2026-11-02T06:00:00Z,2026-11-02T14:00:00Z\n",
                   "waarborg-duties")) == "1");
  });
}

TEST_CASE("[LOG-02] Sources_GivenAgain_AddNothingTwice") {
  for_each_house([](TestHouse& house) {
    add_jobs(house.house());
    TestPages pages(house, add_routes);
    for (const bool again : {false, true}) {
      const auto check = send(pages, "log.csv", kLog);
      house.platform().jobs.drain();
      const auto confirmed = pages.post(std::string(kPath) + "/confirm", fields({{"job", job_of(check)}}), "ina");
      house.platform().jobs.drain();
      const auto found = TestHouse::must(
          find_bringing(house.house(), house.viewer("ina"), job_of(TestPages::header_of(confirmed, "Location"))));
      REQUIRE(found.told);
      CHECK(found.told->taken == (again ? 0 : 2));
      CHECK(found.told->already_there == (again ? 2 : 0));
      CHECK(found.told->refused == 2);
    }
  });
}

TEST_CASE("[LOG-02] Sources_ConfirmedTwiceAtOnce_AreBroughtInByOneJob") {
  for_each_house([](TestHouse& house) {
    add_jobs(house.house());
    TestPages pages(house, add_routes);
    const auto check = send(pages, "log.csv", kLog);
    house.platform().jobs.drain();
    const auto confirm = [&](const std::string& drop) {
      return pages.post(std::string(kPath) + "/confirm", fields({{"job", job_of(check)}, {"drop", drop}}), "ina");
    };
    const auto first = confirm(""), second = confirm("");
    REQUIRE(second.status == 303);
    CHECK(TestPages::header_of(second, "Location") == TestPages::header_of(first, "Location"));
    const auto page = body(pages, check, "ina");
    CHECK(holds(page, "Dit bestand wordt al ingelezen."));
    CHECK_FALSE(holds(page, "/confirm"));
    CHECK(confirm("1").status == 409);  // nor taken away meanwhile
    house.platform().jobs.drain();
    const auto found = TestHouse::must(
        find_bringing(house.house(), house.viewer("ina"), job_of(TestPages::header_of(first, "Location"))));
    REQUIRE(found.told);
    CHECK(found.told->taken == 2);
    CHECK(found.told->refused == 2);
    CHECK(holds(body(pages, std::string(kPath) + "/refused.csv?job=" + job_of(check), "ina"), "gisteren"));
    CHECK(confirm("").status == 409);
  });
}

TEST_CASE("Sources_ATableBeside_IsToldWithWhenItCame") {
  for_each_house([](TestHouse& house) {
    add_jobs(house.house());
    TestPages pages(house, add_routes);
    const auto check =
        send(pages, "diensten.csv", "officer,from,to\n7001,2026-11-02T06:00:00Z,2026-11-02T14:00:00Z\n7001,,\n",
             "waarborg-duties");
    house.platform().jobs.drain();
    CHECK(holds(body(pages, check, "ina"), "Diensten"));
    pages.post(std::string(kPath) + "/confirm", fields({{"job", job_of(check)}}), "ina");
    house.platform().jobs.drain();
    const auto stored = TestHouse::must(monitor::stored_log(house.house()));
    for (const auto& table : stored.tables) {
      CAPTURE(table.key);
      CHECK(table.empty == (table.key != "duties"));
      CHECK(table.last.has_value() == (table.key == "duties"));
    }
    const auto all = house.read([](storage::Transaction& tx) { return monitor::brought_in(tx, {.count = 9}); });
    house.write([](storage::Transaction& tx) {
      tx.execute({"test.later", "UPDATE monitor_batches SET started_at = started_at + 1000 WHERE side = 'duties'"});
    });
    const auto named = [&](const std::string& query) {
      const auto file = body(pages, "/look-ups/sources.csv" + query, "ina");
      return std::pair(file.find("log.csv"), file.find("diensten.csv"));
    };
    CHECK(named("").first > named("").second);  // newest first
    CHECK(named("?sort=began").first < named("?sort=began").second);
    CHECK(named("?table=duties").first == std::string::npos);
    CHECK(named("?table=look_ups").second == std::string::npos);
    const auto duties = std::ranges::find(all, "duties", &monitor::BroughtIn::table);
    REQUIRE(duties != all.end());
    CHECK(duties->taken == 1);
    REQUIRE(duties->reasons.size() == 1);
    CHECK(duties->reasons[0].reason == "lookups.row_no_time");
  });
}

TEST_CASE("Sources_CalledOff_LeaveNoFile") {
  for_each_house([](TestHouse& house) {
    add_jobs(house.house());
    TestPages pages(house, add_routes);
    const auto check = send(pages, "log.csv", kLog);
    house.platform().jobs.drain();
    CHECK(folders(house) == 1);
    CHECK(pages.post(std::string(kPath) + "/confirm", fields({{"job", job_of(check)}, {"drop", "1"}}), "ina").status ==
          303);
    CHECK(folders(house) == 0);
    CHECK(holds(body(pages, check, "ina"), "Terug naar logs"));
    CHECK(holds(body(pages, check, "ina"), "Deze controle is voorbij"));
    CHECK_FALSE(holds(body(pages, check, "ina"), "Zo is het begrepen"));
  });
}

TEST_CASE("Sources_WrongInput_IsToldAtItsField") {
  for_each_house([](TestHouse& house) {
    add_jobs(house.house());
    TestPages pages(house, add_routes);
    CHECK(pages.post(kPath, fields({{"mapping", "waarborg-look-ups"}}), "ina").status == 422);
    CHECK(pages.post(kPath, fields({{"mapping", "../geheim"}}), "ina", {pages.upload("file", "a.csv", "x")}).status ==
          422);
    auto bad = pages.post(kPath, fields({{"mapping", "own"}, {"mapping_text", "name: Proef\nformat: csv\n"}}), "ina",
                          {pages.upload("file", "a.csv", "x")});
    CHECK(bad.status == 422);
    CHECK(holds(TestPages::body_of(bad), "mapping.yaml"));
    CHECK(folders(house) == 0);
    // A file that is something else: told when it was read.
    const auto check = send(pages, "foto.csv", "wie,wat\n1,2\n");
    house.platform().jobs.drain();
    const auto told = body(pages, check, "ina");
    CHECK(holds(told, "foto.csv: de kolom moment ontbreekt."));
    CHECK(holds(told, "foto.csv: de kolom officer ontbreekt."));
    CHECK_FALSE(holds(told, "/confirm"));
    CHECK(folders(house) == 0);
  });
}

TEST_CASE("[LOG-02] Sources_OfOthers_AreForAnalystsAlone") {
  for_each_house([](TestHouse& house) {
    add_jobs(house.house());
    TestPages pages(house, add_routes);
    const auto check = send(pages, "log.csv", kLog);
    house.platform().jobs.drain();
    for (const char* who : {"petra", "chris", "adam"}) {
      CAPTURE(who);
      CHECK(pages.get(check, who).status >= 403);
      CHECK(pages.get(std::string(kPath) + "/refused.csv?job=" + job_of(check), who).status >= 403);
      CHECK(pages.post(std::string(kPath) + "/confirm", fields({{"job", job_of(check)}}), who).status >= 403);
    }
    CHECK(pages.get(kPath, "chris").status >= 403);
  });
}
