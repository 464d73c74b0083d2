#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <system_error>

#include "app/commands.h"
#include "app/features.h"
#include "app/installation.h"
#include "matters/figure_keeping.h"
#include "platform/storage/backup.h"

namespace waarborg::app {

namespace fs = std::filesystem;

namespace {

int fail(const char* command, const Errors& errors) {
  fmt::print(stderr, "waarborg {}: refused\n{}", command, describe(errors));
  return 1;
}

/// Copies every file of a folder; answers how many.
Result<std::size_t> copy_files(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directories(to, error);
  std::size_t count = 0;
  if (!fs::exists(from)) return count;
  for (const auto& entry : fs::directory_iterator(from, error)) {
    if (!entry.is_regular_file()) continue;
    fs::copy_file(entry.path(), to / entry.path().filename(), fs::copy_options::skip_existing, error);
    if (error) return Error{ErrorKind::unavailable, "app.copy_failed", "", {entry.path().string(), error.message()}};
    ++count;
  }
  if (error) return Error{ErrorKind::unavailable, "app.copy_failed", "", {from.string(), error.message()}};
  return count;
}

Result<std::size_t> copy_files(const fs::path& from, const fs::path& to, const char* ending) {
  std::size_t count = 0;
  std::error_code error;
  if (!fs::exists(from)) return count;
  fs::create_directories(to, error);
  for (const auto& entry : fs::directory_iterator(from, error)) {
    if (!entry.is_regular_file() || entry.path().extension() != ending) continue;
    fs::copy_file(entry.path(), to / entry.path().filename(), fs::copy_options::skip_existing, error);
    if (error) break;
    ++count;
  }
  if (error) return Error{ErrorKind::unavailable, "app.copy_failed", "", {from.string(), error.message()}};
  return count;
}

/// The look-ups of the query monitor: days and the tables beside them first, then the keys their numbers come from, so
/// that what is copied beside a running import misses none. What is on its way into the days stays behind; the import
/// begins that source anew.
Result<std::size_t> copy_look_ups(const fs::path& from, const fs::path& to) {
  const auto days = TRY(copy_files(from, to, ".day"));
  const auto sides = TRY(copy_files(from / "sides", to / "sides", ".side"));
  return days + sides + TRY(copy_files(from, to, ".keys"));
}

const char* const kLookUps = "look-ups";
const char* const kBackupDatabase = "database.backup";

/// Those that were applied, and the first that was not.
std::vector<storage::Migration> up_to_next(storage::Database& database) {
  auto all = all_migrations();
  const auto pending = storage::pending_migrations(database, all);
  std::erase_if(all, [&](const storage::Migration& migration) {
    const auto name = fmt::format("{} {} {}", migration.owner, migration.number, migration.name);
    const auto found = std::ranges::find(pending, name);
    return found != pending.end() && found != pending.begin();
  });
  return all;
}

}  // namespace

int migrate(const MigrateOptions& options) {
  const auto config = configuration(options.data);
  if (!config.ok()) return fail("migrate", config.errors());
  try {
    const auto database = storage::open_database(storage_of(*config));
    const auto wanted = options.only_next ? up_to_next(*database) : all_migrations();
    fmt::print("{} migrations applied\n", storage::migrate(*database, wanted));
    if (!storage::pending_migrations(*database, all_migrations()).empty()) return 0;
    const auto filled = matters::fill_figures(*database);
    if (!filled.ok()) return fail("migrate", filled.errors());
    if (*filled > 0) fmt::print("{} matters counted for figures\n", *filled);
    return 0;
  } catch (const storage::Failure& failure) {
    fmt::print(stderr, "waarborg migrate: {}\n", failure.what());
    return 1;
  }
}

int backup(const fs::path& data, const fs::path& target) {
  const auto config = configuration(data);
  if (!config.ok()) return fail("backup", config.errors());
  std::error_code error;
  if (fs::exists(target, error) && !fs::is_empty(target, error))
    return fail("backup", {invalid("app.target_not_empty", "target", {target.string()})});
  fs::create_directories(target, error);
  // Before the database, which then has every word that the days use.
  const auto look_ups = copy_look_ups(data / kLookUps, target / kLookUps);
  if (!look_ups.ok()) return fail("backup", look_ups.errors());
  try {
    const auto database = storage::open_database(storage_of(*config));
    // The database first: a file it names is never removed while it names it, so every file is still there after.
    if (const auto done = storage::backup_database(*database, target / kBackupDatabase); !done.ok())
      return fail("backup", done.errors());
  } catch (const storage::Failure& failure) {
    fmt::print(stderr, "waarborg backup: {}\n", failure.what());
    return 1;
  }
  const auto files = copy_files(config->files(), target / "files");
  if (!files.ok()) return fail("backup", files.errors());
  if (fs::exists(data / "waarborg.yaml"))
    fs::copy_file(data / "waarborg.yaml", target / "waarborg.yaml", fs::copy_options::overwrite_existing, error);
  fmt::print(
      "Database and {} files are in {}.\nKeep {} apart and safe: without it names and conflict checks are lost.\n",
      *files + *look_ups, target.string(), (data / "instance.key").string());
  return 0;
}

int restore(const fs::path& data, const fs::path& source) {
  std::error_code error;
  fs::create_directories(data, error);
  if (!fs::exists(data / "waarborg.yaml") && fs::exists(source / "waarborg.yaml"))
    fs::copy_file(source / "waarborg.yaml", data / "waarborg.yaml", error);
  const auto config = configuration(data);
  if (!config.ok()) return fail("restore", config.errors());
  if (const auto done = storage::restore_database(storage_of(*config), source / kBackupDatabase); !done.ok())
    return fail("restore", done.errors());
  const auto files = copy_files(source / "files", config->files());
  if (!files.ok()) return fail("restore", files.errors());
  const auto look_ups = copy_look_ups(source / kLookUps, data / kLookUps);
  if (!look_ups.ok()) return fail("restore", look_ups.errors());
  fmt::print("Database and {} files are back in {}.\n", *files + *look_ups, data.string());
  if (!fs::exists(data / "instance.key")) fmt::print("Put instance.key into {} before you serve.\n", data.string());
  return 0;
}

int audit_verify(const fs::path& data) {
  const SystemClock clock;
  auto opened = Installation::open(data, Keys::must_exist, Schema::must_be_current, clock);
  if (!opened.ok()) return fail("audit verify", opened.errors());
  const auto verdict = (*opened)->platform().database.read([&](storage::Transaction& tx) -> Result<audit::Verdict> {
    return audit::verify(tx, (*opened)->platform().keys.signing.public_key);
  });
  if (!verdict.ok()) return fail("audit verify", verdict.errors());
  if (verdict->problem.empty()) {
    fmt::print("The audit log is whole: {} lines, {} signatures.\n", verdict->lines, verdict->signatures);
    return 0;
  }
  fmt::print("The audit log is broken at line {} of chain {}: {}\n", verdict->first_bad, verdict->chain,
             verdict->problem);
  return 1;
}

int doctor(const fs::path& data) {
  const SystemClock clock;
  int problems = 0;
  const auto say = [&](bool good, const std::string& what) {
    fmt::print("{}  {}\n", good ? "ok " : "BAD", what);
    problems += good ? 0 : 1;
  };
  auto opened = Installation::open(data, Keys::must_exist, Schema::must_be_current, clock);
  say(opened.ok(), "configuration, content, keys, database and migrations");
  if (!opened.ok()) {
    fmt::print("{}", describe(opened.errors()));
    return 1;
  }
  std::error_code error;
  const auto space = fs::space(data, error);
  say(!error && space.available > (1ULL << 30U), fmt::format("free disk space: {} MiB", space.available >> 20U));
  const auto permissions = fs::status(data / "instance.key", error).permissions();
  say((permissions & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none, "instance.key is private");
  const auto verdict = (*opened)->platform().database.read([&](storage::Transaction& tx) -> Result<audit::Verdict> {
    return audit::verify(tx, (*opened)->platform().keys.signing.public_key);
  });
  say(verdict.ok() && verdict->problem.empty(), "audit log is whole");
  const auto wrong = (*opened)->platform().database.read(
      [](storage::Transaction& tx) -> Result<std::vector<std::string>> { return matters::wrong_figures(tx); });
  say(wrong.ok() && wrong->empty(), "figures are what is counted anew");
  if (wrong.ok())
    for (const auto& what : *wrong) fmt::print("     {}\n", what);
  say(fs::exists("/usr/bin/weasyprint"), "weasyprint is there (letters and reports as PDF)");
  return problems == 0 ? 0 : 1;
}

int list_routes(const fs::path& data) {
  const SystemClock clock;
  auto opened = Installation::open(data, Keys::must_exist, Schema::must_be_current, clock);
  if (!opened.ok()) return fail("routes", opened.errors());
  const web::Application application((*opened)->platform(), feature_routes((*opened)->house()));
  for (const auto& route : application.table().routes()) {
    std::string roles;
    for (const auto role : route.roles) roles += (roles.empty() ? "" : ",") + std::string(identity::code_of(role));
    constexpr const char* kAudiences[] = {"anyone", "reporter", "staff", "api"};
    fmt::print("{}\t{}\t{}\t{}\t{}\n", route.name, http::name_of(route.method), route.pattern,
               kAudiences[static_cast<int>(route.audience)], roles.empty() ? route.scope : roles);
  }
  return 0;
}

}  // namespace waarborg::app
