// The facts of one day, read from their file (fact_file.h) a stretch of actors at a time: a window of days is added up
// without holding its days.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "engine/fact_sum.h"
#include "engine/facts.h"
#include "engine/key_index.h"
#include "engine/packed.h"

namespace waarborg::engine {

/// One list of a file, as far as it was read. Cheap to copy, so that several threads read one file, each on its own.
template <class Fact, std::size_t kNumbers>
class FactCursor {
 public:
  FactCursor() = default;
  FactCursor(DayNumber day, const std::array<PackedCursor, kNumbers>& columns) : day_(day), columns_(columns) {}
  /// Appends the facts of the actors; those before them are passed over. REQUIRES: ranges come in order.
  /// False for facts that are not in the order of actors, or say what no fact can.
  [[nodiscard]] bool take(ActorRange actors, std::vector<Fact>& out);
  /// The actor (of shares: the group) it came to.
  [[nodiscard]] std::uint32_t last() const { return last_; }

 private:
  [[nodiscard]] bool next_chunk();
  void read_rest();

  DayNumber day_ = 0;
  std::array<PackedCursor, kNumbers> columns_;
  std::array<std::array<std::uint32_t, kChunk>, kNumbers> chunk_{};  ///< at hand, the first column as actors
  std::size_t count_ = 0, at_ = 0;                                   ///< of the chunk
  bool has_rest_ = true;                                             ///< the other columns were read
  std::uint32_t last_ = 0;                                           ///< the last actor of the chunk
};

using PairCursor = FactCursor<PairDay, 8>;
using ActorCursor = FactCursor<ActorDay, 8>;
using HabitCursor = FactCursor<Habit, 6>;
using ShareCursor = FactCursor<ShareDay, 4>;

/// A file whose head and bytes were checked. Safe to read from several threads.
class FactReader {
 public:
  /// `name` is what errors call it. Errors: "engine.segment_broken" {name, what}, with "header", "version", "length",
  /// "checksum" or "facts" as what. Never reads outside the bytes. REQUIRES: these outlive the reader and its cursors.
  static Result<FactReader> over(ByteView bytes, const std::string& name);

  [[nodiscard]] DayNumber day() const { return day_; }
  [[nodiscard]] const Key& made_with() const { return made_with_; }
  [[nodiscard]] const FactCounts& counts() const { return counts_; }
  [[nodiscard]] const PairCursor& read_pairs() const { return pairs_; }
  [[nodiscard]] const ActorCursor& read_actors() const { return actors_; }
  [[nodiscard]] const HabitCursor& read_habits() const { return habits_; }
  /// Appends them. False as FactCursor::take.
  [[nodiscard]] bool take_shares(std::vector<ShareDay>& out) const;
  /// That the file is broken, as decode_facts says it: for whoever finds that a cursor cannot go on.
  [[nodiscard]] Error broken(std::string what) const;

 private:
  FactReader() = default;

  std::string name_;
  DayNumber day_ = 0;
  Key made_with_{};
  FactCounts counts_;
  PairCursor pairs_;
  ActorCursor actors_;
  HabitCursor habits_;
  ShareCursor shares_;
};

}  // namespace waarborg::engine
