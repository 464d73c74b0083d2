#include <fmt/format.h>

#include "architecture/code_text.h"
#include "architecture/guards.h"

namespace waarborg::architecture {
namespace {

constexpr std::size_t kLinesMax = 500;
constexpr std::size_t kFunctionLinesMax = 70;

bool is_code(const File& file) {
  return is_cpp(file) ||
         ends_with_any(file.path, {".sql", ".mjs", ".js", ".css", ".sh", ".cmake", "/run", "CMakeLists.txt"});
}

// Spelled in halves, so that this file is no finding of its own.
const std::string kLeftBehind[] = {std::string("TO") + "DO", std::string("FIX") + "ME", std::string("HA") + "CK:"};
const std::string kMachine[] = {std::string("/work/") + "shared", std::string("/work/") + "main",
                                std::string("/work/") + "wt",     std::string("/tmp/") + "w/",
                                std::string("/ro") + "ot/",       std::string("/ho") + "me/",
                                std::string("npm") + "js.",       std::string("deb.") + "debian"};

template <class Words>
Findings lines_with(const Tree& tree, const Words& words, std::string_view message) {
  Findings findings;
  for (const File& file : tree) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      for (const std::string& word : words) {
        if (file.lines[i].find(word) != std::string::npos) findings.push_back(finding(file, i, message));
      }
    }
  }
  return findings;
}

}  // namespace

Findings long_files(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    if (!is_code(file) || file.lines.size() <= kLinesMax) continue;
    findings.push_back(
        finding(file, kLinesMax, fmt::format("a file has {} lines at most: split it by role", kLinesMax)));
  }
  return findings;
}

Findings long_functions(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    if (!is_cpp(file)) continue;
    for (const Function& function : functions(file)) {
      if (function.lines <= kFunctionLinesMax) continue;
      findings.push_back(finding(file, function.first_line,
                                 fmt::format("a function of {} lines; {} at most", function.lines, kFunctionLinesMax)));
    }
  }
  return findings;
}

Findings unfinished_work(const Tree& tree) {
  return lines_with(tree, kLeftBehind, "unfinished work is an issue or docs/roadmap.md, not a mark in a file");
}

Findings machine_paths(const Tree& tree) {
  return lines_with(tree, kMachine, "a path or host of one machine; the repository works anywhere");
}

Findings inline_markup(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    if (!is_cpp(file) || is_test(file)) continue;
    for (const Literal& literal : string_literals(file)) {
      for (const char* bad :
           {" style=", "<style>", "<style ", "<script>", " onclick=", " onchange=", " onsubmit=", "javascript:"}) {
        if (literal.text.find(bad) == std::string::npos) continue;
        findings.push_back(finding(file, literal.line, "inline style or script: the content policy forbids it"));
      }
    }
  }
  return findings;
}

}  // namespace waarborg::architecture
