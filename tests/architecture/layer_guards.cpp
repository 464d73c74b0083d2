#include <map>
#include <optional>
#include <set>

#include "architecture/guards.h"

namespace waarborg::architecture {
namespace {

struct Include {
  std::size_t line;
  std::string path;
  bool quoted;
};

std::vector<Include> includes(const File& file) {
  std::vector<Include> found;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    const std::string& line = file.lines[i];
    const std::size_t mark = line.find_first_not_of(' ');
    if (mark == std::string::npos || line.compare(mark, 8, "#include") != 0) continue;
    const std::size_t open = line.find_first_of("\"<", mark);
    const std::size_t close = open == std::string::npos ? open : line.find_first_of("\">", open + 1);
    if (close != std::string::npos) found.push_back({i, line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return found;
}

// Height in the house; nothing for a path that is no layer (a third-party or generated header).
std::optional<int> height(std::string_view path) {
  if (path.starts_with("base/")) return 0;
  if (path.starts_with("platform/")) return 1;
  if (starts_with_any(path, {"matters/", "engine/"})) return 2;
  if (starts_with_any(path, {"features/", "scenarios/"})) return 3;
  if (path.starts_with("app/")) return 4;
  return std::nullopt;
}

std::string_view in_source(const File& file) {
  std::string_view path = file.path;
  return path.starts_with("src/") ? path.substr(4) : std::string_view{};
}

// "features/triage/rules.cpp" -> "features/triage/"; "matters/clocks/rules.h" -> "matters/".
std::string home(std::string_view path) {
  const std::size_t depth_start = path.starts_with("features/") ? path.find('/') + 1 : 0;
  return std::string(path.substr(0, path.find('/', depth_start) + 1));
}

std::string_view folder(std::string_view path) { return path.substr(0, path.rfind('/')); }

bool is_dear(std::string_view path) {
  return starts_with_any(path, {"boost/", "pqxx/", "yaml-cpp/", "xlsxwriter", "SQLiteCpp/", "CLI/"});
}

bool is_rules(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name == "rules.h" || name == "rules.cpp" || ends_with_any(name, {"_rules.h", "_rules.cpp"});
}

bool is_third_party(std::string_view path) {
  return path.find(".h") != std::string_view::npos || starts_with_any(path, {"boost/", "pqxx/", "SQLiteCpp/"});
}

}  // namespace

Findings upward_includes(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    const auto own = height(in_source(file));
    if (!own) continue;
    for (const Include& include : includes(file)) {
      const auto other = height(include.path);
      const bool engine_rule =
          in_source(file).starts_with("engine/") && other && *other != 0 && !include.path.starts_with("engine/");
      const bool scenarios_rule = in_source(file).starts_with("scenarios/") && other && *other != 0 &&
                                  !starts_with_any(include.path, {"engine/", "scenarios/"});
      const bool onto_engine = in_source(file).starts_with("matters/") && include.path.starts_with("engine/");
      if (include.quoted && other && (*other > *own || engine_rule || scenarios_rule || onto_engine)) {
        findings.push_back(
            finding(file, include.line, "dependencies point down: app, features, matters and engine, platform, base"));
      }
    }
  }
  return findings;
}

Findings private_includes(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    if (!in_source(file).starts_with("features/")) continue;
    const std::string own = home(in_source(file));
    for (const Include& include : includes(file)) {
      if (!include.path.starts_with("features/") || include.path.starts_with(own)) continue;
      if (include.path.starts_with(home(include.path) + "contract/")) continue;
      findings.push_back(finding(file, include.line, "another feature is known by its contract/ alone"));
    }
  }
  return findings;
}

Findings relative_includes(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    if (!is_cpp(file)) continue;
    for (const Include& include : includes(file)) {
      if (include.path.find("../") != std::string::npos) {
        findings.push_back(finding(file, include.line, "include from the root of src/, never by ../"));
      }
    }
  }
  return findings;
}

Findings impure_rules(const Tree& tree) {
  Findings findings;
  std::map<std::string_view, const File*> by_path;
  for (const File& file : tree) by_path.emplace(in_source(file), &file);
  for (const File& rules : tree) {
    if (in_source(rules).empty() || !is_rules(in_source(rules))) continue;
    const std::string own = home(in_source(rules));
    std::vector<const File*> to_read{&rules};
    std::set<std::string> seen;
    while (!to_read.empty()) {
      const File& file = *to_read.back();
      to_read.pop_back();
      for (const Include& include : includes(file)) {
        if (include.path.starts_with("base/") || !seen.insert(include.path).second) continue;
        const bool is_standard = !include.quoted && (!is_third_party(include.path) || include.path.starts_with("fmt/"));
        const auto next = by_path.find(include.path);
        if (is_standard) continue;
        if (include.path.starts_with(own) && next != by_path.end())
          to_read.push_back(next->second);
        else
          findings.push_back(
              finding(file, include.line, "reached from " + rules.path + ": rules include nothing but base"));
      }
    }
  }
  return findings;
}

Findings dear_includes(const Tree& tree) {
  Findings findings;
  std::set<std::string> wanted_elsewhere;  // headers that a file of another folder includes
  for (const File& file : tree) {
    for (const Include& include : includes(file)) {
      if (include.quoted && folder(in_source(file)) != folder(include.path)) wanted_elsewhere.insert(include.path);
    }
  }
  for (const File& file : tree) {
    if (in_source(file).empty()) continue;
    const bool is_shared = file.path.ends_with(".h") && wanted_elsewhere.contains(std::string(in_source(file)));
    for (const Include& include : includes(file)) {
      const bool nowhere = include.path == "regex" || include.path == "iostream";
      if (!nowhere && !(is_shared && is_dear(include.path))) continue;
      findings.push_back(finding(
          file, include.line, "costs seconds a file: " + include.path + (nowhere ? "" : " stays in its own folder")));
    }
  }
  return findings;
}

Findings global_includes(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    if (!ends_with_any(file.path, {"CMakeLists.txt", ".cmake"}) || file.path.find("must_fail") != std::string::npos)
      continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string& line = file.lines[i];
      const bool everybody = line.find("include_directories(") != std::string::npos &&
                             line.find("target_include_directories(") == std::string::npos;
      const bool all_of_src =
          line.find("target_include_directories(") != std::string::npos &&
          (line.find("SOURCE_DIR}/src)") != std::string::npos || line.find("SOURCE_DIR}/src ") != std::string::npos);
      if (everybody || all_of_src) {
        findings.push_back(
            finding(file, i, "no include folder for everybody: a target names what it uses (decision 0001)"));
      }
    }
  }
  return findings;
}

}  // namespace waarborg::architecture
