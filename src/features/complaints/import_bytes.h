// Bytes of a source file, plain or compressed, in order, with bounded memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"
#include "platform/csv/bytes.h"

namespace waarborg::complaints {

enum class Compression { none, gzip, zstd };

/// Its errors: "complaints_register.file_broken" for a file that is cut off or not what its compression says, with the
/// file's name as field.
using csv::ByteSource;

/// By the name's ending: .gz, .zst, else none.
Compression compression_of(const std::filesystem::path& path);
/// Errors: "complaints_register.file_missing".
Result<std::unique_ptr<ByteSource>> open_bytes(const std::filesystem::path& path, Compression compression);

}  // namespace waarborg::complaints
