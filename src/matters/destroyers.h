// What goes with a matter when it is destroyed: every feature that keeps rows of a matter adds how it removes them.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "platform/storage/database.h"

namespace waarborg::matters {

/// Filled by features before the first request; read-only afterwards, so thread-safe.
class Destroyers {
 public:
  /// Removes what it keeps of the matter, or what of it can be read or leads to a person; runs in the transaction of
  /// the destruction, before the matter's own rows go.
  using Destroy = std::function<void(storage::Transaction& tx, const std::string& matter_id)>;
  void add(Destroy destroy) { all_.push_back(std::move(destroy)); }
  void run(storage::Transaction& tx, const std::string& matter_id) const {
    for (const auto& destroy : all_) destroy(tx, matter_id);
  }

 private:
  std::vector<Destroy> all_;
};

}  // namespace waarborg::matters
