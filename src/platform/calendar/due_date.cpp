#include <cassert>

#include "platform/calendar/calendar.h"

namespace waarborg::calendar {
namespace {

int months_of(Period period) { return period.unit == Unit::years ? 12 * period.count : period.count; }

Date last_of_month(std::chrono::year_month month) { return Date{month / std::chrono::last}; }

/// The same day of the month `months` later, or that month's last day.
Date plus_months(Date date, int months) {
  const auto month = std::chrono::year_month{date.year(), date.month()} + std::chrono::months{months};
  const Date target{month.year(), month.month(), date.day()};
  return target.ok() ? target : last_of_month(month);
}

/// Belgian counting: the period begins the day after the event and ends on the eve of that date.
Date plus_months_to_eve(Date event, int months) {
  const Date first = add_days(event, 1);
  const auto month = std::chrono::year_month{first.year(), first.month()} + std::chrono::months{months};
  const Date target{month.year(), month.month(), first.day()};
  return target.ok() ? add_days(target, -1) : last_of_month(month);
}

Date plain_end(const Holidays& holidays, Date event, Period period) {
  switch (period.unit) {
    case Unit::hours: return add_days(event, (period.count + 23) / 24);
    case Unit::days: return add_days(event, period.count);
    case Unit::working_days: return add_working_days(holidays, event, period.count);
    case Unit::weeks: return add_days(event, 7 * period.count);
    case Unit::months:
    case Unit::years: return plus_months(event, months_of(period));
  }
  return event;
}

/// The first day, `end` or later, at which the days after `event` hold two ordinary ones.
Date with_two_ordinary_days(const Holidays& holidays, Date event, Date end) {
  const Date second = add_working_days(holidays, event, 2);
  return second > end ? second : end;
}

bool is_at_least_days(Period period, int days) {
  return period.unit != Unit::hours && (period.unit != Unit::days || period.count >= days);
}

}  // namespace

bool follows_holidays(Jurisdiction jurisdiction, ClockNature nature, Period period) {
  if (nature != ClockNature::statutory) return false;
  switch (period.unit) {
    case Unit::hours: return false;
    case Unit::days: return jurisdiction == Jurisdiction::be || period.count <= 90;
    case Unit::working_days: return true;
    case Unit::weeks: return jurisdiction == Jurisdiction::be || period.count <= 12;
    case Unit::months: return jurisdiction == Jurisdiction::be || period.count <= 3;
    case Unit::years: return jurisdiction == Jurisdiction::be;
  }
  return false;
}

Date add_working_days(const Holidays& holidays, Date event, int working_days) {
  Date date = event;
  for (int found = 0; found < working_days;) {
    date = add_days(date, 1);
    if (holidays.is_ordinary_day(date)) ++found;
  }
  return date;
}

Date due_date(const Holidays& holidays, ClockNature nature, Date event, Period period) {
  assert(event.ok() && period.count >= 1);
  const bool belgian = holidays.jurisdiction() == Jurisdiction::be;
  const bool in_months = period.unit == Unit::months || period.unit == Unit::years;
  Date end = plain_end(holidays, event, period);
  if (belgian && in_months && nature == ClockNature::statutory) end = plus_months_to_eve(event, months_of(period));
  if (!follows_holidays(holidays.jurisdiction(), nature, period)) return end;
  if (is_at_least_days(period, belgian ? 2 : 3)) end = with_two_ordinary_days(holidays, event, end);
  return holidays.ordinary_day_from(end);
}

}  // namespace waarborg::calendar
