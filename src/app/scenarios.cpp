// waarborg monitor scenarios: how much misuse the detection finds in invented forces, and their logs as files.
#include <fmt/core.h>

#include <cstdio>
#include <fstream>

#include "app/commands.h"
#include "app/installation.h"
#include "base/clock.h"
#include "features/monitor/contract/settings.h"
#include "scenarios/bench.h"
#include "scenarios/files.h"
#include "scenarios/report.h"

namespace waarborg::app {

namespace {

int fail(const Errors& errors) {
  fmt::print(stderr, "waarborg monitor scenarios: {}\n", describe(errors));
  return 1;
}

scenarios::WorldSettings world_of(const ScenarioOptions& options) {
  scenarios::WorldSettings settings;
  settings.officers = static_cast<std::uint32_t>(options.officers);
  settings.seed = static_cast<std::uint64_t>(options.first_seed);
  settings.misuse_by = options.misuse == "second" ? scenarios::MisuseBy::second : scenarios::MisuseBy::first;
  return settings;
}

int write_logs(const ScenarioOptions& options) {
  auto settings = world_of(options);
  settings.days = static_cast<std::uint32_t>(options.days);
  auto from = add_days(Date{std::chrono::floor<std::chrono::days>(SystemClock().now())}, -options.days);
  if (!options.from.empty()) {
    const auto given = date_from_iso(options.from);
    if (!given) {
      fmt::print(stderr, "waarborg monitor scenarios: --from takes a date, as in 2026-01-31\n");
      return 2;
    }
    from = *given;
  }
  settings.first_day = static_cast<engine::DayNumber>(std::chrono::sys_days{from}.time_since_epoch().count());
  if (!options.people.empty()) {
    auto people = scenarios::read_people(options.people);
    if (!people.ok()) return fail(people.errors());
    settings.people = std::move(people).value();
  }
  const auto world = scenarios::make_world(settings);
  const auto written = scenarios::write_world(world, options.write);
  if (!written.ok()) return fail(written.errors());
  fmt::print("{}: {} officers, {} days, {} pieces of misuse (misuse.csv)\n", options.write.string(), options.officers,
             options.days, world.misuse.size());
  return 0;
}

/// What the content sets, in the numbers of the invented forces.
Result<scenarios::Detection> detection_of(const ScenarioOptions& options) {
  const auto words_of = [](const auto& names) { return std::vector<std::string>(names.begin(), names.end()); };
  const monitor::WorldWords words{words_of(scenarios::kTaskNames), words_of(scenarios::kClosenessNames),
                                  words_of(scenarios::kMarkNames), words_of(scenarios::kReasons)};
  auto given = TRY(monitor::engine_settings(options.rules, calendar::Jurisdiction::nl, words));
  if (given.learnt_rules > 0) fmt::print(stderr, "{} learnt explanations are not part of this\n", given.learnt_rules);
  scenarios::Detection detection;
  detection.version = std::move(given.version);
  detection.rules = std::move(given.rules);
  detection.signs = given.signs;
  detection.of_relations = std::move(given.of_relations);
  detection.of_marks = std::move(given.of_marks);
  detection.of_reasons = std::move(given.of_reasons);
  detection.always = given.always;
  detection.cases = given.cases;
  detection.peers_least = given.peers_least;
  detection.usual_of = given.usual_of;
  detection.wait_days = given.wait_days;
  detection.settle_days = given.settle_days;
  return detection;
}

bool write_file(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) fmt::print(stderr, "waarborg monitor scenarios: cannot write {}\n", path.string());
  return static_cast<bool>(file);
}

}  // namespace

int monitor_scenarios(const ScenarioOptions& options) {
  if (!options.write.empty()) return write_logs(options);
  scenarios::BenchSettings settings;
  settings.world = world_of(options);
  settings.seeds = static_cast<std::uint32_t>(options.seeds);
  settings.compared_seeds = static_cast<std::uint32_t>(options.compared);
  settings.every = static_cast<std::uint32_t>(options.every);
  settings.threads = static_cast<unsigned>(options.threads);
  if (options.misuse == "second") settings.authors = {scenarios::MisuseBy::second};
  if (options.misuse == "both") settings.authors.push_back(scenarios::MisuseBy::second);
  auto detection = detection_of(options);
  if (!detection.ok()) return fail(detection.errors());
  settings.detection = std::move(detection).value();
  const auto result = scenarios::run_bench(settings, [](const std::string& done) { fmt::print(stderr, "{}\n", done); });
  if (!result.ok()) return fail(result.errors());
  if (options.report.empty()) {
    fmt::print("{}", scenarios::markdown_of(*result));
    return 0;
  }
  auto figures = options.report;
  figures.replace_extension(".json");
  const bool written =
      write_file(options.report, scenarios::markdown_of(*result)) && write_file(figures, scenarios::json_of(*result));
  return written ? 0 : 1;
}

}  // namespace waarborg::app
