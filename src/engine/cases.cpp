#include "engine/cases.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>
#include <tuple>
#include <unordered_map>

#include "engine/hash_place.h"

namespace waarborg::engine {

namespace {

constexpr std::uint32_t kWeek = 7;

Points weighed(Points rarity, std::uint32_t weight) { return static_cast<Points>(std::int64_t{rarity} * weight / 100); }

class Maker {
 public:
  Maker(const Facts& facts, std::span<const std::uint32_t> peers, const CaseSettings& settings)
      : facts_(facts),
        peers_(peers),
        settings_(settings),
        first_day_(settings.last_day - static_cast<DayNumber>(settings.days) + 1) {}

  Cases make() {
    find_events();
    choose_days();
    count_pairs();
    count_actors();
    weigh_findings();
    weigh_actors();
    return std::move(made_);
  }

 private:
  struct Stretch {
    DayNumber first, last;
  };
  struct ActorCounts {
    std::uint32_t actor;
    std::array<std::uint32_t, kActorMeasures> counts;
  };

  [[nodiscard]] bool in_window(DayNumber day) const { return first_day_ <= day && day <= settings_.last_day; }
  [[nodiscard]] std::uint32_t peer_of(std::uint32_t actor) const { return actor < peers_.size() ? peers_[actor] : 0; }
  [[nodiscard]] std::uint32_t week_of(DayNumber day) const {
    return static_cast<std::uint32_t>(settings_.last_day - day) / kWeek;
  }
  static std::uint32_t& at(std::array<std::uint32_t, kPairMeasures>& counts, PairMeasure measure) {
    return counts[static_cast<std::size_t>(measure)];
  }
  static std::uint32_t& at(std::array<std::uint32_t, kActorMeasures>& counts, ActorMeasure measure) {
    return counts[static_cast<std::size_t>(measure)];
  }

  void find_events();
  void find_events_of(std::uint32_t subject, const std::vector<std::pair<DayNumber, std::uint32_t>>& looks);
  void choose_days();
  [[nodiscard]] bool in_event(const PairDay& day) const;
  void add_day(Finding& pair, const PairDay& day) const;
  void count_pairs();
  void count_actors();
  bool count_looks(std::span<const ActorDay> days, ActorCounts& its) const;
  void weigh_findings();
  void weigh_actors();
  void finish_pair(Finding& pair);

  const Facts& facts_;
  std::span<const std::uint32_t> peers_;
  const CaseSettings& settings_;
  DayNumber first_day_;
  std::unordered_map<std::uint32_t, std::vector<Stretch>> event_days_;  ///< by subject
  std::vector<bool> counts_;                                            ///< by number of a pair's day
  std::vector<Finding> pairs_;       ///< with a day outside an event, in the order of facts
  std::vector<ActorCounts> actors_;  ///< who looked in the window, in order
  Cases made_;
};

void Maker::find_events() {
  if (settings_.event_actors == 0 || settings_.event_days == 0) return;
  // Few subjects have many looks. A small table that takes several subjects together for one, and so never counts too
  // low, says whose are worth gathering.
  std::vector<std::uint16_t> counts(std::bit_ceil(facts_.pairs.size() * 2 + 2));
  const auto count_of = [&](std::uint32_t subject) -> std::uint16_t& {
    return counts[place_in(subject, counts.size() - 1)];
  };
  const auto counts_here = [&](const PairDay& day) { return day.unexplained > 0 && in_window(day.day); };
  for (const auto& day : facts_.pairs) {
    auto& count = count_of(day.subject);
    if (counts_here(day) && count < std::numeric_limits<std::uint16_t>::max()) ++count;
  }
  const std::uint32_t enough =
      std::min<std::uint32_t>(settings_.event_actors, std::numeric_limits<std::uint16_t>::max());
  std::unordered_map<std::uint32_t, std::vector<std::pair<DayNumber, std::uint32_t>>> looks;
  for (const auto& day : facts_.pairs) {
    if (counts_here(day) && count_of(day.subject) >= enough) looks[day.subject].emplace_back(day.day, day.actor);
  }
  for (auto& [subject, its] : looks) {
    std::sort(its.begin(), its.end());
    find_events_of(subject, its);
  }
  std::sort(made_.events.begin(), made_.events.end(), [](const Event& a, const Event& b) {
    return std::tuple(b.actors, a.subject, a.first_day) < std::tuple(a.actors, b.subject, b.first_day);
  });
}

/// How many different actors there are within a stretch that days are added to in front and taken from behind.
class Different {
 public:
  void add(std::uint32_t actor) { ++times_[actor]; }
  void take(std::uint32_t actor) {
    const auto found = times_.find(actor);
    if (--found->second == 0) times_.erase(found);
  }
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(times_.size()); }

 private:
  std::unordered_map<std::uint32_t, std::uint32_t> times_;
};

/// Stretches of event_days with enough different actors; those that overlap or touch are one event. A stretch that
/// begins on a day without looks has no more in it than the one of the next day with looks.
void Maker::find_events_of(std::uint32_t subject, const std::vector<std::pair<DayNumber, std::uint32_t>>& looks) {
  std::vector<Stretch> stretches;
  Different actors;
  std::size_t next = 0;
  for (std::size_t at = 0; at < looks.size(); ++at) {
    const DayNumber begin = looks[at].first, end = begin + static_cast<DayNumber>(settings_.event_days) - 1;
    for (; next < looks.size() && looks[next].first <= end; ++next) actors.add(looks[next].second);
    const bool starts = at == 0 || looks[at - 1].first != begin;
    if (starts && actors.count() >= settings_.event_actors) {
      const DayNumber last = looks[next - 1].first;
      const bool goes_on = !stretches.empty() && begin <= stretches.back().last + 1;
      if (goes_on) stretches.back().last = last;
      if (!goes_on) stretches.push_back({begin, last});
    }
    actors.take(looks[at].second);
  }
  for (const auto& one : stretches) {
    Different its;
    for (const auto& [day, actor] : looks) {
      if (one.first <= day && day <= one.last) its.add(actor);
    }
    made_.events.push_back({subject, one.first, one.last, its.count()});
  }
  if (!stretches.empty()) event_days_.emplace(subject, std::move(stretches));
}

/// For each day of a pair whether it counts: within the window, and not of an event.
void Maker::choose_days() {
  counts_.resize(facts_.pairs.size());
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const auto& day = facts_.pairs[i];
    counts_[i] = in_window(day.day) && !in_event(day);
  }
}

bool Maker::in_event(const PairDay& day) const {
  if (event_days_.empty() || day.unexplained == 0 || (day.signs & settings_.personal) != 0) return false;
  const auto found = event_days_.find(day.subject);
  if (found == event_days_.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(),
                     [&](const Stretch& one) { return one.first <= day.day && day.day <= one.last; });
}

void Maker::add_day(Finding& pair, const PairDay& day) const {
  pair.first_day = std::min(pair.first_day, day.day);
  pair.last_day = std::max(pair.last_day, day.day);
  pair.signs |= day.signs;
  const auto one_if = [&](Signs any) { return (day.signs & any) != 0 ? 1U : 0U; };
  at(pair.counts, PairMeasure::days) += day.unexplained > 0 ? 1U : 0U;
  at(pair.counts, PairMeasure::looks) += day.unexplained;
  at(pair.counts, PairMeasure::off_duty) += one_if(kOffDuty | kAbsent);
  at(pair.counts, PairMeasure::wrong_case) += one_if(kUnknownCase | kUnlinkedCase);
  at(pair.counts, PairMeasure::reason) += one_if(0xF0000U);
}

void Maker::count_pairs() {
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    if (!counts_[i]) continue;
    const auto& day = facts_.pairs[i];
    if (pairs_.empty() || pairs_.back().actor != day.actor || pairs_.back().subject != day.subject) {
      pairs_.push_back({day.actor, day.subject, day.day, day.day, 0, {}, {}, 0, 0});
    }
    add_day(pairs_.back(), day);
  }
  for (auto& pair : pairs_) {
    for (std::size_t i = 0; i < kPairMeasures; ++i) {
      pair.counts[i] = std::min(pair.counts[i], kMeasureMax);
      made_.pair_tails[i].count(peer_of(pair.actor), pair.counts[i]);
    }
  }
  for (auto& tails : made_.pair_tails) tails.finish();
}

/// Facts and pairs are in the order of actors: each actor's are taken in one go.
void Maker::count_actors() {
  std::size_t at_day = 0;
  auto pair = pairs_.begin();
  for (auto first = facts_.actors.begin(); first != facts_.actors.end();) {
    const std::uint32_t actor = first->actor;
    const auto last = std::find_if(first, facts_.actors.end(), [&](const ActorDay& one) { return one.actor != actor; });
    ActorCounts its{actor, {}};
    const bool looked = count_looks({first, last}, its);
    first = last;
    std::uint64_t weeks = 0;  // bit n: week n
    for (; at_day < counts_.size() && facts_.pairs[at_day].actor == actor; ++at_day) {
      const auto& day = facts_.pairs[at_day];
      if (day.unexplained > 0 && counts_[at_day]) weeks |= 1ULL << std::min(week_of(day.day), 63U);
    }
    at(its.counts, ActorMeasure::weeks) = static_cast<std::uint32_t>(std::popcount(weeks));
    for (; pair != pairs_.end() && pair->actor == actor; ++pair) {
      if (at(pair->counts, PairMeasure::days) > 0) ++at(its.counts, ActorMeasure::subjects);
    }
    if (!looked) continue;
    for (std::size_t i = 0; i < kActorMeasures; ++i) {
      its.counts[i] = std::min(its.counts[i], kMeasureMax);
      made_.actor_tails[i].count(peer_of(actor), its.counts[i]);
    }
    actors_.push_back(its);
  }
  for (auto& tails : made_.actor_tails) tails.finish();
}

/// What one actor's days come to; false when none is in the window.
bool Maker::count_looks(std::span<const ActorDay> days, ActorCounts& its) const {
  std::uint64_t last_week = 0, before = 0;
  bool looked = false;
  for (std::size_t i = 0; i < days.size();) {
    const DayNumber day = days[i].day;
    std::uint32_t looks = 0;
    for (; i < days.size() && days[i].day == day; ++i) {
      if (!in_window(day)) continue;
      looks += days[i].looks;
      at(its.counts, ActorMeasure::off_duty) += days[i].off_duty;
    }
    if (!in_window(day)) continue;
    looked = true;
    auto& busiest = at(its.counts, ActorMeasure::volume);
    busiest = std::max(busiest, looks);
    (week_of(day) == 0 ? last_week : before) += looks;
  }
  const std::uint64_t weeks_before = (settings_.days - 1) / kWeek;
  const std::uint64_t rise = before == 0 ? 0 : last_week * 100 * weeks_before / before;
  at(its.counts, ActorMeasure::rise) = static_cast<std::uint32_t>(std::min<std::uint64_t>(rise, kMeasureMax));
  return looked;
}

void Maker::finish_pair(Finding& pair) {
  for (std::size_t i = 0; i < kPairMeasures; ++i) {
    pair.parts[i] = weighed(made_.pair_tails[i].rarity(peer_of(pair.actor), pair.counts[i]), settings_.pair_weights[i]);
    pair.points += pair.parts[i];
  }
  for (std::size_t sign = 0; sign < settings_.sign_points.size(); ++sign) {
    if ((pair.signs >> sign & 1U) != 0) pair.by_signs += settings_.sign_points[sign];
  }
  pair.points += pair.by_signs;
}

void Maker::weigh_findings() {
  for (auto& pair : pairs_) {
    finish_pair(pair);
    if (pair.points < settings_.pair_floor) continue;
    if (made_.cases.empty() || made_.cases.back().actor != pair.actor) {
      made_.cases.push_back({pair.actor, {}, {}, 0, 0, {}});
    }
    made_.cases.back().findings.push_back(pair);
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
                                      [](const ActorCounts& a, std::uint32_t actor) { return a.actor < actor; });
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
