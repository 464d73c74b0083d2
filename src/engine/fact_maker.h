// Makes facts of the accesses of one group, block by block: counts per actor and day, pairs of interest, habits, and
// how much each rule explains.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "engine/facts.h"

namespace waarborg::engine {

/// How much each actor of a group looked in which system, at which hours and from where. What an actor does on one day
/// is counted beside the table first, so that the table is asked some ten times for an actor and day. What belongs to
/// an actor stands together, so that these ten are near each other.
class HabitTable {
 public:
  /// What follows is of this actor and day. REQUIRES: the days of a group come in order.
  void begin(std::uint32_t actor, DayNumber day);
  void count(Habit::Kind kind, std::uint32_t value, std::uint32_t looks, std::uint32_t unexplained) {
    const std::size_t at = static_cast<std::size_t>(kind) * kSlots + value % kSlots;
    auto& slot = slots_[at];
    if (slot.value != value || (used_ >> at & 1U) == 0) start(at, value);
    slot.looks += looks;
    slot.unexplained += unexplained;
  }
  /// In order.
  void take(std::vector<Habit>& out);

 private:
  static constexpr std::size_t kSlots = 16;
  struct Slot {
    std::uint32_t value = 0, looks = 0, unexplained = 0;
  };
  struct Entry {
    Habit::Kind kind{};
    std::uint32_t value = 0, days = 0, looks = 0, unexplained = 0;  ///< with no looks: a free place
    DayNumber last_day = 0;
  };
  /// An actor's part of entries_: open addressing, its size a power of two.
  struct Part {
    std::uint32_t actor = 0, used = 0;
    std::size_t first = 0, size = 0;
  };
  void start(std::size_t at, std::uint32_t value);
  void put(std::size_t at);
  void flush();
  void grow(Part& part);
  [[nodiscard]] Entry& entry_of(const Part& part, Habit::Kind kind, std::uint32_t value);

  std::array<Slot, Habit::kKinds * kSlots> slots_{};
  std::uint64_t used_ = 0;   ///< bit n: slot n holds something
  std::vector<Part> parts_;  ///< by actor, in order
  std::size_t at_ = 0;       ///< the part at hand
  DayNumber day_ = 0;
  std::vector<Entry> entries_;  ///< and what parts left that grew
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

/// Not thread-safe. Memory: the facts before they are settled (32 bytes for each access of interest), up to 128
/// bytes a habit, and, when first looks are counted, 16 to 32 bytes for each pair of actor and subject.
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
  /// A stretch of the UTC day at hand that has one time, in kHabitSeconds of local time.
  struct Time {
    std::uint32_t end = 0;  ///< the second it ends before; for the last one all that come
    std::int32_t time = 0;
    [[nodiscard]] DayNumber day() const;
    [[nodiscard]] std::uint32_t hours() const;
  };
  /// Rows of one actor at one time.
  struct Piece {
    std::uint32_t actor = 0, first = 0, end = 0;
    Time time;
  };
  void find_pieces(const Block& block, DayNumber day);
  void count_days(std::uint32_t group, const Verdict* verdicts, const Signs* signs);
  void count_habits(const Block& block, DayNumber day, const Verdict* verdicts);
  void count_shares(const Block& block, const Verdict* verdicts);
  void take_pairs(const Block& block, const Verdict* verdicts, const Signs* signs);

  const LocalDays& local_;
  Signs always_;
  bool count_first_;
  Facts facts_;
  HabitTable habits_;
  MetPairs met_;
  std::vector<Time> times_;    ///< of the day at hand, in order
  std::vector<Piece> pieces_;  ///< of the block at hand, in order
};

}  // namespace waarborg::engine
