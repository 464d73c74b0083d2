// Hostile key files: opened or refused, never read outside; what opens goes on from where it was, and forgets all but
// what is named.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/key_index.h"

using namespace waarborg;
using namespace waarborg::engine;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto path = std::filesystem::temp_directory_path() / ("waarborg-key-fuzz-" + std::to_string(getpid()));
  std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  auto index = KeyIndex::open(path);
  if (!index.ok()) return 0;
  const Key key{1, 2};
  const auto number = index->number_of(key);
  require(number >= 1 && number <= index->size());
  require(index->save().ok());
  NumberSet named;
  named.add(number);
  require(forget_unnamed(path, named).ok());
  const auto unnamed = keys_unnamed(path, named);
  require(unnamed.ok() && *unnamed == 0);
  const auto again = KeyIndex::open(path);
  require(again.ok() && again->size() == index->size() && again->find(key) == number && again->find(kForgotten) == 0);
  return 0;
}
