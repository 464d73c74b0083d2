#include <unicode/translit.h>

#include <memory>

#include "base/text.h"
#include "platform/i18n/texts.h"

namespace waarborg::i18n {

namespace {

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

std::string strip_accents(std::string_view text) {
  // Latin-ASCII after the decomposition: it also knows letters that have no accent to strip (ø, ł, ß).
  thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
        "NFKD; [:Nonspacing Mark:] Remove; Latin-ASCII; NFKC", UTRANS_FORWARD, status));
  }();
  auto unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  if (transliterator) transliterator->transliterate(unicode);
  unicode.foldCase();
  std::string out;
  unicode.toUTF8String(out);
  return out;
}

}  // namespace

std::string fold(std::string_view text) {
  const auto lower = ascii_lower(is_ascii(text) ? std::string(text) : strip_accents(text));
  std::string out;
  out.reserve(lower.size());
  for (const char c : trim(lower)) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space)
      out += c;
    else if (out.back() != ' ')
      out += ' ';
  }
  return out;
}

}  // namespace waarborg::i18n
