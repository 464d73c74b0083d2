#include <algorithm>

#include "platform/calendar/calendar.h"

namespace waarborg::calendar {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;

Date on(int in_year, unsigned in_month, unsigned on_day) { return {year{in_year}, month{in_month}, day{on_day}}; }
bool is_sunday(Date date) { return weekday{sys_days{date}} == std::chrono::Sunday; }

/// 27 April since 2014, before that 30 April; a day earlier when it falls on a Sunday.
Date royal_birthday(int in_year) {
  const Date date = on(in_year, 4, in_year >= 2014 ? 27 : 30);
  return is_sunday(date) ? add_days(date, -1) : date;
}

}  // namespace

std::string_view code_of(Jurisdiction jurisdiction) { return jurisdiction == Jurisdiction::nl ? "nl" : "be"; }

std::optional<Jurisdiction> jurisdiction_from(std::string_view code) {
  if (code == "nl") return Jurisdiction::nl;
  if (code == "be") return Jurisdiction::be;
  return std::nullopt;
}

// The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8); names of the steps are his.
Date easter(int in_year) {
  const int a = in_year % 19;
  const int b = in_year / 100;
  const int c = in_year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return on(in_year, static_cast<unsigned>(sum / 31), static_cast<unsigned>(sum % 31 + 1));
}

std::vector<Date> holidays(Jurisdiction jurisdiction, int in_year) {
  const Date sunday = easter(in_year);
  const Date easter_monday = add_days(sunday, 1);
  const Date ascension = add_days(sunday, 39);
  const Date whit_monday = add_days(sunday, 50);
  std::vector<Date> days{on(in_year, 1, 1), easter_monday, ascension, whit_monday, on(in_year, 12, 25)};
  const std::vector<Date> own =
      jurisdiction == Jurisdiction::nl
          ? std::vector<Date>{add_days(sunday, -2), royal_birthday(in_year), on(in_year, 5, 5), on(in_year, 12, 26)}
          : std::vector<Date>{on(in_year, 5, 1), on(in_year, 7, 21), on(in_year, 8, 15), on(in_year, 11, 1),
                              on(in_year, 11, 11)};
  days.insert(days.end(), own.begin(), own.end());
  std::ranges::sort(days);
  // Ascension can fall on 5 May (2016) or, in Belgium, on 1 May (2008).
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

Holidays::Holidays(Jurisdiction jurisdiction, std::vector<Date> extra)
    : jurisdiction_(jurisdiction), extra_(std::move(extra)) {
  std::ranges::sort(extra_);
}

std::vector<Date> Holidays::of_year(int in_year) const {
  std::vector<Date> days = holidays(jurisdiction_, in_year);
  std::ranges::copy_if(extra_, std::back_inserter(days), [&](Date date) { return date.year() == year{in_year}; });
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

bool Holidays::contains(Date date) const {
  return std::ranges::binary_search(extra_, date) ||
         std::ranges::binary_search(holidays(jurisdiction_, static_cast<int>(date.year())), date);
}

bool Holidays::is_ordinary_day(Date date) const {
  const weekday day_of_week{sys_days{date}};
  return day_of_week != std::chrono::Saturday && day_of_week != std::chrono::Sunday && !contains(date);
}

Date Holidays::ordinary_day_from(Date date) const {
  while (!is_ordinary_day(date)) date = add_days(date, 1);
  return date;
}

bool is_ordinary_day(const Holidays& holidays, Date date) { return holidays.is_ordinary_day(date); }

}  // namespace waarborg::calendar
