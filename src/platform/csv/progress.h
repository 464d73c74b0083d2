// How far a long reading of files is, told at most once a second.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace waarborg::csv {

struct Progress {
  std::int64_t share = 0;       ///< percent of the bytes
  std::int64_t per_second = 0;  ///< rows, since this meter began
  /// Nothing before anything was read.
  std::optional<std::int64_t> seconds_left;
};

/// Not thread-safe.
class ProgressMeter {
 public:
  /// Nothing within a second of the last answer. `rows` are those read since the meter began; `bytes_done` may begin
  /// above zero, when something was read before. `bytes_total` of 0: not known.
  std::optional<Progress> tick(std::int64_t rows, std::uint64_t bytes_done, std::uint64_t bytes_total);

 private:
  using Time = std::chrono::steady_clock::time_point;
  Time start_ = std::chrono::steady_clock::now();
  Time shown_ = start_;
  std::optional<std::uint64_t> first_bytes_;
};

}  // namespace waarborg::csv
