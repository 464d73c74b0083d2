// A copy of a file without what it tells of its maker: names, places, devices, programs, moments. The original is
// never touched. And: what a file really is, whatever it is called.
//
// Nothing is trusted. Images and PDF are rewritten by programs of their own (exiv2, qpdf) as children with limits of
// time, memory and output, no shell, no environment of ours; their input and output never touch the disk in clear.
// Office files are taken apart and put together here, with limits on everything that a zip file claims. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace waarborg::cleaning {

/// Larger files are not cleaned: they are held in memory meanwhile.
inline constexpr std::uint64_t kCleanMax = 64ULL << 20U;

enum class FileKind { jpeg, png, other_image, pdf, ooxml, odf, other };

struct FileNature {
  FileKind kind = FileKind::other;
  std::string type;   ///< as its bytes say: "image/jpeg"
  bool lies = false;  ///< its name claims another type than its bytes have
};

/// `head` are the first bytes, 64 KiB or all there are; `name` as it came.
FileNature nature_of(ByteView head, std::string_view name);

/// Whether clean() knows what to do with it.
bool can_clean(FileKind kind);

/// Errors: "cleaning.not_known" (no way to clean this kind), "cleaning.too_large", "cleaning.damaged" (not what it
/// should be inside, or locked), "cleaning.bomb" (it would unpack to far more than it is), "cleaning.unavailable" (the
/// program is missing, failed or took too long).
Result<Bytes> clean(ByteView content, FileKind kind);

}  // namespace waarborg::cleaning
