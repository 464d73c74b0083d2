// Bytes of outside, in order, with bounded memory.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace waarborg::csv {

/// Reads forward only. Not thread-safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills `out` as far as it can; 0 at the end. Errors are those of the source.
  virtual Result<std::size_t> read(std::span<char> out) = 0;
  /// Bytes of the source used so far (compressed bytes for a compressed file), for progress.
  [[nodiscard]] virtual std::uint64_t consumed() const = 0;
};

/// Over a text in memory.
std::unique_ptr<ByteSource> bytes_of(std::string text);

}  // namespace waarborg::csv
