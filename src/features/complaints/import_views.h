// What the pages of the import show, from plain values.
#pragma once

#include <string>
#include <vector>

#include "features/complaints/import_report.h"
#include "platform/html/components.h"

namespace waarborg::complaints {

/// A staged import's way: files, dry run, import.
html::Html import_steps(const i18n::Translator& t, int current);

struct ImportForm {
  std::vector<std::pair<std::string, std::string>> mappings;  ///< name and title of those that come with the program
  html::FormState state;
  std::string csrf;
};
html::Html import_form(const i18n::Translator& t, const ImportForm& form);

/// Imports and dry runs of before, each with a link to what came of it.
html::Html import_history(const i18n::Translator& t, const std::vector<ImportReport>& imports);

struct ImportAdvance {
  std::int64_t done = 0, total = 0;  ///< bytes
};
html::Html import_advance(const i18n::Translator& t, const ImportAdvance& advance);

/// Counts per file, why rows were refused and what was noticed, and the error file.
html::Html import_result(const i18n::Translator& t, const ImportReport& report);

/// Below a dry run's result: import it, or call it off. `path` is the job's page.
html::Html import_choice(const i18n::Translator& t, const std::string& path, const std::string& csrf);

}  // namespace waarborg::complaints
