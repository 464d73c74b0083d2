// The facts of one UTC day in one file, so that a day is scanned once however often the days after it are.
//
//   offset   bytes
//        0       8   "WBGFCT" 0 3         the last byte is the version of this layout
//        8       4   day                  DayNumber
//       12       4   pairs                how many
//       16       4   actors               how many
//       20       4   habits               how many
//       24      16   made with            a key the caller made of all that went into the facts beside the accesses
//       40       8   bytes                of the whole file
//       48       4   shares               how many
//       52       4   zero
//       56           pairs                packed arrays (packed.h): steps of the actors, subjects, days since `day` -
//       2,
//                                         looks, unexplained, signs, bases, reasons
//     then           actors               likewise: steps of the actors, days since `day` - 2, groups, looks,
//     unexplained,
//                                         off duty, two places, vague
//     then           habits               likewise: steps of the actors, kinds, values, days, looks, unexplained
//     then           shares               likewise: steps of the groups, days since `day` - 2, verdicts, looks
//     then       8   slack                zero
//     then       8   XXH3-64              of everything before it
//
// All little-endian; the lists in the order of settled facts. Facts of several days add up to those of all of them
// (sum_of_facts), so whoever has the files of a window has what a scan of the window gives, but for what cannot be
// added up (ShareDay::first_looks). Layout 1 was never kept; files of layout 2 are made anew.
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

/// REQUIRES: the facts are settled and of accesses of that day.
std::string encode_facts(const DayFacts& day);
/// `name` is what errors call it. Errors: "engine.segment_broken" {name, what}, with "header", "version", "length",
/// "checksum" or "facts" as what. Never reads outside the bytes.
Result<DayFacts> decode_facts(ByteView bytes, const std::string& name);

}  // namespace waarborg::engine
