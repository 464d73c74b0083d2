// The dashboard, the central monitor, the work queue and the search in a force of 200 units at a thousand, a hundred
// thousand and a million matters of five years, beside bare statements over the same rows; keeping the figures; and
// what the wall costs when a matter is opened or given. BENCH_MATTERS_MAX leaves the largest out.
#include <fmt/core.h>

#include <cstdlib>

#include "bench/crowd.h"
#include "features/casework/contract/casework.h"
#include "features/insight/contract/insight.h"
#include "matters/figure_keeping.h"
#include "matters/participants.h"
#include "matters/testing.h"
#include "migrations/feature_casework.h"
#include "migrations/feature_concerned.h"
#include "migrations/feature_decisions.h"
#include "migrations/feature_insight.h"
#include "migrations/feature_triage.h"
#include "platform/directory/directory.h"

using namespace waarborg;
using namespace waarborg::bench;

namespace {

constexpr int kSizes[] = {1000, 100'000, 1'000'000};
constexpr int kRegions = 14;
constexpr int kTeams = 13;  // in each region: with the regions and the force itself, some 200 units
constexpr int kTimes = 11;
constexpr int kCaseSize = 50;

void row(const std::string& what, double ours, const char* peer, double bare) {
  fmt::print("| {}, median of {} | {:.1f} ms | {}: {:.1f} ms | {:.2f} times the time |\n", what, kTimes, ours, peer,
             bare, ours / bare);
  std::fflush(stdout);
}

void expect_page(const http::Response& response) {
  if (response.status == 200) return;
  fmt::print(stderr, "the page is not as it should be: {}\n", response.status);
  std::exit(1);
}

std::vector<std::string> make_units(matters::TestHouse& house) {
  std::vector<std::string> out;
  house.write([&](storage::Transaction& tx) {
    const std::string force = house.unit("K");
    for (int region = 0; region < kRegions; ++region) {
      const std::string code = fmt::format("R{:02}", region);
      const std::string above = directory::save_unit(tx, {"", code, "Eenheid " + code, force, ""});
      out.push_back(above);
      for (int team = 0; team < kTeams; ++team) {
        const std::string name = fmt::format("{}-{:02}", code, team);
        out.push_back(directory::save_unit(tx, {"", name, "Team " + name, above, ""}));
      }
    }
  });
  return out;
}

class Peer {
 public:
  explicit Peer(const std::string& path) : database_(path) {}
  double time(const std::string& sql) {
    auto* statement = database_.prepare(sql);
    const double ms = median_ms(kTimes, [&] {
      while (sqlite3_step(statement) == SQLITE_ROW) (void)sqlite3_column_text(statement, 0);
      sqlite3_reset(statement);
    });
    sqlite3_finalize(statement);
    return ms;
  }

 private:
  BareSqlite database_;
};

void measure_pages(matters::TestHouse& house, const std::string& path, const std::vector<std::string>& units,
                   int count) {
  matters::TestPages pages(house, [](web::RouteTable& table, matters::House& of) {
    casework::add_routes(table, of);
    insight::add_routes(table, of);
  });
  Peer peer(path);
  const auto at = [&](const char* what) { return fmt::format("{} at {} matters", what, count); };
  const auto page = [&](const std::string& target, const char* who) {
    return median_ms(kTimes, [&] { expect_page(pages.get(target, who)); });
  };
  const double bare =
      peer.time("SELECT kind, unit_id, state, COUNT(*) FROM matters_matters GROUP BY kind, unit_id, state");
  const char* counted = "bare count of these matters by kind, unit and state";
  row(at("The dashboard over the whole force"), page("/dashboard", "ina"), counted, bare);
  row(at("The dashboard over one region"), page("/dashboard?unit=" + units.front(), "ina"), counted, bare);
  row(at("The dashboard of a desk that holds them all"), page("/dashboard", "tessa"), counted, bare);
  row(at("The same with kind, unit and year chosen"),
      page("/dashboard?kind=report&year=2025&unit=" + units.front(), "tessa"), counted, bare);
  row(at("The dashboard of somebody with none"), page("/dashboard", "emma"), counted, bare);
  const char* steps = "bare count of the steps of these months by step";
  const auto steps_of = [&](const char* from, const char* until) {
    return peer.time(
        fmt::format("SELECT step, COUNT(*) FROM matters_steps WHERE done_on >= '{}' AND done_on < '{}' GROUP BY step",
                    from, until));
  };
  row(at("The central monitor, one month,"), page("/monitor?period=2026-09", "ina"), steps,
      steps_of("2026-09-01", "2026-10-01"));
  row(at("The central monitor, a half-year,"), page("/monitor?period=2026-H1", "ina"), steps,
      steps_of("2026-01-01", "2026-07-01"));
  const double indexed = peer.time(
      "SELECT m.* FROM matters_access a JOIN matters_matters m ON m.id = a.matter_id WHERE a.principal = 'd:" +
      house.desk_id("triage") + "' AND a.open = 1 ORDER BY a.due_on, a.matter_id LIMIT 50");
  row(at("The page of the work queue"), page("/matters", "tessa"), "bare indexed select of 50 rows", indexed);
  const double search = median_ms(kTimes, [&] {
    expect_page(pages.post(
        "/search",
        [] {
          http::Fields f;
          f.add("csrf", "csrf");
          f.add("q", "cadeaus nergens");
          return f;
        }(),
        "tessa"));
  });
  row(at("A search that finds nothing in the newest"), search, "bare indexed select of 50 rows", indexed);
}

/// What a change of a matter costs for the figures' sake: nothing changed, so facts are counted anew and compared.
void measure_keeping(matters::TestHouse& house, int count) {
  const auto opened = house.open(house.report());
  constexpr int kAtOnce = 200;
  const auto times = [&](const std::function<void(storage::Transaction&)>& work) {
    return median_ms(kTimes, [&] {
      house.write([&](storage::Transaction& tx) {
        for (int i = 0; i < kAtOnce; ++i) work(tx);
      });
    });
  };
  const double kept = times([&](storage::Transaction& tx) { matters::recount(tx, opened.matter.id); });
  const double loaded = times([&](storage::Transaction& tx) { (void)matters::load_matter(tx, opened.matter.id); });
  row(fmt::format("Keeping the figures of {} changes at {} matters", kAtOnce, count), kept, "reading as many matters",
      loaded);
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
  auto tables = migrations::feature_casework::all();
  for (const auto& some : {migrations::feature_triage::all(), migrations::feature_concerned::all(),
                           migrations::feature_decisions::all(), migrations::feature_insight::all()})
    tables.insert(tables.end(), some.begin(), some.end());
  storage::migrate(*database, matters::test_migrations(tables));
  matters::TestHouse house(*database);
  const auto units = make_units(house);
  const auto first = house.open(house.report());
  const char* most = std::getenv("BENCH_MATTERS_MAX");
  int have = 0;
  for (const int count : kSizes) {
    if (most && count > std::atoi(most)) break;
    const Stopwatch watch;
    {
      BareSqlite direct(place.config().target);
      direct.run("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000");
      make_crowd(direct, first.matter.id, units, have, count);
    }
    const double made = watch.seconds();
    if (!matters::fill_figures(*database).ok()) return 1;
    fmt::print(stderr, "{} matters made in {:.0f} s, taken into the figures in {:.0f} s\n", count - have, made,
               watch.seconds() - made);
    have = count;
    measure_pages(house, place.config().target, units, count);
    measure_keeping(house, count);
  }
  measure_wall(house);
}
