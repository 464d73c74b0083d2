// Deadlines: the arithmetic of domain-rules 2.6, as pure functions over dates, and the force's time zone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace waarborg::calendar {

enum class Jurisdiction { nl, be };
std::string_view code_of(Jurisdiction jurisdiction);
std::optional<Jurisdiction> jurisdiction_from(std::string_view code);

/// statutory: follows the holiday rules of the law it comes from. policy: does not (trap 2.8.3).
/// limitation: statutory but never moved (BE limitation periods, 2.6).
enum class ClockNature { statutory, policy, limitation };
enum class Unit { hours, days, working_days, weeks, months, years };

/// "6 weeks", "3 months". `count` is 1 or more.
struct Period {
  int count = 0;
  Unit unit = Unit::days;
  bool operator==(const Period&) const = default;
};
/// From "6w", "10d", "5wd" (working days), "3m", "1y", "48h".
std::optional<Period> period_from(std::string_view text);
std::string to_text(Period period);

/// Recognised holidays of a year, ascending, computed (Easter by Gauss/Meeus).
/// nl: Algemene termijnenwet art. 3 with Good Friday, King's Day and 5 May; be: the ten legal holidays.
std::vector<Date> holidays(Jurisdiction jurisdiction, int year);
bool is_ordinary_day(Jurisdiction jurisdiction, Date date);  ///< no Saturday, Sunday or recognised holiday

/// The last day of a period that begins the day after `event`.
///
/// nl statutory: Algemene termijnenwet: an end on Saturday, Sunday or holiday moves to the next ordinary day
/// (art. 1); a period of three days or more holds at least two ordinary days (art. 2); neither applies to
/// hours, over 90 days, over 12 weeks, over 3 months or years (art. 4). be statutory: day after included, due
/// day moves from Saturday, Sunday and holiday; months run to the eve... of the same date (Ger.W. 52-54,
/// BW 1.7). policy and limitation: plain count, never moved.
/// For Unit::hours the day on which they end.
Date due_date(Jurisdiction jurisdiction, ClockNature nature, Date event, Period period);
/// The day `working_days` ordinary days after `event`.
Date add_working_days(Jurisdiction jurisdiction, Date event, int working_days);

/// The date in the force's zone (IANA name, "Europe/Amsterdam"). Thread-safe.
Date local_date(Instant instant, std::string_view zone);
/// The first instant of that local date.
Instant start_of_day(Date date, std::string_view zone);

}  // namespace waarborg::calendar
