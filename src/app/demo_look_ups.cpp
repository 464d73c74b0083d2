#include "app/demo_look_ups.h"

#include "features/atypical/contract/commands.h"
#include "features/monitor/contract/commands.h"
#include "scenarios/files.h"

namespace waarborg::app {

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kOfficers = 150;
constexpr std::uint32_t kDays = 366;
constexpr std::uint64_t kSeed = 20;
constexpr int kWeeksOfRuns = 6;
/// In the order in which they build on one another: people before what they do.
constexpr const char* kTables[] = {"people",      "duties",     "absences", "cases",     "links",
                                   "assignments", "relations",  "homes",    "addresses", "employees",
                                   "marks",       "operations", "look-ups"};

std::vector<scenarios::Person> people_of(const DemoContent& content) {
  std::vector<scenarios::Person> people;
  for (const auto& each : content.accounts) people.push_back({each.number, each.unit, each.function});
  int number = 200000;  // as make_demo_force numbers them
  for (const auto& each : content.people) people.push_back({std::to_string(++number), each.unit, each.function});
  return people;
}

/// The files of the invented force, for as long as they are brought in.
struct Folder {
  fs::path path;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

Result<Done> bring_in(Installation& installation, const fs::path& folder, const std::string& table) {
  const i18n::Translator t(installation.texts(), i18n::Language::en, installation.config().zone);
  std::string said;
  monitor::LogCommand command;
  command.mapping = "waarborg-" + table;
  command.sources = {folder / (table + ".csv")};
  const auto hear = [&](std::string_view line) { said += "\n" + std::string(line); };
  if (monitor::import_logs(installation.house(), t, command, hear) == 0) return Done{};
  return conflict("app.demo_look_ups", "", {table + said});
}

/// One a week, the last as of yesterday, each on its own day.
Result<Done> run_detection(Installation& installation, FixedClock& clock) {
  const i18n::Translator t(installation.texts(), i18n::Language::en, installation.config().zone);
  const Instant now = clock.now();
  std::string said;
  const auto hear = [&](std::string_view line) { said += "\n" + std::string(line); };
  int failed = 0;
  for (int week = kWeeksOfRuns - 1; week >= 0 && failed == 0; --week) {
    clock.set(now - std::chrono::hours(24 * 7 * week));
    atypical::RunCommand command;
    command.day = add_days(installation.platform().today(), -1);
    // By its budget so small a force would have one case a month, and too few controls to show what they are for.
    command.cases = 1;
    command.controls = 3;
    failed = atypical::run_detection(installation.house(), t, command, hear);
  }
  clock.set(now);
  if (failed == 0) return Done{};
  return conflict("app.demo_look_ups", "", {said});
}

}  // namespace

Result<Done> make_demo_look_ups(Installation& installation, const DemoContent& content, FixedClock& clock) {
  const Folder folder{installation.config().data / "demo-look-ups"};
  scenarios::WorldSettings settings;
  settings.seed = kSeed;
  settings.officers = kOfficers;
  settings.days = kDays;
  settings.people = people_of(content);
  const auto first = std::chrono::sys_days{installation.platform().today()} - std::chrono::days(kDays);
  settings.first_day = static_cast<engine::DayNumber>(first.time_since_epoch().count());
  // The few that such a force would have: one of each kind and level would be a force of villains.
  settings.misuse_per_thousand = 1;
  TRY(scenarios::write_world(scenarios::make_world(settings), folder.path, content.look_ups));
  for (const char* table : kTables) TRY(bring_in(installation, folder.path, table));
  return run_detection(installation, clock);
}

}  // namespace waarborg::app
