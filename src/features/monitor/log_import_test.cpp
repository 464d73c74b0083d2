#include "features/monitor/log_import.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <random>

#include "features/monitor/sealed_text.h"
#include "features/monitor/testing.h"
#include "migrations/feature_monitor.h"
#include "platform/audit/audit.h"
#include "platform/directory/directory.h"
#include "queries/feature_monitor.h"

using namespace waarborg;
using namespace waarborg::monitor;
using matters::TestHouse;
namespace sql = queries::feature_monitor;

namespace {

const char* const kMapping =
    "name: Basisregister\nformat: csv\n"
    "time: {column: at, format: \"%Y-%m-%d %H:%M:%S\", zone: UTC}\n"
    "officer: {column: who}\nsystem: {column: system}\nsubject: {column: what}\nbasis: {column: case}\n"
    "reason: {column: why}\nplace: {column: place}\n";
const char* const kHead = "at,who,system,what,case,why,place\n";

std::filesystem::path file_with(TestHouse& house, const std::string& name, const std::string& rows) {
  auto path = house.platform().config.data / name;
  std::ofstream(path, std::ios::binary) << kHead << rows;
  return path;
}

Result<LogReport> bring_in(TestHouse& house, const std::filesystem::path& source, const LogImportOptions& options = {},
                           const LogWatch& watch = {}, const char* mapping_text = kMapping) {
  auto mapping = parse_log_mapping(mapping_text, "log.yaml");
  REQUIRE(mapping.ok());
  auto import = LogImport::open(house.house(), std::move(mapping).value(), options);
  if (!import.ok()) return import.errors();
  return (*import)->bring_in(source, watch);
}

/// Every stored row as text with what its words mean, so that two stores can be compared whatever their numbers.
std::vector<std::string> stored(TestHouse& house) {
  std::vector<std::string> out;
  auto numbering = Numbering::open(house.house(), Numbering::Kept::no);
  REQUIRE(numbering.ok());
  const engine::DayStore store(look_ups_folder(house.house()));
  const auto days = store.days();
  REQUIRE(days.ok());
  for (const auto day : *days) {
    const auto segment = store.segment(day);
    REQUIRE(segment.ok());
    std::vector<engine::Access> rows;
    REQUIRE(segment->read_all(rows).ok());
    for (const auto& row : rows)
      out.push_back(std::to_string(day) + " " + std::to_string(row.second) + " officer " + std::to_string(row.actor) +
                    " subject " + std::to_string(row.subject) + " case " + std::to_string(row.basis) + " reason " +
                    std::to_string(row.reason) + " " + numbering->word(Word::system, row.source) + " " +
                    numbering->word(Word::place, row.place) + " " + numbering->word(Word::group, row.group));
  }
  return out;
}

sealing::KeyPair desk_pair(TestHouse& house, const char* sign_in, const char* code) {
  for (const auto& desk : house.viewer(sign_in).desks)
    if (desk.desk_id == house.desk_id(code)) return desk.pair;
  throw std::runtime_error("no key of the desk");
}

/// Rows of some days, officers and words, some of them refused and some twice.
std::string random_rows(std::uint32_t seed, int count) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned bound) { return std::to_string(random() % bound); };
  std::string out;
  for (int i = 0; i < count; ++i) {
    const std::string day = std::to_string(10 + random() % 5), minute = std::to_string(10 + random() % 50);
    const std::string at = random() % 20 == 0 ? "" : fmt::format("2026-09-{} 10:{}:00", day, minute);
    const std::string row = at + "," + (random() % 25 == 0 ? "" : "70" + below(30)) + ",sys" + below(3) + ",s" +
                            below(40) + "," + (random() % 3 == 0 ? "" : "c" + below(9)) + ",why" + below(15) + ",p" +
                            below(4) + "\n";
    out += row;
    if (random() % 10 == 0) out += row;
  }
  return out;
}

bool same_counts(const LogReport& a, const LogReport& b) {
  return a.read == b.read && a.taken == b.taken && a.already_there == b.already_there && a.refused == b.refused &&
         a.repeated == b.repeated && a.reasons == b.reasons && a.days == b.days;
}

}  // namespace

TEST_CASE("[LOG-02] LogImport_OfLookUps_KeepsWhoLookedAtWhatWhen") {
  for_each_house([](TestHouse& house) {
    const auto path = file_with(house, "log.csv",
                                "2026-09-10 10:00:01,7001,bvh,bsn-1,2026-12,aanhouding,Noord\n"
                                "2026-09-10 10:00:02,9999,bvh,bsn-1,,,\n"
                                "2026-09-11 00:00:00,7001,rdw,AB-12-C,2026-12,aanhouding,\n");
    const auto report = bring_in(house, path);
    REQUIRE(report.ok());
    CHECK(report->read == 3);
    CHECK(report->taken == 3);
    CHECK(report->days == 2);
    // 7001 is Jan Bakker of N1 in the register, 9999 nobody.
    CHECK(stored(house) == std::vector<std::string>{"20706 36002 officer 2 subject 1 case 0 reason 0 bvh  ",
                                                    "20706 36001 officer 1 subject 1 case 1 reason 1 bvh Noord N1",
                                                    "20707 0 officer 1 subject 2 case 1 reason 1 rdw  N1"});
  });
}

TEST_CASE("[LOG-02] LogImport_WhoAnOfficerIs_TakesBothDesksToOpen") {
  for_each_house([](TestHouse& house) {
    const auto path = file_with(house, "log.csv", "2026-09-10 10:00:01,7001,bvh,bsn-1,2026-12,naam van iemand,\n");
    REQUIRE(bring_in(house, path).ok());
    const auto monitor = desk_pair(house, "ina", kMonitorDesk);
    const auto approval = desk_pair(house, "petra", kApprovalDesk);
    house.read([&](storage::Transaction& tx) {
      CHECK_FALSE(open_outer_seal(tx, approval, 1));
      CHECK_FALSE(open_outer_seal(tx, monitor, 2));
      const auto inner = open_outer_seal(tx, monitor, 1);
      REQUIRE(inner);
      CHECK_FALSE(open_inner_seal(tx, monitor, 1, *inner));
      const auto identity = open_inner_seal(tx, approval, 1, *inner);
      REQUIRE(identity);
      CHECK(identity->value == "7001");
      CHECK(reason_text(tx, monitor, 1) == "naam van iemand");
      CHECK_FALSE(reason_text(tx, approval, 1));
    });
  });
}

TEST_CASE("[LOG-02] OfficerNumber_FromOnesOwnValue_NeedsNoDesk") {
  for_each_house([](TestHouse& house) {
    REQUIRE(bring_in(house, file_with(house, "log.csv", "2026-09-10 10:00:01,7001,bvh,bsn-1,2026-12,,\n")).ok());
    CHECK(*officer_number(house.house(), "7001") == 1);
    CHECK(*officer_number(house.house(), "7002") == std::nullopt);
  });
}

TEST_CASE("LogImport_WithoutDesks_SaysWhichCommandMakesThem") {
  matters::for_each_house(
      [](TestHouse& house) {
        const auto report = bring_in(house, file_with(house, "log.csv", "2026-09-10 10:00:01,7001,bvh,x,,,\n"));
        REQUIRE_FALSE(report.ok());
        REQUIRE(report.errors().size() == 2);
        CHECK(report.errors()[0] == conflict("lookups.desk_missing", "", {"query-monitor"}));
        CHECK(report.errors()[1] == conflict("lookups.desk_missing", "", {"query-approval"}));
        CHECK(stored(house).empty());
      },
      migrations::feature_monitor::all());
}

namespace {

/// What brings in a log in the plainest way: a row at a time, numbers in the order in which texts come.
class PlainImport {
 public:
  std::map<engine::DayNumber, std::vector<engine::Access>> days;
  std::int64_t refused = 0;

  explicit PlainImport(const std::string& text) {
    const auto mapping = parse_log_mapping(kMapping, "log.yaml");
    const auto bytes = csv::bytes_of(text);
    const auto rows = open_rows(*mapping, *bytes, "log.csv");
    REQUIRE(rows.ok());
    LogRow row;
    LookUp look_up;
    while (TestHouse::must((*rows)->next(row))) {
      LookUpReader reader(*mapping, from_millis(1'790'000'000'000));
      if (reader.read(row, look_up) == nullptr)
        take(look_up);
      else
        ++refused;
    }
    for (auto& [day, of_day] : days) std::ranges::sort(of_day);
  }

 private:
  std::uint32_t number(const char* kind, std::string_view text) {
    auto& numbers = numbers_[kind];
    return text.empty() ? 0 : numbers.emplace(text, numbers.size() + 1).first->second;
  }
  void take(const LookUp& one) {
    const auto second = static_cast<std::uint32_t>(one.second % engine::kSecondsOfDay);
    days[static_cast<engine::DayNumber>(one.second / engine::kSecondsOfDay)].push_back(
        {0, number("officer", one.officer), second, number("case", one.basis), number("subject", one.subject),
         number("system", one.system), number("reason", one.reason), number("place", one.place)});
  }
  std::map<std::string, std::map<std::string, std::uint32_t, std::less<>>> numbers_;
};

/// Rows more than one batch has, mostly in the order of their days; some quoted, refused or twice.
std::string long_log(std::uint32_t seed, int count) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned bound) { return std::to_string(random() % bound); };
  std::string out = kHead;
  for (int i = 0; i < count; ++i) {
    const int day = random() % 50 == 0 ? 9 : 10 + i * 5 / count;
    std::string row =
        random() % 40 == 0 ? "not a time" : "2026-09-" + std::to_string(day) + " 10:1" + below(10) + ":00";
    row += "," + (random() % 30 == 0 ? "" : "x" + below(3000)) + (random() % 60 == 0 ? "," : ",sys" + below(3)) + ",s" +
           below(4000) + "," + (random() % 3 == 0 ? "" : "c" + below(900));
    row += random() % 4 == 0    ? ",\"zo, of zo " + below(90) + "\""
           : random() % 50 == 0 ? ",\"een \"\"woord\"\"\""
                                : ",why" + below(400);
    row += ",p" + below(40) + (random() % 5 == 0 ? "\r\n" : "\n");
    out += row;
    if (random() % 20 == 0) out += row;
  }
  return out;
}

}  // namespace

TEST_CASE("[LOG-02] LogImport_InPartsOfAnySize_KeepsWhatOneRowAtATimeWould") {
  const std::string text = long_log(11, 9000);
  const PlainImport plain(text);
  for (const std::size_t rows_per_part : {300U, 2000U, 5000U, 1'000'000U}) {
    for_each_house([&](TestHouse& house) {
      const auto path = house.platform().config.data / "long.csv";
      std::ofstream(path, std::ios::binary) << text;
      LogImportOptions options;
      options.rows_per_part = rows_per_part;
      const auto report = bring_in(house, path, options);
      REQUIRE(report.ok());
      CHECK(report->refused == plain.refused);
      const engine::DayStore store(look_ups_folder(house.house()));
      REQUIRE(TestHouse::must(store.days()).size() == plain.days.size());
      for (const auto& [day, expected] : plain.days) {
        std::vector<engine::Access> rows;
        const auto segment = store.segment(day);
        REQUIRE(segment.ok());
        REQUIRE(segment->read_all(rows).ok());
        CHECK((rows == expected));
      }
    });
  }
}

TEST_CASE("LogImport_FileGivenTwiceAndOverlapping_AddsNothingTwice") {
  for_each_house([](TestHouse& house) {
    const std::string one = random_rows(1, 60), two = random_rows(2, 60), three = random_rows(3, 60);
    const auto first = bring_in(house, file_with(house, "a.csv", one + two));
    REQUIRE(first.ok());
    CHECK(first->read == first->taken + first->refused);
    CHECK(first->repeated > 0);
    const auto rows = stored(house);
    const auto again = bring_in(house, file_with(house, "a.csv", one + two));
    REQUIRE(again.ok());
    CHECK(again->taken == 0);
    CHECK(again->already_there == first->taken);
    CHECK(again->refused == first->refused);
    CHECK(stored(house) == rows);
    const auto overlapping = bring_in(house, file_with(house, "b.csv", two + three));
    REQUIRE(overlapping.ok());
    CHECK(overlapping->read == overlapping->taken + overlapping->already_there + overlapping->refused);
    CHECK(overlapping->already_there > 0);
  });
}

TEST_CASE("LogImport_OfficerWhoMovedUnit_KeepsTheGroupOfTheDay") {
  for_each_house([](TestHouse& house) {
    const std::string row = "2026-09-10 10:00:01,7001,bvh,bsn-1,,,\n";
    REQUIRE(bring_in(house, file_with(house, "a.csv", row)).ok());
    house.write([&](storage::Transaction& tx) {
      auto person = directory::find_person_by_number(tx, house.house().keys(), "7001");
      person->unit_id = house.unit("Z");
      directory::save_person(tx, house.house().keys(), *person);
    });
    const auto again = bring_in(house, file_with(house, "b.csv", row + "2026-09-11 10:00:01,7001,bvh,bsn-1,,,\n"));
    REQUIRE(again.ok());
    CHECK(again->already_there == 1);
    const auto rows = stored(house);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].ends_with(" N1"));
    CHECK(rows[1].ends_with(" Z"));
  });
}

TEST_CASE("LogImport_Check_CountsTheSameAndKeepsNothing") {
  for_each_house([](TestHouse& house) {
    const auto path = file_with(house, "log.csv", random_rows(4, 80));
    LogImportOptions options;
    options.mode = LogMode::check;
    options.rows_per_part = 9;
    int shown = 0;
    LogWatch watch;
    watch.understood = [&](const UnderstoodRow& row) {
      ++shown;
      CHECK(row.system.starts_with("sys"));
    };
    const auto checked = bring_in(house, path, options, watch);
    REQUIRE(checked.ok());
    CHECK(shown == 5);
    CHECK(stored(house).empty());
    CHECK_FALSE(std::filesystem::exists(look_ups_folder(house.house()) / "officers.keys"));
    const auto imported = bring_in(house, path);
    REQUIRE(imported.ok());
    CHECK(same_counts(*checked, *imported));
    const auto checked_again = bring_in(house, path, options);
    REQUIRE(checked_again.ok());
    CHECK(checked_again->already_there == imported->taken);
    CHECK(std::filesystem::is_empty(look_ups_folder(house.house()) / "checking"));
  });
}

TEST_CASE("LogImport_ADryRunThatIsStopped_DoesNotReadOn") {
  for_each_house([](TestHouse& house) {
    const auto path = file_with(house, "log.csv", random_rows(4, 20'000));
    LogImportOptions options;
    options.mode = LogMode::check;
    LogWatch watch;
    int told = 0;
    watch.progress = [&](const LogProgress&) { ++told; };
    watch.go_on = [] { return false; };
    CHECK(bring_in(house, path, options, watch).error().code == "lookups.stopped");
    CHECK(told == 0);
    const auto lines =
        house.read([](storage::Transaction& tx) { return audit::search(tx, {.action = "lookups.check"}); });
    CHECK(lines.empty());
    REQUIRE(bring_in(house, path, options).ok());
    CHECK(house.read([](storage::Transaction& tx) { return audit::search(tx, {.action = "lookups.check"}); }).size() ==
          1);
  });
}

TEST_CASE("LogImport_StoppedAnywhereAndGivenAgain_EndsAsUndisturbed") {
  const std::string rows = random_rows(5, 120);
  LogImportOptions options;
  options.rows_per_part = 11;
  std::vector<std::string> expected;
  std::optional<LogReport> calm;
  std::map<std::string, std::int64_t> refused_calm;
  for (std::uint32_t seed = 0; seed < 8; ++seed) {
    for_each_house([&](TestHouse& house) {
      // Something is there already, so that there is also something to find again.
      REQUIRE(bring_in(house, file_with(house, "before.csv", random_rows(6, 30))).ok());
      const auto path = file_with(house, "log.csv", rows);
      if (!calm) {
        calm = TestHouse::must(bring_in(house, path, options));
        expected = stored(house);
        return;
      }
      std::mt19937 random(seed);
      std::map<std::uint64_t, int> refused;
      int stops = 0;
      while (true) {
        int steps = 1 + static_cast<int>(random() % 12);
        LogWatch watch;
        refused.clear();
        watch.refused = [&](const RefusedRow& row) { ++refused[row.line]; };
        watch.go_on = [&] { return --steps > 0; };
        const auto report = bring_in(house, path, options, watch);
        if (report.ok()) {
          CHECK(same_counts(*report, *calm));
          break;
        }
        REQUIRE(report.error().code == "lookups.stopped");
        ++stops;
        REQUIRE(stops < 500);
      }
      CHECK(stops > 0);
      CHECK(refused.size() == static_cast<std::size_t>(calm->refused));
      CHECK(stored(house) == expected);
      CHECK(std::filesystem::is_empty(look_ups_folder(house.house()) / "staging"));
    });
  }
}

TEST_CASE("LogImport_AnotherSourceAfterAStop_AbandonsTheFirstAndSealsEveryone") {
  for_each_house([](TestHouse& house) {
    LogImportOptions options;
    options.rows_per_part = 5;
    const auto path = file_with(house, "a.csv", random_rows(7, 40));
    // Stopped after the key files were saved and before the database knew.
    int steps = 3;
    LogWatch watch;
    watch.go_on = [&] { return --steps > 0; };
    REQUIRE_FALSE(bring_in(house, path, options, watch).ok());
    REQUIRE(bring_in(house, file_with(house, "b.csv", random_rows(8, 40)), options).ok());
    REQUIRE(bring_in(house, path, options).ok());
    const auto index = engine::KeyIndex::open(look_ups_folder(house.house()) / "officers.keys");
    REQUIRE(index.ok());
    house.read([&](storage::Transaction& tx) { CHECK(tx.query(sql::officers_known).size() == index->size()); });
  });
}

TEST_CASE("LogImport_EndsInTheAuditLog_WithoutWhoOrWhat") {
  for_each_house([](TestHouse& house) {
    const auto path = file_with(house, "log.csv", "2026-09-10 10:00:01,7001,bvh,bsn-1,2026-12,reden,\n");
    const auto report = bring_in(house, path);
    REQUIRE(report.ok());
    const auto lines = house.read([](storage::Transaction& tx) {
      audit::Query query;
      query.action = "lookups.import";
      return audit::search(tx, query);
    });
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].entry.detail == report->batch_id + " read=1 taken=1 refused=0");
  });
}

TEST_CASE("LogImport_BesideAnother_IsRefused") {
  for_each_house([](TestHouse& house) {
    const auto writer = engine::DayWriter::open(look_ups_folder(house.house()));
    REQUIRE(writer.ok());
    const auto report = bring_in(house, file_with(house, "log.csv", "2026-09-10 10:00:01,7001,bvh,x,,,\n"));
    REQUIRE_FALSE(report.ok());
    CHECK(report.error().code == "engine.store_busy");
  });
}
