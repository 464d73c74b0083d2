#include <date/tz.h>

#include <stdexcept>

#include "platform/calendar/calendar.h"

namespace waarborg::calendar {

bool is_zone(std::string_view zone) {
  // The database is a folder of files here, and a name is a path in it.
  if (zone.empty() || zone.front() == '/' || zone.find("..") != std::string_view::npos) return false;
  try {
    return ::date::locate_zone(std::string(zone)) != nullptr;
  } catch (const std::runtime_error&) {
    return false;
  }
}

Date local_date(Instant instant, std::string_view zone) {
  const auto local = ::date::locate_zone(std::string(zone))->to_local(instant);
  const auto days = ::date::floor<::date::days>(local).time_since_epoch();
  return Date{std::chrono::sys_days{std::chrono::days{days.count()}}};
}

Instant start_of_day(Date date, std::string_view zone) {
  const auto days = std::chrono::sys_days{date}.time_since_epoch();
  const ::date::local_days midnight{::date::days{days.count()}};
  // Midnight that does not exist (a gap) begins at the change, one that comes twice at its first.
  const auto instant = ::date::locate_zone(std::string(zone))->to_sys(midnight, ::date::choose::earliest);
  return std::chrono::time_point_cast<std::chrono::milliseconds>(instant);
}

}  // namespace waarborg::calendar
