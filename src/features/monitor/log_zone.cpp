#include "features/monitor/log_zone.h"

#include <date/tz.h>

#include <algorithm>

#include "platform/calendar/calendar.h"

namespace waarborg::monitor {

namespace {
// Far enough from a change of the clock for every offset there is.
constexpr std::int64_t kMargin = 2 * 86'400;
constexpr std::int64_t kFarthest = 1LL << 40;
std::int64_t seconds_of(::date::sys_seconds moment) {
  return std::clamp<std::int64_t>(moment.time_since_epoch().count(), -kFarthest, kFarthest);
}
}  // namespace

struct LogZone::Place {
  const ::date::time_zone* zone;
};

bool LogZone::is_known(const std::string& zone) { return zone == "UTC" || calendar::is_zone(zone); }

LogZone::LogZone(const std::string& zone, Ambiguous ambiguous) : ambiguous_(ambiguous) {
  if (zone != "UTC") place_.reset(new Place{::date::locate_zone(zone)});
}

LogZone::~LogZone() = default;

std::vector<engine::ZoneOffset> zone_offsets(const std::string& zone, std::int64_t from, std::int64_t to) {
  if (zone == "UTC") return {{from, 0}};
  const auto* const place = ::date::locate_zone(zone);
  std::vector<engine::ZoneOffset> offsets;
  for (std::int64_t at = from; at <= to;) {
    const auto info = place->get_info(::date::sys_seconds(std::chrono::seconds(at)));
    offsets.push_back({at, static_cast<std::int32_t>(info.offset.count())});
    at = seconds_of(info.end);
  }
  return offsets;
}

LogZone::Answer LogZone::to_utc(std::int64_t local) {
  if (!place_) return {local};
  if (local >= first_ && local <= last_) return {local - offset_};
  const auto info = place_->zone->get_info(::date::local_seconds(std::chrono::seconds(local)));
  if (info.result == ::date::local_info::nonexistent) return {0, Problem::skipped};
  if (info.result == ::date::local_info::ambiguous) {
    if (ambiguous_ == Ambiguous::refuse) return {0, Problem::repeated};
    // Of the two offsets the first is the one before the change, so the earlier moment.
    const auto& chosen = ambiguous_ == Ambiguous::earlier ? info.first : info.second;
    return {local - chosen.offset.count()};
  }
  offset_ = info.first.offset.count();
  first_ = seconds_of(info.first.begin) + offset_ + kMargin;
  last_ = seconds_of(info.first.end) + offset_ - kMargin;
  return {local - offset_};
}

}  // namespace waarborg::monitor
