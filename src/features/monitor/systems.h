// Accounts that are machines: they look up too, and there is nobody to ask.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "features/monitor/detection_world.h"

namespace waarborg::monitor {

/// By the roles that the content names. Not thread-safe.
class Systems {
 public:
  /// `at`: seconds since 1970, when roles are those of. REQUIRES: both outlive it.
  Systems(const DetectionContent& content, const DetectionWorld& world, std::uint32_t at)
      : content_(content), world_(world), at_(at) {}
  [[nodiscard]] bool has(std::uint32_t actor);

 private:
  const DetectionContent& content_;
  const DetectionWorld& world_;
  std::uint32_t at_;
  std::vector<std::optional<bool>> known_;  ///< by actor
};

}  // namespace waarborg::monitor
