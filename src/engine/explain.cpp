#include "engine/explain.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "engine/hash_place.h"

namespace waarborg::engine {

LinkTable::LinkTable(std::span<const Link> links) {
  std::vector<Link> sorted(links.begin(), links.end());
  if (!std::is_sorted(sorted.begin(), sorted.end())) std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  if (!sorted.empty()) first_.assign(std::size_t{sorted.back().basis} + 2, 0);
  subjects_.reserve(sorted.size());
  for (const auto& link : sorted) {
    ++first_[std::size_t{link.basis} + 1];
    subjects_.push_back(link.subject);
  }
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
}

Explainer::Explainer(const LinkTable& links, std::span<const Assignment> assignments,
                     std::span<const ExplainRule> rules) {
  assert(rules.size() <= kRulesMax);
  take_rules(rules);
  for (const auto& one : assignments) start_ = &one == assignments.data() ? one.from : std::min(start_, one.from);
  start_ -= before_;
  take_cases(assignments);
  take_subjects(links);
}

void Explainer::take_rules(std::span<const ExplainRule> rules) {
  for (std::size_t number = 0; number < rules.size(); ++number) {
    const auto& rule = rules[number];
    before_ = std::max(before_, rule.before);
    after_ = std::max(after_, rule.after);
    for (unsigned kind = 0; kind < 32; ++kind) {
      if ((rule.kinds >> kind & 1U) == 0) continue;
      counting_[static_cast<std::size_t>(rule.scope)][kind].push_back(
          {static_cast<Verdict>(number + 1), rule.only_the_said, rule.before, rule.after});
    }
  }
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
    parts_.push_back({one.actor, one.kind, since_start(one.from), since_start(one.to)});
  }
}

/// Counts the cases of each subject, gives each its stretch of cases_of_subjects_, then fills the stretches.
void Explainer::take_subjects(const LinkTable& links) {
  std::size_t all = 0;
  for (const auto& one : cases_) all += links.subjects_of(one.basis).size();
  table_.assign(std::bit_ceil(std::max<std::size_t>(all + all / 2, 2)), {});
  for (const auto& one : cases_) {
    for (const auto subject : links.subjects_of(one.basis)) {
      auto& place = table_[place_of(subject)];
      place.subject = subject;
      ++place.count;
    }
  }
  std::uint32_t next = 0;
  for (auto& place : table_) {
    place.first = next;
    next += place.count;
  }
  cases_of_subjects_.resize(all);
  for (std::uint32_t number = 0; number < cases_.size(); ++number) {
    for (const auto subject : links.subjects_of(cases_[number].basis)) {
      cases_of_subjects_[table_[place_of(subject)].first++] = number;
    }
  }
  for (auto& place : table_) place.first -= place.count;
}

/// Where the subject stands, or the free place where it would.
std::size_t Explainer::place_of(std::uint32_t subject) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t at = place_in(subject, mask);
  const Place* const table = table_.data();
  while (table[at].count != 0 && table[at].subject != subject) at = (at + 1) & mask;
  return at;
}

/// The first rule that explains an access by this case, when it comes before `best` (0: none yet).
Verdict Explainer::judge(const Case& one, std::uint32_t said, std::uint32_t actor, std::uint32_t at,
                         Verdict best) const {
  if (at < one.from || at > one.to) return best;
  for (std::uint32_t i = one.first; i < one.first + one.count; ++i) {
    const Part& part = parts_.data()[i];
    const Scope scope = part.actor == 0 ? Scope::group : part.actor == actor ? Scope::own : Scope::mate;
    for (const auto& rule : counting_[static_cast<std::size_t>(scope)][part.kind]) {
      if (best != 0 && rule.verdict >= best) break;
      if (rule.only_the_said && said != one.basis) continue;
      if (std::uint64_t{at} + rule.before < part.from || at > std::uint64_t{part.to} + rule.after) continue;
      best = rule.verdict;
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
  constexpr std::size_t kAhead = 8;  // the table is larger than the nearest cache: what comes is fetched in time
  const std::uint32_t* const subjects = block.pair_subject.data();
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    const std::uint32_t subject = subjects[pair];
    if (pair + kAhead < pairs) __builtin_prefetch(table_.data() + place_in(subjects[pair + kAhead], table_.size() - 1));
    const Place& place = table_[place_of(subject)];
    scratch.first[pair] = place.first;
    scratch.count[pair] = subject == 0 ? 0 : place.count;  // no subject: nothing to be linked to
  }
  const std::uint32_t *const pair_of = block.pair.data(), *const seconds = block.second.data();
  const std::uint32_t *const firsts = scratch.first.data(), *const counts = scratch.count.data();
  for (std::uint32_t row = 0; row < block.rows; ++row) {
    const std::uint32_t pair = pair_of[row], count = counts[pair];
    const Moment moment = midnight + seconds[row];
    if (count == 0 || moment < start_) continue;
    const std::uint32_t at = since_start(moment), said = block.pair_basis[pair], actor = block.actor[row];
    const std::uint32_t* const cases = cases_of_subjects_.data() + firsts[pair];
    Verdict best = 0;
    for (std::uint32_t i = 0; i < count && best != 1; ++i) best = judge(cases_[cases[i]], said, actor, at, best);
    verdicts[row] = best;
  }
}

}  // namespace waarborg::engine
