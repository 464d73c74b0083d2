// For tests: a house with both desks, a log of a few look-ups that names its officers, and runs made by hand.
#pragma once

#include <doctest/doctest.h>

#include <fstream>

#include "features/atypical/asking.h"
#include "features/atypical/contract/atypical.h"
#include "features/atypical/opening.h"
#include "features/monitor/contract/commands.h"
#include "matters/testing.h"
#include "migrations/feature_atypical.h"
#include "migrations/feature_monitor.h"
#include "platform/directory/directory.h"

namespace waarborg::atypical {

using matters::TestHouse;

inline std::string number_of(TestHouse& house, const std::string& person_id) {
  return house.read([&](storage::Transaction& tx) {
    return directory::find_person(tx, house.house().keys(), person_id)->personnel_number;
  });
}

/// The officer's number after their personnel number stood in a log.
inline std::uint32_t officer(TestHouse& house, const std::string& sign_in_name) {
  return TestHouse::must(monitor::officer_number(house.house(), number_of(house, house.who(sign_in_name).person_id)))
      .value_or(0);
}

/// A log of rows "at,who,system,what,why".
inline void bring_in_log(TestHouse& house, const std::string& rows) {
  const auto folder = house.platform().config.data;
  std::ofstream(folder / "mapping.yaml")
      << "name: Proef\nformat: csv\ntime: {column: at, format: \"%Y-%m-%d %H:%M:%S\", zone: UTC}\n"
         "officer: {column: who}\nsystem: {column: system}\nsubject: {column: what}\nreason: {column: why}\n";
  std::ofstream(folder / "log.csv") << "at,who,system,what,why\n" << rows;
  monitor::LogCommand command;
  command.mapping = (folder / "mapping.yaml").string();
  command.sources = {folder / "log.csv"};
  const i18n::Translator t(house.platform().texts, i18n::Language::en, house.platform().config.zone);
  std::string said;
  const int status = monitor::import_logs(house.house(), t, command, [&](std::string_view line) { said += line; });
  INFO(said);
  REQUIRE(status == 0);
}

/// In which chris, chantal, ina and petra looked something up once.
inline void bring_in_log(TestHouse& house) {
  std::string rows;
  for (const char* name : {"chris", "chantal", "ina", "petra"})
    rows += "2026-10-30 10:00:00," + number_of(house, house.who(name).person_id) + ",DIV,AB-12,buurvrouw\n";
  bring_in_log(house, rows);
}

inline void for_each_house(const std::function<void(TestHouse&)>& test) {
  auto tables = migrations::feature_monitor::all();
  for (const auto& one : migrations::feature_atypical::all()) tables.push_back(one);
  matters::for_each_house(
      [&](TestHouse& house) {
        house.write([&](storage::Transaction& tx) {
          directory::create_desk(tx, monitor::kMonitorDesk, {house.account("ina")});
          directory::create_desk(tx, monitor::kApprovalDesk, {house.account("petra")});
        });
        bring_in_log(house);
        test(house);
      },
      tables);
}

inline Date on(const char* text) { return *date_from_iso(text); }

/// A case of one finding: three look-ups to one subject, one of them explained.
inline monitor::FoundCase found_case(std::uint32_t officer_number, monitor::Points points = 1450,
                                     std::uint32_t subject = 812) {
  monitor::FoundCase found;
  found.officer = officer_number;
  found.group = "N1";
  found.peers = "noodhulp";
  found.peers_count = 240;
  found.by_findings = points;
  found.points = points;
  monitor::FoundPair pair;
  pair.subject = subject;
  pair.first_day = on("2026-10-20");
  pair.last_day = on("2026-10-30");
  pair.points = points;
  pair.look_ups_in_all = 3;
  pair.parts.push_back({monitor::PartOfRank::Kind::measure, "days", 3, 3, 21000, 100, points - 400});
  pair.parts.push_back({monitor::PartOfRank::Kind::sign, "household", 0, 0, 0, 100, 400});
  for (const char* day : {"2026-10-20", "2026-10-24", "2026-10-30"}) {
    monitor::SeenLookUp seen;
    seen.at = Instant{std::chrono::sys_days{on(day)}} + std::chrono::hours(13);
    seen.subject = subject;
    seen.reason = 1;
    seen.system = "DIV";
    seen.place = "Bureau Noord";
    pair.look_ups.push_back(seen);
  }
  pair.look_ups[1].rule = "own_case";
  pair.look_ups[1].basis = 7;
  pair.look_ups[1].case_known = pair.look_ups[1].case_linked = true;
  found.findings.push_back(pair);
  found.weeks.push_back({on("2026-10-26"), 40, 3, 38, 1});
  return found;
}

inline monitor::Detected detected(std::vector<monitor::FoundCase> cases, const char* day = "2026-10-31") {
  monitor::Detected out;
  out.first_day = on("2026-10-01");
  out.day = on(day);
  out.content = "1-abc";
  out.look_ups = 1000;
  out.unexplained = 120;
  out.officers = 60;
  out.ranked = 9;
  out.budget = 0.24;
  out.cases = std::move(cases);
  return out;
}

inline void keep(TestHouse& house, const monitor::Detected& run, Mode mode = Mode::live) {
  TestHouse::must(take(house.house(), run, mode));
}

/// The ids of what `sign_in_name`'s list shows, most points first.
inline std::vector<CaseRow> listed(TestHouse& house, const CaseQuery& query = {}, std::uint32_t own = 0) {
  return house.read([&](storage::Transaction& tx) { return list(tx, query, own).rows; });
}

/// The page, which `who` gets to see.
inline std::string body(matters::TestPages& pages, const std::string& target, const char* who) {
  auto response = pages.get(target, who);
  INFO(target, " as ", who);
  CHECK(response.status == 200);
  return matters::TestPages::body_of(response);
}

inline bool holds(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

template <class T>
std::string code_of(const Result<T>& result) {
  return result.ok() ? "" : result.error().code;
}

}  // namespace waarborg::atypical
