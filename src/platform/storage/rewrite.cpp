// SQLite's words in PostgreSQL's.
#include <array>
#include <cctype>

#include "base/text.h"
#include "platform/storage/migrations.h"
#include "platform/storage/postgres_connection.h"

namespace waarborg::storage {
namespace {

struct Replacement {
  std::string_view from;
  std::string_view to;
};

/// Text sorts and compares by byte on both databases, whatever the server's locale.
constexpr std::array kTypes{Replacement{"INTEGER", "BIGINT"}, Replacement{"REAL", "DOUBLE PRECISION"},
                            Replacement{"BLOB", "BYTEA"}, Replacement{"TEXT", "TEXT COLLATE \"C\""}};

bool is_word(char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_'; }

/// The next place in `text` from `at` where a word or a quoted literal or comment begins.
std::size_t token_end(std::string_view text, std::size_t at) {
  if (text[at] == '\'') return std::min(text.find('\'', at + 1), text.size() - 1) + 1;
  if (text.substr(at, 2) == "--") return std::min(text.find('\n', at), text.size());
  std::size_t end = at + 1;
  if (is_word(text[at])) {
    while (end < text.size() && is_word(text[end])) ++end;
  }
  return end;
}

std::string_view type_for(std::string_view word, std::string_view word_before) {
  const bool in_cast = ascii_lower(word_before) == "as";
  for (const auto& [from, to] : kTypes) {
    if (word == from) return in_cast && word == "TEXT" ? word : to;
  }
  return word;
}

/// Only words of the language: literals and comments stay as they are.
template <class Replace>
std::string replace_words(std::string_view text, Replace replace) {
  std::string out;
  std::string_view before;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = token_end(text, at);
    const std::string_view token = text.substr(at, end - at);
    out += is_word(token.front()) ? replace(token, before) : token;
    if (is_word(token.front())) before = token;
    at = end;
  }
  return out;
}

/// The lines meant for `dialect`.
std::string choose_lines(std::string_view wanted, const std::string& script) {
  std::string out;
  std::string_view part = "--both";
  for (const std::string& line : split(script, '\n')) {
    bool marker = false;
    for (const std::string_view known : {"--sqlite", "--postgresql", "--both"}) {
      if (!starts_with(line, known)) continue;
      part = known;
      marker = true;
    }
    if (!marker && (part == "--both" || part == wanted)) out += line + "\n";
  }
  return out;
}

void remove_strict(std::string& script) {
  constexpr std::string_view kStrict = ") STRICT";
  for (auto at = script.find(kStrict); at != std::string::npos; at = script.find(kStrict, at)) {
    script.erase(at + 1, kStrict.size() - 1);
  }
}

}  // namespace

std::string rewrite_for(Dialect dialect, const std::string& script) {
  if (dialect == Dialect::sqlite) return choose_lines("--sqlite", script);
  std::string out = replace_words(choose_lines("--postgresql", script), type_for);
  remove_strict(out);
  return out;
}

std::string rewrite_casts(const std::string& text) {
  return replace_words(text, [](std::string_view word, std::string_view before) {
    return ascii_lower(before) == "as" ? type_for(word, before) : word;
  });
}

}  // namespace waarborg::storage
