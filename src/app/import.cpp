// waarborg import complaints: a register of complaints out of files, from the command line.
#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>

#include "app/commands.h"
#include "app/installation.h"
#include "features/complaints/contract/commands.h"

namespace waarborg::app {

namespace {

/// The operator's, by LC_ALL, LC_MESSAGES or LANG ("fr_BE.UTF-8"), as other programs in a terminal do; else Dutch.
i18n::Language language_of_terminal() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return i18n::language_from(std::string_view(value).substr(0, 2)).value_or(i18n::Language::nl);
  }
  return i18n::Language::nl;
}

int fail(const Errors& errors) {
  fmt::print(stderr, "waarborg import complaints: cannot start\n{}", describe(errors));
  return 1;
}

int run(const config::Config& config, const i18n::Translator& t, const complaints::ImportCommand& command) {
  const auto database = storage::open_database(storage_of(config));
  if (const auto pending = storage::pending_migrations(*database, all_migrations()); !pending.empty()) {
    fmt::print(stderr, "waarborg import complaints: run `waarborg migrate` first ({} migrations wait)\n",
               pending.size());
    return 1;
  }
  const SystemClock clock;
  return complaints::import_complaints(*database, clock, t, command, [](std::string_view line) {
    fmt::print("{}\n", line);
    std::fflush(stdout);
  });
}

}  // namespace

int import_complaints(const ImportOptions& options) {
  const auto config = configuration(options.data);
  if (!config.ok()) return fail(config.errors());
  const auto texts = i18n::Texts::load(config->content / "texts");
  if (!texts.ok()) return fail(texts.errors());
  const i18n::Translator t(*texts, language_of_terminal(), config->zone);
  complaints::ImportCommand command;
  command.mapping = options.mapping;
  command.sources = options.sources;
  command.errors = options.errors;
  command.dry_run = options.dry_run;
  try {
    return run(*config, t, command);
  } catch (const storage::Failure& failure) {
    fmt::print(stderr, "waarborg import complaints: {}\n", failure.what());
    return 1;
  }
}

}  // namespace waarborg::app
