// Time as the house knows it. Rules take dates and instants as values; only use cases ask a Clock.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace waarborg {

/// A point in time, UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A civil date without a time zone.
using Date = std::chrono::year_month_day;

/// "2026-11-21". Works for every valid date.
std::string to_iso(Date date);
/// "2026-11-21T10:42:07Z".
std::string to_iso(Instant instant);
/// Nothing unless the text is a valid YYYY-MM-DD.
std::optional<Date> date_from_iso(std::string_view text);

inline Date add_days(Date date, int days) { return Date{std::chrono::sys_days{date} + std::chrono::days{days}}; }
/// Days from `from` to `to`; negative when `to` is earlier.
inline int days_between(Date from, Date to) {
  return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}
inline std::int64_t to_millis(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant from_millis(std::int64_t millis) { return Instant{std::chrono::milliseconds{millis}}; }

/// Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
};

/// A clock that stands still until moved; for tests and the demo force's past. Not thread-safe to move.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant now) : now_(now) {}
  [[nodiscard]] Instant now() const override { return now_; }
  void set(Instant now) { now_ = now; }

 private:
  Instant now_;
};

}  // namespace waarborg
