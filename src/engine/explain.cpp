#include "engine/explain.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace waarborg::engine {

namespace {

std::size_t place_in(std::uint32_t subject, std::size_t mask) {
  return (subject * 0x9E3779B97F4A7C15ULL >> 32U) & mask;
}

}  // namespace

Explainer::Explainer(std::span<const Link> links, std::span<const Assignment> assignments,
                     std::span<const ExplainRule> rules)
    : rules_(rules.begin(), rules.end()) {
  assert(rules.size() <= kRulesMax);
  for (const auto& rule : rules_) {
    before_ = std::max(before_, rule.before);
    after_ = std::max(after_, rule.after);
  }
  for (const auto& one : assignments) start_ = &one == assignments.data() ? one.from : std::min(start_, one.from);
  start_ -= before_;
  take_cases(assignments);
  take_subjects(links);
}

std::uint32_t Explainer::since_start(Moment moment) const {
  return static_cast<std::uint32_t>(std::clamp<Moment>(moment - start_, 0, std::numeric_limits<std::uint32_t>::max()));
}

void Explainer::take_cases(std::span<const Assignment> assignments) {
  parts_.reserve(assignments.size());
  for (const auto& one : assignments) {
    if (cases_.empty() || cases_.back().basis != one.basis) {
      cases_.push_back(
          {one.basis, static_cast<std::uint32_t>(parts_.size()), 0, std::numeric_limits<std::uint32_t>::max(), 0});
    }
    auto& its = cases_.back();
    ++its.count;
    its.from = std::min(its.from, since_start(one.from - before_));
    its.to = std::max(its.to, since_start(one.to + after_));
    parts_.push_back({one.actor, 1U << one.kind, since_start(one.from), since_start(one.to)});
  }
}

void Explainer::take_subjects(std::span<const Link> links) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // subject, number of the case
  auto link = links.begin();
  for (std::uint32_t number = 0; number < cases_.size(); ++number) {
    const std::uint32_t basis = cases_[number].basis;
    link = std::lower_bound(link, links.end(), basis, [](const Link& a, std::uint32_t b) { return a.basis < b; });
    for (; link != links.end() && link->basis == basis; ++link) pairs.emplace_back(link->subject, number);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  table_.assign(std::bit_ceil(std::max<std::size_t>(pairs.size() * 2, 2)), {});
  const std::size_t mask = table_.size() - 1;
  cases_of_subjects_.reserve(pairs.size());
  for (std::size_t i = 0; i < pairs.size();) {
    const std::uint32_t subject = pairs[i].first;
    Place place{subject, static_cast<std::uint32_t>(i), 0};
    for (; i < pairs.size() && pairs[i].first == subject; ++i, ++place.count)
      cases_of_subjects_.push_back(pairs[i].second);
    std::size_t at = place_in(subject, mask);
    while (table_[at].count != 0) at = (at + 1) & mask;
    table_[at] = place;
  }
}

const Explainer::Place& Explainer::place_of(std::uint32_t subject) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t at = place_in(subject, mask);
  while (table_[at].count != 0 && table_[at].subject != subject) at = (at + 1) & mask;
  return table_[at];
}

/// The first rule that explains an access by this case, when it comes before `best` (as a verdict; 0: none yet).
Verdict Explainer::judge(const Case& one, std::uint32_t said, std::uint32_t actor, std::uint32_t at,
                         Verdict best) const {
  if (at < one.from || at > one.to) return best;
  for (std::uint32_t i = one.first; i < one.first + one.count; ++i) {
    const Part& part = parts_[i];
    const Scope scope = part.actor == 0 ? Scope::group : part.actor == actor ? Scope::own : Scope::mate;
    const std::size_t bound = best == 0 ? rules_.size() : best - 1U;
    for (std::size_t number = 0; number < bound; ++number) {
      const auto& rule = rules_[number];
      if (rule.scope != scope || (rule.kinds & part.kind_bit) == 0 || (rule.only_the_said && said != one.basis))
        continue;
      // Unsigned on purpose: one comparison each way, and no moment lies before start_.
      if (std::uint64_t{at} + rule.before < part.from || at > std::uint64_t{part.to} + rule.after) continue;
      best = static_cast<Verdict>(number + 1);
      break;
    }
    if (best == 1) return best;
  }
  return best;
}

void Explainer::explain(const Block& block, DayNumber day, Scratch& scratch, std::vector<Verdict>& verdicts) const {
  verdicts.assign(block.rows, 0);
  const Moment midnight = Moment{day} * kSecondsOfDay;
  if (midnight + kSecondsOfDay <= start_) return;
  const std::size_t pairs = block.pair_subject.size();
  scratch.first.resize(pairs);
  scratch.count.resize(pairs);
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    const std::uint32_t subject = block.pair_subject[pair];
    const Place& place = place_of(subject);
    scratch.first[pair] = place.first;
    scratch.count[pair] = subject == 0 ? 0 : place.count;  // no subject: nothing to be linked to
  }
  for (std::uint32_t row = 0; row < block.rows; ++row) {
    const std::uint32_t pair = block.pair[row];
    const Moment moment = midnight + block.second[row];
    if (scratch.count[pair] == 0 || moment < start_) continue;
    const std::uint32_t at = since_start(moment);
    Verdict best = 0;
    for (std::uint32_t i = 0; i < scratch.count[pair] && best != 1; ++i) {
      best = judge(cases_[cases_of_subjects_[scratch.first[pair] + i]], block.pair_basis[pair], block.actor[row], at,
                   best);
    }
    verdicts[row] = best;
  }
}

}  // namespace waarborg::engine
