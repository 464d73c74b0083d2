#include "matters/figure_blocks.h"

#include <cassert>
#include <cstring>

#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

template <class Fact>
std::vector<Fact> facts_in(const Bytes& bytes) {
  std::vector<Fact> out(bytes.size() / sizeof(Fact));
  if (!out.empty()) std::memcpy(out.data(), bytes.data(), out.size() * sizeof(Fact));
  return out;
}

template <class Fact>
Bytes bytes_of(const std::vector<Fact>& facts) {
  Bytes out(facts.size() * sizeof(Fact));
  if (!out.empty()) std::memcpy(out.data(), facts.data(), out.size());
  return out;
}

std::string month_of(DayNumber day) { return to_iso(date_of(day)).substr(0, 7); }

void add_to_month(storage::Transaction& tx, const std::string& month, const std::vector<StepFact>& facts) {
  const auto last = tx.find(sql::figure_steps_last, {month});
  std::int64_t block = last ? last->integer("block") : 0;
  auto open = last ? facts_in<StepFact>(last->blob("facts")) : std::vector<StepFact>{};
  for (const auto& fact : facts) {
    if (open.size() == kStepsPerBlock) {
      tx.execute(sql::figure_steps_put, {month, block, bytes_of(open)});
      open.clear();
      ++block;
    }
    open.push_back(fact);
  }
  tx.execute(sql::figure_steps_put, {month, block, bytes_of(open)});
}

}  // namespace

std::optional<std::uint32_t> place_of(storage::Transaction& tx, const std::string& matter_id) {
  const auto row = tx.find(sql::figure_place_find, {matter_id});
  return row ? std::optional(static_cast<std::uint32_t>(row->integer("place"))) : std::nullopt;
}

std::uint32_t take_place(storage::Transaction& tx, const std::string& matter_id) {
  const auto place = tx.query(sql::figure_place_next).front().integer("place");
  tx.execute(sql::figure_place_add, {matter_id, place});
  return static_cast<std::uint32_t>(place);
}

void put_facts(storage::Transaction& tx, const std::map<std::uint32_t, MatterFact>& by_place) {
  for (auto at = by_place.begin(); at != by_place.end();) {
    const auto block = static_cast<std::int64_t>(at->first / kFactsPerBlock);
    const auto row = tx.find(sql::figure_block_find, {block});
    auto facts = row ? facts_in<MatterFact>(row->blob("facts")) : std::vector<MatterFact>{};
    const auto before = facts;
    for (; at != by_place.end() && static_cast<std::int64_t>(at->first / kFactsPerBlock) == block; ++at) {
      const std::size_t slot = at->first % kFactsPerBlock;
      if (slot >= facts.size()) facts.resize(slot + 1);
      facts[slot] = at->second;
    }
    if (facts != before) tx.execute(sql::figure_block_put, {block, bytes_of(facts)});
  }
}

std::vector<MatterFact> all_facts(storage::Transaction& tx) {
  std::vector<MatterFact> out;
  tx.for_each(sql::figure_blocks, {}, [&](const storage::Row& row) {
    const Bytes& bytes = row.blob("facts");
    const std::size_t begin = static_cast<std::size_t>(row.integer("block")) * kFactsPerBlock;
    const std::size_t count = bytes.size() / sizeof(MatterFact);
    if (out.size() < begin + count) out.resize(begin + count);
    std::memcpy(out.data() + begin, bytes.data(), count * sizeof(MatterFact));
  });
  return out;
}

void add_step_facts(storage::Transaction& tx, const std::vector<StepFact>& facts) {
  std::map<std::string, std::vector<StepFact>> by_month;
  for (const auto& fact : facts) by_month[month_of(fact.done)].push_back(fact);
  for (const auto& [month, some] : by_month) add_to_month(tx, month, some);
}

std::vector<StepFact> step_facts(storage::Transaction& tx, DayNumber first, DayNumber last) {
  std::vector<StepFact> out;
  tx.for_each(sql::figure_steps_in, {month_of(first), month_of(last)}, [&](const storage::Row& row) {
    const auto facts = facts_in<StepFact>(row.blob("facts"));
    out.insert(out.end(), facts.begin(), facts.end());
  });
  return out;
}

std::optional<std::uint32_t> FigureWords::known(const std::string& sort, const std::string& word) {
  if (word.empty()) return 0;
  if (const auto at = found_.find({sort, word}); at != found_.end()) return at->second;
  const auto row = tx_.find(sql::figure_word_find, {sort, word});
  if (!row) return std::nullopt;
  return found_[{sort, word}] = static_cast<std::uint32_t>(row->integer("code"));
}

std::uint32_t FigureWords::code(const std::string& sort, const std::string& word) {
  if (const auto there = known(sort, word)) return *there;
  const auto code = tx_.query(sql::figure_word_next, {sort}).front().integer("code");
  assert(code < 65536 || sort == "handlers");
  tx_.execute(sql::figure_word_add, {sort, code, word});
  return found_[{sort, word}] = static_cast<std::uint32_t>(code);
}

std::vector<std::string> figure_words(storage::Transaction& tx, const std::string& sort) {
  std::vector<std::string> out(1);
  for (const auto& row : tx.query(sql::figure_words, {sort})) {
    out.resize(static_cast<std::size_t>(row.integer("code")) + 1);
    out.back() = row.text("word");
  }
  return out;
}

}  // namespace waarborg::matters
