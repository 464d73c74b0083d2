// Bytes that are on the disk when the function answers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace waarborg::engine {

/// The whole file, made or made anew. False when it could not be written.
[[nodiscard]] bool write_durably(const std::filesystem::path& path, std::string_view bytes);
/// From `offset` on; what lay beyond it is gone. The folder is made durable too when the file is new.
[[nodiscard]] bool write_durably_at(const std::filesystem::path& path, std::uint64_t offset, std::string_view bytes);
/// In the place of what was there: written beside it as PATH.unfinished, made durable, then renamed. So a kill leaves
/// the old bytes or the new ones, and at most a file beside them. False leaves the old ones.
[[nodiscard]] bool replace_durably(const std::filesystem::path& path, std::string_view bytes);
/// The same piece by piece, for what is more than memory should hold. What is not finished leaves the old bytes.
class Replacement {
 public:
  explicit Replacement(std::filesystem::path path);
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;
  ~Replacement();
  /// False when it could not; then it is not to be finished.
  [[nodiscard]] bool write(std::string_view bytes);
  /// Makes it durable, in the place of what was there. False when it could not. To be called once.
  [[nodiscard]] bool finish();

 private:
  std::filesystem::path path_, beside_;
  int file_;
  std::uint64_t bytes_ = 0;
  bool renamed_ = false;
};
/// Removes what a kill left of replace_durably in the folder. False when it could not.
[[nodiscard]] bool clear_unfinished(const std::filesystem::path& folder);
/// A rename or a removal in the folder is durable after this.
[[nodiscard]] bool sync_folder(const std::filesystem::path& folder);

}  // namespace waarborg::engine
