#include "features/monitor/contract/rhythm.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "engine/day_store.h"
#include "features/monitor/detect.h"
#include "features/monitor/log_zone.h"
#include "features/monitor/numbering.h"

namespace waarborg::monitor {
namespace {

constexpr int kMinutes = 1440, kBin = 30, kBins = kMinutes / kBin;

struct Seen {
  std::uint32_t actor = 0, subject = 0, at = 0;
  std::int64_t local = 0;  ///< seconds on the clock of the place
  [[nodiscard]] engine::DayNumber day() const { return static_cast<engine::DayNumber>(local / engine::kSecondsOfDay); }
  [[nodiscard]] int minute() const { return static_cast<int>(local % engine::kSecondsOfDay / 60); }
};

Instant instant_of(std::uint32_t at) { return from_millis(std::int64_t{at} * 1000); }

/// Turns moments into the clock of the place.
class LocalClock {
 public:
  LocalClock(const std::string& zone, engine::Moment from, engine::Moment to)
      : offsets_(zone_offsets(zone, from, to)) {}
  [[nodiscard]] std::int64_t local(engine::Moment at) const {
    const auto after = std::ranges::upper_bound(offsets_, at, {}, &engine::ZoneOffset::from);
    return at + (after == offsets_.begin() ? after : std::prev(after))->seconds;
  }

 private:
  std::vector<engine::ZoneOffset> offsets_;
};

Result<std::vector<Seen>> read_seen(const matters::House& house, const DaysAsked& asked, const std::string& zone) {
  const auto folder = look_ups_folder(house);
  const auto there = TRY(engine::DayStore(folder).days());
  if (there.empty()) return conflict("detection.no_days");
  const auto first = asked.from ? day_number(*asked.from) : there.front() - 1;
  const auto last = asked.to ? day_number(*asked.to) : there.back() + 1;
  const auto midnight = [](engine::DayNumber day) { return engine::Moment{day} * engine::kSecondsOfDay; };
  const LocalClock clock(zone.empty() ? house.platform.config.zone : zone, midnight(first - 1), midnight(last + 2));
  std::vector<Seen> all;
  engine::Block block;
  for (const auto& day : TRY(segments_of(folder, first - 1, last + 1)))
    for (std::size_t at = 0; at < day.blocks().size(); ++at) {
      using engine::Column;
      TRY(day.read(at, Column::actor | Column::second | Column::pair, block));
      for (std::uint32_t row = 0; row < block.rows; ++row) {
        const auto moment = midnight(day.day()) + block.second[row];
        const Seen one{block.actor[row], block.pair_subject[block.pair[row]], static_cast<std::uint32_t>(moment),
                       clock.local(moment)};
        if (first <= one.day() && one.day() <= last) all.push_back(one);
      }
    }
  if (all.empty()) return conflict("detection.no_days");
  return all;
}

void find_streaks(std::vector<Seen>& seen, const RhythmSettings& settings, Rhythms& told) {
  std::ranges::sort(seen, {}, [](const Seen& one) { return std::tuple(one.actor, one.subject, one.local); });
  Streak streak;
  const auto end = [&] {
    if (streak.days >= settings.streak_days) told.streaks.push_back(streak);
  };
  for (const auto& one : seen) {
    const bool same = streak.look_ups > 0 && one.actor == streak.officer && one.subject == streak.subject;
    const int apart = same ? days_between(streak.last, date_of(one.day())) : 0;
    if (!same || apart > 1) {
      end();
      streak = {one.actor, one.subject, date_of(one.day()), date_of(one.day()), 1, 0};
    } else if (apart == 1) {
      streak.last = date_of(one.day());
      ++streak.days;
    }
    ++streak.look_ups;
  }
  end();
  std::ranges::stable_sort(told.streaks, std::greater{}, &Streak::days);
}

using Bins = std::array<int, kBins>;

/// The duty that holds most of what is counted, from the half hour where it begins; the first of equals.
Hours busiest(const Bins& bins, int duty_hours, int& held) {
  Hours best{0, duty_hours * 60};
  held = -1;
  for (int from = 0; from < kBins; ++from) {
    int sum = 0;
    for (int bin = 0; bin < duty_hours * 60 / kBin; ++bin) sum += bins[static_cast<std::size_t>((from + bin) % kBins)];
    if (sum <= held) continue;
    held = sum;
    best.from = from * kBin;
  }
  return best;
}

/// Minutes outside, by the shorter way round the clock.
int outside_by(const Hours& hours, int minute) {
  if (hours.holds(minute)) return 0;
  const int after = (minute - hours.from - hours.minutes + 2 * kMinutes) % kMinutes;
  const int before = (hours.from - minute + kMinutes) % kMinutes;
  return std::min(after, before);
}

/// The look-ups of one officer, by duty: a duty's day turns half a day away from the middle of the usual hours.
class OfficerHours {
 public:
  OfficerHours(std::span<const Seen> seen, const RhythmSettings& settings) : settings_(settings) {
    for (const auto& one : seen) ++bins_[static_cast<std::size_t>(one.minute() / kBin)];
    int held = 0;
    const Hours all = busiest(bins_, settings.duty_hours, held);
    const std::int64_t turn = (all.from + all.minutes / 2 + kMinutes / 2) % kMinutes * std::int64_t{60};
    for (const auto& one : seen) duties_[(one.local - turn) / engine::kSecondsOfDay].push_back(&one);
    count_ = static_cast<int>(seen.size());
  }
  /// Whether the officer has usual hours on any duty.
  bool find(std::vector<OffShiftPair>& pairs) const {
    if (static_cast<int>(duties_.size()) <= settings_.least_days) return false;
    bool known = false;
    for (const auto& [day, looks] : duties_) known = judge(looks, pairs) || known;
    return known;
  }

 private:
  /// By the hours of the officer's other duties.
  bool judge(const std::vector<const Seen*>& looks, std::vector<OffShiftPair>& pairs) const {
    Bins others = bins_;
    for (const auto* const one : looks) --others[static_cast<std::size_t>(one->minute() / kBin)];
    int held = 0;
    const Hours hours = busiest(others, settings_.duty_hours, held);
    const int rest = count_ - static_cast<int>(looks.size());
    if (held * 100 < settings_.least_percent * rest) return false;
    const Seen* inside = nullptr;
    const Seen* outside = nullptr;
    int furthest = settings_.grace_minutes;
    for (const auto* const one : looks) {
      const int by = outside_by(hours, one->minute());
      if (by == 0 && inside == nullptr) inside = one;
      if (by > furthest) {
        furthest = by;
        outside = one;
      }
    }
    if (inside != nullptr && outside != nullptr)
      pairs.push_back({inside->actor, instant_of(inside->at), instant_of(outside->at), hours});
    return true;
  }

  const RhythmSettings& settings_;
  Bins bins_{};
  std::map<std::int64_t, std::vector<const Seen*>> duties_;
  int count_ = 0;
};

void find_over_duties(std::span<const Seen> seen, const RhythmSettings& settings, Rhythms& told) {
  std::map<engine::DayNumber, std::set<int>> minutes;
  for (const auto& one : seen) minutes[one.day()].insert(one.minute());
  const auto one_duty = [&](int a, int b) {
    return std::ranges::any_of(settings.duties, [&](const Hours& duty) { return duty.holds(a) && duty.holds(b); });
  };
  std::int64_t days = 0;
  for (const auto& [day, at] : minutes)
    days += std::ranges::any_of(
                at, [&](int a) { return std::ranges::any_of(at, [&](int b) { return a < b && !one_duty(a, b); }); })
                ? 1
                : 0;
  told.days_over_duties += days;
  told.officers_over_duties += days > 0 ? 1 : 0;
}

}  // namespace

Result<Rhythms> rhythms(matters::House& house, const DaysAsked& asked, const RhythmSettings& settings) {
  auto seen = TRY(read_seen(house, asked, settings.zone));
  Rhythms told;
  const auto [first, last] = std::ranges::minmax(seen, {}, &Seen::local);
  told.first_day = date_of(first.day());
  told.day = date_of(last.day());
  told.look_ups = static_cast<std::int64_t>(seen.size());
  find_streaks(seen, settings, told);
  std::ranges::sort(seen, {}, [](const Seen& one) { return std::pair(one.actor, one.local); });
  for (auto begin = seen.begin(); begin != seen.end();) {
    const auto end = std::find_if(begin, seen.end(), [&](const Seen& one) { return one.actor != begin->actor; });
    const std::span<const Seen> of(begin, end);
    ++told.officers;
    told.with_hours += OfficerHours(of, settings).find(told.pairs) ? 1 : 0;
    if (!settings.duties.empty()) find_over_duties(of, settings, told);
    begin = end;
  }
  return told;
}

}  // namespace waarborg::monitor
