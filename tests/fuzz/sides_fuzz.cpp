// Hostile side tables: refused, or rows in order; never read outside. Length and checksum are put right first, so that
// changes get past them.
#include <xxhash.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "engine/side_store.h"

using namespace waarborg;
using namespace waarborg::engine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SideShape shape{"links", 2, 2};
  std::string bytes(reinterpret_cast<const char*>(data), size);
  (void)decode_side(shape, 1, as_bytes(bytes), "fuzz");
  if (size < 48) return 0;
  const std::uint64_t length = size;
  std::memcpy(bytes.data() + 24, &length, sizeof length);
  const std::uint64_t checksum = XXH3_64bits(bytes.data(), size - sizeof checksum);
  std::memcpy(bytes.data() + size - sizeof checksum, &checksum, sizeof checksum);
  const auto rows = decode_side(shape, 1, as_bytes(bytes), "fuzz");
  if (rows.ok() && merge_side(shape, *rows, *rows) != *rows) std::abort();
  return 0;
}
