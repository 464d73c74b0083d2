#include <date/tz.h>

#include "platform/i18n/formats.h"

namespace waarborg::i18n {

namespace {

/// Of "{3*}" argument 3 is itself a text key, told with the arguments after it.
std::string fill(const Translator& t, std::string_view text, const std::vector<std::string>& args) {
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t digit = text[i] == '{' ? i + 1 : text.size();
    const bool told = digit + 2 < text.size() && text[digit + 1] == '*' && text[digit + 2] == '}';
    const bool placeholder = told || (digit + 1 < text.size() && text[digit + 1] == '}');
    const auto index = placeholder ? static_cast<std::size_t>(text[digit] - '0') : args.size();
    if (index < args.size()) {
      out += told ? t(args[index], {args.begin() + static_cast<std::ptrdiff_t>(index) + 1, args.end()}) : args[index];
      i += told ? 3 : 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string format_day(const icu::SimpleDateFormat& format, Date date) {
  const auto days = std::chrono::sys_days{date}.time_since_epoch().count();
  icu::UnicodeString out;
  format.format(static_cast<UDate>(days) * 86'400'000.0, out);
  return to_utf8(out);
}

}  // namespace

std::string Translator::operator()(std::string_view key, const std::vector<std::string>& args) const {
  const auto* text = texts_->find(key);
  if (text == nullptr) return "[" + std::string(key) + "]";
  return fill(*this, text->in(language_), args);
}

std::string Translator::count(std::string_view key, std::int64_t count, const std::vector<std::string>& more) const {
  const auto form = formats_of(language_).plurals->select(static_cast<double>(count));
  std::vector<std::string> args{number(count)};
  args.insert(args.end(), more.begin(), more.end());
  return (*this)(std::string(key) + (to_utf8(form) == "one" ? ".one" : ".other"), args);
}

std::string Translator::date(Date date) const { return format_day(*formats_of(language_).date, date); }
std::string Translator::long_date(Date date) const { return format_day(*formats_of(language_).long_date, date); }
std::string Translator::month(Date date) const { return format_day(*formats_of(language_).month, date); }

std::string Translator::date_time(Instant instant) const {
  const auto local = date::locate_zone(zone_)->to_local(std::chrono::floor<std::chrono::minutes>(instant));
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::sys_days civil{day.time_since_epoch()};
  return date(Date{civil}) + " " + date::format("%H:%M", local);
}

std::string Translator::number(std::int64_t number) const { return decimal(static_cast<double>(number), 0); }

std::string Translator::decimal(double number, int digits) const {
  auto& format = *formats_of(language_).number;
  format.setMinimumFractionDigits(digits);
  format.setMaximumFractionDigits(digits);
  format.setRoundingMode(icu::NumberFormat::kRoundHalfUp);
  icu::UnicodeString out;
  format.format(number, out);
  return to_utf8(out);
}

std::string Translator::bytes(std::uint64_t size) const {
  if (size < 1000) return (*this)("common.size_b", {number(static_cast<std::int64_t>(size))});
  const auto value = static_cast<double>(size);
  if (value < 999.5e3) return (*this)("common.size_kb", {decimal(value / 1e3, value < 9.95e3 ? 1 : 0)});
  if (value < 999.5e6) return (*this)("common.size_mb", {decimal(value / 1e6, value < 99.95e6 ? 1 : 0)});
  return (*this)("common.size_gb", {decimal(value / 1e9, 1)});
}

int Translator::compare(std::string_view a, std::string_view b) const {
  UErrorCode status = U_ZERO_ERROR;
  const auto view = [](std::string_view text) {
    return icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()));
  };
  return formats_of(language_).collator->compareUTF8(view(a), view(b), status);
}

}  // namespace waarborg::i18n
