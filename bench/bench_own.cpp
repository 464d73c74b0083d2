// An officer's own look-ups of three months in a national force's log, each with what explains it: from the days alone,
// and with the tables beside them, of which only what concerns the officer is of use. Then runs over all of them, as
// the program does them: with the rules of the content, and with one that is learnt from look-ups within teams.
//
// BENCH_DAYS: how many days are stored; 90 when not set.
#include <fmt/core.h>

#include "bench/look_ups.h"
#include "bench/peer.h"
#include "engine/day_store.h"
#include "engine/side_store.h"
#include "features/monitor/contract/approved.h"
#include "features/monitor/contract/detection.h"
#include "matters/testing.h"
#include "migrations/feature_monitor.h"

using namespace waarborg;
using namespace waarborg::bench;
namespace fs = std::filesystem;

namespace {

constexpr int kTimes = 5;
constexpr std::uint32_t kOfficer = 31'234;

Date date_of(DayNumber day) { return Date{std::chrono::sys_days{std::chrono::days{day}}}; }

std::uint64_t make_days(const fs::path& folder, National& national, std::uint32_t days) {
  auto writer = DayWriter::open(folder);
  if (!writer.ok()) give_up("no folder for the days");
  std::uint64_t rows = 0;
  for (std::uint32_t day = 0; day < days; ++day) {
    const auto added = writer->add(National::kFirstDay + static_cast<DayNumber>(day), national.rows_of(day));
    if (!added.ok()) give_up("a day was not kept");
    rows += added->added;
  }
  return rows;
}

/// Rows of one table, by partition.
class Table {
 public:
  explicit Table(SideShape shape) : shape_(std::move(shape)) {}
  void row(std::uint32_t partition, std::initializer_list<std::uint32_t> numbers) {
    auto& rows = partitions_[static_cast<std::int32_t>(partition)];
    rows.insert(rows.end(), numbers);
  }
  std::uint64_t keep(const SideStore& store) {
    std::uint64_t count = 0;
    for (const auto& [partition, rows] : partitions_) {
      if (!store.add(shape_, partition, rows).ok()) give_up("a table was not kept");
      count += rows.size() / shape_.columns;
    }
    return count;
  }

 private:
  SideShape shape_;
  std::map<std::int32_t, SideRows> partitions_;
};

/// As features/monitor/side_tables.h parts them.
std::uint64_t make_tables(const fs::path& folder, const National& national) {
  constexpr Moment kStretch = 32 * Moment{kSecondsOfDay};
  const auto second = [](Moment at) { return static_cast<std::uint32_t>(at); };
  Table links({"links", 3, 2}), cases({"cases", 2, 1}), duties({"duties", 3, 2}), assignments({"assignments", 6, 5}),
      people({"people", 4, 2});
  for (std::uint32_t officer = 1; officer <= National::kOfficers; ++officer)
    people.row(0, {officer, 0, National::team_of(officer), 0});
  for (const auto& one : national.links) links.row(one.basis >> 20U, {one.basis, one.subject, 0});
  for (std::uint32_t basis = 1; basis <= national.incidents(); ++basis) cases.row(basis >> 20U, {basis, 0});
  for (const auto& one : national.spells)
    duties.row(second(one.from / kStretch), {one.actor, second(one.from), second(one.to)});
  for (const auto& one : national.assignments)
    assignments.row(second(one.from / kStretch),
                    {one.basis, one.actor, one.group, 1, second(one.from), second(one.to)});
  const SideStore store(folder);
  return links.keep(store) + cases.keep(store) + duties.keep(store) + assignments.keep(store) + people.keep(store);
}

void row(matters::House& house, const std::string& what, std::uint32_t days) {
  std::vector<double> all;
  std::size_t count = 0;
  for (int time = 0; time < kTimes; ++time) {
    const Stopwatch watch;
    const auto own = monitor::look_ups_of(house, kOfficer, date_of(National::kFirstDay),
                                          date_of(National::kFirstDay + static_cast<DayNumber>(days) - 1));
    if (!own.ok()) give_up("the look-ups cannot be read");
    count = own->size();
    all.push_back(watch.seconds() * 1000);
  }
  fmt::print("| An officer's own {} look-ups of {} days, {}, median of {} (first: {:.0f} ms) | {:.0f} ms | | |\n",
             count, days, what, kTimes, all.front(), median(all));
  std::fflush(stdout);
}

void run(matters::House& house, const char* what, std::uint32_t days) {
  monitor::DetectOptions options;
  options.day = date_of(National::kFirstDay + static_cast<DayNumber>(days) - 1);
  (void)peak_memory();
  const Stopwatch watch;
  const auto found = monitor::detect(house, options);
  if (!found.ok()) give_up(found.error().code.c_str());
  fmt::print("| A run over {:.1f} million look-ups, {} | {:.1f} s | explained: {:.1f}%, peak memory {} MB | |\n",
             static_cast<double>(found->look_ups) / 1e6, what, watch.seconds(),
             100 - 100 * static_cast<double>(found->unexplained) / static_cast<double>(found->look_ups), peak_memory());
  std::fflush(stdout);
}

/// In force from now on.
void approve(matters::TestHouse& house, const char* scope) {
  monitor::ApprovedExplanation wish;
  wish.key = wish.scope = scope;
  wish.after = 30 * kDaySeconds;
  wish.asked_by = house.account("ina");
  wish.approved_by = house.account("petra");
  wish.from = house.today();
  house.write([&](storage::Transaction& tx) { return monitor::approve_explanation(tx, house.house(), wish); });
}

}  // namespace

int main() {
  const char* wanted = std::getenv("BENCH_DAYS");
  const std::uint32_t days = wanted == nullptr ? 90 : static_cast<std::uint32_t>(std::atoi(wanted));
  const storage::TemporaryDatabase place(storage::Dialect::sqlite);
  const auto database = storage::open_database(place.config());
  storage::migrate(*database, matters::test_migrations(migrations::feature_monitor::all()));
  matters::TestHouse house(*database);
  const fs::path folder = house.platform().config.data / "look-ups";
  auto national = std::make_unique<National>(days);
  const std::uint64_t rows = make_days(folder, *national, days);
  row(house.house(), fmt::format("among {:.1f} million", static_cast<double>(rows) / 1e6), days);
  BareSqlite(place.config().target).run("INSERT INTO monitor_words (kind, number, text) VALUES (5, 1, 'assigned')");
  const std::uint64_t beside = make_tables(folder / "sides", *national);
  national.reset();
  row(house.house(), fmt::format("with tables of {:.1f} million rows beside them", static_cast<double>(beside) / 1e6),
      days);
  run(house.house(), "by the rules of the content", days);
  approve(house, "follow_up");
  run(house.house(), "with one that is learnt within teams", days);
}
