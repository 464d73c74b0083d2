// A file as bytes in memory, read only, for as long as the object lives.
#pragma once

#include <filesystem>
#include <utility>

#include "base/bytes.h"
#include "base/result.h"

namespace waarborg::engine {

/// Keeps what it mapped even when the file is replaced or removed meanwhile. Safe to read from several threads.
class MappedFile {
 public:
  /// Errors: "engine.file_unreadable" {file}.
  static Result<MappedFile> open(const std::filesystem::path& path);
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] ByteView bytes() const { return bytes_; }
  /// Gives back the memory of what was read; whoever reads it again has it again.
  void release() const;

 private:
  ByteView bytes_;
};

}  // namespace waarborg::engine
