#include "features/monitor/told.h"

#include <xxhash.h>

#include <utility>

namespace waarborg::monitor {
namespace {

constexpr std::uint64_t kNumberBits = 0xFFFFFFFF;

}  // namespace

ToldReader::ToldReader(const RowFormat& format, const PartRule& rule, std::size_t bytes_max)
    : reader_(format, rule, bytes_max), rule_(rule), table_(kPlacesAtFirst) {}

const char* ToldReader::read(const LogRow& row, std::string_view& text, std::uint32_t& number) {
  // Of several columns it takes cleaning to know which one is meant; then its outcome is the spelling.
  const bool one_column = rule_.columns.size() == 1;
  if (!one_column) {
    if (const char* refusal = reader_.read(row, text)) return refusal;
  }
  const std::string_view spelling = one_column ? row.values[rule_.columns.front()] : text;
  const std::uint64_t hash = XXH3_64bits(spelling.data(), spelling.size());
  const std::size_t place = place_of(spelling, hash);
  number = static_cast<std::uint32_t>(table_[place]);
  if (number == 0) {
    if (one_column) {
      if (const char* refusal = reader_.read(row, text)) return refusal;
    }
    const Piece as_spelt = keep(spelling);
    entries_.push_back({as_spelt, text == spelling ? as_spelt : keep(text)});
    number = size();
    table_[place] = (hash & ~kNumberBits) | number;
    if (entries_.size() > table_.size() / 2) grow();
  }
  text = view(entries_[number - 1].text);
  if (text.empty()) number = 0;
  return nullptr;
}

ToldReader::Piece ToldReader::keep(std::string_view text) {
  const auto from = static_cast<std::uint32_t>(bytes_.size());
  bytes_.insert(bytes_.end(), text.begin(), text.end());
  return {from, static_cast<std::uint32_t>(text.size())};
}

std::size_t ToldReader::place_of(std::string_view spelling, std::uint64_t hash) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t place = hash & mask;
  for (; table_[place] != 0; place = (place + 1) & mask) {
    if ((table_[place] ^ hash) > kNumberBits) continue;
    if (view(entries_[static_cast<std::uint32_t>(table_[place]) - 1].spelling) == spelling) break;
  }
  return place;
}

void ToldReader::grow() {
  const auto before = std::exchange(table_, std::vector<std::uint64_t>(table_.size() * 2));
  const std::size_t mask = table_.size() - 1;
  for (const std::uint64_t slot : before) {
    if (slot == 0) continue;
    const std::string_view spelling = view(entries_[static_cast<std::uint32_t>(slot) - 1].spelling);
    std::size_t place = XXH3_64bits(spelling.data(), spelling.size()) & mask;
    while (table_[place] != 0) place = (place + 1) & mask;
    table_[place] = slot;
  }
}

void ToldReader::forget() {
  entries_.clear();
  bytes_.clear();
  table_.assign(kPlacesAtFirst, 0);
}

}  // namespace waarborg::monitor
