// The rows of one group on one day, as columns.
//
// Rows are in the order of Access. One question is often put to several systems: a row with the actor, case, subject,
// reason and place of the one before is "again", and says no more than when and in which system. The others are
// "fresh"; the first row of an actor always is. Arrays are packed (packed.h); "steps" of a rising list are its first
// number and then the difference of each with the one before. A block of n rows is:
//
//   again    1 for a row that is again, n of them
//   actor    runs; steps of the actors; rows of each                  one entry for each actor of the group that day
//   second   that of the first row of each actor; then the seconds    since the row before, which short ones and long
//   ones
//            of the other fresh rows; then those of rows again        would only make wider for each other
//   pair     bases; steps of the bases; pairs of each basis;          the different (basis, subject) of the block: a
//   case
//            steps of the subjects within a basis; which pair, for    has few subjects and is looked at more than once
//            each fresh row
//   source   values; steps of the values; which value, n              a dictionary of the block
//   reason   likewise, for each fresh row
//   place    likewise
//   slack    kSlack zero bytes
//
// "runs", "bases" and "values" are counts of 4 bytes; the number of pairs is the sum of the pairs of each basis.
#pragma once

#include <functional>
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

using WantedActor = std::function<bool(std::uint32_t actor)>;

/// Whether one of the rows may be by a wanted actor: by where the block begins alone, so of a block whose bytes are as
/// they were written it is. True for bytes that are no block. Never reads outside `bytes`.
[[nodiscard]] bool may_hold_actor(ByteView bytes, std::uint32_t rows, const WantedActor& wanted);

}  // namespace waarborg::engine
