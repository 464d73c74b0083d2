#include <charconv>

#include "platform/calendar/calendar.h"

namespace waarborg::calendar {
namespace {

struct UnitCode {
  std::string_view code;
  Unit unit;
};
constexpr UnitCode kUnits[]{{"h", Unit::hours}, {"d", Unit::days},   {"wd", Unit::working_days},
                            {"w", Unit::weeks}, {"m", Unit::months}, {"y", Unit::years}};
constexpr int kCountMax = 9999;

}  // namespace

std::string_view code_of(ClockNature nature) {
  switch (nature) {
    case ClockNature::statutory: return "statutory";
    case ClockNature::policy: return "policy";
    case ClockNature::limitation: return "limitation";
  }
  return "";
}

std::optional<ClockNature> nature_from(std::string_view code) {
  for (const ClockNature nature : {ClockNature::statutory, ClockNature::policy, ClockNature::limitation}) {
    if (code_of(nature) == code) return nature;
  }
  return std::nullopt;
}

std::optional<Period> period_from(std::string_view text) {
  int count = 0;
  const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (bad != std::errc{} || count < 1 || count > kCountMax || text.front() == '0') return std::nullopt;
  const std::string_view code = text.substr(static_cast<std::size_t>(end - text.data()));
  for (const UnitCode& known : kUnits) {
    if (known.code == code) return Period{count, known.unit};
  }
  return std::nullopt;
}

std::string to_text(Period period) {
  for (const UnitCode& known : kUnits) {
    if (known.unit == period.unit) return std::to_string(period.count) + std::string(known.code);
  }
  return {};
}

}  // namespace waarborg::calendar
