#include "engine/block.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <numeric>
#include <vector>

#include "engine/bytes_of_number.h"
#include "engine/packed.h"

namespace waarborg::engine {

namespace {

using Numbers = std::vector<std::uint32_t>;

// -- Writing ----------------------------------------------------------------------------------------------------------

/// Whether a row says no more than the one before it, but for the second and the source.
std::vector<bool> again_of(std::span<const Access> rows) {
  std::vector<bool> again(rows.size());
  for (std::size_t i = 1; i < rows.size(); ++i) {
    Access same = rows[i - 1];
    same.second = rows[i].second;
    same.source = rows[i].source;
    again[i] = same == rows[i];
  }
  return again;
}

std::vector<Access> fresh_of(std::span<const Access> rows, const std::vector<bool>& again) {
  std::vector<Access> fresh;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!again[i]) fresh.push_back(rows[i]);
  }
  return fresh;
}

void append_actors(std::span<const Access> rows, const std::vector<bool>& again, std::string& out) {
  Numbers actors, counts, firsts, steps, steps_again;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (actors.empty() || actors.back() != rows[i].actor) {
      actors.push_back(rows[i].actor);
      counts.push_back(0);
      firsts.push_back(rows[i].second);
    } else {
      (again[i] ? steps_again : steps).push_back(rows[i].second - rows[i - 1].second);
    }
    ++counts.back();
  }
  append_number(static_cast<std::uint32_t>(actors.size()), out);
  pack_steps(actors, out);
  pack(counts, out);
  pack(firsts, out);
  pack(steps, out);
  pack(steps_again, out);
}

/// The different ones of `all` in order into `values`, and which of them each is into `which`.
template <class Value>
void tell_apart(const std::vector<Value>& all, std::vector<Value>& values, Numbers& which) {
  const auto bits = static_cast<unsigned>(std::bit_width(all.size() * 2));
  std::vector<std::uint32_t> table(std::size_t{1} << bits);  // a number of one that was met, or 0
  std::vector<std::pair<Value, std::uint32_t>> met;
  which.resize(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::size_t place = all[i] * 0x9E3779B97F4A7C15ULL >> (64U - bits);
    while (table[place] != 0 && met[table[place] - 1].first != all[i]) place = (place + 1) & (table.size() - 1);
    if (table[place] == 0) {
      met.emplace_back(all[i], met.size());
      table[place] = static_cast<std::uint32_t>(met.size());
    }
    which[i] = table[place] - 1;
  }
  std::sort(met.begin(), met.end());
  values.resize(met.size());
  Numbers places(met.size());
  for (std::uint32_t i = 0; i < met.size(); ++i) {
    values[i] = met[i].first;
    places[met[i].second] = i;
  }
  for (auto& one : which) one = places[one];
}

std::uint64_t pair_of(const Access& row) { return std::uint64_t{row.basis} << 32U | row.subject; }

void append_pairs(std::span<const Access> rows, std::string& out) {
  std::vector<std::uint64_t> all, pairs;
  all.reserve(rows.size());
  for (const auto& row : rows) all.push_back(pair_of(row));
  Numbers bases, counts, subjects, which;
  tell_apart(all, pairs, which);

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
  append_number(static_cast<std::uint32_t>(bases.size()), out);
  pack_steps(bases, out);
  pack(counts, out);
  pack(subjects, out);
  pack(which, out);
}

void append_dictionary(std::span<const Access> rows, std::uint32_t Access::*field, std::string& out) {
  Numbers all, values, which;
  all.reserve(rows.size());
  for (const auto& row : rows) all.push_back(row.*field);
  tell_apart(all, values, which);
  append_number(static_cast<std::uint32_t>(values.size()), out);
  pack_steps(values, out);
  pack(which, out);
}

// -- Reading ----------------------------------------------------------------------------------------------------------

/// A count of entries that `rows` rows can have.
bool read_count(PackedReader& from, std::uint32_t rows, std::uint32_t& count) {
  return from.read_number(count) && count >= 1 && count <= rows;
}

bool read_steps(PackedReader& from, std::uint32_t count, Numbers& out) {
  out.resize(count);
  return from.read_steps(out);
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

/// The first row of each actor is fresh. So there are as many other fresh rows, and rows again, as have steps.
bool begins_fresh(const Block& block, const Numbers& counts) {
  std::uint32_t row = 0, again = 0;
  for (const auto count : counts) {
    again |= block.again[row];
    row += count;
  }
  return again == 0;
}

/// REQUIRES: scratch_b holds the rows of each actor, which add up to those of the block; begins_fresh().
bool decode_seconds(PackedReader& from, std::uint32_t steps, std::uint32_t steps_again, Block& block) {
  auto& firsts = block.scratch_a;
  firsts.resize(block.scratch_b.size());
  block.steps.resize(steps + steps_again);
  const auto all = std::span(block.steps);
  if (!from.read(firsts) || !from.read(all.first(steps)) || !from.read(all.subspan(steps))) return false;
  block.second.resize(block.rows);
  const std::uint32_t *const step = block.steps.data(), *const again = block.again.data();
  std::uint32_t* const seconds = block.second.data();
  std::uint32_t next = 0, next_again = steps;
  std::uint32_t row = 0;
  for (std::size_t run = 0; run < firsts.size(); ++run) {
    const std::uint32_t end = row + block.scratch_b[run];
    std::uint32_t second = seconds[row++] = firsts[run];
    for (; row < end; ++row) {
      second += step[next + again[row] * (next_again - next)];  // without a branch: it cannot be foreseen
      next_again += again[row];
      next += 1 - again[row];
      seconds[row] = second;
    }
  }
  return true;
}

/// Reads which rows are again, and says how many are fresh; 0 for bytes that cannot be.
std::uint32_t decode_again(PackedReader& from, Block& block) {
  block.again.resize(block.rows);
  if (!from.read(block.again) || !all_below(block.again, 2) || block.again[0] != 0) return 0;
  std::uint32_t fresh = 0;
  for (const auto again : block.again) fresh += 1 - again;
  return fresh;
}

bool decode_actors(PackedReader& from, Columns columns, std::uint32_t fresh, Block& block) {
  auto& actors = block.scratch_a;
  auto& counts = block.scratch_b;
  std::uint32_t runs = 0;
  if (!read_count(from, fresh, runs) || !read_steps(from, runs, actors)) return false;
  counts.resize(runs);
  if (!from.read(counts) || sum_of_parts(counts, block.rows) != block.rows) return false;
  if (!begins_fresh(block, counts)) return false;
  if (columns.has(Column::actor)) {
    block.actor.resize(block.rows);
    auto* out = block.actor.data();
    for (std::uint32_t run = 0; run < runs; ++run) out = std::fill_n(out, counts[run], actors[run]);
    block.run_actor = actors;
    block.run_end.resize(runs);
    std::partial_sum(counts.begin(), counts.end(), block.run_end.begin());
  }
  const std::uint32_t steps = fresh - runs, steps_again = block.rows - fresh;
  if (!columns.has(Column::second)) return from.skip(runs) && from.skip(steps) && from.skip(steps_again);
  return decode_seconds(from, steps, steps_again, block);
}

/// From one number for each fresh row to one for each row.
void spread(const Block& block, const Numbers& of_fresh, Numbers& out) {
  out.resize(block.rows);
  const std::uint32_t* const again = block.again.data();
  const std::uint32_t* of = of_fresh.data();
  std::uint32_t* const to = out.data();
  to[0] = *of;
  for (std::uint32_t row = 1; row < block.rows; ++row) {
    of += 1 - again[row];
    to[row] = *of;
  }
}

void take_values(const Numbers& of_pair, const Block& block, Numbers& out) {
  out.resize(block.rows);
  for (std::uint32_t row = 0; row < block.rows; ++row) out[row] = of_pair[block.pair[row]];
}

bool decode_pairs(PackedReader& from, Columns columns, std::uint32_t fresh, Block& block) {
  auto& bases = block.scratch_a;
  auto& counts = block.scratch_b;
  std::uint32_t count = 0;
  if (!read_count(from, fresh, count) || !read_steps(from, count, bases)) return false;
  counts.resize(count);
  if (!from.read(counts)) return false;
  const std::uint32_t pairs = sum_of_parts(counts, fresh);
  if (pairs == 0) return false;
  const bool wants_basis = columns.has(Column::basis), wants_subject = columns.has(Column::subject);
  if (!wants_basis && !wants_subject && !columns.has(Column::pair)) return from.skip(pairs) && from.skip(fresh);

  block.pair_subject.resize(pairs);
  block.pair_basis.resize(pairs);
  auto& which = block.of_fresh;
  which.resize(fresh);
  if (!from.read(block.pair_subject) || !from.read(which) || !all_below(which, pairs)) return false;
  spread(block, which, block.pair);
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

/// A dictionary and which of its values `count` rows have, into `out`.
bool decode_dictionary(PackedReader& from, bool wanted, std::uint32_t count, Block& block, Numbers& out) {
  auto& values = block.scratch_a;
  std::uint32_t different = 0;
  if (!read_count(from, count, different)) return false;
  if (!wanted) return from.skip(different) && from.skip(count);
  out.resize(count);
  if (!read_steps(from, different, values) || !from.read(out) || !all_below(out, different)) return false;
  const std::uint32_t* const value_of = values.data();
  for (auto& value : out) value = value_of[value];
  return true;
}

bool decode_fresh_dictionary(PackedReader& from, bool wanted, std::uint32_t fresh, Block& block, Numbers& out) {
  if (!decode_dictionary(from, wanted, fresh, block, block.of_fresh)) return false;
  if (wanted) spread(block, block.of_fresh, out);
  return true;
}

}  // namespace

void encode_block(std::span<const Access> rows, std::string& out) {
  assert(!rows.empty() && rows.size() <= kBlockRowsMax && std::is_sorted(rows.begin(), rows.end()));
  const auto again = again_of(rows);
  const auto fresh = fresh_of(rows, again);
  pack(Numbers(again.begin(), again.end()), out);
  append_actors(rows, again, out);
  append_pairs(fresh, out);
  append_dictionary(rows, &Access::source, out);
  append_dictionary(fresh, &Access::reason, out);
  append_dictionary(fresh, &Access::place, out);
  out.append(kSlack, '\0');
}

bool decode_block(ByteView bytes, Columns columns, Block& block) {
  if (block.rows == 0 || block.rows > kBlockRowsMax) return false;
  PackedReader from(bytes);
  const std::uint32_t fresh = decode_again(from, block);
  return fresh > 0 && decode_actors(from, columns, fresh, block) && decode_pairs(from, columns, fresh, block) &&
         decode_dictionary(from, columns.has(Column::source), block.rows, block, block.source) &&
         decode_fresh_dictionary(from, columns.has(Column::reason), fresh, block, block.reason) &&
         decode_fresh_dictionary(from, columns.has(Column::place), fresh, block, block.place) && from.at_end();
}

bool may_hold_actor(ByteView bytes, std::uint32_t rows, const WantedActor& wanted) {
  PackedReader from(bytes);
  std::uint32_t runs = 0;
  PackedCursor steps;
  if (!from.skip(rows) || !read_count(from, rows, runs) || !from.open(runs, steps)) return true;
  std::array<std::uint32_t, kChunk> chunk;
  for (std::uint32_t actor = 0; steps.count() > 0;) {
    const std::size_t count = steps.count();
    steps.read(chunk.data());
    for (std::size_t i = 0; i < count; ++i) {
      if (wanted(actor += chunk[i])) return true;
    }
  }
  return false;
}

}  // namespace waarborg::engine
