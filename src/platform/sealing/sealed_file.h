// A sealed file: secretstream header (24 bytes), then chunks of 64 KiB of content, each with its tag; the
// last chunk is marked final, so a cut-off file does not open. Memory use is one chunk, whatever the size.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "platform/sealing/sealing.h"

namespace waarborg::sealing {

/// Bytes of content in every chunk but the last.
inline constexpr std::size_t kSealedChunk = 64U << 10U;

/// Writes a new sealed file. The file is removed again unless finish() succeeded. Not thread-safe.
class SealedFileWriter {
 public:
  /// Errors: "error.storage_unavailable" when the file cannot be made.
  static Result<std::unique_ptr<SealedFileWriter>> create(const std::filesystem::path& path, const Key& key);
  virtual ~SealedFileWriter() = default;
  virtual Result<Done> write(ByteView plain) = 0;
  /// Seals the last chunk and makes the file durable (fsync of file and folder).
  virtual Result<Done> finish() = 0;
  /// Bytes of content so far, and SHA-256 of the content (valid after finish).
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  [[nodiscard]] virtual Bytes sha256() const = 0;
};

/// Reads one, chunk by chunk. Not thread-safe.
class SealedFileReader {
 public:
  /// Errors: "error.storage_unavailable" when the file is not there or cannot be read.
  static Result<std::unique_ptr<SealedFileReader>> open(const std::filesystem::path& path, const Key& key);
  virtual ~SealedFileReader() = default;
  /// The next chunk; empty at the end. "error.file_damaged" when the file was changed or cut off, or the key is
  /// another one.
  virtual Result<Bytes> next() = 0;
};

}  // namespace waarborg::sealing
