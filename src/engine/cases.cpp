#include "engine/cases.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

namespace waarborg::engine {

namespace {

constexpr std::uint32_t kWeek = 7;

/// How many members of a peer group have at least so much of a measure.
class Tails {
 public:
  void count(std::uint32_t peer, std::uint32_t value) {
    if (peer >= at_least_.size()) at_least_.resize(peer + 1);
    if (at_least_[peer].empty()) at_least_[peer].resize(kMeasureMax + 1);
    ++at_least_[peer][value];
  }
  void finish() {
    for (auto& counts : at_least_) {
      for (std::size_t value = counts.size(); value-- > 1;) counts[value - 1] += counts[value];
    }
  }
  /// REQUIRES: a member of the group had this value, and finish() was called. Nothing at all tells nothing.
  [[nodiscard]] Points rarity(std::uint32_t peer, std::uint32_t value) const {
    if (value == 0) return 0;
    const auto& counts = at_least_[peer];
    return static_cast<Points>(std::floor(100 * std::log2(static_cast<double>(counts[0]) / counts[value])));
  }

 private:
  std::vector<std::vector<std::uint32_t>> at_least_;
};

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
    count_pairs();
    count_actors();
    weigh_findings();
    weigh_actors();
    return std::move(made_);
  }

 private:
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
  [[nodiscard]] bool in_event(const PairDay& day) const;
  void add_day(Finding& pair, const PairDay& day) const;
  void count_pairs();
  void count_actors();
  void weigh_findings();
  void weigh_actors();
  void finish_pair(Finding& pair);

  const Facts& facts_;
  std::span<const std::uint32_t> peers_;
  const CaseSettings& settings_;
  DayNumber first_day_;
  std::unordered_map<std::uint32_t, std::vector<std::pair<DayNumber, DayNumber>>>
      event_days_;              ///< stretches, by subject
  std::vector<Finding> pairs_;  ///< with a day outside an event, in the order of facts
  std::map<std::uint32_t, std::array<std::uint32_t, kActorMeasures>> actors_;
  std::array<Tails, kPairMeasures> pair_tails_;
  std::array<Tails, kActorMeasures> actor_tails_;
  Cases made_;
};

void Maker::find_events() {
  if (settings_.event_actors == 0) return;
  // Few subjects have many looks: only theirs are gathered.
  std::unordered_map<std::uint32_t, std::uint32_t> counts;
  for (const auto& day : facts_.pairs) {
    if (day.unexplained > 0 && in_window(day.day)) ++counts[day.subject];
  }
  std::unordered_map<std::uint32_t, std::vector<std::pair<DayNumber, std::uint32_t>>> looks;
  for (const auto& day : facts_.pairs) {
    if (day.unexplained == 0 || !in_window(day.day) || counts[day.subject] < settings_.event_actors) continue;
    looks[day.subject].emplace_back(day.day, day.actor);
  }
  for (auto& [subject, its] : looks) {
    std::sort(its.begin(), its.end());
    find_events_of(subject, its);
  }
  std::sort(made_.events.begin(), made_.events.end(), [](const Event& a, const Event& b) {
    return std::tuple(b.actors, a.subject, a.first_day) < std::tuple(a.actors, b.subject, b.first_day);
  });
}

/// Stretches of event_days with enough different actors; those that overlap or touch are one event.
void Maker::find_events_of(std::uint32_t subject, const std::vector<std::pair<DayNumber, std::uint32_t>>& looks) {
  auto& stretches = event_days_[subject];
  for (DayNumber begin = looks.front().first; begin <= looks.back().first; ++begin) {
    const DayNumber end = begin + static_cast<DayNumber>(settings_.event_days) - 1;
    std::vector<std::uint32_t> actors;
    DayNumber first = end, last = begin;
    for (const auto& [day, actor] : looks) {
      if (day < begin || day > end) continue;
      actors.push_back(actor);
      first = std::min(first, day);
      last = std::max(last, day);
    }
    std::sort(actors.begin(), actors.end());
    actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
    if (actors.size() < settings_.event_actors) continue;
    if (!stretches.empty() && first <= stretches.back().second + 1) {
      stretches.back().second = std::max(stretches.back().second, last);
    } else {
      stretches.emplace_back(first, last);
    }
  }
  for (const auto& [first, last] : stretches) {
    std::vector<std::uint32_t> actors;
    for (const auto& [day, actor] : looks) {
      if (first <= day && day <= last) actors.push_back(actor);
    }
    std::sort(actors.begin(), actors.end());
    const auto different = std::unique(actors.begin(), actors.end()) - actors.begin();
    made_.events.push_back({subject, first, last, static_cast<std::uint32_t>(different)});
  }
}

bool Maker::in_event(const PairDay& day) const {
  if (day.unexplained == 0 || (day.signs & settings_.personal) != 0) return false;
  const auto found = event_days_.find(day.subject);
  if (found == event_days_.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](const std::pair<DayNumber, DayNumber>& one) {
    return one.first <= day.day && day.day <= one.second;
  });
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
  for (const auto& day : facts_.pairs) {
    if (!in_window(day.day) || in_event(day)) continue;
    if (pairs_.empty() || pairs_.back().actor != day.actor || pairs_.back().subject != day.subject) {
      pairs_.push_back({day.actor, day.subject, day.day, day.day, 0, {}, {}, 0, 0});
    }
    add_day(pairs_.back(), day);
  }
  for (auto& pair : pairs_) {
    for (std::size_t i = 0; i < kPairMeasures; ++i) {
      pair.counts[i] = std::min(pair.counts[i], kMeasureMax);
      pair_tails_[i].count(peer_of(pair.actor), pair.counts[i]);
    }
  }
  for (auto& tails : pair_tails_) tails.finish();
}

void Maker::count_actors() {
  std::map<std::uint32_t, std::map<DayNumber, std::uint32_t>> volumes;
  for (const auto& day : facts_.actors) {
    if (!in_window(day.day)) continue;
    volumes[day.actor][day.day] += day.looks;
    at(actors_[day.actor], ActorMeasure::off_duty) += day.off_duty;
  }
  for (const auto& [actor, volume] : volumes) {
    auto& counts = actors_[actor];
    std::uint64_t last_week = 0, before = 0;
    for (const auto& [day, looks] : volume) {
      auto& busiest = at(counts, ActorMeasure::volume);
      busiest = std::max(busiest, looks);
      (week_of(day) == 0 ? last_week : before) += looks;
    }
    const std::uint64_t weeks_before = (settings_.days - 1) / kWeek;
    const std::uint64_t rise = before == 0 ? 0 : last_week * 100 * weeks_before / before;
    at(counts, ActorMeasure::rise) = static_cast<std::uint32_t>(std::min<std::uint64_t>(rise, kMeasureMax));
  }
  std::map<std::uint32_t, std::vector<std::uint32_t>> weeks;
  for (const auto& day : facts_.pairs) {
    if (day.unexplained > 0 && in_window(day.day) && !in_event(day)) weeks[day.actor].push_back(week_of(day.day));
  }
  for (auto& [actor, its] : weeks) {
    std::sort(its.begin(), its.end());
    at(actors_[actor], ActorMeasure::weeks) =
        static_cast<std::uint32_t>(std::unique(its.begin(), its.end()) - its.begin());
  }
  for (const auto& pair : pairs_) {
    if (pair.counts[static_cast<std::size_t>(PairMeasure::days)] > 0) ++at(actors_[pair.actor], ActorMeasure::subjects);
  }
  for (auto& [actor, counts] : actors_) {
    for (std::size_t i = 0; i < kActorMeasures; ++i) {
      counts[i] = std::min(counts[i], kMeasureMax);
      actor_tails_[i].count(peer_of(actor), counts[i]);
    }
  }
  for (auto& tails : actor_tails_) tails.finish();
}

void Maker::finish_pair(Finding& pair) {
  for (std::size_t i = 0; i < kPairMeasures; ++i) {
    pair.parts[i] = weighed(pair_tails_[i].rarity(peer_of(pair.actor), pair.counts[i]), settings_.pair_weights[i]);
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
    one.counts = actors_[one.actor];
    one.points = one.by_findings;
    for (std::size_t i = 0; i < kActorMeasures; ++i) {
      one.parts[i] = weighed(actor_tails_[i].rarity(peer_of(one.actor), one.counts[i]), settings_.actor_weights[i]);
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
