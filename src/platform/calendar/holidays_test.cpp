#include <doctest/doctest.h>

#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "platform/calendar/calendar.h"

using namespace waarborg;
using namespace waarborg::calendar;

namespace {

Date day(const char* iso) { return *date_from_iso(iso); }

// As published in almanacs, so that the test does not lean on a formula.
const std::vector<const char*> kEaster{
    "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05",
    "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17",
    "2034-04-09", "2035-03-25", "2036-04-13", "2037-04-05", "2038-04-25", "2039-04-10", "2040-04-01"};

/// Gauss's rule with its two exceptions, an algorithm other than the one under test.
Date easter_by_gauss(int year) {
  const int k = year / 100;
  const int m = (15 - (13 + 8 * k) / 25 + k - k / 4) % 30;
  const int n = (4 + k - k / 4) % 7;
  const int d = (19 * (year % 19) + m) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  int march = 22 + d + e;
  if (d == 29 && e == 6) march = 50;
  if (d == 28 && e == 6 && (11 * m + 11) % 30 < 19) march = 49;
  return add_days(Date{std::chrono::year{year}, std::chrono::March, std::chrono::day{1}}, march - 1);
}

bool has(Jurisdiction jurisdiction, Date date) {
  const auto days = holidays(jurisdiction, static_cast<int>(date.year()));
  return std::ranges::find(days, date) != days.end();
}

}  // namespace

TEST_CASE("[2.6-NL-HOLIDAYS] [2.6-BE-HOLIDAYS] Easter_From2020To2040_IsAsInTheAlmanac") {
  for (const char* iso : kEaster) {
    const Date sunday = day(iso);
    CAPTURE(iso);
    CHECK(easter(static_cast<int>(sunday.year())) == sunday);
    for (const Jurisdiction jurisdiction : {Jurisdiction::nl, Jurisdiction::be}) {
      CHECK(has(jurisdiction, add_days(sunday, 1)));
      CHECK(has(jurisdiction, add_days(sunday, 39)));
      CHECK(has(jurisdiction, add_days(sunday, 50)));
    }
    CHECK(has(Jurisdiction::nl, add_days(sunday, -2)));
    CHECK_FALSE(has(Jurisdiction::be, add_days(sunday, -2)));
  }
}

TEST_CASE("Easter_InEveryYear_IsWhatGaussFinds") {
  for (int year = 1583; year <= 2600; ++year) {
    CAPTURE(year);
    REQUIRE(easter(year) == easter_by_gauss(year));
  }
}

TEST_CASE("[2.6-NL-KING] KingsDay_OnSunday_IsTheDayBefore") {
  CHECK(has(Jurisdiction::nl, day("2026-04-27")));
  CHECK(has(Jurisdiction::nl, day("2025-04-26")));
  CHECK_FALSE(has(Jurisdiction::nl, day("2025-04-27")));
  CHECK(has(Jurisdiction::nl, day("2031-04-26")));
  CHECK(has(Jurisdiction::nl, day("2013-04-30")));
  CHECK_FALSE(has(Jurisdiction::be, day("2026-04-27")));
}

TEST_CASE("[2.6-NL-HOLIDAYS] Holidays_OfTheNetherlands_HoldFifthOfMayEveryYear") {
  for (int year = 2000; year <= 2060; ++year) {
    CAPTURE(year);
    CHECK(has(Jurisdiction::nl, Date{std::chrono::year{year}, std::chrono::May, std::chrono::day{5}}));
  }
  CHECK(holidays(Jurisdiction::nl, 2026).size() == 9);
  CHECK(holidays(Jurisdiction::nl, 2016).size() == 8);  // Ascension on 5 May
}

TEST_CASE("[2.6-BE-HOLIDAYS] Holidays_OfBelgium_AreTheTenOfTheLaw") {
  const std::vector<const char*> expected{"2026-01-01", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25",
                                          "2026-07-21", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25"};
  std::vector<std::string> found;
  for (const Date date : holidays(Jurisdiction::be, 2026)) found.push_back(to_iso(date));
  CHECK(found == std::vector<std::string>(expected.begin(), expected.end()));
}

TEST_CASE("[2.6-NL-HOLIDAYS] Holidays_OfTheContent_HoldTheDaysByDecree") {
  const auto loaded = load_holidays("content", Jurisdiction::nl);
  REQUIRE(loaded.ok());
  CHECK(loaded->contains(day("2026-05-15")));
  CHECK_FALSE(Holidays(Jurisdiction::nl).contains(day("2026-05-15")));
  CHECK(loaded->of_year(2026).size() == 11);
  // A term that ends on a day by decree moves on over the weekend behind it.
  CHECK(to_iso(due_date(*loaded, ClockNature::statutory, day("2026-05-08"), {1, Unit::weeks})) == "2026-05-18");
  CHECK(to_iso(due_date(*loaded, ClockNature::policy, day("2026-05-08"), {1, Unit::weeks})) == "2026-05-15");
  CHECK(load_holidays("content", Jurisdiction::be).ok());
}

TEST_CASE("Holidays_OfABadFile_NameEveryLine") {
  const auto folder = std::filesystem::temp_directory_path() / ("calendar-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "calendar");
  std::ofstream(folder / "calendar/nl.yaml")
      << "jurisdiction: be\ndays:\n  - {date: 2026-13-01, source: x}\n  - {dat: 1}\n";
  const auto loaded = load_holidays(folder, Jurisdiction::nl);
  REQUIRE_FALSE(loaded.ok());
  CHECK(loaded.errors().size() == 5);
  CHECK(loaded.errors()[0].args[1] == "1");
  CHECK(loaded.errors()[1].args[1] == "3");
  std::filesystem::remove_all(folder);
}
