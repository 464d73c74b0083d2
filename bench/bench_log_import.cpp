// A national force's query log brought in from csv, from the command's beginning to days, counts and key files on the
// disk, beside DuckDB loading the same files into a table on the disk (bench/duckdb_log_import.mjs), in one run: a
// first file into an empty house, and a second one of the days that follow.
//
// BENCH_ROWS: how many rows a file has, about; 5 million when not set. BENCH_ALONE=1: without DuckDB.
#include <array>
#include <chrono>
#include <fstream>

#include "base/bytes.h"
#include "bench/duckdb_peer.h"
#include "bench/national.h"
#include "bench/peer.h"
#include "features/monitor/contract/commands.h"
#include "features/monitor/contract/detection.h"
#include "matters/testing.h"
#include "migrations/feature_monitor.h"
#include "platform/directory/directory.h"

using namespace waarborg;
using namespace waarborg::bench;
namespace fs = std::filesystem;

namespace {

constexpr const char* kMapping = R"(name: National log
format: csv
time: {column: moment, format: "%Y-%m-%d %H:%M:%S", zone: Europe/Amsterdam, ambiguous: earlier}
officer: {column: officer}
group: {column: team}
system: {column: system}
subject: {column: subject}
basis: {column: case}
reason: {column: reason, clean: [fold_case]}
place: {column: place}
)";
constexpr std::array<const char*, 12> kSystems{"BVH",  "RDW-kenteken", "BRP",    "OPS",      "SummIT", "Documenten",
                                               "ANPR", "Vuurwapens",   "HKS-OB", "Schengen", "KvK",    "JDS"};
constexpr std::array<const char*, 8> kDoing{"Aanhouding",        "Melding huiselijk geweld",  "Controle langs de weg",
                                            "Getuige horen",     "Verdachte horen",           "Aangifte opnemen",
                                            "Zorgen om persoon", "Doorzoeking, voorbereiding"};
constexpr std::array<const char*, 8> kWhy{"",
                                          " op verzoek OvJ",
                                          " noodhulp",
                                          " nacht",
                                          " na melding",
                                          ", eigen zaak",
                                          " overdracht",
                                          " informatie aan collega"};

/// About one reason in two hundred is of somebody's own words.
std::string reason_of(const engine::Access& row) {
  if (row.reason == 0) return "";
  std::string text = std::string(kDoing[row.reason % 8]) + kWhy[row.reason / 8 % 8];
  if ((row.subject + row.second) % 200 == 0) text += " " + std::to_string(row.place * 3 + row.second % 3);
  return text.find(',') == std::string::npos ? text : '"' + text + '"';
}

class Clock {
 public:
  /// Summer time of Amsterdam; no day of the log is at its end.
  std::string_view local(engine::DayNumber day, std::uint32_t second) {
    const auto time = std::int64_t{day} * engine::kSecondsOfDay + second + 7200;
    const auto of_day = time % engine::kSecondsOfDay;
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{time / engine::kSecondsOfDay}}};
    text_.clear();
    fmt::format_to(std::back_inserter(text_), "{:04}-{:02}-{:02} {:02}:{:02}:{:02}", static_cast<int>(date.year()),
                   static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), of_day / 3600,
                   of_day / 60 % 60, of_day % 60);
    return text_;
  }

 private:
  std::string text_;
};

/// One file, in the order of its moments. Answers its rows.
std::size_t write_log(National& national, std::uint32_t& day, std::size_t wanted, const fs::path& folder,
                      const std::string& name) {
  std::ofstream out(folder / (name + ".csv"), std::ios::binary);
  out << "moment,officer,team,system,subject,case,reason,place\n";
  std::size_t rows = 0;
  Clock clock;
  std::string text;
  for (; rows < wanted; ++day) {
    auto of_day = national.rows_of(day);
    std::ranges::stable_sort(of_day, {}, &engine::Access::second);
    if (of_day.size() > wanted - rows) of_day.resize(wanted - rows);
    for (const auto& row : of_day) {
      text.clear();
      fmt::format_to(std::back_inserter(text), "{},NL{:06},Basisteam {:03},{},{:09},{},{},WS-{:04}-{}\n",
                     clock.local(National::kFirstDay + static_cast<engine::DayNumber>(day), row.second),
                     row.actor * 7 % 1'000'000, row.group, kSystems[row.source % 12],
                     row.subject * 37ULL % 1'000'000'007,
                     row.basis == 0 ? "" : fmt::format("PL{:02}00-2024{:06}", row.group % 24, row.basis),
                     reason_of(row), row.place / 4, row.place % 4);
      out << text;
    }
    rows += of_day.size();
  }
  std::ofstream(folder / (name + ".rows")) << rows;
  return rows;
}

std::uint64_t bytes_of(const fs::path& folder) {
  std::uint64_t bytes = 0;
  for (const auto& file : fs::recursive_directory_iterator(folder))
    if (file.is_regular_file()) bytes += file.file_size();
  return bytes;
}

Cost bring_in(matters::TestHouse& house, const fs::path& folder, const std::string& name) {
  monitor::LogCommand command;
  command.mapping = (folder / "mapping.yaml").string();
  command.sources = {folder / (name + ".csv")};
  const i18n::Translator t(house.platform().texts, i18n::Language::en, house.platform().config.zone);
  const Stopwatch watch;
  const double cpu = cpu_seconds(RUSAGE_SELF);
  const int status =
      monitor::import_logs(house.house(), t, command, [](std::string_view line) { fmt::print(stderr, "{}\n", line); });
  if (status != 0) give_up("the log was not taken");
  return {watch.seconds(), cpu_seconds(RUSAGE_SELF) - cpu};
}

void say(const char* what, std::size_t rows, const Cost& ours, const Cost* theirs) {
  const auto line = [&](const char* kind, double mine, double peer) {
    const double million = static_cast<double>(rows) / 1e6;
    fmt::print("| {}, {:.1f} million rows, {} | {:.2f} s, {:.2f} million rows/s | ", what, million, kind, mine,
               million / mine);
    if (theirs == nullptr)
      fmt::print("| |\n");
    else
      fmt::print("DuckDB: {:.2f} s, {:.2f} million rows/s | {:.2f} times as fast |\n", peer, million / peer,
                 peer / mine);
  };
  line("elapsed", ours.wall, theirs == nullptr ? 0 : theirs->wall);
  line("of the processors", ours.cpu, theirs == nullptr ? 0 : theirs->cpu);
  std::fflush(stdout);
}

}  // namespace

int main() {
  const char* wanted = std::getenv("BENCH_ROWS");
  const auto rows = static_cast<std::size_t>(wanted == nullptr ? 5'000'000 : std::atol(wanted));
  const bool alone = std::getenv("BENCH_ALONE") != nullptr;
  const storage::TemporaryDatabase place(storage::Dialect::sqlite);
  const fs::path folder = place.folder();
  std::ofstream(folder / "mapping.yaml") << kMapping;
  std::array<std::size_t, 2> counts{};
  static constexpr std::array<const char*, 2> kNames{"first", "second"};
  static constexpr std::array<const char*, 2> kWhat{"First file, into an empty house",
                                                    "Second file, of the days that follow"};
  {
    National national(static_cast<std::uint32_t>(rows / 1'300'000 + 1) * 2);
    std::uint32_t day = 0;
    for (std::size_t at = 0; at < 2; ++at) counts[at] = write_log(national, day, rows, folder, kNames[at]);
  }
  const auto database = storage::open_database(place.config());
  storage::migrate(*database, matters::test_migrations(migrations::feature_monitor::all()));
  matters::TestHouse house(*database);
  house.write([&](storage::Transaction& tx) {
    directory::create_desk(tx, monitor::kMonitorDesk, {house.account("ina")});
    directory::create_desk(tx, monitor::kApprovalDesk, {house.account("petra")});
  });
  std::optional<DuckDbPeer> peer;
  if (!alone) peer.emplace("bench/duckdb_log_import.mjs", folder);
  for (std::size_t at = 0; at < 2; ++at) {
    std::optional<Cost> theirs;
    if (peer) theirs = peer->ask(kNames[at]);
    const Cost ours = bring_in(house, folder, kNames[at]);
    say(kWhat[at], counts[at], ours, theirs ? &*theirs : nullptr);
  }
  peer.reset();
  const double all = static_cast<double>(counts[0] + counts[1]);
  const auto ours = static_cast<double>(bytes_of(house.platform().config.data / "look-ups")) / all;
  fmt::print("| Bytes on disk for a row, key files included (csv: {:.0f}) | {:.1f} | ",
             static_cast<double>(fs::file_size(folder / "first.csv") + fs::file_size(folder / "second.csv")) / all,
             ours);
  if (alone) {
    fmt::print("| |\n");
  } else {
    const auto theirs = static_cast<double>(fs::file_size(folder / "peer.duckdb")) / all;
    fmt::print("DuckDB: {:.1f} | {:.2f} times the bytes |\n", theirs, ours / theirs);
  }
}
