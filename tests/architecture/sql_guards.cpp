#include <cctype>
#include <map>

#include "architecture/code_text.h"
#include "architecture/guards.h"

namespace waarborg::architecture {
namespace {

struct Word {
  std::size_t line;
  std::string text;
};

// Words of a statement, without -- comments and without quoted values.
std::vector<Word> words(const File& file) {
  std::vector<Word> found;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    const std::string line = file.lines[i].substr(0, file.lines[i].find("--"));
    std::string word;
    bool quoted = false;
    for (const char letter : line + " ") {
      if (letter == '\'') quoted = !quoted;
      if (!quoted && (std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_')) {
        word += letter;
        continue;
      }
      if (!word.empty()) found.push_back({i, word});
      word.clear();
    }
  }
  return found;
}

std::string upper(std::string text) {
  for (char& letter : text) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  return text;
}

struct Table {
  std::string owner;  // folder
  const File* file;
  std::size_t line;
};

std::map<std::string, Table> tables(const Tree& tree) {
  std::map<std::string, Table> found;
  for (const File& file : tree) {
    const std::string owner = owner_folder(file.path, "/migrations/");
    if (owner.empty() || !owner.starts_with("src/") || !file.path.ends_with(".sql")) continue;
    const std::vector<Word> text = words(file);
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
      if (upper(text[i].text) != "CREATE" || upper(text[i + 1].text) != "TABLE") continue;
      const std::size_t name = upper(text[i + 2].text) == "IF" ? i + 5 : i + 2;
      if (name < text.size()) found.emplace(text[name].text, Table{owner, &file, text[name].line});
    }
  }
  return found;
}

}  // namespace

Findings sql_in_code(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    if (!file.path.starts_with("src/") || !is_cpp(file) || is_test(file) ||
        file.path.starts_with("src/platform/storage/"))
      continue;
    for (const Literal& literal : string_literals(file)) {
      if (starts_with_any(literal.text, {"SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ",
                                         "ALTER TABLE ", "WITH RECURSIVE "})) {
        findings.push_back(finding(file, literal.line, "SQL lives in queries/*.sql, one statement a file"));
      }
    }
  }
  return findings;
}

Findings foreign_tables(const Tree& tree) {
  Findings findings;
  const auto known = tables(tree);
  for (const File& file : tree) {
    if (!file.path.ends_with(".sql") || !file.path.starts_with("src/")) continue;
    std::string owner = owner_folder(file.path, "/queries/");
    if (owner.empty()) owner = owner_folder(file.path, "/migrations/");
    for (const Word& word : words(file)) {
      const auto table = known.find(word.text);
      if (owner.empty() || table == known.end() || table->second.owner == owner) continue;
      findings.push_back(
          finding(file, word.line, word.text + " belongs to " + table->second.owner + ": ask its contract"));
    }
  }
  return findings;
}

Findings misnamed_tables(const Tree& tree) {
  Findings findings;
  for (const auto& [name, table] : tables(tree)) {
    const std::string prefix = table.owner.substr(table.owner.rfind('/') + 1) + "_";
    if (!name.starts_with(prefix)) {
      findings.push_back(
          finding(*table.file, table.line, "table " + name + " must begin with its owner's prefix " + prefix));
    }
  }
  return findings;
}

Findings crowded_statements(const Tree& tree) {
  Findings findings;
  for (const File& file : tree) {
    if (file.path.find("/queries/") == std::string::npos || !file.path.ends_with(".sql")) continue;
    bool ended = false;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string line = file.lines[i].substr(0, file.lines[i].find("--"));
      const std::size_t last = line.find_last_not_of(" \t");
      if (last == std::string::npos) continue;
      if (ended) {
        findings.push_back(finding(file, i, "one statement a file"));
        break;
      }
      ended = line[last] == ';';
    }
  }
  return findings;
}

}  // namespace waarborg::architecture
