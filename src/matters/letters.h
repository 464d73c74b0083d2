// Letter texts in four languages: content/letters/*.yaml. A letter has {placeholders}; the contact lines of the
// force stand in every one (CMP-08), which the loader checks.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/i18n/texts.h"

namespace waarborg::matters {

enum class LetterAudience { reporter, complainant, person_concerned, handler };

struct Letter {
  std::string key;  ///< file name without .yaml: "acknowledgement"
  LetterAudience audience = LetterAudience::reporter;
  i18n::LocalText title;  ///< for the list a handler chooses from
  i18n::LocalText subject;
  i18n::LocalText body;                   ///< plain text; an empty line separates paragraphs
  std::vector<std::string> placeholders;  ///< in subject and body, each once; the same in every language
  std::vector<std::string> sources;
};

/// Immutable after loading, so thread-safe.
struct Letters {
  std::vector<Letter> all;  ///< by key
  [[nodiscard]] const Letter* find(std::string_view key) const;
};

/// The placeholders a letter may use. Those the house fills by itself: force, number, date, due_date, contact
/// ({contact} becomes the lines of Config::contact_*); the others are asked from the handler who sends it.
const std::vector<std::string_view>& letter_placeholders();
bool is_filled_by_house(std::string_view placeholder);

using LetterValues = std::map<std::string, std::string, std::less<>>;
/// `text` with {name} replaced. A placeholder without a value stays, so that a preview shows what is missing.
std::string fill_letter(std::string_view text, const LetterValues& values);
/// The placeholders of `letter` that `values` does not hold or holds empty.
std::vector<std::string> missing_values(const Letter& letter, const LetterValues& values);

/// Every CONTENT/letters/*.yaml. All errors at once; field is "file:line".
Result<Letters> load_letters(const std::filesystem::path& content);

}  // namespace waarborg::matters
