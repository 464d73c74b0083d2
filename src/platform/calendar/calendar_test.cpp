#include <doctest/doctest.h>

#include <random>

#include "platform/calendar/calendar.h"

using namespace waarborg;
using namespace waarborg::calendar;

namespace {

constexpr auto kStatutory = ClockNature::statutory;

Date day(const char* iso) { return *date_from_iso(iso); }

std::string due(const char* jurisdiction, ClockNature nature, const char* event, const char* period) {
  return to_iso(due_date(*jurisdiction_from(jurisdiction), nature, day(event), *period_from(period)));
}

struct Row {
  const char* jurisdiction;
  const char* nature;
  const char* event;
  const char* period;
  const char* due;
  const char* why;
};

// Worked out by hand with a printed calendar.
constexpr Row kRows[]{
    {"nl", "statutory", "2026-11-02", "7d", "2026-11-09", "an ordinary Monday"},
    {"nl", "statutory", "2026-11-07", "7d", "2026-11-16", "art. 1: Saturday to Monday"},
    {"nl", "statutory", "2026-12-18", "7d", "2026-12-28", "art. 1: over both Christmas days and Sunday"},
    {"nl", "statutory", "2027-03-19", "1w", "2027-03-30", "art. 1: Good Friday to the Tuesday after Easter"},
    {"nl", "statutory", "2025-04-19", "7d", "2025-04-28", "King's Day on Saturday 26"},
    {"nl", "statutory", "2026-11-06", "2d", "2026-11-09", "under three days: one ordinary day is enough"},
    {"nl", "statutory", "2026-11-06", "3d", "2026-11-10", "art. 2: two ordinary days"},
    {"nl", "statutory", "2026-12-23", "4d", "2026-12-28", "art. 2: Thursday 24 and Monday 28"},
    {"nl", "statutory", "2026-02-05", "3m", "2026-05-06", "three months: 5 May moves"},
    {"nl", "statutory", "2026-01-05", "4m", "2026-05-05", "art. 4: over three months stays"},
    {"nl", "statutory", "2026-02-10", "12w", "2026-05-06", "twelve weeks: moves"},
    {"nl", "statutory", "2026-02-03", "13w", "2026-05-05", "art. 4: over twelve weeks stays"},
    {"nl", "statutory", "2026-02-04", "90d", "2026-05-06", "ninety days: moves"},
    {"nl", "statutory", "2026-02-03", "91d", "2026-05-05", "art. 4: over ninety days stays"},
    {"nl", "statutory", "2025-05-05", "1y", "2026-05-05", "art. 4: years stay"},
    {"nl", "statutory", "2026-11-06", "48h", "2026-11-08", "art. 4: hours stay"},
    {"nl", "statutory", "2026-01-31", "1m", "2026-03-02", "last day of February is a Saturday"},
    {"nl", "statutory", "2026-12-23", "2wd", "2026-12-28", "working days pass over Christmas"},
    {"nl", "policy", "2026-11-07", "7d", "2026-11-14", "policy never moves"},
    {"nl", "policy", "2026-01-31", "1m", "2026-02-28", "the month's last day"},
    {"nl", "policy", "2028-01-31", "1m", "2028-02-29", "in a leap year"},
    {"nl", "policy", "2028-02-29", "1y", "2029-02-28", "and a year after it"},
    {"nl", "policy", "2026-11-05", "25h", "2026-11-07", "hours end at the latest on"},
    {"be", "statutory", "2026-11-04", "7d", "2026-11-12", "11 November moves"},
    {"be", "statutory", "2025-12-19", "7d", "2025-12-26", "26 December is no Belgian holiday"},
    {"be", "statutory", "2026-04-28", "7d", "2026-05-05", "nor is 5 May"},
    {"be", "statutory", "2027-03-19", "7d", "2027-03-26", "nor is Good Friday"},
    {"be", "statutory", "2026-07-14", "7d", "2026-07-22", "21 July is"},
    {"be", "statutory", "2026-11-05", "2d", "2026-11-09", "BW 1.7: two working days"},
    {"be", "statutory", "2026-02-10", "1m", "2026-03-10", "from the 11th to the eve of the 11th"},
    {"be", "statutory", "2026-02-28", "1m", "2026-03-31", "from the first to the eve of the first"},
    {"be", "statutory", "2026-01-15", "1m", "2026-02-16", "Sunday to Monday"},
    {"be", "statutory", "2026-01-31", "1m", "2026-03-02", "28 February is a Saturday"},
    {"be", "statutory", "2026-03-11", "4m", "2026-07-13", "no exclusion of long periods: Saturday moves"},
    {"be", "limitation", "2026-05-21", "6m", "2026-11-21", "a limitation on a Saturday stays"},
    {"be", "policy", "2026-05-21", "6m", "2026-11-21", "policy too"},
};

}  // namespace

TEST_CASE(
    "[2.6-NL-END] [2.6-NL-MINIMUM] [2.6-NL-EXCLUSION] [2.6-NL-COUNT] [2.6-BE-GENERAL] "
    "DueDate_OfGoldenRows_IsAsWorkedOutByHand") {
  for (const Row& row : kRows) {
    CAPTURE(row.why);
    CHECK(due(row.jurisdiction, *nature_from(row.nature), row.event, row.period) == row.due);
  }
}

TEST_CASE("[TRAP-3] DueDate_OfPolicyAndStatutoryClock_GoApart") {
  CHECK(due("nl", kStatutory, "2026-11-07", "7d") == "2026-11-16");
  CHECK(due("nl", ClockNature::policy, "2026-11-07", "7d") == "2026-11-14");
  CHECK(due("nl", ClockNature::policy, "2025-05-05", "6m") == "2025-11-05");
}

TEST_CASE("[TRAP-4] TenWeeksAndThenFour_AreNotFourteen") {
  const std::string term = due("nl", kStatutory, "2026-02-24", "10w");
  CHECK(term == "2026-05-06");
  CHECK(due("nl", kStatutory, term.c_str(), "4w") == "2026-06-03");
  CHECK(due("nl", kStatutory, "2026-02-24", "14w") == "2026-06-02");
  // As one period of 14 weeks an end on a Saturday would even stay there; as two it moves.
  CHECK(due("nl", kStatutory, "2026-11-07", "14w") == "2027-02-13");
  CHECK(due("nl", kStatutory, due("nl", kStatutory, "2026-11-07", "10w").c_str(), "4w") == "2027-02-15");
}

TEST_CASE("[2.6-BE-LIMITATION] Limitation_Whatever_NeverMoves") {
  Date event = day("2024-01-01");
  for (int i = 0; i < 1500; ++i, event = add_days(event, 1)) {
    const Period six_months{6, Unit::months};
    REQUIRE(due_date(Jurisdiction::be, ClockNature::limitation, event, six_months) ==
            due_date(Jurisdiction::be, ClockNature::policy, event, six_months));
  }
}

TEST_CASE("[2.6-NL-END] [2.6-BE-JUDICIAL] DueDate_OfRandomEvents_IsOrdinaryAndNeverGoesBack") {
  std::mt19937 random(20261122);
  const Period periods[]{{1, Unit::days},   {2, Unit::days},   {3, Unit::days},        {7, Unit::days},
                         {90, Unit::days},  {1, Unit::weeks},  {6, Unit::weeks},       {12, Unit::weeks},
                         {1, Unit::months}, {3, Unit::months}, {5, Unit::working_days}};
  for (int i = 0; i < 4000; ++i) {
    const Jurisdiction jurisdiction = random() % 2 == 0 ? Jurisdiction::nl : Jurisdiction::be;
    const Date event = add_days(day("2000-01-01"), static_cast<int>(random() % 20000));
    const Period period = periods[random() % std::size(periods)];
    const Date end = due_date(jurisdiction, kStatutory, event, period);
    const std::string shown = to_iso(event) + " + " + to_text(period);
    CAPTURE(shown);
    REQUIRE(is_ordinary_day(jurisdiction, end));
    REQUIRE(end > event);
    REQUIRE(due_date(jurisdiction, kStatutory, add_days(event, 1), period) >= end);
    REQUIRE(end >= due_date(jurisdiction, ClockNature::policy, event, period));
    if (period != Period{1, Unit::days} && (period != Period{2, Unit::days} || jurisdiction == Jurisdiction::be)) {
      REQUIRE(add_working_days(jurisdiction, event, 2) <= end);
    }
  }
}

TEST_CASE("Period_FromText_RefusesWhatIsNone") {
  for (const char* good : {"6w", "10d", "5wd", "3m", "1y", "48h", "9999d"}) CHECK(to_text(*period_from(good)) == good);
  for (const char* bad :
       {"", "w", "0d", "-1d", "+1d", "6 w", "6W", "6weeks", "06w", "10000d", "99999999999d", "1.5m"}) {
    CAPTURE(bad);
    CHECK_FALSE(period_from(bad));
  }
}

TEST_CASE("LocalDate_AroundClockChanges_IsThatOfTheZone") {
  const auto at = [](const char* iso, int minutes) {
    return Instant{std::chrono::sys_days{day(iso)}} + std::chrono::minutes{minutes};
  };
  for (const char* zone : {"Europe/Amsterdam", "Europe/Brussels"}) {
    CAPTURE(zone);
    CHECK(to_iso(local_date(at("2026-03-28", 22 * 60 + 59), zone)) == "2026-03-28");
    CHECK(to_iso(local_date(at("2026-03-28", 23 * 60), zone)) == "2026-03-29");
    CHECK(to_iso(local_date(at("2026-03-29", 22 * 60 - 1), zone)) == "2026-03-29");
    CHECK(to_iso(local_date(at("2026-03-29", 22 * 60), zone)) == "2026-03-30");
    CHECK(to_iso(start_of_day(day("2026-03-29"), zone)) == "2026-03-28T23:00:00Z");
    CHECK(to_iso(start_of_day(day("2026-03-30"), zone)) == "2026-03-29T22:00:00Z");
    CHECK(to_iso(start_of_day(day("2026-10-25"), zone)) == "2026-10-24T22:00:00Z");
    CHECK(to_iso(start_of_day(day("2026-10-26"), zone)) == "2026-10-25T23:00:00Z");
  }
  // A midnight that does not exist begins at the change.
  CHECK(to_iso(start_of_day(day("2018-11-04"), "America/Sao_Paulo")) == "2018-11-04T03:00:00Z");
  for (Date date = day("2025-01-01"); date < day("2027-01-01"); date = add_days(date, 1)) {
    const Instant start = start_of_day(date, "Europe/Brussels");
    REQUIRE(local_date(start, "Europe/Brussels") == date);
    REQUIRE(local_date(start - std::chrono::milliseconds{1}, "Europe/Brussels") == add_days(date, -1));
  }
}

TEST_CASE("Zone_ThatDoesNotExist_IsNone") {
  CHECK(is_zone("Europe/Amsterdam"));
  for (const char* bad : {"", "Europe/Heist", "../../etc/passwd", "/etc/localtime", "Europe"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_zone(bad));
  }
}
