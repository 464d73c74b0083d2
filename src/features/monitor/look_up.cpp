#include "features/monitor/look_up.h"

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

LookUpReader::LookUpReader(const LogMapping& mapping, Instant now)
    : mapping_(mapping),
      format_(mapping.time.format),
      zone_(mapping.time.zone, mapping.time.ambiguous),
      latest_(latest_of(mapping.time, now)),
      parts_{{{&mapping.officer, kValueBytesMax, {}},
              {&mapping.subject, kValueBytesMax, {}},
              {&mapping.basis, kValueBytesMax, {}},
              {&mapping.system, kValueBytesMax, {}},
              {&mapping.reason, kReasonBytesMax, {}},
              {&mapping.place, kValueBytesMax, {}},
              {&mapping.group, kValueBytesMax, {}}}} {}

const char* LookUpReader::read(const LogRow& row, LookUp& out) {
  if (row.problem != nullptr) return row.problem;
  if (const char* refusal = read_time(row, out.second)) return refusal;
  std::string_view* const values[] = {&out.officer, &out.subject, &out.basis, &out.system,
                                      &out.reason,  &out.place,   &out.group};
  for (std::size_t at = 0; at < parts_.size(); ++at)
    if (const char* refusal = read_part(row, parts_[at], *values[at])) return refusal;
  if (out.officer.empty()) return "lookups.row_no_officer";
  return out.system.empty() ? "lookups.row_no_system" : nullptr;
}

const char* LookUpReader::read_time(const LogRow& row, std::int64_t& second) {
  std::string_view text;
  if (mapping_.time.columns.size() == 1) {
    text = trim(row.values[mapping_.time.columns.front()]);
  } else {
    time_.clear();
    for (const std::size_t column : mapping_.time.columns) {
      if (!time_.empty()) time_ += ' ';
      time_ += trim(row.values[column]);
    }
    text = trim(time_);
  }
  if (text.empty() || std::ranges::find(mapping_.missing, text) != mapping_.missing.end()) return "lookups.row_no_time";
  const auto civil = format_.parse(text);
  if (!civil) return "lookups.row_bad_time";
  if (civil->offset) {
    second = civil->seconds - *civil->offset;
  } else {
    const LogZone::Answer answer = zone_.to_utc(civil->seconds);
    if (answer.problem == LogZone::Problem::skipped) return "lookups.row_skipped_time";
    if (answer.problem == LogZone::Problem::repeated) return "lookups.row_repeated_time";
    second = answer.utc;
  }
  return second > latest_ ? "lookups.row_future" : nullptr;
}

bool LookUpReader::is_missing(std::string_view value, const PartRule& rule) const {
  return value.empty() || std::ranges::find(rule.missing, value) != rule.missing.end() ||
         std::ranges::find(mapping_.missing, value) != mapping_.missing.end();
}

std::string_view LookUpReader::value_of(const LogRow& row, const PartRule& rule) const {
  for (const std::size_t column : rule.columns) {
    const std::string_view value = trim(row.values[column]);
    if (!is_missing(value, rule)) return value;
  }
  return rule.constant;
}

const char* LookUpReader::read_part(const LogRow& row, Part& part, std::string_view& out) {
  out = value_of(row, *part.rule);
  if (part.rule->strip_decimal) out = without_decimal(out);
  if (part.rule->plus_is_space && out.find('+') != std::string_view::npos) {
    part.text = out;
    std::ranges::replace(part.text, '+', ' ');
    out = trim(part.text);
  }
  if (out.size() > part.bytes_max) return "lookups.row_value_too_long";
  if (part.rule->fold_case) {
    part.text = i18n::fold(out);
    out = part.text;
  }
  return nullptr;
}

}  // namespace waarborg::monitor
