#include "scenarios/calendar.h"

#include <chrono>

namespace waarborg::scenarios {

using engine::DayNumber;
using engine::Moment;

namespace {

constexpr std::int32_t kHour = 3600;

Moment last_sunday(int year, unsigned month) {
  const std::chrono::sys_days day =
      std::chrono::year{year} / std::chrono::month{month} / std::chrono::Sunday[std::chrono::last];
  return Moment{day.time_since_epoch().count()} * engine::kSecondsOfDay + kHour;
}

int year_of(DayNumber day) {
  return static_cast<int>(std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day}}}.year());
}

}  // namespace

std::vector<engine::ZoneOffset> offsets_around(DayNumber first_day, DayNumber last_day) {
  std::vector<engine::ZoneOffset> offsets;
  for (int year = year_of(first_day) - 1; year <= year_of(last_day) + 1; ++year) {
    offsets.push_back({last_sunday(year, 3), 2 * kHour});
    offsets.push_back({last_sunday(year, 10), kHour});
  }
  return offsets;
}

Moment moment_of(const std::vector<engine::ZoneOffset>& offsets, DayNumber day, std::uint32_t second) {
  const Moment local = Moment{day} * engine::kSecondsOfDay + second;
  std::int32_t seconds = kHour;
  for (const auto& one : offsets) {
    if (one.from <= local - kHour) seconds = one.seconds;
  }
  return local - seconds;
}

std::uint32_t weekday_of(DayNumber day) {
  return static_cast<std::uint32_t>((day + 3) % 7);  // 1970-01-01 was a Thursday
}

}  // namespace waarborg::scenarios
