// The terms once more, by walking day by day over the C library's calendar, and compared with due_date().
#include <doctest/doctest.h>

#include <ctime>
#include <random>
#include <set>
#include <string>

#include "platform/calendar/calendar.h"

namespace waarborg::calendar {

namespace {

/// A day as the C library counts it: noon, in UTC.
struct Day {
  std::time_t noon = 0;
  static Day of(int year, int month, int day) {
    std::tm parts{};
    parts.tm_year = year - 1900;
    parts.tm_mon = month - 1;
    parts.tm_mday = day;
    parts.tm_hour = 12;
    return {timegm(&parts)};
  }
  [[nodiscard]] std::tm parts() const {
    std::tm out{};
    gmtime_r(&noon, &out);
    return out;
  }
  [[nodiscard]] Day plus(int days) const { return {noon + std::time_t{86400} * days}; }
  auto operator<=>(const Day&) const = default;
  [[nodiscard]] std::string iso() const {
    const std::tm at = parts();
    char text[16];
    std::strftime(text, sizeof text, "%Y-%m-%d", &at);
    return text;
  }
};

/// Easter as the day after the full moon of the ecclesiastical lunar calendar, found by walking.
Day easter_sunday(int year) {
  const int golden = year % 19 + 1, century = year / 100 + 1;
  const int skipped_leaps = 3 * century / 4 - 12, moon_correction = (8 * century + 5) / 25 - 5;
  int epact = (11 * golden + 20 + moon_correction - skipped_leaps) % 30;
  if (epact < 0) epact += 30;
  if ((epact == 25 && golden > 11) || epact == 24) ++epact;
  Day day = Day::of(year, 3, 1).plus(44 - epact - 1);
  if (day < Day::of(year, 3, 21)) day = day.plus(30);
  do day = day.plus(1);
  while (day.parts().tm_wday != 0);
  return day;
}

std::set<Day> days_off(Jurisdiction jurisdiction, int year) {
  const Day easter = easter_sunday(year);
  std::set<Day> out{Day::of(year, 1, 1), easter,          easter.plus(1),       easter.plus(39),
                    easter.plus(49),     easter.plus(50), Day::of(year, 12, 25)};
  if (jurisdiction == Jurisdiction::be) {
    for (const auto& [month, day] : {std::pair{5, 1}, {7, 21}, {8, 15}, {11, 1}, {11, 11}})
      out.insert(Day::of(year, month, day));
    return out;
  }
  out.insert({easter.plus(-2), Day::of(year, 5, 5), Day::of(year, 12, 26)});
  const int month = 4, queens_until = 2013;
  Day birthday = Day::of(year, month, year > queens_until ? 27 : 30);
  if (birthday.parts().tm_wday == 0) birthday = birthday.plus(year >= 1980 ? -1 : 1);
  out.insert(birthday);
  return out;
}

bool is_ordinary(Jurisdiction jurisdiction, Day day) {
  const std::tm at = day.parts();
  return at.tm_wday != 0 && at.tm_wday != 6 && !days_off(jurisdiction, at.tm_year + 1900).contains(day);
}

int last_day_of_month(int year, int month) { return Day::of(year, month + 1, 1).plus(-1).parts().tm_mday; }

Day months_later(Day from, int months) {
  const std::tm at = from.parts();
  const int month = at.tm_mon + months, year = at.tm_year + 1900 + month / 12, in_year = month % 12 + 1;
  return Day::of(year, in_year, std::min(at.tm_mday, last_day_of_month(year, in_year)));
}

/// The eve of the same day of a later month; in a month that lacks that day, its last day is the eve of it.
Day eve_of_that_day(Day from, int months) {
  const Day later = months_later(from, months);
  return later.parts().tm_mday == from.parts().tm_mday ? later.plus(-1) : later;
}

Day plain_end(Jurisdiction jurisdiction, Day event, Period period) {
  switch (period.unit) {
    case Unit::weeks: return event.plus(7 * period.count);
    case Unit::months:
      return jurisdiction == Jurisdiction::be ? eve_of_that_day(event.plus(1), period.count)
                                              : months_later(event, period.count);
    default: return event.plus(period.count);
  }
}

bool is_long(Period period) {
  return (period.unit == Unit::days && period.count > 90) || (period.unit == Unit::weeks && period.count > 12) ||
         (period.unit == Unit::months && period.count > 3);
}

Day walked_end(Jurisdiction jurisdiction, Day event, Period period) {
  Day end = plain_end(jurisdiction, event, period);
  if (jurisdiction == Jurisdiction::nl && is_long(period)) return end;
  const int shortest = jurisdiction == Jurisdiction::nl ? 3 : 2;
  int ordinary = 0;
  for (Day day = event.plus(1); day <= end; day = day.plus(1)) ordinary += is_ordinary(jurisdiction, day) ? 1 : 0;
  while (end >= event.plus(shortest) && ordinary < 2) {
    end = end.plus(1);
    ordinary += is_ordinary(jurisdiction, end) ? 1 : 0;
  }
  while (!is_ordinary(jurisdiction, end)) end = end.plus(1);
  return end;
}

}  // namespace

TEST_CASE("[2.6-NL-END] [2.6-NL-MINIMUM] [2.6-BE-GENERAL] DueDate_OfRandomTerms_IsThatOfAnIndependentCalendar") {
  std::mt19937 random(20261123);
  const Unit units[]{Unit::days, Unit::weeks, Unit::months};
  for (int i = 0; i < 6000; ++i) {
    const Jurisdiction jurisdiction = random() % 2 == 0 ? Jurisdiction::nl : Jurisdiction::be;
    const Day event = Day::of(2014, 1, 1).plus(static_cast<int>(random() % 12000));
    const Unit unit = units[random() % 3];
    const int most = unit == Unit::days ? 120 : unit == Unit::weeks ? 20 : 8;
    const Period period{1 + static_cast<int>(random() % static_cast<unsigned>(most)), unit};
    const Date end = due_date(jurisdiction, ClockNature::statutory, *date_from_iso(event.iso()), period);
    CAPTURE(std::string(code_of(jurisdiction)) + " " + event.iso() + " + " + to_text(period));
    REQUIRE(to_iso(end) == walked_end(jurisdiction, event, period).iso());
  }
}

TEST_CASE("StartOfDay_OnEveryDayOfTwentyYears_IsMidnightByTheClockOfTheZone") {
  for (const char* zone : {"Europe/Amsterdam", "Europe/Brussels"}) {
    Day day = Day::of(2014, 1, 1);
    for (int i = 0; i < 7300; ++i, day = day.plus(1)) {
      // Summer time from the last Sunday of March to the last of October, at one in the night UTC.
      const std::tm at = day.parts();
      Day spring = Day::of(at.tm_year + 1900, 3, 31), autumn = Day::of(at.tm_year + 1900, 10, 31);
      while (spring.parts().tm_wday != 0) spring = spring.plus(-1);
      while (autumn.parts().tm_wday != 0) autumn = autumn.plus(-1);
      const int offset_hours = day > spring && day <= autumn ? 2 : 1;
      const std::time_t midnight = day.noon - std::time_t{12 + offset_hours} * 3600;
      const Date date = *date_from_iso(day.iso());
      CAPTURE(day.iso());
      REQUIRE(start_of_day(date, zone) == Instant{std::chrono::seconds{midnight}});
      REQUIRE(local_date(Instant{std::chrono::seconds{midnight}}, zone) == date);
      REQUIRE(local_date(Instant{std::chrono::seconds{midnight - 1}}, zone) == add_days(date, -1));
    }
  }
}

}  // namespace waarborg::calendar
