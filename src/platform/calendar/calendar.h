// Deadlines: the arithmetic of domain-rules 2.6, as pure functions over dates, and the force's time zone.
//
// Holidays come in two kinds: those the law names, which are computed (Easter, King's Day), and days that a decree
// adds, which are content (content/calendar/<jurisdiction>.yaml). How a period runs is code, per jurisdiction.
#pragma once

#include <filesystem>
#include <optional>
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
std::string_view code_of(ClockNature nature);
std::optional<ClockNature> nature_from(std::string_view code);

enum class Unit { hours, days, working_days, weeks, months, years };

/// "6 weeks", "3 months". `count` is 1 or more.
struct Period {
  int count = 0;
  Unit unit = Unit::days;
  bool operator==(const Period&) const = default;
};
/// From "6w", "10d", "5wd" (working days), "3m", "1y", "48h"; a count from 1 to 9999.
std::optional<Period> period_from(std::string_view text);
std::string to_text(Period period);

/// The recognised holidays of a jurisdiction, with days added by decree. A bare Jurisdiction stands for the days
/// of the law alone. Immutable, so thread-safe.
class Holidays {
 public:
  Holidays(Jurisdiction jurisdiction) : jurisdiction_(jurisdiction) {}  // NOLINT: meant to convert
  Holidays(Jurisdiction jurisdiction, std::vector<Date> extra);
  [[nodiscard]] Jurisdiction jurisdiction() const { return jurisdiction_; }
  /// Ascending, each once.
  [[nodiscard]] std::vector<Date> of_year(int year) const;
  [[nodiscard]] bool contains(Date date) const;
  /// No Saturday, Sunday or recognised holiday.
  [[nodiscard]] bool is_ordinary_day(Date date) const;
  /// `date` itself when it is ordinary, else the first ordinary day after it.
  [[nodiscard]] Date ordinary_day_from(Date date) const;

 private:
  Jurisdiction jurisdiction_;
  std::vector<Date> extra_;  // ascending
};

/// Days equated with holidays by decree, from CONTENT/calendar/<jurisdiction>.yaml. Errors name file and line.
Result<Holidays> load_holidays(const std::filesystem::path& content, Jurisdiction jurisdiction);

/// Easter Sunday of the Gregorian calendar. REQUIRES: year >= 1583.
Date easter(int year);
/// Recognised holidays of a year, ascending, computed.
/// nl: Algemene termijnenwet art. 3 with Good Friday, King's Day and 5 May; be: the ten legal holidays.
std::vector<Date> holidays(Jurisdiction jurisdiction, int year);
bool is_ordinary_day(const Holidays& holidays, Date date);

/// The last day of a period that begins the day after `event`. The same day of the month, or the month's last day,
/// for months and years; for Unit::hours the day on which they have ended at the latest.
///
/// nl statutory: Algemene termijnenwet: an end on Saturday, Sunday or holiday moves to the next ordinary day
/// (art. 1); a period of three days or more holds at least two ordinary days (art. 2); neither applies to
/// hours, over 90 days, over 12 weeks, over 3 months or years (art. 4).
/// be statutory: the due day moves from Saturday, Sunday and holiday; months and years run from the date to the eve
/// of that date (28 February + 1 month = 31 March); two days or more hold two working days (Ger.W. 52-54, BW 1.7).
/// policy and limitation: plain count, never moved. Working days are ordinary days in every nature.
Date due_date(const Holidays& holidays, ClockNature nature, Date event, Period period);
/// The day `working_days` ordinary days after `event`.
Date add_working_days(const Holidays& holidays, Date event, int working_days);
/// Whether the due date may move: nl art. 4 excludes long periods, and only statutory clocks move at all.
bool follows_holidays(Jurisdiction jurisdiction, ClockNature nature, Period period);

bool is_zone(std::string_view zone);
/// The date in the force's zone (IANA name, "Europe/Amsterdam"). REQUIRES: is_zone(zone). Thread-safe.
Date local_date(Instant instant, std::string_view zone);
/// The first instant of that local date.
Instant start_of_day(Date date, std::string_view zone);

}  // namespace waarborg::calendar
