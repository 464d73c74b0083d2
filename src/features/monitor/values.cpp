#include "features/monitor/values.h"

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "platform/i18n/texts.h"

namespace waarborg::monitor {
namespace {

std::int64_t latest_of(const TimeRule& rule, Instant now) {
  if (!rule.future_minutes) return std::numeric_limits<std::int64_t>::max();
  return to_millis(now) / 1000 + *rule.future_minutes * std::int64_t{60};
}

std::string_view without_decimal(std::string_view value) {
  const auto point = value.find('.');
  const bool zeros = point != std::string_view::npos && point > 0 && point + 1 < value.size() &&
                     value.find_first_not_of('0', point + 1) == std::string_view::npos;
  return zeros ? value.substr(0, point) : value;
}

}  // namespace

TimeReader::TimeReader(const RowFormat& format, const TimeRule& rule, Instant now)
    : format_(format),
      rule_(rule),
      time_format_(rule.format),
      zone_(rule.zone, rule.ambiguous),
      latest_(latest_of(rule, now)) {}

const char* TimeReader::read(const LogRow& row, std::int64_t& second) {
  std::string_view text;
  if (rule_.columns.size() == 1) {
    text = trim(row.values[rule_.columns.front()]);
  } else {
    text_.clear();
    for (const std::size_t column : rule_.columns) {
      if (!text_.empty()) text_ += ' ';
      text_ += trim(row.values[column]);
    }
    text = trim(text_);
  }
  if (text != last_text_) {
    last_text_ = text;
    last_refusal_ = read(text, last_second_);
  }
  second = last_second_;
  return last_refusal_;
}

const char* TimeReader::read(std::string_view text, std::int64_t& second) {
  if (text.empty() || std::ranges::find(format_.missing, text) != format_.missing.end()) return "lookups.row_no_time";
  const auto civil = time_format_.parse(text);
  if (!civil) return "lookups.row_bad_time";
  if (civil->offset) {
    second = civil->seconds - *civil->offset;
  } else {
    const LogZone::Answer answer = zone_.to_utc(civil->seconds);
    if (answer.problem == LogZone::Problem::skipped) return "lookups.row_skipped_time";
    if (answer.problem == LogZone::Problem::repeated) return "lookups.row_repeated_time";
    second = answer.utc;
  }
  second += rule_.shift_days * std::int64_t{86'400};
  // Moments beside look-ups are seconds in 32 bits, and so are those that judge them.
  if (second < 0 || second > std::numeric_limits<std::uint32_t>::max()) return "lookups.row_time_range";
  return second > latest_ ? "lookups.row_future" : nullptr;
}

bool ValueReader::is_missing(std::string_view value) const {
  return value.empty() || std::ranges::find(rule_.missing, value) != rule_.missing.end() ||
         std::ranges::find(format_.missing, value) != format_.missing.end();
}

std::string_view ValueReader::value_of(const LogRow& row) const {
  for (const std::size_t column : rule_.columns) {
    const std::string_view value = trim(row.values[column]);
    if (!is_missing(value)) return value;
  }
  return rule_.constant;
}

const char* ValueReader::read(const LogRow& row, std::string_view& out) {
  out = value_of(row);
  if (rule_.strip_decimal) out = without_decimal(out);
  if (rule_.plus_is_space && out.find('+') != std::string_view::npos) {
    text_ = out;
    std::ranges::replace(text_, '+', ' ');
    out = trim(text_);
  }
  if (out.size() > bytes_max_) return "lookups.row_value_too_long";
  if (rule_.fold_case) {
    text_ = i18n::fold(out);
    out = text_;
  }
  if (!rule_.same.empty()) {
    const auto meant = rule_.same.find(std::string(out));
    if (meant != rule_.same.end()) out = meant->second;
  }
  if (rule_.words.empty() || out.empty()) return nullptr;
  const auto word = rule_.words.find(std::string(out));
  if (word == rule_.words.end()) return "lookups.row_unknown_word";
  out = word->second;
  return nullptr;
}

}  // namespace waarborg::monitor
