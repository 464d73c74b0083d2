#include "architecture/tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace waarborg::architecture {
namespace fs = std::filesystem;

namespace {
bool is_written_by_people(const std::string& path) {
  return ends_with_any(path, {".h", ".cpp", ".cc", ".sql", ".yaml", ".yml", ".mjs", ".js", ".css", ".sh", ".cmake",
                              ".md", "CMakeLists.txt", ".txt", "/run", "/dev", "tools/coverage"}) &&
         path.find("node_modules") == std::string::npos && !path.ends_with("LICENSE");
}
}  // namespace

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

bool is_cpp(const File& file) {
  return ends_with_any(file.path, {".h", ".cpp", ".cc"}) && starts_with_any(file.path, {"src/", "bench/", "tests/"});
}

bool is_test(const File& file) {
  return file.path.ends_with("_test.cpp") || file.path.find("testing") != std::string::npos ||
         file.path.starts_with("tests/");
}

File make_file(std::string path, std::string_view text) {
  File file{std::move(path), {}};
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    file.lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return file;
}

Tree read_tree(const fs::path& root) {
  Tree tree;
  for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator(); ++entry) {
    const std::string name = entry->path().filename().string();
    const bool hidden = name.starts_with(".") && name != ".ci";
    if (entry->is_directory() && (hidden || name.starts_with("build") || name == "node_modules" || name == "data")) {
      entry.disable_recursion_pending();
    }
    const std::string path = fs::relative(entry->path(), root).generic_string();
    if (!entry->is_regular_file() || hidden || !is_written_by_people("/" + path)) continue;
    std::ostringstream text;
    text << std::ifstream(entry->path()).rdbuf();
    tree.push_back(make_file(path, text.str()));
  }
  std::sort(tree.begin(), tree.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return tree;
}

std::string finding(const File& file, std::size_t index, std::string_view message) {
  return fmt::format("{}:{}: {}", file.path, index + 1, message);
}

std::string owner_folder(std::string_view path, std::string_view role) {
  const std::size_t at = path.find(role);
  return at == std::string_view::npos ? std::string{} : std::string(path.substr(0, at));
}

}  // namespace waarborg::architecture
