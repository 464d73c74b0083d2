// A world as files, as a force would hand them over: the look-ups and the tables beside them, to be brought in by
// mapping.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "scenarios/world.h"

namespace waarborg::scenarios {

/// What systems, reasons, places, roles and kinds of teams are to be called in the files; what is missing keeps its
/// English name.
using Words = std::map<std::string, std::string>;

/// Writes csv files with a header line into the folder, which is made when it is not there: look-ups, people, duties,
/// absences, cases, links, assignments, relations, homes, addresses, employees, marks, operations; and misuse, the
/// truth beside them. Times are ISO, UTC, with Z. Errors: "engine.write_failed" {file}.
Result<Done> write_world(const World& world, const std::filesystem::path& folder, const Words& words = {});

/// Reads number;unit;function, one a line, with that header. Errors: "csv.file_missing" {name}.
Result<std::vector<Person>> read_people(const std::filesystem::path& file);

}  // namespace waarborg::scenarios
