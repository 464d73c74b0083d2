// Hostile segments and blocks: whatever the bytes, nothing is read outside them, and what decodes has the rows it says.
#include <cstdint>
#include <cstdlib>

#include "engine/block.h"
#include "engine/segment.h"

using namespace waarborg;
using namespace waarborg::engine;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// A block without the checksum that keeps most changes from the decoder.
void try_block(ByteView bytes) {
  if (bytes.size() < 2) return;
  Block block;
  block.rows = 1U + (bytes[0] | static_cast<std::uint32_t>(bytes[1]) << 8U);
  if (!decode_block(bytes.subspan(2), Columns::all(), block)) return;
  require(block.actor.size() == block.rows && block.subject.size() == block.rows && block.place.size() == block.rows);
  require(decode_block(bytes.subspan(2), Column::second | Column::basis, block));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bytes{data, size};
  try_block(bytes);
  const auto segment = Segment::over(bytes, "fuzz");
  if (!segment.ok()) return 0;
  std::vector<Access> rows;
  if (segment->read_all(rows).ok()) require(rows.size() == segment->rows());
  return 0;
}
