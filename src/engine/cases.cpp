#include "engine/cases.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <tuple>

#include "engine/events.h"

namespace waarborg::engine {

namespace {

constexpr std::uint32_t kWeek = 7;
constexpr std::size_t kWeeksMax = 64;

Points weighed(Points rarity, std::uint32_t weight) { return static_cast<Points>(std::int64_t{rarity} * weight / 100); }

/// The subjects that an actor has with each value, so that it can be said with how many others a value goes.
class SharedValues {
 public:
  void clear() { all_.clear(); }
  void add(std::uint32_t value, std::uint32_t subject) {
    if (value != 0) all_.emplace_back(value, subject);
  }
  void finish() {
    std::sort(all_.begin(), all_.end());
    all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
  }
  [[nodiscard]] std::uint32_t others(std::uint32_t value) const {
    const auto by_value = [](const Pair& one, const Pair& other) { return one.first < other.first; };
    const auto [first, last] = std::equal_range(all_.begin(), all_.end(), Pair(value, 0), by_value);
    return first == last ? 0 : static_cast<std::uint32_t>(last - first) - 1;
  }

 private:
  using Pair = std::pair<std::uint32_t, std::uint32_t>;
  std::vector<Pair> all_;
};

/// Of the weeks 1 to `before`, week 0 being the last; the upper one of two in the middle.
std::uint64_t median_of(std::array<std::uint32_t, kWeeksMax> weeks, std::size_t before) {
  const auto begin = weeks.begin() + 1, middle = begin + static_cast<std::ptrdiff_t>(before / 2);
  std::nth_element(begin, middle, begin + static_cast<std::ptrdiff_t>(before));
  return *middle;
}

class Maker {
 public:
  Maker(const Facts& facts, std::span<const std::uint32_t> peers, const CaseSettings& settings)
      : facts_(facts),
        peers_(peers),
        settings_(settings),
        window_{settings.last_day - static_cast<DayNumber>(settings.days) + 1, settings.last_day},
        weeks_before_((settings.days - 1) / kWeek),
        events_(facts, window_, settings) {}

  Cases make() {
    count();
    for (auto& tails : made_.pair_tails) tails.finish();
    for (auto& tails : made_.actor_tails) tails.finish();
    weigh_findings();
    weigh_actors();
    made_.events = events_.all();
    return std::move(made_);
  }

 private:
  using PairCounts = std::array<std::uint32_t, kPairMeasures>;
  using ActorCounts = std::array<std::uint32_t, kActorMeasures>;
  /// Kept small: there are millions.
  struct Pair {
    std::uint32_t actor, subject;
    DayNumber first_day, last_day;
    Signs signs;
    std::array<std::uint16_t, kPairMeasures> counts;
  };
  struct Actor {
    std::uint32_t actor;
    ActorCounts counts;
  };
  using Weeks = std::array<std::uint32_t, kWeeksMax>;

  [[nodiscard]] std::uint32_t peer_of(std::uint32_t actor) const { return actor < peers_.size() ? peers_[actor] : 0; }
  [[nodiscard]] std::size_t week_of(DayNumber day) const {
    return std::min(static_cast<std::size_t>(settings_.last_day - day) / kWeek, kWeeksMax - 1);
  }
  static std::uint32_t& at(PairCounts& counts, PairMeasure measure) {
    return counts[static_cast<std::size_t>(measure)];
  }
  static std::uint32_t& at(ActorCounts& counts, ActorMeasure measure) {
    return counts[static_cast<std::size_t>(measure)];
  }
  [[nodiscard]] std::uint32_t rise_of(const Weeks& weeks, std::uint32_t least_median) const;

  void count();
  void choose_days(std::span<const PairDay> days);
  void count_pairs(ActorCounts& its);
  void take_pair(std::span<const PairDay* const> days, ActorCounts& its, Weeks& subjects);
  bool count_looks(std::span<const ActorDay> days, ActorCounts& its) const;
  void count_habits(std::span<const Habit> habits, ActorCounts& its) const;
  [[nodiscard]] Finding finding_of(const Pair& pair) const;
  void weigh_findings();
  void weigh_actors();

  const Facts& facts_;
  std::span<const std::uint32_t> peers_;
  const CaseSettings& settings_;
  Window window_;
  std::size_t weeks_before_;
  Events events_;
  std::vector<const PairDay*> chosen_;  ///< of the actor at hand, within the window and outside events
  SharedValues bases_, reasons_;        ///< of the actor at hand
  std::vector<Pair> pairs_;             ///< with a day outside an event, in the order of facts
  std::vector<Actor> actors_;           ///< who looked in the window, in order
  Cases made_;
};

/// Those of one actor from `at` on, which moves behind them; facts are in the order of actors.
template <class Fact>
std::span<const Fact> those_of(std::uint32_t actor, const std::vector<Fact>& facts, std::size_t& at) {
  while (at < facts.size() && facts[at].actor < actor) ++at;
  const std::size_t first = at;
  while (at < facts.size() && facts[at].actor == actor) ++at;
  return std::span(facts).subspan(first, at - first);
}

void Maker::count() {
  std::size_t pair = 0, day = 0, habit = 0;
  while (day < facts_.actors.size()) {
    Actor its{facts_.actors[day].actor, {}};
    const bool looked = count_looks(those_of(its.actor, facts_.actors, day), its.counts);
    choose_days(those_of(its.actor, facts_.pairs, pair));
    count_pairs(its.counts);
    count_habits(those_of(its.actor, facts_.habits, habit), its.counts);
    if (!looked) continue;
    for (std::size_t i = 0; i < kActorMeasures; ++i) {
      its.counts[i] = std::min(its.counts[i], kMeasureMax);
      made_.actor_tails[i].count(peer_of(its.actor), its.counts[i]);
    }
    actors_.push_back(its);
  }
}

void Maker::choose_days(std::span<const PairDay> days) {
  chosen_.clear();
  bases_.clear();
  reasons_.clear();
  for (const auto& day : days) {
    if (!window_.has(day.day) || events_.cover(day)) continue;
    chosen_.push_back(&day);
    bases_.add(day.basis, day.subject);
    reasons_.add(day.reason, day.subject);
  }
  bases_.finish();
  reasons_.finish();
}

void Maker::count_pairs(ActorCounts& its) {
  Weeks subjects{};  // different ones with an unexplained access, by week
  for (std::size_t first = 0, last = 0; first < chosen_.size(); first = last) {
    while (last < chosen_.size() && chosen_[last]->subject == chosen_[first]->subject) ++last;
    take_pair(std::span(chosen_).subspan(first, last - first), its, subjects);
  }
  at(its, ActorMeasure::weeks) =
      static_cast<std::uint32_t>(std::count_if(subjects.begin(), subjects.end(), [](auto any) { return any > 0; }));
  at(its, ActorMeasure::breadth) = rise_of(subjects, 1);
}

/// The days of one pair, in order.
void Maker::take_pair(std::span<const PairDay* const> days, ActorCounts& its, Weeks& subjects) {
  PairCounts counts{};
  Signs signs = 0;
  std::uint64_t weeks = 0;  // bit n: week n
  for (const auto* day : days) {
    const auto one_if = [&](Signs any) { return (day->signs & any) != 0 ? 1U : 0U; };
    const auto at_least = [&](PairMeasure measure, std::uint32_t value) {
      at(counts, measure) = std::max(at(counts, measure), value);
    };
    signs |= day->signs;
    at(counts, PairMeasure::days) += day->unexplained > 0 ? 1U : 0U;
    at(counts, PairMeasure::looks) += day->unexplained;
    at(counts, PairMeasure::off_duty) += one_if(kOffDuty | kAbsent);
    at(counts, PairMeasure::wrong_case) += one_if(kUnknownCase | kUnlinkedCase);
    at(counts, PairMeasure::reason) += one_if(0xF0000U);
    at(counts, PairMeasure::operation) += one_if(kBeforeOperation);
    if (day->basis != 0) at_least(PairMeasure::same_case, bases_.others(day->basis));
    if (day->reason != 0) at_least(PairMeasure::same_words, reasons_.others(day->reason));
    if (day->unexplained > 0) weeks |= 1ULL << week_of(day->day);
  }
  if (at(counts, PairMeasure::days) > 0) ++at(its, ActorMeasure::subjects);
  for (; weeks != 0; weeks &= weeks - 1) ++subjects[static_cast<std::size_t>(std::countr_zero(weeks))];
  pairs_.push_back({days.front()->actor, days.front()->subject, days.front()->day, days.back()->day, signs, {}});
  for (std::size_t i = 0; i < kPairMeasures; ++i) {
    const std::uint32_t count = std::min(counts[i], kMeasureMax);
    pairs_.back().counts[i] = static_cast<std::uint16_t>(count);
    made_.pair_tails[i].count(peer_of(days.front()->actor), count);
  }
}

/// The last week in hundredths of the median of the weeks before, which counts as `least_median` at least; 0 when there
/// is no week before, or the median is 0.
std::uint32_t Maker::rise_of(const Weeks& weeks, std::uint32_t least_median) const {
  if (weeks_before_ == 0) return 0;
  const std::uint64_t median = std::max<std::uint64_t>(median_of(weeks, weeks_before_), least_median);
  if (median == 0) return 0;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(std::uint64_t{weeks[0]} * 100 / median, kMeasureMax));
}

/// What one actor's days come to; false when none is in the window.
bool Maker::count_looks(std::span<const ActorDay> days, ActorCounts& its) const {
  Weeks weeks{};
  bool looked = false;
  for (std::size_t i = 0; i < days.size();) {
    const DayNumber day = days[i].day;
    std::uint32_t looks = 0;
    for (; i < days.size() && days[i].day == day; ++i) {
      if (!window_.has(day)) continue;
      looks += days[i].looks;
      at(its, ActorMeasure::off_duty) += days[i].off_duty;
      at(its, ActorMeasure::two_places) += days[i].two_places;
    }
    if (!window_.has(day)) continue;
    looked = true;
    at(its, ActorMeasure::volume) = std::max(at(its, ActorMeasure::volume), looks);
    weeks[week_of(day)] += looks;
  }
  at(its, ActorMeasure::rise) = rise_of(weeks, 0);
  return looked;
}

void Maker::count_habits(std::span<const Habit> habits, ActorCounts& its) const {
  static constexpr ActorMeasure kMeasures[] = {ActorMeasure::rare_source, ActorMeasure::rare_hours,
                                               ActorMeasure::rare_place};
  if (settings_.rare_share == 0) return;
  std::array<std::uint64_t, Habit::kKinds> all{};
  for (const auto& one : habits) all[static_cast<std::size_t>(one.kind)] += one.looks;
  for (const auto& one : habits) {
    const auto kind = static_cast<std::size_t>(one.kind);
    if (one.days <= settings_.rare_days && std::uint64_t{one.looks} * settings_.rare_share < all[kind])
      at(its, kMeasures[kind]) += one.unexplained;
  }
}

Finding Maker::finding_of(const Pair& pair) const {
  Finding found{pair.actor, pair.subject, pair.first_day, pair.last_day, pair.signs, {}, {}, 0, 0};
  for (std::size_t i = 0; i < kPairMeasures; ++i) {
    found.counts[i] = pair.counts[i];
    found.parts[i] =
        weighed(made_.pair_tails[i].rarity(peer_of(pair.actor), pair.counts[i]), settings_.pair_weights[i]);
    found.points += found.parts[i];
  }
  for (std::size_t sign = 0; sign < settings_.sign_points.size(); ++sign) {
    if ((pair.signs >> sign & 1U) != 0) found.by_signs += settings_.sign_points[sign];
  }
  found.points += found.by_signs;
  return found;
}

void Maker::weigh_findings() {
  for (const auto& pair : pairs_) {
    const auto found = finding_of(pair);
    if (found.points < settings_.pair_floor) continue;
    if (made_.cases.empty() || made_.cases.back().actor != pair.actor) {
      made_.cases.push_back({pair.actor, {}, {}, 0, 0, {}});
    }
    made_.cases.back().findings.push_back(found);
  }
}

void Maker::weigh_actors() {
  for (auto& one : made_.cases) {
    std::sort(one.findings.begin(), one.findings.end(), [](const Finding& a, const Finding& b) {
      return std::tuple(b.points, a.subject) < std::tuple(a.points, b.subject);
    });
    std::uint32_t halvings = 0;
    for (const auto& finding : one.findings) {
      one.by_findings += halvings < 31 ? finding.points >> halvings : 0;
      ++halvings;
    }
    const auto its = std::lower_bound(actors_.begin(), actors_.end(), one.actor,
                                      [](const Actor& a, std::uint32_t actor) { return a.actor < actor; });
    assert(its != actors_.end() && its->actor == one.actor);
    one.counts = its->counts;
    one.points = one.by_findings;
    for (std::size_t i = 0; i < kActorMeasures; ++i) {
      one.parts[i] =
          weighed(made_.actor_tails[i].rarity(peer_of(one.actor), one.counts[i]), settings_.actor_weights[i]);
      one.points += one.parts[i];
    }
  }
  std::sort(made_.cases.begin(), made_.cases.end(),
            [](const Case& a, const Case& b) { return std::tuple(b.points, a.actor) < std::tuple(a.points, b.actor); });
}

}  // namespace

Cases make_cases(const Facts& facts, std::span<const std::uint32_t> peers, const CaseSettings& settings) {
  return Maker(facts, peers, settings).make();
}

}  // namespace waarborg::engine
