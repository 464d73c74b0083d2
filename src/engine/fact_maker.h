// Makes facts of the accesses of one group, block by block: counts per actor and day, pairs of interest, habits, and
// how much each rule explains.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "engine/facts.h"

namespace waarborg::engine {

/// How much each actor of a group looked in which system, at which hours and from where. Values that follow one another
/// are counted beside the table first, so that the table is asked some ten times for an actor and day.
class HabitTable {
 public:
  /// What follows is of this actor and day. REQUIRES: the days of a group come in order.
  void begin(std::uint32_t actor, DayNumber day);
  void count(Habit::Kind kind, std::uint32_t value, std::uint32_t looks, std::uint32_t unexplained) {
    auto& slot = slots_[static_cast<std::size_t>(kind) * kSlots + value % kSlots];
    if (slot.value != value || slot.looks == 0) start(slot, kind, value);
    slot.looks += looks;
    slot.unexplained += unexplained;
  }
  /// In no order.
  void take(std::vector<Habit>& out);

 private:
  static constexpr std::size_t kSlots = 16;
  struct Slot {
    Habit::Kind kind{};
    std::uint32_t value = 0, looks = 0, unexplained = 0;
  };
  struct Entry {
    Habit habit;  ///< with no looks: a free place
    DayNumber last_day = 0;
  };
  void start(Slot& slot, Habit::Kind kind, std::uint32_t value);
  void put(const Slot& slot);
  void flush();
  void grow();
  [[nodiscard]] std::size_t place_of(std::uint32_t actor, Habit::Kind kind, std::uint32_t value) const;
  [[nodiscard]] Entry& entry_of(std::uint32_t actor, Habit::Kind kind, std::uint32_t value);

  std::array<Slot, Habit::kKinds * kSlots> slots_{};
  std::uint32_t actor_ = 0;
  DayNumber day_ = 0;
  std::vector<Entry> table_ = std::vector<Entry>(1024);  ///< open addressing; its size is a power of two
  std::size_t used_ = 0;
};

/// The pairs of actor and subject that were met.
class MetPairs {
 public:
  /// Whether it was met for the first time.
  bool add(std::uint32_t actor, std::uint32_t subject);

 private:
  void grow();
  std::vector<std::uint64_t> table_ = std::vector<std::uint64_t>(1024);  ///< 0: free
  std::size_t used_ = 0;
};

/// Not thread-safe. Memory: the facts before they are settled (32 bytes for each access of interest), 28 to 56 bytes a
/// habit, and, when first looks are counted, 16 to 32 bytes for each pair of actor and subject.
class FactMaker {
 public:
  /// An access is of interest when it is unexplained and has a subject, or has one of the signs of `always`. `local`
  /// outlives this.
  FactMaker(const LocalDays& local, Signs always, bool count_first)
      : local_(local), always_(always), count_first_(count_first) {}

  /// REQUIRES: the block was read with all columns but basis and subject, `verdicts` and `signs` are of its rows, and
  /// the days of a group come in order.
  void add(const Block& block, DayNumber day, std::span<const Verdict> verdicts, std::span<const Signs> signs);
  /// Settled; nothing is left.
  Facts take();

 private:
  struct Share {
    std::uint64_t looks = 0, first_looks = 0;
  };
  void find_times(const Block& block, DayNumber day);
  void count_days(const Block& block, std::span<const Verdict> verdicts, std::span<const Signs> signs);
  void count_habits(const Block& block, DayNumber day, std::span<const Verdict> verdicts);
  void count_shares(const Block& block, std::span<const Verdict> verdicts);
  void take_pairs(const Block& block, std::span<const Verdict> verdicts, std::span<const Signs> signs);

  const LocalDays& local_;
  Signs always_;
  bool count_first_;
  Facts facts_;
  HabitTable habits_;
  MetPairs met_;
  std::vector<std::int32_t> times_;  ///< of each row, in kHabitSeconds of local time
};

}  // namespace waarborg::engine
