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
/// A rename or a removal in the folder is durable after this.
[[nodiscard]] bool sync_folder(const std::filesystem::path& folder);

}  // namespace waarborg::engine
