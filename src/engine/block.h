// The rows of one group on one day, as columns.
//
// Rows are in the order of Access. Arrays are packed (packed.h); "steps" of a rising list are its first number and then
// the difference of each with the one before. A block of n rows is:
//
//   actor    runs; steps of the actors; rows of each                  one entry for each actor of the group that day
//   second   steps within an actor, n of them
//   pair     bases; steps of the bases; pairs of each basis;           the different (basis, subject) of the block: a
//   case
//            steps of the subjects within a basis; which pair, n       has few subjects and is looked at more than once
//   source   values; steps of the values; which value, n               a dictionary of the block
//   reason   likewise
//   place    likewise
//   slack    kSlack zero bytes
//
// "runs", "bases" and "values" are counts of 4 bytes; the number of pairs is the sum of the pairs of each basis.
#pragma once

#include <span>
#include <string>

#include "base/bytes.h"
#include "engine/access.h"

namespace waarborg::engine {

constexpr std::uint32_t kBlockRowsMax = 1U << 16U;

/// Appends the block to `out`. REQUIRES: 1..kBlockRowsMax rows, sorted, of one group.
void encode_block(std::span<const Access> rows, std::string& out);

/// Fills the columns asked for of `block`, whose `rows` says how many there are. False for bytes that are no block of
/// that many rows; then the columns hold anything. Never reads outside `bytes`, whatever they are.
[[nodiscard]] bool decode_block(ByteView bytes, Columns columns, Block& block);

}  // namespace waarborg::engine
