#include "features/insight/monitor.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "features/insight/insight_fixture.h"
#include "features/insight/monitor_page.h"
#include "platform/audit/audit.h"
#include "platform/directory/directory.h"
#include "platform/web/pdf.h"

namespace waarborg::insight {
namespace {

const Date kInOctober{std::chrono::year(2026), std::chrono::October, std::chrono::day(14)};

Tally others(std::int64_t count) { return {0, count}; }

TEST_CASE("[CMP-02] Period_IsWholeAndOver") {
  const Date today{std::chrono::year(2026), std::chrono::November, std::chrono::day(2)};
  CHECK(period_from("2026-10", today).has_value());
  CHECK(period_from("2026-H1", today)->months().size() == 6);
  CHECK(period_from("2025-H2", today)->span().until ==
        Date{std::chrono::year(2026), std::chrono::January, std::chrono::day(1)});
  for (const char* code : {"2026-11", "2026-H2", "2026-13", "2026-00", "nonsense", ""})
    CHECK_FALSE(period_from(code, today).has_value());
}

TEST_CASE("ProtectList_OfOneMonth_HidesSmallRowsAndWhatWouldTellThem") {
  const auto list = protect_list({{others(2), others(9), others(20)}}, 5);
  CHECK_FALSE(list.rows[0]);
  CHECK_FALSE(list.rows[1]);  // with it shown, the total would tell the first
  CHECK(list.rows[2] == Figure{20});
  CHECK(list.total == Figure{31});
  CHECK_FALSE(protect_list({{others(2), others(1)}}, 5).total);
}

TEST_CASE("ProtectList_OfSixMonths_ShowsNothingThatItsMonthsGiveAway") {
  // The row is small in one month alone: the half-year less the five months that are shown would tell it.
  std::vector<std::vector<Tally>> months(6, {others(10), others(30)});
  months[2] = {others(3), others(30)};
  const auto told = protect_list(months, 5);
  for (std::size_t row = 0; row < 2; ++row) {
    std::int64_t left = 0;
    for (const auto& month : months)
      if (!protect_list({month}, 5).rows[row]) left += month[row].others;
    if (told.rows[row] && left > 0) CHECK(left >= 5);
  }
  // Small in every month, but no small number together.
  const auto together = protect_list(std::vector<std::vector<Tally>>(6, {others(3), others(40)}), 5);
  CHECK(together.rows[0] == Figure{18});
  CHECK(together.total == Figure{258});
}

TEST_CASE("[INV-13] Monitor_OverTheForce_CountsWhatWasDone") {
  in_each_house([](TestHouse& house) {
    receive(house, "N1", 9, kInOctober);
    receive(house, "Z", 7, kInOctober);
    TestPages pages(house, add_routes);
    const auto kinds = csv(pages, "/monitor/tables/activity.csv?period=2026-10", "ina");
    CHECK(kinds.find(",16,") != std::string::npos);
    const auto units = csv(pages, "/monitor/tables/activity-units.csv?period=2026-10", "ina");
    CHECK(units.find("Eenheid Noord,9,") != std::string::npos);
    CHECK(units.find("Eenheid Zuid,7,") != std::string::npos);
    const auto north = csv(pages, "/monitor/tables/activity-units.csv?period=2026-10&unit=" + house.unit("N"), "ina");
    CHECK(north.find("Basisteam Noord,9,") != std::string::npos);
    CHECK(north.find("Zuid") == std::string::npos);
    CHECK(pages.get("/monitor", "ina").status == 200);
    CHECK(pages.get("/monitor", "tessa").status == 404);
    CHECK(pages.get("/monitor?period=nonsense&unit=nonsense", "ina").status == 200);
  });
}

TEST_CASE("[INV-13] Monitor_OfASmallUnit_IsHiddenAndNotOpened") {
  in_each_house([](TestHouse& house) {
    receive(house, "N1", 9, kInOctober);
    receive(house, "Z", 2, kInOctober);
    TestPages pages(house, add_routes);
    const auto units = csv(pages, "/monitor/tables/activity-units.csv?period=2026-10", "ina");
    CHECK(units.find("Zuid,2") == std::string::npos);
    CHECK(units.find("Noord,9") == std::string::npos);
    const auto north = csv(pages, "/monitor/tables/activity-units.csv?period=2026-10&unit=" + house.unit("N"), "ina");
    CHECK(north.find(",9,") == std::string::npos);
  });
}

TEST_CASE("[TRI-02] [INV-05] Monitor_OfSteps_TellsLeadTimesAndHandBacks") {
  const std::vector<directory::Unit> units{{.id = "k", .code = "K", .name = "Korps", .parent_id = "", .path = "/k/"}};
  struct Words final : MonitorLabels {
    [[nodiscard]] std::string text(std::string_view key) const override { return std::string(key); }
    [[nodiscard]] std::string kind(const std::string& key) const override { return key; }
    [[nodiscard]] std::string phase(const std::string&, const std::string& phase) const override { return phase; }
    [[nodiscard]] std::string month(Date) const override { return ""; }
    [[nodiscard]] std::vector<std::string> kinds() const override { return {"report"}; }
    [[nodiscard]] std::string step(const std::string&, const std::string& step) const override { return step; }
    [[nodiscard]] std::string outcome(const std::string&, const std::string& key) const override { return key; }
    [[nodiscard]] std::string sanction(const std::string& key) const override { return key; }
  } words;
  MonitorCounts counts;
  counts.months.resize(1);
  counts.months[0].measures[Measure::handed_back] = {{"report", "k", "line", false, 6}};
  counts.months[0].measures[Measure::no_lesson] = {{"report", "k", "line", false, 5}};
  counts.months[0].closed = {{"report", "k", "line", false, 6}, {"report", "k", "no_case", false, 2}};
  counts.steps = {{"report", "k", "acknowledge", 3, false, false, 8},
                  {"report", "k", "acknowledge", 9, true, false, 6}};
  for (const char* who : {"a:1", "a:2", "a:3", "a:4", "a:5"}) counts.loads.push_back({"k", who, 4});
  counts.loads.back().count = 11;
  const auto tables = monitor_tables(counts, UnitTree(units, {"k"}, true), words, "", 5);
  const auto table = [&](const std::string& key) { return *std::ranges::find(tables, key, &Table::key); };
  const auto steps = table("steps");
  REQUIRE(steps.rows.size() == 1);
  CHECK(steps.rows[0].cells[0].value == 3);
  CHECK(steps.rows[0].cells[1].value == 9);
  CHECK(steps.rows[0].cells[2].value == 43);
  CHECK(table("activity").rows.back().cells[2].value == 5);
  CHECK(table("activity").rows.back().cells[3].value == 6);
  // Two of one outcome are few; the six beside them would tell it.
  for (std::size_t row = 0; row < 2; ++row) CHECK(table("outcomes").rows[row].cells[0].state == CellState::few);
  const auto load = table("workload");
  REQUIRE(load.rows.size() == 1);
  CHECK(load.rows[0].cells[0].value == 5);
  CHECK(load.rows[0].cells[1].value == 4);
  CHECK(load.rows[0].cells[2].value == 11);
}

/// What the log says went out, the latest first.
std::vector<std::string> exported(TestHouse& house) {
  return house.read([](storage::Transaction& tx) {
    audit::Query query;
    query.action = "figures.export";
    std::vector<std::string> out;
    for (const auto& line : audit::search(tx, query)) out.push_back(line.entry.detail);
    return out;
  });
}

TEST_CASE("[CMP-02] MonthlyListing_ByOneClick_IsAFileForWhoLooksOverTheWholeForce") {
  in_each_house([](TestHouse& house) {
    receive(house, "N1", 9, kInOctober);
    TestPages pages(house, add_routes);
    auto sheet = pages.get("/monitor/reports/2026-10.xlsx", "ina");
    CHECK(sheet.status == 200);
    CHECK(TestPages::body_of(sheet).starts_with("PK"));
    CHECK(pages.get("/monitor/reports/2026-11.xlsx", "ina").status == 404);
    CHECK(pages.get("/monitor/tables/activity.csv", "ina").status == 200);
    CHECK(pages.get("/monitor/tables/nothing.csv", "ina").status == 404);
    CHECK(pages.get("/dashboard/kinds.csv", "ina").status == 200);
    CHECK(exported(house) == std::vector<std::string>{"dashboard kinds", "monitor activity", "report 2026-10.xlsx"});
    CHECK(pages.get("/monitor/reports/2026-10.doc", "ina").status == 404);
    CHECK(pages.get("/monitor/reports/2026-10.xlsx", "tessa").status == 404);
    if (!web::has_pdf_program()) return;
    auto pdf = pages.get("/monitor/reports/2026-H1.pdf", "ina");
    CHECK(pdf.status == 200);
    CHECK(TestPages::body_of(pdf).starts_with("%PDF"));
  });
}

TEST_CASE("[CMP-02] MonthlyListing_BySchedule_IsMadeOnceWhenTheMonthHasEnded") {
  if (!web::has_pdf_program()) return;
  in_each_house([](TestHouse& house) {
    receive(house, "N1", 9, kInOctober);
    add_report_jobs(monitor_room(house.house()));
    house.platform().jobs.drain();
    const auto kept = [&] { return house.read([](storage::Transaction& tx) { return kept_reports(tx); }); };
    CHECK(kept() == std::vector<std::string>{"2026-10"});
    house.pass_days(1);
    house.platform().jobs.drain();
    CHECK(kept().size() == 1);
    TestPages pages(house, add_routes);
    auto pdf = pages.get("/monitor/reports/2026-10.pdf", "ina");
    CHECK(TestPages::body_of(pdf).starts_with("%PDF"));
  });
}

/// Whatever months and half-year show of parts beside their rows, nothing small follows.
TEST_CASE("[INV-13] ProtectParts_OfAnyPeriod_LeaveNoSmallRest") {
  std::mt19937 random(5);
  constexpr std::int64_t kThreshold = 5;
  for (int round = 0; round < 400; ++round) {
    const std::size_t count = round % 2 == 0 ? 1 : 6;
    std::vector<std::vector<std::vector<Tally>>> months(count);
    for (auto& month : months)
      for (const std::size_t parts : {3, 1, 4}) {
        auto& row = month.emplace_back();
        for (std::size_t part = 0; part < parts; ++part)
          row.push_back(others(random() % 3 == 0 ? 0 : static_cast<std::int64_t>(random() % 12)));
      }
    const auto shown = protect_parts(months, kThreshold);
    std::vector<std::vector<Tally>> rows(count);
    for (std::size_t month = 0; month < count; ++month)
      for (const auto& parts : months[month]) {
        std::int64_t sum = 0;
        for (const auto& part : parts) sum += part.others;
        rows[month].push_back(others(sum));
      }
    const auto list = protect_list(rows, kThreshold);
    for (std::size_t row = 0; row < shown.size(); ++row) {
      std::int64_t hidden = 0;
      for (std::size_t part = 0; part < shown[row].size(); ++part) {
        std::int64_t whole = 0, told = 0;
        for (const auto& month : months) {
          whole += month[row][part].others;
          if (const auto alone = protect_parts({month}, kThreshold)[row][part]) told += *alone;
        }
        if (!shown[row][part]) hidden += whole;
        if (!shown[row][part]) continue;
        const bool known = list.rows[row].has_value() || whole == 0;
        CHECK(known);
        CHECK((whole == 0 || whole >= kThreshold));
        // The half-year less the months that are shown by themselves.
        CHECK((whole == told || whole - told >= kThreshold));
      }
      if (list.rows[row]) CHECK((hidden == 0 || hidden >= kThreshold));
    }
  }
}

TEST_CASE("[SAN-01] Monitor_OfSanctions_ShowsTheirSpreadWithoutSmallNumbers") {
  in_each_house([](TestHouse& house) {
    const auto decide = [&](const char* unit, const char* measure, int times) {
      auto request = house.report();
      request.unit_id = house.unit(unit);
      const auto opened = house.open(request);
      for (int at = 0; at < times; ++at)
        house.house().database().run_script(
            "INSERT INTO decisions_cases (id, matter_id, unit_id, position, version, category, role, theme, "
            "circumstances, recorded_on, first_measure, measure, decided_on, conditional, outside) VALUES ('" +
            new_id() + "', '" + opened.matter.id + "', '" + opened.matter.unit_id + "', 1, 1, 'statute', 'street', " +
            "'information', '', '2026-10-01', '" + measure + "', 'dismissal', '2026-10-14', 0, 0);");
    };
    decide("N1", "reprimand", 9);
    decide("Z", "fine", 8);
    decide("Z", "talk", 2);
    TestPages pages(house, add_routes);
    const auto spread = csv(pages, "/monitor/tables/sanctions.csv?period=2026-10", "ina");
    CHECK(spread.find("Schriftelijke berisping,9") != std::string::npos);
    CHECK(spread.find(",2\r\n") == std::string::npos);
    CHECK(spread.find(",8\r\n") == std::string::npos);   // with it shown, the total would tell the two
    CHECK(spread.find("Ontslag") == std::string::npos);  // what objection made of it comes later
    const auto units = csv(pages, "/monitor/tables/activity-units.csv?period=2026-10", "ina");
    CHECK(units.find(",9\r\n") != std::string::npos);
    CHECK(units.find(",10\r\n") != std::string::npos);
    CHECK(pages.get("/monitor?period=2026-10", "ina").status == 200);
  });
}

TEST_CASE("[CMP-02] ReportMail_GoesToWhoAskedInTheirLanguage_WithoutAFigure") {
  if (!web::has_pdf_program()) return;
  in_each_house([](TestHouse& house) {
    receive(house, "N1", 9, kInOctober);
    Postman postman;
    MailingHouse mailing(house, postman);
    add_jobs(mailing.house());
    TestPages pages(house, add_routes);
    http::Fields on;
    on.add("mail", "on");
    for (const char* who : {"ina", "otto", "petra"}) CHECK(pages.post("/monitor/mail", on, who).status == 303);
    CHECK(pages.post("/monitor/mail", on, "tessa").status == 404);
    http::Fields off;
    off.add("mail", "off");
    CHECK(pages.post("/monitor/mail", off, "petra").status == 303);
    house.write([&](storage::Transaction& tx) {
      directory::set_account_language(tx, house.account("otto"), "fr");
      for (const char* who : {"ina", "otto", "petra"}) {
        auto person = directory::find_person(tx, house.house().keys(), house.who(who).person_id).value();
        person.mail = std::string(who) + "@waddenkust.example";
        directory::save_person(tx, house.house().keys(), person);
      }
    });
    house.platform().jobs.drain();
    std::map<std::string, std::string> told;
    for (const auto& message : postman.sent)
      if (message.body.find("/monitor?period=2026-10") != std::string::npos) told[message.to] = message.body;
    REQUIRE(told.size() == 2);
    CHECK(told.at("ina@waddenkust.example").find("Maandoverzicht oktober 2026") != std::string::npos);
    CHECK(told.at("otto@waddenkust.example").find("Relevé mensuel") != std::string::npos);
    for (const auto& [to, body] : told) CHECK(body.find('9') == std::string::npos);
    const auto languages = house.read([](storage::Transaction& tx) { return kept_reports(tx); });
    CHECK(languages == std::vector<std::string>{"2026-10"});
    const auto before = postman.sent.size();
    house.pass_days(1);
    house.platform().jobs.drain();
    for (std::size_t at = before; at < postman.sent.size(); ++at)
      CHECK(postman.sent[at].body.find("/monitor?period") == std::string::npos);
  });
}

}  // namespace
}  // namespace waarborg::insight
