// Several files as one zip that is written while it is sent: stored, not packed (papers are packed already), the
// checksum of each behind its content. So its size is known beforehand and no more than one chunk is in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace waarborg::concerned {

/// Answers the content chunk by chunk; empty at the end.
using NextChunk = std::function<Result<Bytes>()>;

struct ZipPart {
  std::string name;                         ///< UTF-8
  std::uint64_t size = 0;                   ///< of the content, exactly
  std::function<Result<NextChunk>()> open;  ///< called when its turn comes
};

/// Names that are safe in a zip and on any disk, each once: no folders, no control characters, a number before all but
/// the first.
void settle_names(std::vector<ZipPart>& parts);

/// Bytes of the whole zip. Errors: "concerned.too_large" from 4 GiB or 65,535 files on, which a plain zip cannot
/// hold; "error.unavailable" when memory or the library fails.
Result<std::uint64_t> zip_size(const std::vector<ZipPart>& parts);

/// The zip as a stream. Errors, of a chunk: those of the parts; "error.file_damaged" when a part is not as long as it
/// said; "error.unavailable" as above. REQUIRES: zip_size() answered.
NextChunk zip_stream(std::vector<ZipPart> parts);

}  // namespace waarborg::concerned
