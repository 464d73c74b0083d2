// One page of the work queue at a thousand and at a million matters, beside one bare indexed select of as many rows.
//
// Fifty matters are real and fall due first, so both pages unseal fifty subjects; the others are copies of one, made by
// plain SQL, that fall due later.
#include <fmt/core.h>

#include "bench/crowd.h"
#include "matters/queue.h"
#include "matters/testing.h"

using namespace waarborg;
using namespace waarborg::bench;

namespace {

constexpr int kReal = 50;
constexpr int kTimes = 41;
constexpr int kPage = 50;

double page_time(matters::TestHouse& house, const identity::Viewer& viewer) {
  std::vector<double> times;
  for (int time = 0; time < kTimes; ++time) {
    const Stopwatch watch;
    const auto page = house.house().database().read([&](storage::Transaction& tx) -> Result<matters::QueuePage> {
      matters::QueueQuery query;
      query.limit = kPage;
      return matters::list_matters(tx, house.house(), viewer, query);
    });
    times.push_back(watch.seconds() * 1000);
    if (!page.ok() || page->rows.size() != kPage || page->rows.back().subject.empty()) {
      fmt::print(stderr, "the page is not as it should be\n");
      std::exit(1);
    }
  }
  return median(times);
}

double bare_time(const std::string& path, const std::string& principal) {
  BareSqlite database(path);
  sqlite3_stmt* statement = database.prepare(
      "SELECT m.* FROM matters_access a JOIN matters_matters m ON m.id = a.matter_id "
      "WHERE a.principal = '" +
      principal + "' AND a.open = 1 ORDER BY a.due_on, a.matter_id LIMIT 50");
  std::vector<double> times;
  for (int time = 0; time < kTimes; ++time) {
    const Stopwatch watch;
    while (sqlite3_step(statement) == SQLITE_ROW) (void)sqlite3_column_text(statement, 1);
    sqlite3_reset(statement);
    times.push_back(watch.seconds() * 1000);
  }
  sqlite3_finalize(statement);
  return median(times);
}

}  // namespace

int main() {
  const storage::TemporaryDatabase place(storage::Dialect::sqlite);
  const auto database = storage::open_database(place.config());
  storage::migrate(*database, matters::test_migrations());
  matters::TestHouse house(*database);
  std::string last;
  for (int at = 0; at < kReal; ++at) last = house.open(house.report()).matter.id;
  const auto viewer = house.viewer("tessa");
  std::vector<double> ours, bare;
  int have = kReal;
  for (const int count : {1000, 1000000}) {
    {
      BareSqlite direct(place.config().target);
      direct.run("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000");
      copy_all(direct, last, have, count);
    }
    have = count;
    ours.push_back(page_time(house, viewer));
    bare.push_back(bare_time(place.config().target, "d:" + house.desk_id("triage")));
    fmt::print(
        "| A page of the work queue (50 rows, unsealed) at {} matters, median of {} | {:.2f} ms | bare indexed "
        "select of 50 rows: {:.2f} ms | {:.1f} times the time |\n",
        count, kTimes, ours.back(), bare.back(), ours.back() / bare.back());
    std::fflush(stdout);
  }
  fmt::print("| The same page at 1000000 matters | {:.2f} ms | at 1000 matters: {:.2f} ms | {:.2f} times the time |\n",
             ours[1], ours[0], ours[1] / ours[0]);
}
