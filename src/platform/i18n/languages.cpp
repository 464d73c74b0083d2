#include "base/text.h"
#include "platform/i18n/texts.h"

namespace waarborg::i18n {

namespace {

/// The q value of "de;q=0.8" in thousandths; 1000 when none is given, 0 when it is malformed.
int quality_of(std::string_view parameters) {
  const auto at = parameters.find("q=");
  if (at == std::string_view::npos) return 1000;
  int thousandths = 0;
  int scale = 1000;
  for (const char c : parameters.substr(at + 2)) {
    if (c == '.') continue;
    if (c < '0' || c > '9' || scale == 0) break;
    thousandths += (c - '0') * scale;
    scale /= 10;
  }
  return thousandths > 1000 ? 0 : thousandths;
}

}  // namespace

std::string_view code_of(Language language) {
  constexpr std::array<std::string_view, 4> kCodes{"nl", "en", "fr", "de"};
  return kCodes[static_cast<std::size_t>(language)];
}

std::optional<Language> language_from(std::string_view code) {
  for (const auto language : kLanguages)
    if (code_of(language) == code) return language;
  return std::nullopt;
}

Language negotiate(std::string_view accept_language) {
  Language best = Language::nl;
  int best_quality = 0;
  for (const auto& range : split(accept_language, ',')) {
    const auto item = trim(range);
    const auto language = language_from(ascii_lower(item.substr(0, item.find_first_of("-; "))));
    const auto semicolon = item.find(';');
    const int quality = semicolon == std::string_view::npos ? 1000 : quality_of(item.substr(semicolon));
    if (language && quality > best_quality) {
      best = *language;
      best_quality = quality;
    }
  }
  return best;
}

}  // namespace waarborg::i18n
