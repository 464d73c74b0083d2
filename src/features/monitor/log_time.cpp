#include "features/monitor/log_time.h"

#include <algorithm>
#include <chrono>

namespace waarborg::monitor {
namespace {

constexpr int kYearMin = 1970, kYearMax = 2399;

struct Fields {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  std::optional<std::int32_t> offset;
};

// Exactly `digits` digits off the front.
bool take_number(std::string_view& text, std::size_t digits, int& out) {
  if (text.size() < digits) return false;
  out = 0;
  for (std::size_t at = 0; at < digits; ++at) {
    if (text[at] < '0' || text[at] > '9') return false;
    out = out * 10 + (text[at] - '0');
  }
  text.remove_prefix(digits);
  return true;
}

bool take_fraction(std::string_view& text) {
  const auto end = std::min<std::size_t>(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(end);
  return end >= 1 && end <= 9;
}

bool take_offset(std::string_view& text, Fields& fields) {
  if (text.empty()) return false;
  const char sign = text.front();
  text.remove_prefix(1);
  if (sign == 'Z' || sign == 'z') {
    fields.offset = 0;
    return true;
  }
  int hours = 0, minutes = 0;
  if ((sign != '+' && sign != '-') || !take_number(text, 2, hours)) return false;
  if (!text.empty() && text.front() == ':') text.remove_prefix(1);
  if (!take_number(text, 2, minutes) || hours > 15 || minutes > 59) return false;
  fields.offset = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
  return true;
}

bool take_field(char field, std::string_view& text, Fields& fields) {
  switch (field) {
    case 'Y': return take_number(text, 4, fields.year);
    case 'm': return take_number(text, 2, fields.month);
    case 'd': return take_number(text, 2, fields.day);
    case 'H': return take_number(text, 2, fields.hour);
    case 'M': return take_number(text, 2, fields.minute);
    case 'S': return take_number(text, 2, fields.second);
    case 'f': return take_fraction(text);
    default: return take_offset(text, fields);
  }
}

std::optional<CivilTime> moment_of(const Fields& fields) {
  const std::chrono::year_month_day date{std::chrono::year{fields.year},
                                         std::chrono::month{static_cast<unsigned>(fields.month)},
                                         std::chrono::day{static_cast<unsigned>(fields.day)}};
  if (!date.ok() || fields.year < kYearMin || fields.year > kYearMax) return std::nullopt;
  if (fields.hour > 23 || fields.minute > 59 || fields.second > 59) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  return CivilTime{days * 86'400 + fields.hour * 3'600 + fields.minute * 60 + fields.second, fields.offset};
}

}  // namespace

std::vector<TimeFormat::Step> TimeFormat::steps_of(std::string_view format) {
  std::vector<Step> steps;
  for (std::size_t at = 0; at < format.size(); ++at) {
    if (format[at] != '%' || at + 1 == format.size()) {
      steps.push_back({0, format[at]});
      continue;
    }
    const char next = format[++at];
    steps.push_back(next == '%' ? Step{0, '%'} : Step{next, 0});
  }
  return steps;
}

std::string TimeFormat::mistake_in(std::string_view format) {
  std::string seen;
  for (const Step& step : steps_of(format)) {
    if (step.field == 0 && step.literal != '%') continue;
    if (step.field == 0) {
      if (format.ends_with('%') && !format.ends_with("%%")) return "expected.letter_after_percent";
      continue;
    }
    if (std::string_view("YmdHMSfz").find(step.field) == std::string_view::npos) return "expected.time_letters";
    if (seen.find(step.field) != std::string::npos) return "expected.each_part_once";
    seen += step.field;
  }
  for (const char needed : std::string_view("YmdHM"))
    if (seen.find(needed) == std::string::npos) return "expected.time_parts";
  return "";
}

TimeFormat::TimeFormat(std::string_view format) : steps_(steps_of(format)) {}

std::optional<CivilTime> TimeFormat::parse(std::string_view text) const {
  Fields fields;
  for (const Step& step : steps_) {
    if (step.field != 0) {
      if (!take_field(step.field, text, fields)) return std::nullopt;
    } else {
      if (text.empty() || text.front() != step.literal) return std::nullopt;
      text.remove_prefix(1);
    }
  }
  if (!text.empty()) return std::nullopt;
  return moment_of(fields);
}

}  // namespace waarborg::monitor
