// waarborg import: a register of complaints, or training of employees, out of files, from the command line.
#include <fmt/core.h>

#include <cstdio>

#include "app/commands.h"
#include "app/installation.h"
#include "app/terminal.h"
#include "features/complaints/contract/commands.h"

namespace waarborg::app {

namespace {

int fail(const Errors& errors, const char* what = "complaints") {
  fmt::print(stderr, "waarborg import {}: cannot start\n{}", what, describe(errors));
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
  return complaints::import_complaints(*database, clock, t, command, print_line);
}

complaints::ImportCommand command_of(const ImportOptions& options) {
  complaints::ImportCommand command;
  command.mapping = options.mapping;
  command.sources = options.sources;
  command.errors = options.errors;
  command.dry_run = options.dry_run;
  return command;
}

}  // namespace

int import_complaints(const ImportOptions& options) {
  const auto config = configuration(options.data);
  if (!config.ok()) return fail(config.errors());
  const auto texts = i18n::Texts::load(config->content / "texts");
  if (!texts.ok()) return fail(texts.errors());
  const i18n::Translator t(*texts, language_of_terminal(), config->zone);
  try {
    return run(*config, t, command_of(options));
  } catch (const storage::Failure& failure) {
    fmt::print(stderr, "waarborg import complaints: {}\n", failure.what());
    return 1;
  }
}

int import_training(const ImportOptions& options) {
  const SystemClock clock;
  const auto opened = Installation::open(options.data, Keys::must_exist, Schema::must_be_current, clock);
  if (!opened.ok()) return fail(opened.errors(), "training");
  if (options.sources.size() != 1) {
    fmt::print(stderr, "waarborg import training: one file at a time\n");
    return 2;
  }
  const i18n::Translator t((*opened)->texts(), language_of_terminal(), (*opened)->config().zone);
  try {
    return complaints::import_training((*opened)->house(), t, command_of(options), print_line);
  } catch (const storage::Failure& failure) {
    fmt::print(stderr, "waarborg import training: {}\n", failure.what());
    return 1;
  }
}

}  // namespace waarborg::app
