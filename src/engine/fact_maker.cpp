#include "engine/fact_maker.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/hash_place.h"

namespace waarborg::engine {

namespace {

constexpr std::uint32_t kQuarter = 900;  // seconds
constexpr std::int32_t kTimesOfDay = kSecondsOfDay / kHabitSeconds;

constexpr std::int32_t floor_of(Moment value, Moment unit) {
  return static_cast<std::int32_t>((value - (value < 0 ? unit - 1 : 0)) / unit);
}

constexpr DayNumber day_of_time(std::int32_t time) { return floor_of(time, kTimesOfDay); }

std::uint32_t mixed(std::uint32_t a, std::uint32_t b) {
  return static_cast<std::uint32_t>((a * 0x9E3779B97F4A7C15ULL ^ b * 0xC2B2AE3D27D4EB4FULL) >> 29U);
}

}  // namespace

// -- Habits -----------------------------------------------------------------------------------------------------------

void HabitTable::begin(std::uint32_t actor, DayNumber day) {
  flush();
  actor_ = actor;
  day_ = day;
}

void HabitTable::start(Slot& slot, Habit::Kind kind, std::uint32_t value) {
  if (slot.looks > 0) put(slot);
  slot = {kind, value, 0, 0};
}

void HabitTable::flush() {
  // The table is larger than the nearest cache: all that will be asked for is fetched at once.
  for (const auto& slot : slots_) {
    if (slot.looks > 0) __builtin_prefetch(table_.data() + place_of(actor_, slot.kind, slot.value), 1);
  }
  for (auto& slot : slots_) {
    if (slot.looks > 0) put(slot);
    slot.looks = 0;
  }
}

std::size_t HabitTable::place_of(std::uint32_t actor, Habit::Kind kind, std::uint32_t value) const {
  return place_in(mixed(actor, value * 3 + static_cast<std::uint32_t>(kind)), table_.size() - 1);
}

HabitTable::Entry& HabitTable::entry_of(std::uint32_t actor, Habit::Kind kind, std::uint32_t value) {
  const std::size_t mask = table_.size() - 1;
  const auto is_it = [&](const Habit& one) { return one.actor == actor && one.value == value && one.kind == kind; };
  std::size_t at = place_of(actor, kind, value);
  while (table_[at].habit.looks > 0 && !is_it(table_[at].habit)) at = (at + 1) & mask;
  return table_[at];
}

void HabitTable::put(const Slot& slot) {
  auto& its = entry_of(actor_, slot.kind, slot.value);
  const bool is_new = its.habit.looks == 0;
  if (is_new) its.habit = {actor_, slot.kind, slot.value, 0, 0, 0};
  its.habit.days += is_new || its.last_day != day_ ? 1U : 0U;
  its.habit.looks += slot.looks;
  its.habit.unexplained += slot.unexplained;
  its.last_day = day_;
  if (is_new && ++used_ * 2 > table_.size()) grow();
}

void HabitTable::grow() {
  std::vector<Entry> old(table_.size() * 2);
  old.swap(table_);
  for (const auto& one : old) {
    if (one.habit.looks > 0) entry_of(one.habit.actor, one.habit.kind, one.habit.value) = one;
  }
}

void HabitTable::take(std::vector<Habit>& out) {
  flush();
  out.reserve(out.size() + used_);
  for (const auto& one : table_) {
    if (one.habit.looks > 0) out.push_back(one.habit);
  }
  *this = HabitTable();
}

bool MetPairs::add(std::uint32_t actor, std::uint32_t subject) {
  const std::uint64_t pair = std::uint64_t{actor} << 32U | subject;
  std::size_t at = place_in(mixed(actor, subject), table_.size() - 1);
  while (table_[at] != 0 && table_[at] != pair) at = (at + 1) & (table_.size() - 1);
  if (table_[at] == pair) return false;
  table_[at] = pair;
  if (++used_ * 2 > table_.size()) grow();
  return true;
}

void MetPairs::grow() {
  std::vector<std::uint64_t> old(table_.size() * 2);
  old.swap(table_);
  for (const auto pair : old) {
    if (pair == 0) continue;
    const auto actor = static_cast<std::uint32_t>(pair >> 32U), subject = static_cast<std::uint32_t>(pair);
    std::size_t at = place_in(mixed(actor, subject), table_.size() - 1);
    while (table_[at] != 0) at = (at + 1) & (table_.size() - 1);
    table_[at] = pair;
  }
}

// -- Facts of a block
// ---------------------------------------------------------------------------------------------------

/// Offsets change, and local days and times begin, on a quarter of an hour nearly always.
void FactMaker::find_times(const Block& block, DayNumber day) {
  const Moment midnight = Moment{day} * kSecondsOfDay;
  const auto time_at = [&](Moment moment) { return floor_of(local_.local_of(moment), kHabitSeconds); };
  constexpr std::int32_t kNone = std::numeric_limits<std::int32_t>::min();
  std::array<std::int32_t, kSecondsOfDay / kQuarter> time_of_quarter;  // kNone: not one for the whole of it
  for (std::uint32_t quarter = 0; quarter < time_of_quarter.size(); ++quarter) {
    const Moment begin = midnight + quarter * kQuarter, end = begin + kQuarter - 1;
    const std::int32_t time = time_at(begin);
    time_of_quarter[quarter] = local_.one_offset(begin, end) && time == time_at(end) ? time : kNone;
  }
  times_.resize(block.rows);
  const std::uint32_t* const seconds = block.second.data();
  std::int32_t* const times = times_.data();
  for (std::uint32_t row = 0; row < block.rows; ++row) {
    const std::int32_t time = seconds[row] < kSecondsOfDay ? time_of_quarter[seconds[row] / kQuarter] : kNone;
    times[row] = time != kNone ? time : time_at(midnight + seconds[row]);
  }
}

void FactMaker::count_days(const Block& block, std::span<const Verdict> verdicts, std::span<const Signs> signs) {
  ActorDay its;
  const std::uint32_t* const actors = block.actor.data();
  const std::int32_t* const times = times_.data();
  for (std::uint32_t row = 0; row < block.rows; ++row) {
    const std::uint32_t actor = actors[row];
    const DayNumber day = row > 0 && times[row] == times[row - 1] ? its.day : day_of_time(times[row]);
    if (row == 0 || its.actor != actor || its.day != day) {
      if (row > 0) facts_.actors.push_back(its);
      its = {actor, day, block.group, 0, 0, 0, 0, 0};
    }
    ++its.looks;
    its.unexplained += verdicts[row] == 0 ? 1U : 0U;
    its.off_duty += (signs[row] & (kOffDuty | kAbsent)) != 0 ? 1U : 0U;
    its.two_places += (signs[row] & kTwoPlaces) != 0 ? 1U : 0U;
    its.vague += verdicts[row] != 0 && (signs[row] & kVagueReason) != 0 ? 1U : 0U;
  }
  if (block.rows > 0) facts_.actors.push_back(its);
}

void FactMaker::count_habits(const Block& block, DayNumber day, std::span<const Verdict> verdicts) {
  const std::uint32_t *const actors = block.actor.data(), *const sources = block.source.data();
  const std::uint32_t* const places = block.place.data();
  const std::int32_t* const times = times_.data();
  std::uint32_t first = 0, unexplained = 0;  // of the rows of one actor at one place in one stretch of the day
  const auto count_run = [&](std::uint32_t end) {
    const std::int32_t time = times[first] % kTimesOfDay;
    const auto hours = static_cast<std::uint32_t>(time < 0 ? time + kTimesOfDay : time);
    habits_.count(Habit::Kind::hours, hours, end - first, unexplained);
    if (places[first] != 0) habits_.count(Habit::Kind::place, places[first], end - first, unexplained);
    first = end;
    unexplained = 0;
  };
  for (std::uint32_t row = 0; row < block.rows; ++row) {
    const bool other = row == 0 || actors[row] != actors[row - 1];
    if (row > 0 && (other || times[row] != times[first] || places[row] != places[first])) count_run(row);
    if (other) habits_.begin(actors[row], day);
    const std::uint32_t open = verdicts[row] == 0 ? 1 : 0;
    habits_.count(Habit::Kind::source, sources[row], 1, open);
    unexplained += open;
  }
  if (block.rows > 0) count_run(block.rows);
}

void FactMaker::count_shares(const Block& block, std::span<const Verdict> verdicts) {
  if (block.rows == 0) return;
  const auto [first, last] = std::minmax_element(times_.begin(), times_.end());
  const DayNumber begin = day_of_time(*first), end = day_of_time(*last);
  constexpr std::size_t kVerdicts = kRulesMax + 1;
  std::vector<Share> counts(static_cast<std::size_t>(end - begin + 1) * kVerdicts);
  for (std::uint32_t row = 0; row < block.rows; ++row) {
    const auto day = static_cast<std::size_t>(day_of_time(times_.data()[row]) - begin);
    auto& its = counts[day * kVerdicts + verdicts[row]];
    ++its.looks;
    if (!count_first_) continue;
    const std::uint32_t subject = block.pair_subject[block.pair[row]];
    its.first_looks += subject != 0 && met_.add(block.actor[row], subject) ? 1U : 0U;
  }
  for (std::size_t at = 0; at < counts.size(); ++at) {
    const auto& its = counts[at];
    const DayNumber day = begin + static_cast<DayNumber>(at / kVerdicts);
    if (its.looks > 0) {
      facts_.shares.push_back(
          {block.group, day, static_cast<std::uint32_t>(at % kVerdicts), its.looks, its.first_looks});
    }
  }
}

void FactMaker::take_pairs(const Block& block, std::span<const Verdict> verdicts, std::span<const Signs> signs) {
  for (std::uint32_t row = 0; row < block.rows; ++row) {
    const bool unexplained = verdicts[row] == 0;
    if (!unexplained && (signs[row] & always_) == 0) continue;
    const std::uint32_t pair = block.pair[row], subject = block.pair_subject[pair];
    if (subject == 0) continue;
    const std::uint32_t basis = (signs[row] & (kUnknownCase | kUnlinkedCase)) != 0 ? block.pair_basis[pair] : 0;
    const std::uint32_t reason = unexplained ? block.reason[row] : 0;
    facts_.pairs.push_back(
        {block.actor[row], subject, day_of_time(times_[row]), 1, unexplained ? 1U : 0U, signs[row], basis, reason});
  }
}

void FactMaker::add(const Block& block, DayNumber day, std::span<const Verdict> verdicts,
                    std::span<const Signs> signs) {
  find_times(block, day);
  count_days(block, verdicts, signs);
  count_habits(block, day, verdicts);
  count_shares(block, verdicts);
  take_pairs(block, verdicts, signs);
}

Facts FactMaker::take() {
  habits_.take(facts_.habits);
  facts_.settle();
  met_ = {};
  return std::exchange(facts_, {});
}

}  // namespace waarborg::engine
