#include "features/monitor/log_time.h"

#include <doctest/doctest.h>

#include "features/monitor/log_zone.h"

using namespace waarborg::monitor;

namespace {

constexpr std::int64_t kHour = 3600;
std::int64_t local(const char* text) { return TimeFormat("%Y-%m-%d %H:%M").parse(text)->seconds; }

}  // namespace

TEST_CASE("LogTime_FormatsWithTheirParts_AreRead") {
  const TimeFormat plain("%d/%m/%Y %H:%M:%S");
  CHECK(plain.parse("02/01/1970 00:00:01")->seconds == 86'401);
  CHECK_FALSE(plain.parse("02/01/1970 00:00:01")->offset);
  const TimeFormat full("%Y-%m-%dT%H:%M:%S.%f%z");
  CHECK(full.parse("2025-06-18T00:02:04.789Z")->offset == 0);
  CHECK(full.parse("2025-06-18T00:02:04.7+02:00")->offset == 2 * kHour);
  CHECK(full.parse("2025-06-18T00:02:04.123456789-0330")->offset == -(3 * kHour + 1800));
}

TEST_CASE("LogTime_WhatNamesNoMoment_IsNone") {
  const TimeFormat format("%Y-%m-%d %H:%M:%S");
  CHECK(format.parse("2024-02-29 23:59:59"));
  for (const char* text : {"2025-02-29 00:00:00", "2025-13-01 00:00:00", "2025-01-01 24:00:00", "2025-01-01 00:60:00",
                           "2025-01-01 00:00:60", "1969-12-31 23:59:59", "2400-01-01 00:00:00", "2025-1-01 00:00:00",
                           "2025-01-01 00:00", "2025-01-01 00:00:00 ", "", "2025-01-01T00:00:00", "\xC3\xA9"})
    CHECK_FALSE_MESSAGE(format.parse(text), text);
}

TEST_CASE("LogTime_FormatsThatAreNone_SayWhatIsExpected") {
  CHECK(TimeFormat::mistake_in("%Y-%m-%d %H:%M:%S.%f%z").empty());
  for (const char* format : {"", "%Y-%m-%d", "%Y-%m-%d %H:%M %q", "%Y-%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M %"})
    CHECK_FALSE_MESSAGE(TimeFormat::mistake_in(format).empty(), format);
}

TEST_CASE("LogZone_SummerTime_MovesTheClock") {
  LogZone zone("Europe/Amsterdam", Ambiguous::refuse);
  CHECK(zone.to_utc(local("2025-01-15 12:00")).utc == local("2025-01-15 11:00"));
  CHECK(zone.to_utc(local("2025-07-15 12:00")).utc == local("2025-07-15 10:00"));
  // Back within the span that was kept, and just beside the change of 30 March at 02:00.
  CHECK(zone.to_utc(local("2025-07-14 12:00")).utc == local("2025-07-14 10:00"));
  CHECK(zone.to_utc(local("2025-03-30 01:59")).utc == local("2025-03-30 00:59"));
  CHECK(zone.to_utc(local("2025-03-30 02:30")).problem == LogZone::Problem::skipped);
  CHECK(zone.to_utc(local("2025-03-30 03:00")).utc == local("2025-03-30 01:00"));
}

TEST_CASE("LogZone_HourThatComesTwice_IsWhatTheMappingSays") {
  const std::int64_t twice = local("2025-10-26 02:30");
  CHECK(LogZone("Europe/Amsterdam", Ambiguous::refuse).to_utc(twice).problem == LogZone::Problem::repeated);
  CHECK(LogZone("Europe/Amsterdam", Ambiguous::earlier).to_utc(twice).utc == local("2025-10-26 00:30"));
  CHECK(LogZone("Europe/Amsterdam", Ambiguous::later).to_utc(twice).utc == local("2025-10-26 01:30"));
}

TEST_CASE("LogZone_EveryHourOfYears_AgreesWithAZoneThatKeepsNothing") {
  LogZone kept("America/Los_Angeles", Ambiguous::later);
  for (std::int64_t at = local("2024-01-01 00:00"); at < local("2026-01-01 00:00"); at += kHour / 2) {
    const auto fresh = LogZone("America/Los_Angeles", Ambiguous::later).to_utc(at);
    const auto answer = kept.to_utc(at);
    REQUIRE(answer.problem == fresh.problem);
    REQUIRE(answer.utc == fresh.utc);
  }
}
