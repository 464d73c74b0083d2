// Spellings that are probably of one reason, for somebody to approve in the mapping (`same`). Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace waarborg::monitor {

struct Spellings {
  std::string text;                 ///< the most frequent
  std::int64_t rows = 0;            ///< of all spellings
  std::vector<std::string> others;  ///< by frequency
};

/// Joins each text to the most frequent one that it is a slip of the hand away from: a letter more, less, other or
/// exchanged with its neighbour, two of them in texts of more than eight letters; signs at the ends, and what is not a
/// letter or digit, count nothing. Texts of under five letters and those with different digits stay apart. Most rows
/// first. Time: the product of different texts and groups.
std::vector<Spellings> group_spellings(const std::map<std::string, std::int64_t>& rows_by_text);

}  // namespace waarborg::monitor
