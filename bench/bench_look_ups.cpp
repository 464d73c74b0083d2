// A national force's look-ups: bytes on disk, and one run from the stored days to the ranked list of cases, beside the
// statements of docs/detection, and statements tuned by hand, in DuckDB over the same rows (bench/duckdb_look_ups.mjs),
// interleaved in one run. Ends with an error when they do not give the same findings and cases.
//
// BENCH_LOOK_UPS: how many look-ups, in whole days of 1.4 million; 10 million when not set. BENCH_PEER: "both" peers,
// as when not set; "tuned", that one alone, with its tables in a file and twice, for a hundred million; "none".
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/bytes.h"
#include "bench/duckdb_peer.h"
#include "bench/look_ups.h"
#include "bench/peer.h"
#include "engine/day_store.h"
#include "engine/fact_store.h"

using namespace waarborg;
using namespace waarborg::bench;
namespace fs = std::filesystem;

namespace {

constexpr const char* kPairMeasureNames =
    "days,looks,off_duty,wrong_case,reason,operation,same_case,same_words,close,vague";
constexpr const char* kActorMeasureNames =
    "subjects,weeks,off_duty,volume,rise,breadth,rare_source,rare_hours,rare_place,two_places,vague";
constexpr int kTimes = 3;

class Csv {
 public:
  Csv(const fs::path& folder, const char* name, std::string_view head) : file_(folder / (std::string(name) + ".csv")) {
    text_ = fmt::format("{}\n", head);
  }
  ~Csv() { file_ << text_; }
  Csv(const Csv&) = delete;
  Csv& operator=(const Csv&) = delete;
  template <class... Values>
  void row(const Values&... values) {
    (append(values, text_), ...);
    text_.back() = '\n';
    if (text_.size() < kBuffer) return;
    file_ << text_;
    text_.clear();
  }

 private:
  template <class Value>
  static void append(const Value& value, std::string& out) {
    fmt::format_to(std::back_inserter(out), "{},", value);
  }
  template <class Value, std::size_t kCount>
  static void append(const std::array<Value, kCount>& values, std::string& out) {
    for (const auto value : values) append(value, out);
  }
  static constexpr std::size_t kBuffer = 1U << 20U;
  std::ofstream file_;
  std::string text_;
};

struct Force {
  std::uint32_t days;
  National national;
  std::vector<std::vector<Assignment>> assignments;
  std::vector<std::uint32_t> peers;
  std::vector<Segment> segments;
  std::uint64_t rows = 0, bytes = 0;
};

void write_sides(const Force& force, const fs::path& folder) {
  Csv links(folder, "links", "basis,subject");
  for (const auto& one : force.national.links) links.row(one.basis, one.subject);
  Csv assignments(folder, "assignments", "team,basis,actor,kind,starts,ends");
  for (const auto& team : force.assignments) {
    for (const auto& one : team) assignments.row(one.group, one.basis, one.actor, one.kind, one.from, one.to);
  }
  Csv spells(folder, "spells", "actor,kind,starts,ends");
  for (const auto& one : force.national.spells) spells.row(one.actor, "duty", one.from, one.to);
  Csv cases(folder, "cases", "basis");
  for (std::uint32_t i = 1; i <= force.national.incidents(); ++i) cases.row(i);
  Csv peers(folder, "peers", "actor,peer,kind");
  for (std::size_t i = 0; i < force.peers.size(); ++i) peers.row(i, force.peers[i], force.peers[i]);
}

void write_settings(const Force& force, const fs::path& folder) {
  Csv numbered(folder, "rules", "number,scope,kinds,before,after,only_the_said");
  for (std::size_t i = 0; i < rules().size(); ++i) {
    const auto& rule = rules()[i];
    static constexpr const char* kScopes[] = {"own", "mate", "group"};
    numbered.row(i + 1, kScopes[static_cast<int>(rule.scope)], rule.kinds, rule.before, rule.after, false);
  }
  Csv reasons(folder, "reasons", "reason,sign");
  reasons.row(0, sign_of_reason(0));
  Csv offsets(folder, "offsets", "starts,seconds");
  offsets.row(0, 3600);
  const auto all = case_settings(force.days);
  Csv settings(
      folder, "settings",
      "grace,roster_within,two_places_within,before_operation,own,of_others,always,last_day,first_day,days,pair_floor,"
      "explained_weight,event_actors,event_days,event_groups,team_actors,personal,rare_share,rare_days,vague_share");
  settings.row(kSigns.grace, kSigns.roster_within, kSigns.two_places_within, kSigns.before_operation, kSigns.own,
               kSigns.of_others, 0, all.last_day, all.last_day - static_cast<DayNumber>(all.days) + 1, all.days,
               all.pair_floor, all.explained_weight, all.event_actors, all.event_days, all.event_groups,
               all.team_actors, all.personal, all.rare_share, all.rare_days, all.vague_share);
  Csv(folder, "pair_weights", kPairMeasureNames).row(all.pair_weights);
  Csv(folder, "actor_weights", kActorMeasureNames).row(all.actor_weights);
}

/// Stores every day, and writes the same rows for the peer when there is one.
void make_days(Force& force, const fs::path& store, const fs::path& tables, bool alone) {
  Csv looks(tables, "looks", "id,team,actor,moment,basis,subject,source,reason,place");
  auto writer = DayWriter::open(store);
  if (!writer.ok()) give_up("no folder for the days");
  std::uint64_t id = 0;
  for (std::uint32_t day = 0; day < force.days; ++day) {
    auto rows = force.national.rows_of(day);
    std::sort(rows.begin(), rows.end());
    const Moment midnight = (National::kFirstDay + Moment{day}) * kSecondsOfDay;
    for (const auto& row : rows) {
      if (alone) break;
      looks.row(id++, row.group, row.actor, midnight + row.second, row.basis, row.subject, row.source, row.reason,
                row.place);
    }
    if (!writer->add(National::kFirstDay + static_cast<DayNumber>(day), std::move(rows)).ok())
      give_up("a day was not kept");
  }
  force.national.end_days();
  const DayStore days(store);
  const auto numbers = days.days();
  if (!numbers.ok()) give_up("the days cannot be read");
  for (const auto day : *numbers) {
    auto segment = days.segment(day);
    if (!segment.ok()) give_up("a day cannot be read");
    force.rows += segment->rows();
    force.bytes += segment->bytes();
    force.segments.push_back(std::move(segment).value());
  }
}

/// What the parts of a run took, in seconds.
struct Phases {
  double tables = 0, scan = 0, cases = 0;
};

/// Everything that a run does, from the side tables as rows to the ranked cases.
Cases run(const Force& force, Cost& cost, Phases* phases = nullptr) {
  const Stopwatch watch;
  const double cpu = cpu_seconds(RUSAGE_SELF);
  const SideTables tables(force.national.incidents(), force.national.links, force.national.spells, force.assignments);
  const double made = watch.seconds();
  const auto facts = facts_of(force.segments, tables.sides);
  const double scanned = watch.seconds();
  auto cases = make_cases(facts, force.peers, case_settings(force.days), std::thread::hardware_concurrency());
  cost = {watch.seconds(), cpu_seconds(RUSAGE_SELF) - cpu};
  if (phases != nullptr) *phases = {made, scanned - made, cost.wall - scanned};
  return cases;
}

void write_answers(const Cases& made, const fs::path& folder) {
  Csv findings(folder, "ours_findings", fmt::format("actor,subject,{},points", kPairMeasureNames));
  Csv cases(folder, "ours_cases", fmt::format("place,actor,{},by_findings,points", kActorMeasureNames));
  std::size_t place = 0;
  for (const auto& one : made.cases) {
    cases.row(++place, one.actor, one.counts, one.by_findings, one.points);
    for (const auto& found : one.findings) {
      findings.row(found.actor, found.subject, found.counts, found.points);
    }
  }
}

/// The peer loads the tables, runs the statements, and at last compares its answers with ours; its own clock.
/// Several times the same.
struct Costs {
  std::vector<double> walls, cpus;
  void add(const Cost& one) {
    walls.push_back(one.wall);
    cpus.push_back(one.cpu);
  }
};

void say(const char* what, std::uint64_t rows, double ours, const char* peer, double theirs) {
  fmt::print("| {} of {:.1f} million look-ups | {:.2f} s | DuckDB, {}: {:.2f} s | {:.3f} times the time |\n", what,
             static_cast<double>(rows) / 1e6, ours, peer, theirs, ours / theirs);
  std::fflush(stdout);
}

void say(const Costs& ours, std::uint64_t rows, const char* peer, const Costs& theirs) {
  say("First run, elapsed,", rows, ours.walls.front(), peer, theirs.walls.front());
  const bool is_second = ours.walls.size() == 2;
  const auto one = [&](const std::vector<double>& all) { return is_second ? all.back() : median(all); };
  say(is_second ? "The second, elapsed," : "A run, elapsed,", rows, one(ours.walls), peer, one(theirs.walls));
  say(is_second ? "The second, of the processors," : "A run, of the processors,", rows, one(ours.cpus), peer,
      one(theirs.cpus));
}

/// Ours and the peers, one after another, several times; all must answer what ours does.
void run_beside(const Force& force, const fs::path& tables, bool tuned_alone) {
  write_sides(force, tables);
  write_settings(force, tables);
  DuckDbPeer peer("bench/duckdb_look_ups.mjs", tables, tuned_alone ? "disk" : "memory");
  (void)peer.ask("load");
  ::sync();  // or the system would write what was loaded while the first runs are measured
  Costs ours, plain, tuned;
  for (int time = 0; time < (tuned_alone ? 2 : kTimes); ++time) {
    Cost cost;
    const auto cases = run(force, cost);
    ours.add(cost);
    if (time == 0) write_answers(cases, tables);
    tuned.add(peer.ask("tuned"));
    if (time == 0) (void)peer.ask("compare");
    if (tuned_alone) continue;
    plain.add(peer.ask("run"));
    if (time == 0) (void)peer.ask("compare");
  }
  say(ours, force.rows, tuned_alone ? "tuned by hand, in a file" : "tuned by hand", tuned);
  if (!tuned_alone) say(ours, force.rows, "docs/detection", plain);
}

void run_alone(const Force& force) {
  Costs costs;
  Phases phases;
  (void)peak_memory();
  for (int time = 0; time < kTimes; ++time) {
    Cost ours;
    (void)run(force, ours, &phases);
    costs.add(ours);
  }
  const auto say_one = [&](const char* what, double wall, double cpu) {
    fmt::print("| {}, elapsed, of {:.1f} million look-ups | {:.2f} s | of the processors: {:.2f} s | |\n", what,
               static_cast<double>(force.rows) / 1e6, wall, cpu);
  };
  say_one("First run", costs.walls.front(), costs.cpus.front());
  say_one("A run", median(costs.walls), median(costs.cpus));
  fmt::print("| Of it making tables, scanning, making cases | {:.2f}, {:.2f}, {:.2f} s | | |\n", phases.tables,
             phases.scan, phases.cases);
  fmt::print("| Memory at its peak, the days and the rows of the side tables included | {} MB | | |\n", peak_memory());
}

/// A year of facts: those of the days there are, again and again.
constexpr DayNumber kYear = 365;

/// The rows of the side tables around a day.
struct AroundDay {
  std::vector<std::vector<Assignment>> assignments;
  std::vector<Link> links;
  std::vector<Spell> spells;
  AroundDay(const Force& force, DayNumber day) : assignments(force.assignments.size()) {
    const Moment from = (Moment{day} - 8) * kSecondsOfDay, to = (Moment{day} + 8) * kSecondsOfDay;
    std::vector<bool> wanted(force.national.incidents() + 1);
    for (std::size_t team = 0; team < assignments.size(); ++team) {
      for (const auto& one : force.assignments[team]) {
        if (one.to < from || one.from > to) continue;
        assignments[team].push_back(one);
        wanted[one.basis] = true;
      }
    }
    for (const auto& one : force.national.links) {
      if (wanted[one.basis]) links.push_back(one);
    }
    for (const auto& one : force.national.spells) {
      if (one.to >= from && one.from <= to) spells.push_back(one);
    }
  }
};

DayFacts facts_of_day(const Force& force, std::span<const Segment> day, const AroundDay& around) {
  const SideTables tables(force.national.incidents(), around.links, around.spells, around.assignments);
  return DayFacts{day.front().day(), {}, facts_of(day, tables.sides)};
}

/// The last day scanned alone, with the side tables around it, and its facts kept beside those of a year; and the cases
/// of the last 90 days, from the facts that are kept.
void add_a_day(const Force& force, const fs::path& folder) {
  const DayNumber last = force.segments.back().day();
  const FactStore store(folder);
  const auto days = std::span(force.segments);
  std::vector<DayFacts> made;
  for (DayNumber back = kYear; back > 0; --back) {
    if (made.size() < days.size()) {
      const auto one = days.subspan(made.size(), 1);
      made.push_back(facts_of_day(force, one, AroundDay(force, one.front().day())));
    }
    auto day = made[static_cast<std::size_t>(back) % made.size()];
    const DayNumber shift = last - back - day.day;
    for (auto& one : day.facts.pairs) one.day += shift;
    for (auto& one : day.facts.actors) one.day += shift;
    for (auto& one : day.facts.shares) one.day += shift;
    day.day += shift;
    if (!store.put(day).ok()) give_up("facts were not kept");
  }
  made = {};
  const AroundDay around(force, last);
  std::vector<double> adding, windows;
  for (int time = 0; time < kTimes; ++time) {
    const Stopwatch watch;
    if (!store.put(facts_of_day(force, days.last(1), around)).ok()) give_up("facts were not kept");
    adding.push_back(watch.seconds());
  }
  (void)peak_memory();
  auto settings = case_settings(force.days);
  settings.days = 90;
  settings.last_day = last;
  for (int time = 0; time < kTimes; ++time) {
    const Stopwatch watch;
    const auto facts = store.window(last - 90, last, std::thread::hardware_concurrency());
    if (!facts.ok()) give_up("the facts cannot be read");
    (void)make_cases(*facts, force.peers, settings, std::thread::hardware_concurrency());
    windows.push_back(watch.seconds());
  }
  std::uint64_t bytes = 0;
  for (const auto& file : fs::directory_iterator(folder)) bytes += file.file_size();
  fmt::print("| A day of {:.1f} million look-ups added to a year of facts ({} MB on disk) | {:.3f} s | | |\n",
             static_cast<double>(days.back().rows()) / 1e6, bytes >> 20U, median(adding));
  fmt::print("| Cases of 90 days from the facts kept | {:.2f} s | peak memory {} MB | |\n", median(windows),
             peak_memory());
}

}  // namespace

int main() {
  const char* wanted = std::getenv("BENCH_LOOK_UPS");
  const auto rows = static_cast<std::uint32_t>(wanted == nullptr ? 10'000'000 : std::atol(wanted));
  const std::uint32_t days = std::max(1U, rows / kRowsADay);
  const fs::path place = fs::temp_directory_path() / ("waarborg-look-ups-" + new_id());
  const fs::path tables = place / "tables";
  fs::create_directories(tables);
  Force force{days, National(days), {}, {}, {}};
  force.assignments = force.national.assignments_by_team();
  force.national.assignments = {};  // the same once more
  for (std::uint32_t officer = 0; officer <= National::kOfficers; ++officer) force.peers.push_back(officer % 8);
  const char* const given = std::getenv("BENCH_PEER");
  const std::string_view peer = given == nullptr ? "both" : given;
  const bool alone = peer == "none";
  make_days(force, place / "days", tables, alone);
  if (alone) {
    run_alone(force);
    add_a_day(force, place / "facts");
  } else {
    run_beside(force, tables, peer == "tuned");
  }
  fmt::print("| Bytes on disk for a look-up | {:.2f} | | |\n",
             static_cast<double>(force.bytes) / static_cast<double>(force.rows));
  fs::remove_all(place);
}
