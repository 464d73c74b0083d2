// The files of a folder that holds one for each day, by their names: "2026-11-21.day".
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/access.h"

namespace waarborg::engine {

/// `ending` with its dot.
std::filesystem::path file_of_day(const std::filesystem::path& folder, DayNumber day, std::string_view ending);

/// In order; none when the folder is not there; files with other names are passed over.
/// Errors: "engine.file_unreadable" {folder}.
Result<std::vector<DayNumber>> days_of_files(const std::filesystem::path& folder, std::string_view ending);

/// Whether there was such a file; durable when the function answers. Errors: "engine.write_failed" {file}.
Result<bool> remove_file(const std::filesystem::path& file);

}  // namespace waarborg::engine
