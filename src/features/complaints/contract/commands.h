// `waarborg import complaints --mapping FILE [--dry-run] [--errors FILE] SOURCES...`
// `waarborg import training --mapping FILE [--dry-run] [--errors FILE] SOURCE`
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "matters/house.h"
#include "platform/i18n/texts.h"
#include "platform/storage/database.h"

namespace waarborg::complaints {

struct ImportCommand {
  std::filesystem::path mapping;
  std::vector<std::filesystem::path> sources;
  bool dry_run = false;
  std::filesystem::path errors;  ///< empty: no error file
  std::string actor = "system";
};

/// Imports (or, with dry_run, checks) and says line by line how far it is and what came of it, in the translator's
/// language. Killed and started again with the same files it goes on. Answers the exit code: 0 done (refused rows are
/// told, not failed), 1 something is wrong with mapping, files, database or disk.
int import_complaints(storage::Database& database, const Clock& clock, const i18n::Translator& t,
                      const ImportCommand& command, const std::function<void(std::string_view line)>& print);

/// Brings in training (CMP-06) from the one source, which may be compressed; everything usable in one transaction. For
/// a schedule: repeated, it changes nothing. Exit code as above.
int import_training(matters::House& house, const i18n::Translator& t, const ImportCommand& command,
                    const std::function<void(std::string_view line)>& print);

}  // namespace waarborg::complaints
