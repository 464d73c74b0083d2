// Inside storage only: runs a tool of the database, without a shell.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace waarborg::storage {

using Environment = std::vector<std::pair<std::string, std::string>>;

/// Runs `arguments[0]`, found on the PATH, and waits. Secrets go through `environment`, which is added to the
/// process's own and which, unlike arguments, other users of the machine cannot read. Its output is dropped, its
/// errors go to stderr. Answers the exit code; nothing when it could not be started or was killed.
std::optional<int> run_tool(const std::vector<std::string>& arguments, const Environment& environment);

}  // namespace waarborg::storage
