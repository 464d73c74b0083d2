// Hostile mappings: either a whole mapping or mistakes with a place, never a crash.
#include <cstdint>
#include <cstdlib>

#include "features/complaints/import_mapping.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto mapping =
      waarborg::complaints::parse_mapping(std::string(reinterpret_cast<const char*>(data), size), "fuzz.yaml");
  if (mapping.ok()) return 0;
  for (const auto& error : mapping.errors())
    if (error.field.find("fuzz.yaml:") != 0) std::abort();
  return 0;
}
