// Where the facts of figures lie: blocks of matters by place, blocks of steps by month, and the words behind the
// numbers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "matters/figure_facts.h"
#include "platform/storage/database.h"

namespace waarborg::matters {

inline constexpr std::size_t kFactsPerBlock = 128;
inline constexpr std::size_t kStepsPerBlock = 256;

/// A matter's place; nothing for one that is not counted yet.
std::optional<std::uint32_t> place_of(storage::Transaction& tx, const std::string& matter_id);
/// The next place is taken.
std::uint32_t take_place(storage::Transaction& tx, const std::string& matter_id);

/// Writes what has changed alone. Places that were never written hold an empty fact.
void put_facts(storage::Transaction& tx, const std::map<std::uint32_t, MatterFact>& by_place);
/// All of them, by place.
std::vector<MatterFact> all_facts(storage::Transaction& tx);

void add_step_facts(storage::Transaction& tx, const std::vector<StepFact>& facts);
/// Of the months of these days and those between.
std::vector<StepFact> step_facts(storage::Transaction& tx, DayNumber first, DayNumber last);

/// "kind", "unit", "phase", "outcome", "desks", "handlers", "step".
class FigureWords {
 public:
  explicit FigureWords(storage::Transaction& tx) : tx_(tx) {}
  /// The number of a word. A new one is taken when there is none; `known` answers nothing then.
  std::uint32_t code(const std::string& sort, const std::string& word);
  std::optional<std::uint32_t> known(const std::string& sort, const std::string& word);

 private:
  storage::Transaction& tx_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> found_;
};
/// By number; the first is the empty word.
std::vector<std::string> figure_words(storage::Transaction& tx, const std::string& sort);

}  // namespace waarborg::matters
