// The reader's language: texts from content/texts/*.yaml, and dates and numbers as that language writes them.
//
// A text file holds   key: {nl: "...", en: "...", fr: "...", de: "..."}   with {0}, {1} for arguments; all four
// languages, or the program refuses to start. Keys are "file.name" with the file's own name first.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace waarborg::i18n {

enum class Language { nl, en, fr, de };
inline constexpr std::array<Language, 4> kLanguages{Language::nl, Language::en, Language::fr, Language::de};
std::string_view code_of(Language language);
std::optional<Language> language_from(std::string_view code);
/// The first of ours that an Accept-Language header names; Dutch otherwise.
Language negotiate(std::string_view accept_language);

/// A text of content in the four languages (theme names, questions, letters).
struct LocalText {
  std::array<std::string, 4> by_language;
  [[nodiscard]] const std::string& in(Language language) const {
    return by_language[static_cast<std::size_t>(language)];
  }
};

/// All texts. Immutable after loading, so thread-safe.
class Texts {
 public:
  /// Every *.yaml in the folder. Errors name file, line and key (field = "file:line").
  static Result<Texts> load(const std::filesystem::path& folder);
  /// Nothing when no file has the key.
  [[nodiscard]] const LocalText* find(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> keys() const;

 private:
  std::map<std::string, LocalText, std::less<>> texts_;
};

/// Texts in one language; what views take. Cheap to copy. A key that no file has prints as "[key]" (a test
/// scans the sources for such keys).
class Translator {
 public:
  Translator(const Texts& texts, Language language, std::string_view zone)
      : texts_(&texts), language_(language), zone_(zone) {}
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::string operator()(std::string_view key, const std::vector<std::string>& args = {}) const;
  [[nodiscard]] const std::string& operator()(const LocalText& text) const { return text.in(language_); }
  /// A counted phrase: the text KEY.one or KEY.other, whichever this language asks for `count` (French counts 0
  /// as one); {0} is the number as written here, {1}.. are `more`.
  [[nodiscard]] std::string count(std::string_view key, std::int64_t count,
                                  const std::vector<std::string>& more = {}) const;
  /// The sentence of an error.
  [[nodiscard]] std::string operator()(const Error& error) const { return (*this)(error.code, error.args); }
  [[nodiscard]] std::string date(Date date) const;             ///< "18 nov. 2026"
  [[nodiscard]] std::string long_date(Date date) const;        ///< "woensdag 18 november 2026"
  [[nodiscard]] std::string month(Date date) const;            ///< "november 2026"
  [[nodiscard]] std::string date_time(Instant instant) const;  ///< "18 nov. 2026 10:42", in the force's zone
  [[nodiscard]] std::string number(std::int64_t number) const;
  [[nodiscard]] std::string decimal(double number, int digits) const;
  [[nodiscard]] std::string bytes(std::uint64_t size) const;  ///< "12,4 MB"
  /// Ordering of names and words in this language (ICU). Thread-safe.
  [[nodiscard]] int compare(std::string_view a, std::string_view b) const;

 private:
  const Texts* texts_;
  Language language_;
  std::string zone_;
};

/// A text folded for comparison: lower case, without accents, single spaces.
std::string fold(std::string_view text);

}  // namespace waarborg::i18n
