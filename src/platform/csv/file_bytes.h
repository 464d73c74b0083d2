// Bytes of a file or of standard input, plain or compressed, in order, with bounded memory.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "platform/csv/bytes.h"

namespace waarborg::csv {

enum class Compression { none, gzip, zstd };

/// From a mapping's word: "gzip", "zstd", else none.
Compression compression_from(std::string_view word);
/// By the name's ending: .gz, .zst, else none.
Compression compression_of(const std::filesystem::path& path);
/// The file's bytes, unpacked. Errors: "csv.file_missing" {name}; on reading "csv.file_broken" {name} for a file that
/// is cut off or not what its compression says, "csv.file_unpacks" {name} for one that unpacks to over 300 times its
/// size.
Result<std::unique_ptr<ByteSource>> open_bytes(const std::filesystem::path& path, Compression compression);
/// Standard input, unpacked; it can be read once. Errors on reading as above, with the name "-".
std::unique_ptr<ByteSource> standard_input(Compression compression);

}  // namespace waarborg::csv
