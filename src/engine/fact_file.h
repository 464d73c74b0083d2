// The facts of one UTC day in one file, so that a day is scanned once however often the days after it are.
//
//   offset   bytes
//        0       8   "WBGFCT" 0 1         the last byte is the version of this layout
//        8       4   day                  DayNumber
//       12       4   pairs                how many
//       16       4   actors               how many
//       20       4   zero
//       24      16   made with            a key the caller made of all that went into the facts beside the accesses
//       40       8   bytes                of the whole file
//       48    2048   accesses by verdict  256 counts of 8 bytes
//     2096           pairs                six packed arrays (packed.h): steps of the actors, subjects, days since
//                                         `day` - 2, looks, unexplained, signs
//     then           actors               six packed arrays: actors, days since `day` - 2, groups, looks, unexplained,
//                                         off duty
//     then       8   slack                zero
//     then       8   XXH3-64              of everything before it
//
// All little-endian; both lists in the order of settled facts. Facts of several days add up to those of all of them
// (Facts::settle), so whoever has the files of a window has what a scan of the window gives.
#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "engine/facts.h"
#include "engine/key_index.h"

namespace waarborg::engine {

struct DayFacts {
  DayNumber day = 0;
  Key made_with{};  ///< of rules, side tables and zone: facts made with others are to be made anew
  Facts facts;
};

constexpr std::size_t kFactsHeadBytes = 40;
/// The key that the facts of `day` were made with, by the first kFactsHeadBytes of their file; nothing when they are
/// the head of something else.
std::optional<Key> made_with_of(ByteView head, DayNumber day);

/// REQUIRES: the facts are settled, and their local days are `day` - 2 to `day` + 2.
std::string encode_facts(const DayFacts& day);
/// `name` is what errors call it. Errors: "engine.segment_broken" {name, what}, with "header", "version", "length",
/// "checksum" or "facts" as what. Never reads outside the bytes.
Result<DayFacts> decode_facts(ByteView bytes, const std::string& name);

}  // namespace waarborg::engine
