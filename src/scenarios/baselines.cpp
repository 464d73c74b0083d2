#include "scenarios/baselines.h"

#include <algorithm>

#include "scenarios/isolation_forest.h"
#include "scenarios/random.h"

namespace waarborg::scenarios {

namespace {

void count_day(const engine::ActorDay& one, Features& its) {
  its.counts[Features::looks] += one.looks;
  its.counts[Features::busiest_day] = std::max(its.counts[Features::busiest_day], one.looks);
  its.counts[Features::unexplained] += one.unexplained;
  its.counts[Features::off_duty] += one.off_duty;
}

void finish_parts(Features& its) {
  its.counts[Features::subjects] = static_cast<std::uint32_t>(its.parts.size());
  const auto shown = std::min(its.parts.size(), kShown);
  std::partial_sort(its.parts.begin(), its.parts.begin() + static_cast<std::ptrdiff_t>(shown), its.parts.end(),
                    [](const Candidate::Part& a, const Candidate::Part& b) {
                      return a.points != b.points ? a.points > b.points : a.subject < b.subject;
                    });
  its.parts.resize(shown);
}

engine::Points points_of(Baseline baseline, const Features& one, DayNumber day, std::uint64_t seed) {
  const auto lot = static_cast<engine::Points>(mixed(mixed(seed, one.actor), static_cast<std::uint64_t>(day)) % 1000);
  const auto counted = [&](std::size_t count) { return static_cast<engine::Points>(one.counts[count]); };
  switch (baseline) {
    case Baseline::volume: return counted(Features::busiest_day);
    case Baseline::naive_rules: return static_cast<engine::Points>(naive_rules_hit(one)) * 1000 + lot + 1;
    case Baseline::explanation_alone: return counted(Features::unexplained);
    default: return lot + 1;
  }
}

}  // namespace

const char* name_of(Baseline baseline) {
  static constexpr const char* kNames[] = {"random", "volume", "four naive rules", "explanation filter alone",
                                           "isolation forest"};
  return kNames[static_cast<std::size_t>(baseline)];
}

std::vector<Features> features_of(const engine::Facts& facts, DayNumber last_day, std::uint32_t days,
                                  engine::Signs close) {
  const auto in_window = [&](DayNumber day) {
    return last_day - static_cast<DayNumber>(days) < day && day <= last_day;
  };
  std::vector<Features> all;
  for (const auto& one : facts.actors) {
    if (!in_window(one.day)) continue;
    if (all.empty() || all.back().actor != one.actor) all.push_back({one.actor, {}, {}});
    count_day(one, all.back());
  }
  auto its = all.begin();
  std::uint32_t days_on_it = 0;
  for (const auto& one : facts.pairs) {
    if (!in_window(one.day)) continue;
    while (its != all.end() && its->actor < one.actor) ++its;
    if (its == all.end()) break;
    if (its->parts.empty() || its->parts.back().subject != one.subject) {
      its->parts.push_back({one.subject, 0});
      days_on_it = 0;
    }
    its->parts.back().points += static_cast<engine::Points>(one.looks);
    its->counts[Features::days_on_one] = std::max(its->counts[Features::days_on_one], ++days_on_it);
    its->counts[Features::close] += (one.signs & close) != 0 ? 1U : 0U;
  }
  for (auto& one : all) finish_parts(one);
  return all;
}

std::uint32_t naive_rules_hit(const Features& features) {
  const auto& counts = features.counts;
  return (counts[Features::off_duty] > 0 ? 1U : 0U) + (counts[Features::busiest_day] > 100 ? 1U : 0U) +
         (counts[Features::days_on_one] >= 3 ? 1U : 0U) + (counts[Features::close] > 0 ? 1U : 0U);
}

Ranker baseline_ranker(Baseline baseline, const engine::Facts& facts, std::uint32_t days, engine::Signs close,
                       std::uint64_t seed) {
  return [&facts, baseline, days, close, seed](DayNumber day) {
    auto features = features_of(facts, day, days, close);
    std::vector<engine::Points> scores;
    if (baseline == Baseline::isolation_forest) scores = isolation_scores(features, mixed(seed, 31));
    std::vector<Candidate> all;
    for (std::size_t i = 0; i < features.size(); ++i) {
      auto& one = features[i];
      const auto points = scores.empty() ? points_of(baseline, one, day, seed) : scores[i];
      for (auto& part : one.parts) part.points = 0;  // what is shown has no say in the rank
      all.push_back({one.actor, points, 0, std::move(one.parts)});
    }
    return all;
  };
}

}  // namespace waarborg::scenarios
