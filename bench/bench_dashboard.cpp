// The dashboard and the central monitor at 100,000 matters of five years, beside one bare count over the same rows; the
// queue and the search among them; and what the wall costs when a matter is opened or given.
#include <fmt/core.h>

#include "bench/crowd.h"
#include "features/insight/contract/insight.h"
#include "matters/participants.h"
#include "matters/queue.h"
#include "matters/testing.h"
#include "migrations/feature_insight.h"
#include "migrations/feature_triage.h"

using namespace waarborg;
using namespace waarborg::bench;

namespace {

constexpr int kMatters = 100'000;
constexpr int kTimes = 11;
constexpr int kCaseSize = 50;

template <class Work>
double median_ms(int times, Work&& work) {
  std::vector<double> all;
  for (int time = 0; time < times; ++time) {
    const Stopwatch watch;
    work();
    all.push_back(watch.seconds() * 1000);
  }
  return median(all);
}

/// Five years, four kinds, the units in turn; three in four closed, with steps, tasks and a stopped clock of their own.
void spread(BareSqlite& database, const std::string& first_id, const std::vector<std::string>& units) {
  std::string unit = "CASE i % 4";
  for (std::size_t at = 0; at < units.size(); ++at) unit += fmt::format(" WHEN {} THEN '{}'", at, units[at]);
  unit += " END";
  const std::string id = kCopyId;
  const std::string received = "date('2021-11-01', '+' || (i % 1820) || ' days')";
  const std::string closed = "date('2021-11-01', '+' || (i % 1820 + 10 + i % 80) || ' days')";
  database.run(
      "CREATE TEMP TABLE crowd AS " + numbers(0, kMatters) + "SELECT " + id + " AS id, i, " + received +
      " AS received_on, " + closed + " AS closed_on, " + unit +
      " AS unit_id, CASE i % 7 WHEN 0 THEN 'complaint' WHEN 1 THEN 'orienting' WHEN 2 THEN 'disciplinary' ELSE "
      "'report' END AS kind FROM n");
  database.run("CREATE UNIQUE INDEX temp.crowd_id ON crowd (id)");
  database.run("BEGIN");
  database.run(
      "UPDATE matters_matters SET kind = c.kind, unit_id = c.unit_id, received_on = c.received_on, state = CASE WHEN "
      "c.i % 4 < 3 THEN 'closed' ELSE 'open' END, closed_on = CASE WHEN c.i % 4 < 3 THEN c.closed_on END, outcome = "
      "CASE WHEN c.i % 4 < 3 THEN CASE c.i % 3 WHEN 0 THEN 'no_case' WHEN 1 THEN 'line' ELSE 'orienting' END END FROM "
      "crowd c WHERE c.id = matters_matters.id");
  database.run(
      "UPDATE matters_access SET open = CASE WHEN c.i % 4 < 3 THEN 0 ELSE 1 END, received_on = c.received_on, kind = "
      "c.kind FROM crowd c WHERE c.id = matters_access.matter_id");
  database.run(
      "INSERT INTO matters_steps SELECT c.id || s.id, c.id, s.position, s.phase, s.step, 'done', s.responsible, "
      "date(c.received_on, '+7 days'), s.nature, s.source, date(c.received_on, '+' || (c.i % 12) || ' days'), 'x', "
      "NULL, "
      "NULL FROM crowd c, matters_steps s WHERE s.matter_id = '" +
      first_id + "'");
  database.run(
      "INSERT INTO matters_tasks SELECT s.id || 't', s.matter_id, s.id, 'd:none', 'step', s.due_on, 'done', "
      "c.received_on, "
      "s.done_on FROM matters_steps s JOIN crowd c ON c.id = s.matter_id");
  database.run(
      "INSERT INTO matters_clocks SELECT c.id || k.id, c.id, k.clock, k.extends, k.nature, k.period, k.source, "
      "c.received_on, date(c.received_on, '+42 days'), 'stopped', NULL, 0, NULL, c.closed_on, NULL FROM crowd c, "
      "matters_clocks k WHERE k.matter_id = '" +
      first_id + "' AND c.i % 4 < 3");
  database.run(
      "INSERT INTO matters_participants SELECT c.id || 'h', c.id, 'a:' || (c.i % 200), 'handler', c.received_on, NULL, "
      "'assigned' FROM crowd c");
  database.run("COMMIT");
  database.run("ANALYZE");
}

void row(const char* what, double ours, const char* peer, double bare) {
  fmt::print("| {}, median of {} | {:.1f} ms | {}: {:.1f} ms | {:.2f} times the time |\n", what, kTimes, ours, peer,
             bare, ours / bare);
  std::fflush(stdout);
}

void expect_page(const http::Response& response) {
  if (response.status == 200) return;
  fmt::print(stderr, "the page is not as it should be: {}\n", response.status);
  std::exit(1);
}

void measure_pages(matters::TestHouse& house, const std::string& path) {
  matters::TestPages pages(house, insight::add_routes);
  BareSqlite direct(path);
  auto* statement =
      direct.prepare("SELECT kind, unit_id, state, COUNT(*) FROM matters_matters GROUP BY kind, unit_id, state");
  const double bare = median_ms(kTimes, [&] {
    while (sqlite3_step(statement) == SQLITE_ROW) (void)sqlite3_column_text(statement, 0);
    sqlite3_reset(statement);
  });
  sqlite3_finalize(statement);
  const auto page = [&](const char* target, const char* who) {
    return median_ms(kTimes, [&] { expect_page(pages.get(target, who)); });
  };
  const char* peer = "bare count of these matters by kind, unit and state";
  row("The dashboard over the whole force at 100000 matters", page("/dashboard", "ina"), peer, bare);
  row("The dashboard of a desk that holds all 100000", page("/dashboard", "tessa"), peer, bare);
  row("The central monitor, one month, at 100000 matters", page("/monitor?period=2026-09", "ina"), peer, bare);
  row("The central monitor, a half-year, at 100000 matters", page("/monitor?period=2026-H1", "ina"), peer, bare);
}

/// A case of many matters around one on the disciplinary track.
matters::Opened big_case(matters::TestHouse& house) {
  auto request = house.report();
  request.procedure = "disciplinary";
  const auto middle = house.open(request);
  for (int at = 1; at < kCaseSize; ++at) {
    auto linked = house.report();
    linked.opened_from = middle.matter.id;
    (void)house.open(linked);
  }
  return middle;
}

void measure_wall(matters::TestHouse& house) {
  const auto free = house.open(house.report());
  const auto walled = big_case(house);
  const auto look = [&](const matters::Opened& opened, const char* who) {
    const auto viewer = house.viewer(who);
    return median_ms(kTimes * 4, [&] {
      if (!matters::look(house.house(), viewer, opened.matter.id).ok()) std::exit(1);
    });
  };
  std::string who_sees = "tessa";
  for (const char* name : {"tessa", "aart", "cleo", "carla"})
    if (matters::look(house.house(), house.viewer(name), walled.matter.id).ok()) who_sees = name;
  row("Opening a matter on a track, in a case of 50 matters", look(walled, who_sees.c_str()), "opening one on no track",
      look(free, "tessa"));
  const auto check = [&](const matters::Opened& opened) {
    return median_ms(kTimes * 4, [&] {
      house.read([&](storage::Transaction& tx) {
        return Result<bool>(
            matters::check_assign(tx, house.house(), opened.matter, house.account("hanna"), "handler").ok());
      });
    });
  };
  row("Whether somebody may be assigned, in a case of 50 matters", check(walled), "on a matter on no track",
      check(free));
}

}  // namespace

int main() {
  const storage::TemporaryDatabase place(storage::Dialect::sqlite);
  const auto database = storage::open_database(place.config());
  auto tables = migrations::feature_triage::all();
  for (const auto& migration : migrations::feature_insight::all()) tables.push_back(migration);
  storage::migrate(*database, matters::test_migrations(tables));
  matters::TestHouse house(*database);
  const auto first = house.open(house.report());
  {
    BareSqlite direct(place.config().target);
    direct.run("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000");
    copy_all(direct, first.matter.id, 0, kMatters);
    spread(direct, first.matter.id, {house.unit("K"), house.unit("N"), house.unit("N1"), house.unit("Z")});
  }
  measure_pages(house, place.config().target);
  measure_wall(house);
}
