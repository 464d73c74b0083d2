#include "engine/listing.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace waarborg::engine {

namespace {

constexpr Points kEventFirst = 1'000'000;  // an event is one case and concerns many: before all others

class Reviewer {
 public:
  explicit Reviewer(const Budget& budget) : budget_(budget) {}

  void list(DayNumber day, std::size_t room, std::vector<Candidate> candidates) {
    std::vector<Listed> possible;
    for (auto& one : candidates) {
      if (one.actor > budget_.last_actor) continue;
      auto listed = one.actor == 0 ? of_event(day, one) : of_officer(day, one);
      if (listed.points > 0) possible.push_back(std::move(listed));
    }
    std::sort(possible.begin(), possible.end(), [](const Listed& a, const Listed& b) {
      return std::tuple(b.points, a.actor, a.subjects) < std::tuple(a.points, b.actor, b.subjects);
    });
    for (std::size_t i = 0; i < possible.size() && i < room; ++i) keep(possible[i]);
  }
  std::vector<Listed> take() { return std::move(all_); }

 private:
  struct Known {
    DayNumber last = 0;
    std::unordered_set<std::uint32_t> subjects;
  };

  Listed of_event(DayNumber day, const Candidate& one) const {
    const std::uint32_t subject = one.parts.front().subject;
    const auto known = events_.find(subject);
    const bool again = known != events_.end() && day - known->second < static_cast<DayNumber>(budget_.again_after);
    return {day, 0, again ? 0 : kEventFirst + one.of_actor, {subject}};
  }

  Listed of_officer(DayNumber day, const Candidate& one) const {
    Listed listed{day, one.actor, 0, {}};
    const auto known = known_.find(one.actor);
    const bool seen = known != known_.end();
    if (!seen || day - known->second.last >= static_cast<DayNumber>(budget_.again_after)) listed.points = one.of_actor;
    std::uint32_t halvings = 0;
    for (const auto& part : one.parts) {
      if (seen && known->second.subjects.contains(part.subject)) continue;
      listed.points += halvings < 31 ? part.points >> halvings : 0;
      ++halvings;
      if (listed.subjects.size() < kShown) listed.subjects.push_back(part.subject);
    }
    listed.points = halvings == 0 ? 0 : listed.points - one.usual;
    return listed;
  }

  void keep(const Listed& listed) {
    if (listed.actor == 0) {
      events_[listed.subjects.front()] = listed.day;
    } else {
      auto& known = known_[listed.actor];
      known.last = listed.day;
      known.subjects.insert(listed.subjects.begin(), listed.subjects.end());
    }
    all_.push_back(listed);
  }

  const Budget& budget_;
  std::unordered_map<std::uint32_t, Known> known_;
  std::unordered_map<std::uint32_t, DayNumber> events_;
  std::vector<Listed> all_;
};

}  // namespace

std::vector<Listed> review(const Ranker& ranker, std::uint32_t staff, const Budget& budget) {
  Reviewer reviewer(budget);
  std::uint64_t saved = 0;  // in parts of `staff` of a case
  for (DayNumber day = budget.first_day; day <= budget.last_day; ++day) {
    saved += std::uint64_t{budget.cases} * staff;
    const std::uint64_t room = saved / budget.staff;
    if (room == 0 || static_cast<std::uint32_t>(day - budget.first_day) % budget.every != 0) continue;
    saved -= room * budget.staff;
    reviewer.list(day, room, ranker(day));
  }
  return reviewer.take();
}

namespace {

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
      for (const auto& finding : one.findings) candidate.parts.push_back({finding.subject, finding.points});
      all.push_back(std::move(candidate));
    }
    for (const auto& one : made.events) {
      if (one.last_day > day - 30) all.push_back({0, static_cast<Points>(one.actors), 0, {{one.subject, 0}}});
    }
    return all;
  };
}

}  // namespace waarborg::engine
