// Bytes of a source file, plain or compressed, in order, with bounded memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace waarborg::complaints {

enum class Compression { none, gzip, zstd };

/// Reads forward only. Not thread-safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills `out` as far as it can; 0 at the end. Errors: "complaints_register.file_broken" for a file that is cut
  /// off or not what its compression says, with the file's name as field.
  virtual Result<std::size_t> read(std::span<char> out) = 0;
  /// Bytes of the file used so far (compressed bytes for a compressed file), for progress.
  [[nodiscard]] virtual std::uint64_t consumed() const = 0;
};

/// By the name's ending: .gz, .zst, else none.
Compression compression_of(const std::filesystem::path& path);
/// Errors: "complaints_register.file_missing".
Result<std::unique_ptr<ByteSource>> open_bytes(const std::filesystem::path& path, Compression compression);
/// The same over a text in memory, for tests and fuzzing.
std::unique_ptr<ByteSource> bytes_of(std::string text);

}  // namespace waarborg::complaints
