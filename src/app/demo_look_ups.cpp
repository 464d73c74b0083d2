#include "app/demo_look_ups.h"

#include <algorithm>

#include "app/demo_desk.h"
#include "features/atypical/contract/commands.h"
#include "features/monitor/contract/commands.h"
#include "scenarios/files.h"

namespace waarborg::app {

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kOfficers = 150;
constexpr std::uint32_t kDays = 366;
constexpr std::uint64_t kSeed = 20;
constexpr int kWeeksOfRuns = 14;
/// The desks caught up in the last of these, so that what came of it is still within its terms, and have not come to
/// what was listed in the last two weeks.
constexpr int kWeeksOfDeciding = 3, kWeeksThatWait = 2;
/// Who looked at their own record, so many days ago.
constexpr const char* kCurious = "medewerker";
constexpr std::size_t kCuriousDaysAgo = 12;
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

/// The personnel number of an account.
std::string number_of(const DemoContent& content, std::string_view sign_in) {
  const auto found = std::ranges::find(content.accounts, sign_in, &DemoPerson::sign_in);
  return found == content.accounts.end() ? "" : found->number;
}

/// On the first day at work from then on.
void look_at_own_record(scenarios::World& world, const std::string& number) {
  const auto who = std::ranges::find(world.officers, number, &scenarios::Officer::code);
  if (who == world.officers.end()) return;
  for (std::size_t day = world.shifts.size() - kCuriousDaysAgo; day < world.shifts.size(); ++day) {
    const auto shift = std::ranges::find(world.shifts[day], who->number, &scenarios::Shift::officer);
    if (shift == world.shifts[day].end()) continue;
    const auto local_day = world.settings.first_day + static_cast<engine::DayNumber>(day);
    world.misuse.push_back({scenarios::Scenario::own_record,
                            scenarios::Level::naive,
                            {who->number},
                            {who->subject},
                            local_day,
                            local_day,
                            1});
    scenarios::Look look;
    look.at = shift->from + engine::Moment{3600};
    look.team = shift->team;
    look.actor = who->number;
    look.subject = who->subject;
    look.source = 1;
    look.misuse = static_cast<std::uint32_t>(world.misuse.size());
    const auto after = std::ranges::upper_bound(world.misuse_looks, look.at, {}, &scenarios::Look::at);
    world.misuse_looks.insert(after, look);
    return;
  }
}

/// Without those who were curious once, with many.
std::vector<std::string> misusing(const scenarios::World& world) {
  std::vector<std::string> codes;
  for (const auto& piece : world.misuse)
    for (const std::uint32_t actor : piece.actors)
      if (!piece.is_event()) codes.push_back(world.officers[actor].code);
  return codes;
}

/// One a week, the last as of yesterday, each on its own day; and in the last weeks what was listed is decided.
Result<Done> run_detection(Installation& installation, DemoDesk& desk, FixedClock& clock) {
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
    command.cases = 3;
    command.controls = 4;
    failed = atypical::run_detection(installation.house(), t, command, hear);
    if (failed == 0 && week < kWeeksOfDeciding)
      TRY(desk.decide(clock.now() - std::chrono::hours(24 * 7 * kWeeksThatWait - 1)));
  }
  clock.set(now);
  if (failed != 0) return conflict("app.demo_look_ups", "", {said});
  return desk.ask();
}

}  // namespace

Result<Done> make_demo_look_ups(Installation& installation, const DemoContent& content, const DemoForce& force,
                                FixedClock& clock) {
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
  auto world = scenarios::make_world(settings);
  const std::string curious = number_of(content, kCurious);
  look_at_own_record(world, curious);
  TRY(scenarios::write_world(world, folder.path, content.look_ups));
  for (const char* table : kTables) TRY(bring_in(installation, folder.path, table));
  const Players players = TRY(Players::of(installation.house(), force));
  DemoDesk desk = TRY(DemoDesk::open(installation.house(), players, misusing(world), curious));
  return run_detection(installation, desk, clock);
}

}  // namespace waarborg::app
