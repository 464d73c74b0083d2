#include "features/monitor/told.h"

#include <xxhash.h>

namespace waarborg::monitor {

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
  number = table_[place];
  if (number == 0) {
    if (one_column) {
      if (const char* refusal = reader_.read(row, text)) return refusal;
    }
    entries_.push_back({hash, std::string(spelling), std::string(text)});
    bytes_ += spelling.size() + text.size();
    number = table_[place] = size();
    if (entries_.size() > table_.size() / 2) grow();
  }
  text = entries_[number - 1].text;
  if (text.empty()) number = 0;
  return nullptr;
}

std::size_t ToldReader::place_of(std::string_view spelling, std::uint64_t hash) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t place = hash & mask;
  for (; table_[place] != 0; place = (place + 1) & mask) {
    const Entry& entry = entries_[table_[place] - 1];
    if (entry.hash == hash && entry.spelling == spelling) break;
  }
  return place;
}

void ToldReader::grow() {
  table_.assign(table_.size() * 2, 0);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    std::size_t place = entries_[at].hash & mask;
    while (table_[place] != 0) place = (place + 1) & mask;
    table_[place] = static_cast<std::uint32_t>(at + 1);
  }
}

void ToldReader::forget() {
  entries_.clear();
  table_.assign(kPlacesAtFirst, 0);
  bytes_ = 0;
}

}  // namespace waarborg::monitor
