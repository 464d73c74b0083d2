// Office files (docx, xlsx, pptx, odt, ods, odp) without their properties. Pure; private to cleaning.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

namespace waarborg::cleaning {

enum class OfficeKind { ooxml, odf };

/// What an office file may be at most; over it, it is a bomb.
inline constexpr std::int64_t kEntriesMax = 5000;
inline constexpr std::uint64_t kUnpackedMax = 256ULL << 20U;
/// Unpacked over packed bytes, counted from the first mebibyte of an entry on.
inline constexpr std::uint64_t kRatioMax = 200;
inline constexpr int kDepthMax = 16;

/// Writes the zip anew: properties are replaced by empty ones, previews dropped, pictures stripped, moments and
/// comments of the zip itself left out. Never trusts a size that the file states. Errors: "cleaning.damaged",
/// "cleaning.bomb".
Result<Bytes> clean_office(ByteView content, OfficeKind kind);

}  // namespace waarborg::cleaning
