#include "engine/fact_maker.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

#include "engine/hash_place.h"

namespace waarborg::engine {

namespace {

constexpr std::int32_t kTimesOfDay = kSecondsOfDay / kHabitSeconds;

constexpr Moment floor_of(Moment value, Moment unit) { return (value - (value < 0 ? unit - 1 : 0)) / unit; }

/// Adds a day to the last one when it is the same.
template <class Day>
void append(const Day& day, std::vector<Day>& days) {
  const bool goes_on = !days.empty() && days.back().is_of_day(day);
  if (goes_on) days.back().add(day);
  if (!goes_on) days.push_back(day);
}

std::uint32_t mixed(std::uint32_t a, std::uint32_t b) {
  return static_cast<std::uint32_t>((a * 0x9E3779B97F4A7C15ULL ^ b * 0xC2B2AE3D27D4EB4FULL) >> 29U);
}

}  // namespace

// -- Habits -----------------------------------------------------------------------------------------------------------

void HabitTable::begin(std::uint32_t actor, DayNumber day) {
  flush();
  day_ = day;
  // Actors come in order, from block to block anew.
  if (at_ >= parts_.size() || parts_[at_].actor > actor) at_ = 0;
  while (at_ < parts_.size() && parts_[at_].actor < actor) ++at_;
  if (at_ == parts_.size() || parts_[at_].actor != actor)
    parts_.insert(parts_.begin() + static_cast<std::ptrdiff_t>(at_), {actor, 0, 0, 0});
  const auto& its = parts_[at_];
  const auto* const bytes = reinterpret_cast<const char*>(entries_.data() + its.first);
  for (std::size_t i = 0; i < its.size * sizeof(Entry); i += 64) __builtin_prefetch(bytes + i, 1);
}

void HabitTable::start(std::size_t at, std::uint32_t value) {
  if ((used_ >> at & 1U) != 0) put(at);
  slots_[at] = {value, 0, 0};
  used_ |= 1ULL << at;
}

void HabitTable::flush() {
  for (; used_ != 0; used_ &= used_ - 1) put(static_cast<std::size_t>(std::countr_zero(used_)));
}

/// REQUIRES: the part has a free place.
HabitTable::Entry& HabitTable::entry_of(const Part& part, Habit::Kind kind, std::uint32_t value) {
  Entry* const its = entries_.data() + part.first;
  std::size_t at = (std::size_t{value} * Habit::kKinds + static_cast<std::size_t>(kind)) & (part.size - 1);
  while (its[at].looks > 0 && (its[at].value != value || its[at].kind != kind)) at = (at + 1) & (part.size - 1);
  return its[at];
}

void HabitTable::put(std::size_t at) {
  auto& part = parts_[at_];
  if (part.used * 4 >= part.size * 3) grow(part);
  const Slot& slot = slots_[at];
  const auto kind = static_cast<Habit::Kind>(at / kSlots);
  auto& its = entry_of(part, kind, slot.value);
  const bool is_new = its.looks == 0;
  if (is_new) its = {kind, slot.value, 0, 0, 0, 0};
  its.days += is_new || its.last_day != day_ ? 1U : 0U;
  its.looks += slot.looks;
  its.unexplained += slot.unexplained;
  its.last_day = day_;
  part.used += is_new ? 1U : 0U;
}

void HabitTable::grow(Part& part) {
  const Part old = part;
  part.first = entries_.size();
  part.size = std::max<std::size_t>(16, old.size * 2);
  entries_.resize(entries_.size() + part.size);
  for (std::size_t at = old.first; at < old.first + old.size; ++at) {
    const Entry one = entries_[at];
    if (one.looks > 0) entry_of(part, one.kind, one.value) = one;
  }
}

void HabitTable::take(std::vector<Habit>& out) {
  flush();
  for (const auto& part : parts_) {
    const auto before = static_cast<std::ptrdiff_t>(out.size());
    for (const auto& one : std::span(entries_).subspan(part.first, part.size)) {
      if (one.looks > 0) out.push_back({part.actor, one.kind, one.value, one.days, one.looks, one.unexplained});
    }
    std::sort(out.begin() + before, out.end());
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

DayNumber FactMaker::Time::day() const { return static_cast<DayNumber>(floor_of(time, kTimesOfDay)); }
std::uint32_t FactMaker::Time::hours() const { return static_cast<std::uint32_t>(time - day() * kTimesOfDay); }

void FactMaker::find_pieces(const Block& block, DayNumber day) {
  const Moment midnight = Moment{day} * kSecondsOfDay;
  times_.clear();
  for (Moment second = 0; second < kSecondsOfDay;) {
    const Moment local = local_.local_of(midnight + second), time = floor_of(local, kHabitSeconds);
    const Moment end = second + (time + 1) * kHabitSeconds - local;
    second = std::min(midnight + end, local_.next_offset(midnight + second)) - midnight;
    times_.push_back(
        {static_cast<std::uint32_t>(std::min<Moment>(second, kSecondsOfDay)), static_cast<std::int32_t>(time)});
  }
  times_.back().end = std::numeric_limits<std::uint32_t>::max();
  pieces_.clear();
  const std::uint32_t* const seconds = block.second.data();
  std::uint32_t first = 0;
  for (std::size_t run = 0; run < block.run_end.size(); ++run) {
    for (auto time = times_.begin(); first < block.run_end[run]; ++time) {
      std::uint32_t end = first;
      while (end < block.run_end[run] && seconds[end] < time->end) ++end;
      if (end > first) pieces_.push_back({block.run_actor[run], first, end, *time});
      first = end;
    }
  }
}

void FactMaker::count_days(std::uint32_t group, const Verdict* verdicts, const Signs* signs) {
  for (const auto& piece : pieces_) {
    ActorDay its{piece.actor, piece.time.day(), group, piece.end - piece.first, 0, 0, 0, 0};
    for (std::uint32_t row = piece.first; row < piece.end; ++row) {
      its.unexplained += verdicts[row] == 0 ? 1U : 0U;
      its.off_duty += (signs[row] & (kOffDuty | kAbsent)) != 0 ? 1U : 0U;
      its.two_places += (signs[row] & kTwoPlaces) != 0 ? 1U : 0U;
      its.vague += verdicts[row] != 0 && (signs[row] & kVagueReason) != 0 ? 1U : 0U;
    }
    append(its, facts_.actors);
  }
}

void FactMaker::count_habits(const Block& block, DayNumber day, const Verdict* verdicts) {
  const std::uint32_t *const sources = block.source.data(), *const places = block.place.data();
  const Piece* before = nullptr;
  for (const auto& piece : pieces_) {
    if (before == nullptr || before->actor != piece.actor) habits_.begin(piece.actor, day);
    before = &piece;
    std::uint32_t unexplained = 0, place_first = piece.first, place_unexplained = 0;
    for (std::uint32_t row = piece.first; row < piece.end; ++row) {
      const std::uint32_t open = verdicts[row] == 0 ? 1 : 0;
      habits_.count(Habit::Kind::source, sources[row], 1, open);
      unexplained += open;
      place_unexplained += open;
      if (row + 1 < piece.end && places[row + 1] == places[row]) continue;
      if (places[row] != 0) habits_.count(Habit::Kind::place, places[row], row + 1 - place_first, place_unexplained);
      place_first = row + 1;
      place_unexplained = 0;
    }
    habits_.count(Habit::Kind::hours, piece.time.hours(), piece.end - piece.first, unexplained);
  }
}

void FactMaker::count_shares(const Block& block, const Verdict* verdicts) {
  constexpr std::size_t kVerdicts = kRulesMax + 1;
  const auto earlier = [](const Time& a, const Time& b) { return a.time < b.time; };  // clocks are put back
  const DayNumber begin = std::min_element(times_.begin(), times_.end(), earlier)->day();
  std::vector<Share> counts;
  for (const auto& piece : pieces_) {
    const std::size_t at = static_cast<std::size_t>(piece.time.day() - begin) * kVerdicts;
    if (counts.size() < at + kVerdicts) counts.resize(at + kVerdicts);
    for (std::uint32_t row = piece.first; row < piece.end; ++row) {
      auto& its = counts.data()[at + verdicts[row]];
      ++its.looks;
      if (!count_first_) continue;
      const std::uint32_t subject = block.pair_subject[block.pair[row]];
      its.first_looks += subject != 0 && met_.add(piece.actor, subject) ? 1U : 0U;
    }
  }
  for (std::size_t at = 0; at < counts.size(); ++at) {
    const auto& its = counts[at];
    if (its.looks == 0) continue;
    const DayNumber day = begin + static_cast<DayNumber>(at / kVerdicts);
    facts_.shares.push_back({block.group, day, static_cast<std::uint32_t>(at % kVerdicts), its.looks, its.first_looks});
  }
}

void FactMaker::take_pairs(const Block& block, const Verdict* verdicts, const Signs* signs) {
  for (const auto& piece : pieces_) {
    const DayNumber day = piece.time.day();
    for (std::uint32_t row = piece.first; row < piece.end; ++row) {
      const bool unexplained = verdicts[row] == 0;
      if (!unexplained && (signs[row] & always_) == 0) continue;
      const std::uint32_t pair = block.pair[row], subject = block.pair_subject[pair];
      if (subject == 0) continue;
      const std::uint32_t basis = (signs[row] & (kUnknownCase | kUnlinkedCase)) != 0 ? block.pair_basis[pair] : 0;
      const std::uint32_t reason = unexplained ? block.reason[row] : 0;
      const PairDay its{piece.actor, subject, day, 1, unexplained ? 1U : 0U, signs[row], basis, reason};
      append(its, facts_.pairs);  // one question is often put to several systems
    }
  }
}

void FactMaker::add(const Block& block, DayNumber day, std::span<const Verdict> verdicts,
                    std::span<const Signs> signs) {
  find_pieces(block, day);
  count_days(block.group, verdicts.data(), signs.data());
  count_habits(block, day, verdicts.data());
  count_shares(block, verdicts.data());
  take_pairs(block, verdicts.data(), signs.data());
}

Facts FactMaker::take() {
  habits_.take(facts_.habits);
  facts_.settle();
  met_ = {};
  return std::exchange(facts_, {});
}

}  // namespace waarborg::engine
