#include "matters/figure_facts.h"

#include <algorithm>

namespace waarborg::matters {

namespace {

constexpr Date kFirst{std::chrono::year(1970), std::chrono::January, std::chrono::day(1)};

}  // namespace

DayNumber day_number(Date date) { return static_cast<DayNumber>(std::clamp(days_between(kFirst, date) + 1, 1, 65535)); }

Date date_of(DayNumber day) { return add_days(kFirst, day - 1); }

std::uint32_t month_number(DayNumber day) {
  const Date date = date_of(day);
  return static_cast<std::uint32_t>((static_cast<int>(date.year()) - 1970) * 12) + unsigned(date.month()) - 1;
}

Date month_start(std::uint32_t month) {
  return {std::chrono::year(1970 + static_cast<int>(month / 12)), std::chrono::month(month % 12 + 1),
          std::chrono::day(1)};
}

}  // namespace waarborg::matters
