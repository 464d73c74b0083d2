#include "features/monitor/side_import.h"

#include <doctest/doctest.h>

#include <fstream>

#include "features/monitor/testing.h"
#include "platform/content/testing.h"

using namespace waarborg;
using namespace waarborg::monitor;
using matters::TestHouse;

namespace {

SideMapping mapping_of(const std::string& table) {
  auto mapping = load_mapping("content/log-mappings/waarborg-" + table + ".yaml");
  REQUIRE(mapping.ok());
  return std::get<SideMapping>(std::move(mapping).value());
}

LogReport bring_in(TestHouse& house, const std::string& table, const std::string& text, LogImportOptions options = {}) {
  const auto path = house.platform().config.data / "side.csv";
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  auto import = SideImport::open(house.house(), mapping_of(table), options);
  REQUIRE(import.ok());
  auto report = (*import)->bring_in(path, {});
  REQUIRE(report.ok());
  return *report;
}

/// Days since 1970 at midnight.
std::uint32_t at(int year, unsigned month, unsigned day) {
  const auto days =
      std::chrono::sys_days{Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}}};
  return static_cast<std::uint32_t>(std::chrono::sys_seconds(days).time_since_epoch().count());
}

engine::SideRows rows_of(TestHouse& house, SideTable table, std::uint32_t from = 0, std::uint32_t to = kTimeless) {
  auto rows = read_side(side_store(house.house()), spec_of(table), from, to);
  REQUIRE(rows.ok());
  return *rows;
}

}  // namespace

TEST_CASE("[LOG-02] SideImport_GivenAgain_ChangesNothing") {
  for_each_house([](TestHouse& house) {
    const std::string text =
        "case,officer,team,kind,from,to\n"
        "2026-1,7001,N1,assigned,2026-09-01T08:00:00Z,2026-09-20T08:00:00Z\n"
        "2026-1,,N1,assigned,2026-09-01T08:00:00Z,\n"
        "2026-2,,,assigned,2026-09-01T08:00:00Z,\n"
        "2026-2,7002,N1,assigned,2026-09-20T08:00:00Z,2026-09-10T08:00:00Z\n"
        "2026-2,7002,N1,assigned,yesterday,\n"
        "2026-2,7002,N1,,2026-09-01T08:00:00Z,\n";
    const auto first = bring_in(house, "assignments", text);
    CHECK(first.read == 6);
    CHECK(first.taken == 2);
    CHECK(first.refused == 4);
    CHECK(first.reasons == std::map<std::string, std::int64_t>{{"lookups.row_part_missing", 2},
                                                               {"lookups.row_ends_early", 1},
                                                               {"lookups.row_bad_time", 1}});
    const auto second = bring_in(house, "assignments", text);
    CHECK(second.taken == 0);
    CHECK(second.already_there == 2);
    const std::uint32_t from = at(2026, 9, 1) + 8 * 3600;
    CHECK(rows_of(house, SideTable::assignments) ==
          engine::SideRows{1, 0, 1, 1, from, kTimeless, 1, 1, 1, 1, from, at(2026, 9, 20) + 8 * 3600});
  });
}

TEST_CASE("SideImport_AnEndThatComesLater_ReplacesTheOpenOne") {
  for_each_house([](TestHouse& house) {
    const std::string head = "case,officer,team,kind,from,to\n2026-1,7001,N1,assigned,2026-09-01T00:00:00Z,";
    CHECK(bring_in(house, "assignments", head + "\n").taken == 1);
    CHECK(bring_in(house, "assignments", head + "2026-09-03T00:00:00Z\n").taken == 1);
    CHECK(rows_of(house, SideTable::assignments) == engine::SideRows{1, 1, 1, 1, at(2026, 9, 1), at(2026, 9, 3)});
  });
}

TEST_CASE("SideImport_DutiesOfAWindow_AreReadWithoutTheRest") {
  for_each_house([](TestHouse& house) {
    std::string text = "officer,from,to\n";
    for (const char* month : {"2025-01", "2025-09", "2026-09"})
      text += "7001," + std::string(month) + "-10T07:00:00Z," + std::string(month) + "-10T15:00:00Z\n";
    CHECK(bring_in(house, "duties", text).taken == 3);
    const auto rows = rows_of(house, SideTable::duties, at(2026, 9, 1), at(2026, 9, 30));
    REQUIRE(rows.size() == 3);
    CHECK(rows[1] == at(2026, 9, 10) + 7 * 3600);
    CHECK(rows_of(house, SideTable::duties).size() == 9);
  });
}

TEST_CASE("SideImport_ADryRun_KeepsNothing") {
  for_each_house([](TestHouse& house) {
    const auto report =
        bring_in(house, "employees", "officer,subject\n7001,bsn-1\n", {.mode = LogMode::check, .rows_per_part = 1});
    CHECK(report.read == 1);
    CHECK(report.taken == 1);
    CHECK(rows_of(house, SideTable::employees).empty());
    CHECK(*officer_number(house.house(), "7001") == std::nullopt);
  });
}

TEST_CASE("SideImport_OfEveryTable_HasAMappingInItsOwnColumns") {
  for (const auto& spec : all_side_tables()) {
    const auto mapping = mapping_of(std::string(spec.key));
    CHECK(mapping.table == spec.table);
    CHECK(mapping.columns.size() <= spec.columns.size());
  }
}

TEST_CASE("SideMapping_WithAPartThatItsTableHasNot_IsRefused") {
  const std::string text =
      "name: x\nformat: csv\ntable: employees\nofficer: {column: a}\nsubject: {column: b}\nkind: {column: c}\n";
  const auto mapping = parse_side_mapping(text, "x.yaml");
  REQUIRE_FALSE(mapping.ok());
  CHECK(content::english(mapping.errors()).starts_with("x.yaml:6: kind"));
}
