#include <algorithm>
#include <cctype>
#include <set>

#include "architecture/code_text.h"
#include "architecture/guards.h"

namespace waarborg::architecture {
namespace {

struct Text {
  std::string key;  // "reports.title"
  const File* file;
  std::size_t line;
  std::string body;  // all its lines
};

bool is_key_letter(char letter) {
  return std::islower(static_cast<unsigned char>(letter)) != 0 ||
         std::isdigit(static_cast<unsigned char>(letter)) != 0 || letter == '_' || letter == '.' || letter == '-';
}

std::vector<Text> texts(const Tree& tree) {
  std::vector<Text> found;
  for (const File& file : tree) {
    if (!file.path.starts_with("content/texts/") || !file.path.ends_with(".yaml")) continue;
    const std::size_t name = file.path.rfind('/') + 1;
    const std::string stem = file.path.substr(name, file.path.size() - name - 5);
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string& line = file.lines[i];
      const auto end = std::find_if_not(line.begin(), line.end(), is_key_letter);
      const bool is_key = end != line.begin() && end != line.end() && *end == ':';
      if (is_key) found.push_back({stem + "." + std::string(line.begin(), end), &file, i, {}});
      if (!found.empty() && found.back().file == &file) found.back().body += "\n" + line;
    }
  }
  return found;
}

// Words after which a string literal is a text key.
bool takes_a_key(const std::string& before) {
  static constexpr const char* kCallers[] = {"t(",         "t_(",         "tr(",       "text(",
                                             "translate(", "invalid(",    "conflict(", "forbidden(",
                                             "not_found(", "translator(", "wrong(",    "wrong({"};
  for (const std::string caller : kCallers) {
    if (!before.ends_with(caller)) continue;
    const std::size_t at = before.size() - caller.size();
    const char letter = at == 0 ? ' ' : before[at - 1];
    if (std::isalnum(static_cast<unsigned char>(letter)) == 0 && letter != '_') return true;
  }
  return before.find("ErrorKind::") != std::string::npos && before.ends_with(",") &&
         before.find(',', before.rfind("ErrorKind::")) == before.size() - 1;
}

/// The action of an audit line, after chain and actor: shown by the key "audit." and its name.
bool is_audited(const std::string& before) {
  const std::size_t at = before.rfind("audit::Chain::");
  return at != std::string::npos && before.ends_with(",") &&
         std::count(before.begin() + static_cast<std::ptrdiff_t>(at), before.end(), ',') == 2;
}

bool looks_like_a_key(const std::string& text) {
  return text.find('.') != std::string::npos && std::all_of(text.begin(), text.end(), is_key_letter);
}

}  // namespace

Findings missing_texts(const Tree& tree) {
  Findings findings;
  std::set<std::string> keys;
  for (const Text& text : texts(tree)) keys.insert(text.key);
  for (const File& file : tree) {
    if (!file.path.starts_with("src/") || !is_cpp(file) || is_test(file)) continue;
    for (const Literal& literal : string_literals(file)) {
      const bool audited = is_audited(literal.before);
      if ((!audited && !takes_a_key(literal.before)) || !looks_like_a_key(literal.text)) continue;
      const std::string key = (audited ? "audit." : "") + literal.text;
      const auto next = keys.lower_bound(key);
      const bool is_start = literal.after == '+' || literal.text.ends_with('.');
      const bool known = next != keys.end() && (*next == key || (is_start && next->starts_with(key)));
      if (!known) findings.push_back(finding(file, literal.line, "no file in content/texts has the key " + key));
    }
  }
  return findings;
}

Findings missing_languages(const Tree& tree) {
  Findings findings;
  for (const Text& text : texts(tree)) {
    for (const std::string language : {"nl", "en", "fr", "de"}) {
      bool has = false;
      for (std::size_t at = text.body.find(language + ":"); at != std::string::npos;
           at = text.body.find(language + ":", at + 1)) {
        has = has || text.body[at - 1] == '{' || text.body[at - 1] == ' ' || text.body[at - 1] == ',';
      }
      if (!has) findings.push_back(finding(*text.file, text.line, text.key + " has no " + language));
    }
  }
  return findings;
}

Findings doubled_texts(const Tree& tree) {
  Findings findings;
  std::set<std::string> seen;
  for (const Text& text : texts(tree)) {
    if (!seen.insert(text.key).second)
      findings.push_back(finding(*text.file, text.line, text.key + " is written twice"));
  }
  return findings;
}

}  // namespace waarborg::architecture
