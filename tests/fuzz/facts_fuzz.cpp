// Hostile fact files: refused, or what they say; never read outside. The checksum is put right first, so that changes
// get past it.
#include <xxhash.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "engine/fact_file.h"

using namespace waarborg;
using namespace waarborg::engine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  (void)decode_facts(as_bytes(bytes), "fuzz");
  if (size < 56) return 0;
  const std::uint64_t length = size;
  std::memcpy(bytes.data() + 40, &length, sizeof length);
  const std::uint64_t checksum = XXH3_64bits(bytes.data(), size - sizeof checksum);
  std::memcpy(bytes.data() + size - sizeof checksum, &checksum, sizeof checksum);
  const auto day = decode_facts(as_bytes(bytes), "fuzz");
  if (day.ok() && day->facts.pairs.size() + day->facts.habits.size() > size * 128) std::abort();
  return 0;
}
