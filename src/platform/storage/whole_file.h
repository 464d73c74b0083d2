// Inside storage only: a file that appears whole or not at all.
#pragma once

#include <filesystem>

namespace waarborg::storage {

/// An empty private file beside `path` to be filled, and removed again unless it was put in place.
class WholeFile {
 public:
  explicit WholeFile(std::filesystem::path path);
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;
  [[nodiscard]] const std::filesystem::path& partial() const { return partial_; }
  /// Makes it durable under its own name. False when the disk refused.
  [[nodiscard]] bool put_in_place();

 private:
  std::filesystem::path path_;
  std::filesystem::path partial_;
};

}  // namespace waarborg::storage
