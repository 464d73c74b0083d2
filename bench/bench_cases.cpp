// A case of atypical look-ups opened, and a page of the list, in a force of 60,000 whose log names everybody, with a
// year of daily runs at 0.24 cases per 1,000 staff a day and as many controls; beside bare selects of the same rows.
#include <fmt/core.h>

#include <cstdlib>
#include <fstream>

#include "bench/peer.h"
#include "features/atypical/contract/atypical.h"
#include "features/monitor/contract/commands.h"
#include "matters/testing.h"
#include "migrations/feature_atypical.h"
#include "migrations/feature_monitor.h"
#include "platform/directory/directory.h"

using namespace waarborg;
using namespace waarborg::bench;

namespace {

constexpr std::uint32_t kOfficers = 60'000;
constexpr int kRuns = 365, kCasesOfRun = 14;
constexpr int kFindings = 6, kLookUps = 40, kWeeks = 13;  // of a full case
constexpr int kTimes = 21;

void fail(const std::string& what) {
  fmt::print(stderr, "{}\n", what);
  std::exit(1);
}

/// A log that names every officer once, each with a reason of its own.
void bring_in_log(matters::TestHouse& house) {
  const auto path = house.platform().config.data / "log.csv";
  {
    std::ofstream log(path);
    log << "moment,officer,team,system,subject,case,reason,place\n";
    for (std::uint32_t officer = 0; officer < kOfficers; ++officer)
      log << fmt::format("2026-10-30T{:02}:{:02}:00Z,{},N{},bvh,s{},,reason {},bureau\n", officer / 60 % 24,
                         officer % 60, 500'000 + officer, officer % 168, officer, officer);
  }
  monitor::LogCommand command;
  command.mapping = "waarborg-look-ups";
  command.sources = {path};
  const i18n::Translator t(house.platform().texts, i18n::Language::en, house.platform().config.zone);
  if (monitor::import_logs(house.house(), t, command, [](std::string_view) {}) != 0) fail("the log was not taken");
}

monitor::FoundCase found_case(std::uint32_t officer, Date day) {
  monitor::FoundCase found;
  found.officer = officer;
  found.group = fmt::format("N{}", officer % 168);
  found.peers = "noodhulp";
  found.peers_count = 20'000;
  for (int number = 0; number < kFindings; ++number) {
    monitor::FoundPair pair;
    pair.subject = officer * 16 + static_cast<std::uint32_t>(number) + 1;
    pair.first_day = add_days(day, -60);
    pair.last_day = day;
    pair.points = 900 - number * 50;
    pair.look_ups_in_all = kLookUps;
    pair.parts.push_back({monitor::PartOfRank::Kind::measure, "days", 9, 3, 2'100'000, 100, pair.points - 400});
    pair.parts.push_back({monitor::PartOfRank::Kind::sign, "household", 0, 0, 0, 100, 400});
    for (int at = 0; at < kLookUps; ++at) {
      monitor::SeenLookUp seen;
      seen.at = Instant{std::chrono::sys_days{add_days(day, -at)}} + std::chrono::hours(13);
      seen.subject = pair.subject;
      seen.reason = officer % kOfficers + 1;
      seen.system = "bvh";
      seen.place = "bureau";
      pair.look_ups.push_back(seen);
    }
    found.points += pair.points >> number;
    found.findings.push_back(std::move(pair));
  }
  found.by_findings = found.points;
  for (int week = 0; week < kWeeks; ++week) found.weeks.push_back({add_days(day, -7 * week), 40, 3, 38, 1});
  return found;
}

void keep_runs(matters::TestHouse& house) {
  const Date last = add_days(house.house().today(), -1);
  for (int number = 0; number < kRuns; ++number) {
    monitor::Detected run;
    run.day = add_days(last, number - kRuns + 1);
    run.first_day = add_days(run.day, -89);
    run.content = "4 0123456789abcdef";
    run.budget = 0.24;
    run.look_ups = 135'000'000;
    run.unexplained = 16'000'000;
    run.officers = kOfficers;
    run.ranked = 9000;
    for (int at = 0; at < kCasesOfRun; ++at) {
      const auto officer = static_cast<std::uint32_t>(number * 2 * kCasesOfRun + at) * 5 % kOfficers + 1;
      run.cases.push_back(found_case(officer, run.day));
      run.controls.push_back(found_case(officer + 1, run.day));
    }
    if (!atypical::take(house.house(), run, atypical::Mode::live).ok()) fail("a run was not kept");
  }
}

void row(const std::string& what, double ours, const char* peer, double bare) {
  fmt::print("| {}, median of {} | {:.1f} ms | {}: {:.2f} ms | {:.0f} times the time |\n", what, kTimes, ours, peer,
             bare, ours / bare);
  std::fflush(stdout);
}

}  // namespace

int main() {
  const storage::TemporaryDatabase place(storage::Dialect::sqlite);
  const auto database = storage::open_database(place.config());
  auto tables = migrations::feature_monitor::all();
  for (const auto& one : migrations::feature_atypical::all()) tables.push_back(one);
  storage::migrate(*database, matters::test_migrations(tables));
  matters::TestHouse house(*database);
  house.write([&](storage::Transaction& tx) {
    directory::create_desk(tx, monitor::kMonitorDesk, {house.account("ina")});
    directory::create_desk(tx, monitor::kApprovalDesk, {house.account("petra")});
  });
  bring_in_log(house);
  keep_runs(house);

  BareSqlite bare(place.config().target);
  const auto text_of = [&](const char* sql) {
    auto* statement = bare.prepare(sql);
    if (sqlite3_step(statement) != SQLITE_ROW) fail("there is no case");
    const std::string text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return text;
  };
  const auto bare_ms = [&](const std::string& sql) {
    auto* statement = bare.prepare(sql);
    const double ms = median_ms(kTimes, [&] {
      while (sqlite3_step(statement) == SQLITE_ROW) (void)sqlite3_column_text(statement, 0);
      sqlite3_reset(statement);
    });
    sqlite3_finalize(statement);
    return ms;
  };
  const std::string id = text_of("SELECT id FROM atypical_cases WHERE kind = 'case' ORDER BY points DESC, id LIMIT 1");
  matters::TestPages pages(house, atypical::add_routes);
  const auto page_ms = [&](const std::string& target) {
    return median_ms(kTimes, [&] {
      if (pages.get(target, "ina").status != 200) fail("the page is not as it should be: " + target);
    });
  };
  const char* one = "bare select of its row and sealed evidence";
  const double bare_case = bare_ms(
      "SELECT c.id, s.sealed FROM atypical_cases c JOIN atypical_sealed s ON s.owner = c.id "
      "WHERE c.id = '" +
      id + "'");
  row(fmt::format("A case of {} findings and {} look-ups opened, among {} cases", kFindings, kFindings * kLookUps,
                  kRuns * 2 * kCasesOfRun),
      page_ms("/look-ups/" + id), one, bare_case);
  const double bare_list =
      bare_ms("SELECT * FROM atypical_cases WHERE kind = 'case' ORDER BY points DESC, id LIMIT 50");
  row("The first page of the list", page_ms("/look-ups"), "bare select of 50 rows", bare_list);
  row("The list of one team", page_ms("/look-ups?group=N7"), "bare select of 50 rows", bare_list);
  row("The outcomes", page_ms("/look-ups/outcomes"), "bare select of 50 rows", bare_list);
  return 0;
}
