#include "platform/csv/progress.h"

#include <algorithm>

namespace waarborg::csv {

namespace {
constexpr std::chrono::seconds kBetween{1};
}

std::optional<Progress> ProgressMeter::tick(std::int64_t rows, std::uint64_t bytes_done, std::uint64_t bytes_total) {
  const auto now = std::chrono::steady_clock::now();
  if (!first_bytes_) first_bytes_ = bytes_done;
  if (now - shown_ < kBetween) return std::nullopt;
  shown_ = now;
  const double passed = std::chrono::duration<double>(now - start_).count();
  const auto done = static_cast<double>(bytes_done - std::min(*first_bytes_, bytes_done));
  const auto left = static_cast<double>(bytes_total - std::min(bytes_done, bytes_total));
  Progress progress;
  progress.share = bytes_total == 0 ? 100 : static_cast<std::int64_t>(bytes_done * 100 / bytes_total);
  progress.per_second = static_cast<std::int64_t>(static_cast<double>(rows) / std::max(passed, 0.001));
  if (done > 0 && bytes_total > 0) progress.seconds_left = static_cast<std::int64_t>(passed * left / done + 0.5);
  return progress;
}

}  // namespace waarborg::csv
