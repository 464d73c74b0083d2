#include "engine/explain.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "engine/hash_place.h"

namespace waarborg::engine {

namespace {

constexpr std::uint32_t kEver = std::numeric_limits<std::uint32_t>::max();

}  // namespace

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
  take_subjects(links, take_cases(assignments));
}

void Explainer::take_rules(std::span<const ExplainRule> rules) {
  for (const auto& rule : rules) {
    before_ = std::max(before_, rule.before);
    after_ = std::max(after_, rule.after);
  }
  for (std::size_t at = 0; at < kScopes * kKinds; ++at) {
    for (std::size_t number = 0; number < rules.size(); ++number) {
      const auto& rule = rules[number];
      if (static_cast<std::size_t>(rule.scope) != at / kKinds || (rule.kinds >> at % kKinds & 1U) == 0) continue;
      counting_.push_back({static_cast<Verdict>(number + 1), rule.only_the_said, rule.before, rule.after});
    }
    first_counting_[at + 1] = static_cast<std::uint32_t>(counting_.size());
  }
}

std::uint32_t Explainer::since_start(Moment moment) const {
  return static_cast<std::uint32_t>(std::clamp<Moment>(moment - start_, 0, kEver));
}

std::vector<Explainer::Case> Explainer::take_cases(std::span<const Assignment> assignments) {
  std::vector<Case> cases;
  parts_.reserve(assignments.size());
  for (const auto& one : assignments) {
    if (cases.empty() || cases.back().basis != one.basis)
      cases.push_back({one.basis, static_cast<std::uint32_t>(parts_.size()), 0, kEver, 0});
    auto& its = cases.back();
    ++its.count;
    its.from = std::min(its.from, since_start(one.from - before_));
    its.to = std::max(its.to, since_start(one.to + after_));
    parts_.push_back({one.actor, one.kind, since_start(one.from), since_start(one.to)});
  }
  return cases;
}

/// Counts the cases of each subject, gives each its stretch of cases_, then fills the stretches.
void Explainer::take_subjects(const LinkTable& links, std::span<const Case> cases) {
  std::size_t all = 0;
  for (const auto& one : cases) all += links.subjects_of(one.basis).size();
  table_.assign(std::bit_ceil(std::max<std::size_t>(all + all / 2, 2)), {});
  std::vector<std::uint32_t> places;  // of each link, in the order of the cases
  places.reserve(all);
  for (const auto& one : cases) {
    for (const auto subject : links.subjects_of(one.basis)) {
      const std::size_t at = place_of(subject);
      table_[at].subject = subject;
      ++table_[at].count;
      places.push_back(static_cast<std::uint32_t>(at));
    }
  }
  std::uint32_t next = 0;
  for (auto& place : table_) {
    place.first = next;
    next += place.count;
  }
  cases_.resize(all);
  auto place = places.begin();
  for (const auto& one : cases) {
    for (std::size_t left = links.subjects_of(one.basis).size(); left > 0; --left) {
      cases_[table_[*place++].first++] = one;
    }
  }
  for (auto& its : table_) its.first -= its.count;
}

/// Where the subject stands, or the free place where it would.
std::size_t Explainer::place_of(std::uint32_t subject) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t at = place_in(subject, mask);
  const Place* const table = table_.data();
  while (table[at].count != 0 && table[at].subject != subject) at = (at + 1) & mask;
  return at;
}

/// Takes the first rule that explains an access by this case, when it comes before the one of `best`.
void Explainer::judge(const Case& one, std::uint32_t said, std::uint32_t actor, std::uint32_t at, Judged& best) const {
  const auto opens_later = [&](std::uint32_t opening) {
    if (at < opening) best.until = std::min(best.until, opening - 1);
    return at < opening;
  };
  if (at > one.to || opens_later(one.from)) return;
  for (const Part& part : std::span(parts_).subspan(one.first, one.count)) {
    const Scope scope = part.actor == 0 ? Scope::group : part.actor == actor ? Scope::own : Scope::mate;
    for (const auto& rule : counting(scope, part.kind)) {
      if (best.verdict != 0 && rule.verdict >= best.verdict) break;
      if (rule.only_the_said && said != one.basis) continue;
      if (part.from > rule.before && opens_later(part.from - rule.before)) continue;
      const auto closing =
          static_cast<std::uint32_t>(std::min<std::uint64_t>(std::uint64_t{part.to} + rule.after, kEver));
      if (at > closing) continue;
      best = {rule.verdict, std::min(best.until, closing)};
      break;
    }
    if (best.verdict == 1) return;
  }
}

/// The tables are larger than the nearest cache: what comes is fetched in time.
void Explainer::find_places(const Block& block, Scratch& scratch) const {
  constexpr std::size_t kAhead = 8;
  const std::size_t pairs = block.pair_subject.size();
  scratch.first.resize(pairs);
  scratch.count.resize(pairs);
  const std::uint32_t* const subjects = block.pair_subject.data();
  std::uint32_t *const firsts = scratch.first.data(), *const counts = scratch.count.data();
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    const std::uint32_t subject = subjects[pair];
    if (pair + kAhead < pairs) __builtin_prefetch(table_.data() + place_in(subjects[pair + kAhead], table_.size() - 1));
    const Place& place = table_[place_of(subject)];
    firsts[pair] = place.first;
    counts[pair] = subject == 0 ? 0 : place.count;  // no subject: nothing to be linked to
  }
}

void Explainer::explain(const Block& block, DayNumber day, Scratch& scratch, std::vector<Verdict>& verdicts) const {
  verdicts.assign(block.rows, 0);
  const Moment midnight = Moment{day} * kSecondsOfDay;
  if (midnight + kSecondsOfDay <= start_) return;
  find_places(block, scratch);
  const std::uint32_t *const pair_of = block.pair.data(), *const seconds = block.second.data();
  const std::uint32_t *const actors = block.actor.data(), *const bases = block.pair_basis.data();
  const std::uint32_t *const firsts = scratch.first.data(), *const counts = scratch.count.data();
  const Case* const all = cases_.data();
  Judged judged;
  std::uint32_t last_pair = kEver, last_actor = kEver;  // of what was judged
  for (std::uint32_t row = 0; row < block.rows; ++row) {
    const std::uint32_t pair = pair_of[row], actor = actors[row];
    const Moment moment = midnight + seconds[row];
    if (counts[pair] == 0 || moment < start_) continue;
    const std::uint32_t at = since_start(moment);
    // One question is often put to several systems: what held a moment ago may hold still.
    if (pair != last_pair || actor != last_actor || at > judged.until) {
      judged = {};
      last_pair = pair;
      last_actor = actor;
      const Case *one = all + firsts[pair], *const end = one + counts[pair];
      for (; one != end && judged.verdict != 1; ++one) judge(*one, bases[pair], actor, at, judged);
    }
    verdicts[row] = judged.verdict;
  }
}

}  // namespace waarborg::engine
