// Moments as a log writes them.
//
// A format is read from left to right: %Y (four digits), %m %d %H %M %S (two), %f (a fraction of a second, one to nine
// digits, left off), %z (+02:00, +0200 or Z), %% and every other character as itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waarborg::monitor {

/// A civil moment; `offset` in seconds east of Greenwich where the text itself says it.
struct CivilTime {
  std::int64_t seconds = 0;  ///< since 1970-01-01 00:00 on the clock that wrote it
  std::optional<std::int32_t> offset;
};

/// Immutable, so thread-safe.
class TimeFormat {
 public:
  /// The text key of what is expected instead, for a format that is none; "" for a good one. A good one says the whole
  /// moment up to minutes and nothing twice.
  static std::string mistake_in(std::string_view format);
  /// REQUIRES: mistake_in(format) is "".
  explicit TimeFormat(std::string_view format);
  /// Nothing when the text does not follow the format or names no moment (13th month, 29 February 2025, 24:00, second
  /// 60, before 1970 or after 2399).
  [[nodiscard]] std::optional<CivilTime> parse(std::string_view text) const;

 private:
  struct Step {
    char field;  ///< Y m d H M S f z, or 0 for `literal`
    char literal;
  };
  static std::vector<Step> steps_of(std::string_view format);
  std::vector<Step> steps_;
};

}  // namespace waarborg::monitor
