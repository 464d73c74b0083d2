#include "platform/i18n/formats.h"

#include <unicode/dtfmtsym.h>

#include <cstdio>
#include <cstdlib>

namespace waarborg::i18n {

namespace {

struct Patterns {
  const char* locale;
  const char* date;
  const char* long_date;
};
// English as Europe writes it: day before month.
constexpr std::array<Patterns, 4> kPatterns{{{"nl_NL", "d MMM y", "EEEE d MMMM y"},
                                             {"en_GB", "d MMM y", "EEEE d MMMM y"},
                                             {"fr_BE", "d MMM y", "EEEE d MMMM y"},
                                             {"de_DE", "d. MMM y", "EEEE, d. MMMM y"}}};

void require(UErrorCode status) {
  if (U_SUCCESS(status)) return;
  std::fprintf(stderr, "ICU has no usable data: %s\n", u_errorName(status));
  std::abort();
}

std::unique_ptr<icu::SimpleDateFormat> date_format(const char* pattern, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  auto format = std::make_unique<icu::SimpleDateFormat>(icu::UnicodeString(pattern), locale, status);
  require(status);
  // Dates are civil: midnight in UTC stands for the day, whatever the zone.
  format->adoptTimeZone(icu::TimeZone::getGMT()->clone());
  return format;
}

/// Abbreviated months with the full stop that Dutch spelling asks for; CLDR leaves it out.
void add_full_stops(icu::SimpleDateFormat& format) {
  icu::DateFormatSymbols symbols(*format.getDateFormatSymbols());
  std::int32_t count = 0;
  const auto* wide = symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
  const auto* brief = symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::ABBREVIATED);
  std::vector<icu::UnicodeString> names(brief, brief + count);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] != wide[i] && !names[i].endsWith(u".")) names[i] += u'.';
  symbols.setMonths(names.data(), count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::ABBREVIATED);
  format.setDateFormatSymbols(symbols);
}

Formats make(const Patterns& patterns) {
  const icu::Locale locale(patterns.locale);
  UErrorCode status = U_ZERO_ERROR;
  Formats formats{date_format(patterns.date, locale),
                  date_format(patterns.long_date, locale),
                  date_format("LLLL y", locale),
                  std::unique_ptr<icu::NumberFormat>(icu::NumberFormat::createInstance(locale, status)),
                  std::unique_ptr<icu::Collator>(icu::Collator::createInstance(locale, status)),
                  std::unique_ptr<icu::PluralRules>(icu::PluralRules::forLocale(locale, status))};
  require(status);
  if (patterns.locale == std::string_view("nl_NL")) add_full_stops(*formats.date);
  return formats;
}

}  // namespace

Formats& formats_of(Language language) {
  thread_local std::array<std::optional<Formats>, 4> cache;
  const auto index = static_cast<std::size_t>(language);
  if (!cache[index]) cache[index] = make(kPatterns[index]);
  return *cache[index];
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace waarborg::i18n
