#include "engine/listing.h"

#include <algorithm>
#include <tuple>

namespace waarborg::engine {

namespace {

constexpr Points kEventFirst = 1'000'000;  // an event is one case and concerns many: before all others

}  // namespace

void Grounds::add(const Grounds& other) {
  signs |= other.signs;
  pair_measures |= other.pair_measures;
  actor_measures |= other.actor_measures;
}

Lists::Lists(const Budget& budget, std::uint32_t staff) : budget_(budget), staff_(staff), day_(budget.first_day - 1) {}

std::optional<DayNumber> Lists::next() {
  while (++day_ <= budget_.last_day) {
    saved_ += std::uint64_t{budget_.cases} * staff_;
    room_ = saved_ / budget_.staff;
    if (room_ == 0 || static_cast<std::uint32_t>(day_ - budget_.first_day) % budget_.every != 0) continue;
    saved_ -= room_ * budget_.staff;
    return day_;
  }
  return std::nullopt;
}

std::vector<Listed> Lists::list(const std::vector<Candidate>& candidates) {
  std::vector<Listed> possible;
  for (const auto& one : candidates) {
    if (one.actor > budget_.last_actor) continue;
    auto listed = one.actor == 0 ? of_event(one) : of_officer(one);
    if (listed.points > 0) possible.push_back(std::move(listed));
  }
  std::sort(possible.begin(), possible.end(), [](const Listed& a, const Listed& b) {
    return std::tuple(b.points, a.actor, a.subjects) < std::tuple(a.points, b.actor, b.subjects);
  });
  if (possible.size() > room_) possible.resize(room_);
  take_up(possible);
  return possible;
}

void Lists::take_up(std::span<const Listed> listed) {
  for (const auto& one : listed) know(one);
}

Listed Lists::of_event(const Candidate& one) const {
  const std::uint32_t subject = one.parts.front().subject;
  const auto known = events_.find(subject);
  const bool again = known != events_.end() && day_ - known->second < static_cast<DayNumber>(budget_.again_after);
  return {day_, 0, again ? 0 : kEventFirst + one.of_actor, {subject}};
}

Listed Lists::of_officer(const Candidate& one) const {
  Listed listed{day_, one.actor, 0, {}};
  const auto known = known_.find(one.actor);
  const bool seen = known != known_.end();
  if (!seen || day_ - known->second.last >= static_cast<DayNumber>(budget_.again_after)) {
    listed.points = one.of_actor;
    listed.grounds = one.grounds;
  }
  std::uint32_t halvings = 0;
  for (const auto& part : one.parts) {
    if (seen && known->second.subjects.contains(part.subject)) continue;
    listed.points += halvings < 31 ? part.points >> halvings : 0;
    ++halvings;
    if (listed.subjects.size() == kShown) continue;
    listed.subjects.push_back(part.subject);
    listed.grounds.add(part.grounds);
  }
  listed.points = halvings == 0 ? 0 : listed.points - one.usual;
  return listed;
}

void Lists::know(const Listed& listed) {
  if (listed.actor == 0) {
    events_[listed.subjects.front()] = listed.day;
  } else {
    auto& known = known_[listed.actor];
    known.last = listed.day;
    known.subjects.insert(listed.subjects.begin(), listed.subjects.end());
  }
}

std::vector<Listed> review(const Ranker& ranker, std::uint32_t staff, const Budget& budget) {
  Lists lists(budget, staff);
  std::vector<Listed> all;
  while (const auto day = lists.next()) {
    const auto listed = lists.list(ranker(*day));
    all.insert(all.end(), listed.begin(), listed.end());
  }
  return all;
}

namespace {

Grounds grounds_of(const Finding& finding, const CaseSettings& settings) {
  Grounds grounds;
  for (std::size_t sign = 0; sign < settings.sign_points.size(); ++sign)
    if (finding.points_of(sign, settings) > 0) grounds.signs |= Signs{1} << sign;
  for (std::size_t i = 0; i < kPairMeasures; ++i) grounds.pair_measures |= std::uint32_t{finding.parts[i] > 0} << i;
  return grounds;
}

/// Those of whole stretches within the window, added up.
std::vector<Habit> habits_within(std::span<const HabitsOfDays> stretches, DayNumber first, DayNumber last) {
  Facts sum;
  for (const auto& one : stretches) {
    if (first <= one.first && one.last <= last)
      sum.habits.insert(sum.habits.end(), one.habits.begin(), one.habits.end());
  }
  sum.settle();
  return std::move(sum.habits);
}

template <class Fact>
void copy_within(const std::vector<Fact>& facts, DayNumber first, DayNumber last, std::vector<Fact>& to) {
  to.clear();
  std::copy_if(facts.begin(), facts.end(), std::back_inserter(to),
               [&](const Fact& one) { return first <= one.day && one.day <= last; });
}

}  // namespace

Ranker engine_ranker(const Facts& facts, const PeerGroups& groups, const CaseSettings& settings, std::uint32_t usual_of,
                     std::span<const HabitsOfDays> habits) {
  return [&facts, &groups, for_day = settings, usual_of, habits, window = Facts()](DayNumber day) mutable {
    for_day.last_day = day;
    const DayNumber first = day - static_cast<DayNumber>(for_day.days) + 1;
    copy_within(facts.pairs, first, day, window.pairs);
    copy_within(facts.actors, first, day, window.actors);
    window.habits = habits.empty() ? facts.habits : habits_within(habits, first, day);
    const auto made = make_cases(window, groups.peers, for_day);
    const auto usual = usual_points(made.cases, groups.kinds, usual_of);
    std::vector<Candidate> all;
    for (const auto& one : made.cases) {
      Candidate candidate{one.actor, one.points - one.by_findings, usual[groups.kinds[one.actor]], {}};
      for (std::size_t i = 0; i < kActorMeasures; ++i)
        candidate.grounds.actor_measures |= std::uint32_t{one.parts[i] > 0} << i;
      for (const auto& finding : one.findings)
        candidate.parts.push_back({finding.subject, finding.points, grounds_of(finding, for_day)});
      all.push_back(std::move(candidate));
    }
    for (const auto& one : made.events) {
      if (one.last_day > day - 30) all.push_back({0, static_cast<Points>(one.actors), 0, {{one.subject, 0}}});
    }
    return all;
  };
}

}  // namespace waarborg::engine
