#include "engine/block.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include "engine/bytes_of_number.h"
#include "engine/packed.h"

namespace waarborg::engine {

namespace {

using Numbers = std::vector<std::uint32_t>;

// -- Writing ----------------------------------------------------------------------------------------------------------

void append_steps(Numbers values, std::string& out) {
  for (std::size_t i = values.size(); i-- > 1;) values[i] -= values[i - 1];
  pack(values, out);
}

void append_actors(std::span<const Access> rows, std::string& out) {
  Numbers actors, counts, seconds;
  seconds.reserve(rows.size());
  for (const auto& row : rows) {
    const bool starts = actors.empty() || actors.back() != row.actor;
    if (starts) {
      actors.push_back(row.actor);
      counts.push_back(0);
    }
    seconds.push_back(starts ? row.second : row.second - (&row)[-1].second);
    ++counts.back();
  }
  append_number(static_cast<std::uint32_t>(actors.size()), out);
  append_steps(std::move(actors), out);
  pack(counts, out);
  pack(seconds, out);
}

std::uint64_t pair_of(const Access& row) { return std::uint64_t{row.basis} << 32U | row.subject; }

void append_pairs(std::span<const Access> rows, std::string& out) {
  std::vector<std::uint64_t> pairs;
  pairs.reserve(rows.size());
  for (const auto& row : rows) pairs.push_back(pair_of(row));
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());

  Numbers bases, counts, subjects, which;
  subjects.reserve(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto basis = static_cast<std::uint32_t>(pairs[i] >> 32U);
    const auto subject = static_cast<std::uint32_t>(pairs[i]);
    const bool starts = bases.empty() || bases.back() != basis;
    if (starts) {
      bases.push_back(basis);
      counts.push_back(0);
    }
    ++counts.back();
    subjects.push_back(starts ? subject : subject - static_cast<std::uint32_t>(pairs[i - 1]));
  }
  which.reserve(rows.size());
  for (const auto& row : rows) {
    which.push_back(
        static_cast<std::uint32_t>(std::lower_bound(pairs.begin(), pairs.end(), pair_of(row)) - pairs.begin()));
  }
  append_number(static_cast<std::uint32_t>(bases.size()), out);
  append_steps(std::move(bases), out);
  pack(counts, out);
  pack(subjects, out);
  pack(which, out);
}

void append_dictionary(std::span<const Access> rows, std::uint32_t Access::*field, std::string& out) {
  Numbers values, which;
  values.reserve(rows.size());
  for (const auto& row : rows) values.push_back(row.*field);
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  which.reserve(rows.size());
  for (const auto& row : rows) {
    which.push_back(
        static_cast<std::uint32_t>(std::lower_bound(values.begin(), values.end(), row.*field) - values.begin()));
  }
  append_number(static_cast<std::uint32_t>(values.size()), out);
  append_steps(std::move(values), out);
  pack(which, out);
}

// -- Reading ----------------------------------------------------------------------------------------------------------

void sum_steps(Numbers& values) {
  for (std::size_t i = 1; i < values.size(); ++i) values[i] += values[i - 1];
}

/// A count of entries that `rows` rows can have.
bool read_count(PackedReader& from, std::uint32_t rows, std::uint32_t& count) {
  return from.read_number(count) && count >= 1 && count <= rows;
}

bool read_steps(PackedReader& from, std::uint32_t count, Numbers& out) {
  out.resize(count);
  if (!from.read(out)) return false;
  sum_steps(out);
  return true;
}

/// Parts of at least one that add up to no more than `most`; their sum, or 0 when they are not that.
std::uint32_t sum_of_parts(const Numbers& parts, std::uint32_t most) {
  std::uint64_t sum = 0;
  for (const auto part : parts) {
    if (part == 0) return 0;
    sum += part;
  }
  return sum <= most ? static_cast<std::uint32_t>(sum) : 0;
}

bool all_below(const Numbers& values, std::uint32_t bound) {
  std::uint32_t largest = 0;
  for (const auto value : values) largest = std::max(largest, value);
  return largest < bound;
}

bool decode_actors(PackedReader& from, Columns columns, Block& block) {
  auto& actors = block.scratch_a;
  auto& counts = block.scratch_b;
  std::uint32_t runs = 0;
  if (!read_count(from, block.rows, runs) || !read_steps(from, runs, actors)) return false;
  counts.resize(runs);
  if (!from.read(counts) || sum_of_parts(counts, block.rows) != block.rows) return false;
  if (columns.has(Column::actor)) {
    block.actor.resize(block.rows);
    auto* out = block.actor.data();
    for (std::uint32_t run = 0; run < runs; ++run) out = std::fill_n(out, counts[run], actors[run]);
  }
  if (!columns.has(Column::second)) return from.skip(block.rows);
  block.second.resize(block.rows);
  if (!from.read(block.second)) return false;
  auto* second = block.second.data();
  for (std::uint32_t run = 0; run < runs; second += counts[run++]) {
    for (std::uint32_t i = 1; i < counts[run]; ++i) second[i] += second[i - 1];
  }
  return true;
}

void take_values(const Numbers& of_pair, const Block& block, Numbers& out) {
  out.resize(block.rows);
  for (std::uint32_t row = 0; row < block.rows; ++row) out[row] = of_pair[block.pair[row]];
}

bool decode_pairs(PackedReader& from, Columns columns, Block& block) {
  auto& bases = block.scratch_a;
  auto& counts = block.scratch_b;
  std::uint32_t count = 0;
  if (!read_count(from, block.rows, count) || !read_steps(from, count, bases)) return false;
  counts.resize(count);
  if (!from.read(counts)) return false;
  const std::uint32_t pairs = sum_of_parts(counts, block.rows);
  if (pairs == 0) return false;
  const bool wants_basis = columns.has(Column::basis), wants_subject = columns.has(Column::subject);
  if (!wants_basis && !wants_subject && !columns.has(Column::pair)) return from.skip(pairs) && from.skip(block.rows);

  block.pair_subject.resize(pairs);
  block.pair_basis.resize(pairs);
  block.pair.resize(block.rows);
  if (!from.read(block.pair_subject) || !from.read(block.pair) || !all_below(block.pair, pairs)) return false;
  std::uint32_t pair = 0;
  for (std::uint32_t basis = 0; basis < count; ++basis) {
    for (std::uint32_t i = 0; i < counts[basis]; ++i, ++pair) {
      block.pair_basis[pair] = bases[basis];
      if (i > 0) block.pair_subject[pair] += block.pair_subject[pair - 1];
    }
  }
  if (wants_subject) take_values(block.pair_subject, block, block.subject);
  if (wants_basis) take_values(block.pair_basis, block, block.basis);
  return true;
}

bool decode_dictionary(PackedReader& from, bool wanted, Block& block, Numbers& out) {
  auto& values = block.scratch_a;
  std::uint32_t count = 0;
  if (!read_count(from, block.rows, count)) return false;
  if (!wanted) return from.skip(count) && from.skip(block.rows);
  out.resize(block.rows);
  if (!read_steps(from, count, values) || !from.read(out) || !all_below(out, count)) return false;
  for (auto& value : out) value = values[value];
  return true;
}

}  // namespace

void encode_block(std::span<const Access> rows, std::string& out) {
  assert(!rows.empty() && rows.size() <= kBlockRowsMax && std::is_sorted(rows.begin(), rows.end()));
  append_actors(rows, out);
  append_pairs(rows, out);
  append_dictionary(rows, &Access::source, out);
  append_dictionary(rows, &Access::reason, out);
  append_dictionary(rows, &Access::place, out);
  out.append(kSlack, '\0');
}

bool decode_block(ByteView bytes, Columns columns, Block& block) {
  if (block.rows == 0 || block.rows > kBlockRowsMax) return false;
  PackedReader from(bytes);
  return decode_actors(from, columns, block) && decode_pairs(from, columns, block) &&
         decode_dictionary(from, columns.has(Column::source), block, block.source) &&
         decode_dictionary(from, columns.has(Column::reason), block, block.reason) &&
         decode_dictionary(from, columns.has(Column::place), block, block.place) && from.at_end();
}

}  // namespace waarborg::engine
