// The source tree as values, so that a guard can be shown a made-up tree and seen to fire.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace waarborg::architecture {

struct File {
  std::string path;  ///< from the repository's root, with "/"
  std::vector<std::string> lines;
};
using Tree = std::vector<File>;

/// "path:line: what is wrong and which rule says so".
using Findings = std::vector<std::string>;

/// Every text file that people write here (src, content, tests, tools, cmake, docs, bench and the files beside
/// them), without what is built or installed.
Tree read_tree(const std::filesystem::path& root);
File make_file(std::string path, std::string_view text);

std::string finding(const File& file, std::size_t index, std::string_view message);
bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts);
bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends);
bool is_cpp(const File& file);
bool is_test(const File& file);
/// "src/features/triage/queries/a.sql" -> "src/features/triage"; the folder that owns a file of a role folder.
std::string owner_folder(std::string_view path, std::string_view role);

}  // namespace waarborg::architecture
