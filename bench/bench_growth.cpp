// How a national force's look-ups grow: days are made, stored and judged one after another, as the program does each
// night, with the side tables around each; the facts of days that were judged are kept, and cases are made of the last
// 90 days of these. Nothing holds the whole, so what a day costs may not grow with the days before it.
//
// BENCH_GROWTH: how many million look-ups at most; 500 when not set.
#include <filesystem>

#include "base/bytes.h"
#include "bench/look_ups.h"
#include "bench/peer.h"
#include "engine/day_store.h"
#include "engine/fact_store.h"

using namespace waarborg;
using namespace waarborg::bench;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMillion = 1'000'000;
constexpr double kFiveYears = 2700;  ///< million look-ups of a national force
constexpr std::uint32_t kWindow = 90;

struct Spent {
  Cost storing, judging, cases;
  std::uint64_t memory = 0, memory_of_cases = 0, rows = 0, bytes = 0, bytes_of_facts = 0;
};

/// What `work` costs, and the most memory meanwhile.
template <class Work>
void measure(Cost& cost, std::uint64_t& memory, Work work) {
  (void)peak_memory();
  const Stopwatch watch;
  const double cpu = cpu_seconds(RUSAGE_SELF);
  work();
  cost.wall += watch.seconds();
  cost.cpu += cpu_seconds(RUSAGE_SELF) - cpu;
  memory = std::max(memory, peak_memory());
}

class Growth {
 public:
  explicit Growth(const fs::path& place) : days_(place / "days"), facts_(place / "facts") {
    for (std::uint32_t officer = 0; officer <= National::kOfficers; ++officer) peers_.push_back(officer % 8);
  }
  void add_day(std::uint32_t number) {
    if (number > 0) national_.begin_day(number);
    const auto day = National::kFirstDay + static_cast<DayNumber>(number);
    auto rows = national_.rows_of(number);
    spent_.rows += rows.size();
    std::uint64_t ignored = 0;
    measure(spent_.storing, ignored, [&] {
      auto writer = DayWriter::open(days_);
      if (!writer.ok() || !writer->add(day, std::move(rows)).ok()) give_up("a day was not kept");
    });
    const auto assignments = national_.assignments_by_team();
    measure(spent_.judging, spent_.memory, [&] { judge(day, assignments); });
    spent_.bytes += fs::file_size(DayStore(days_).file_of(day));
    spent_.bytes_of_facts += fs::file_size(FactStore(facts_).file_of(day));
  }
  /// Cases of the last days.
  void make_cases(std::uint32_t days) {
    const auto settings = case_settings(days);
    spent_.cases = {};
    measure(spent_.cases, spent_.memory_of_cases, [&] {
      const auto window =
          FactStore(facts_).window(settings.last_day - static_cast<DayNumber>(kWindow), settings.last_day, threads());
      if (!window.ok()) give_up("the facts cannot be read");
      (void)engine::make_cases(*window, peers_, settings, threads());
    });
  }
  [[nodiscard]] const Spent& spent() const { return spent_; }

 private:
  static unsigned threads() { return std::thread::hardware_concurrency(); }
  void judge(DayNumber day, const std::vector<std::vector<Assignment>>& assignments) {
    std::vector<Segment> one;
    auto segment = DayStore(days_).segment(day);
    if (!segment.ok()) give_up("a day cannot be read");
    one.push_back(std::move(segment).value());
    const SideTables tables(national_.incidents(), national_.links, national_.spells, assignments);
    if (!FactStore(facts_).put({day, {}, facts_of(one, tables.sides)}).ok()) give_up("facts were not kept");
  }

  fs::path days_, facts_;
  National national_{1};
  std::vector<std::uint32_t> peers_;
  Spent spent_;
};

void say(const Spent& spent) {
  const double million = static_cast<double>(spent.rows) / kMillion;
  fmt::print("| {:.1f} million | {:.3f} s | {:.3f} s | {:.0f} s | {:.2f} s | {} MB, {} MB | {:.2f} + {:.2f} |\n",
             million, spent.judging.wall / million, spent.judging.cpu / million, spent.judging.wall, spent.cases.wall,
             spent.memory, spent.memory_of_cases, static_cast<double>(spent.bytes) / static_cast<double>(spent.rows),
             static_cast<double>(spent.bytes_of_facts) / static_cast<double>(spent.rows));
  std::fflush(stdout);
}

}  // namespace

int main() {
  const char* wanted = std::getenv("BENCH_GROWTH");
  const std::uint64_t most = (wanted == nullptr ? 500 : std::strtoull(wanted, nullptr, 10)) * kMillion;
  const fs::path place = fs::temp_directory_path() / ("waarborg-growth-" + new_id());
  fs::create_directories(place);
  fmt::print(
      "| Look-ups | Judged and kept, a million | Of the processors, a million | All days | Cases of {} days | "
      "Memory at its peak: a day, cases | Bytes for a look-up: days + facts |\n|---|---|---|---|---|---|---|\n",
      kWindow);
  Growth growth(place);
  std::vector<std::uint64_t> sizes = {kMillion, 10 * kMillion, 100 * kMillion, 500 * kMillion};
  std::erase_if(sizes, [&](std::uint64_t size) { return size > most; });
  std::uint32_t days = 0;
  for (const auto size : sizes) {
    while (growth.spent().rows < size) growth.add_day(days++);
    growth.make_cases(days);
    say(growth.spent());
  }
  const auto& spent = growth.spent();
  const double million = static_cast<double>(spent.rows) / kMillion;
  fmt::print(
      "\nFive years of a national force, {:.0f} million look-ups, judged anew: {:.0f} s by the rate of the last row, "
      "and {:.1f} GB on disk. Computed, not measured. Storing took {:.2f} s a million.\n",
      kFiveYears, spent.judging.wall / million * kFiveYears + spent.cases.wall,
      static_cast<double>(spent.bytes + spent.bytes_of_facts) / static_cast<double>(spent.rows) * kFiveYears / 1000,
      spent.storing.wall / million);
  fs::remove_all(place);
}
