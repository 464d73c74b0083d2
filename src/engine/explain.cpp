#include "engine/explain.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

#include "engine/hash_place.h"

namespace waarborg::engine {

LinkTable::LinkTable(std::span<const Link> links) {
  std::vector<Link> sorted;
  if (!std::is_sorted(links.begin(), links.end())) {
    sorted.assign(links.begin(), links.end());
    std::sort(sorted.begin(), sorted.end());
    links = sorted;
  }
  if (!links.empty()) {
    lowest_ = links.front().basis;
    first_.assign(std::size_t{links.back().basis} - lowest_ + 2, 0);
  }
  subjects_.reserve(links.size());
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (i > 0 && links[i] == links[i - 1]) continue;
    ++first_[std::size_t{links[i].basis} - lowest_ + 1];
    subjects_.push_back(links[i].subject);
  }
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
}

Explainer::Explainer(const LinkTable& links, std::span<const Assignment> assignments,
                     std::span<const ExplainRule> rules) {
  assert(rules.size() <= kRulesMax);
  take_rules(rules);
  for (const auto& one : assignments) start_ = &one == assignments.data() ? one.from : std::min(start_, one.from);
  start_ -= Moment{before_} + 1;  // a moment before all windows is 0, at which none is open
  take_cases(assignments);
  take_subjects(links);
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

void Explainer::take_cases(std::span<const Assignment> assignments) {
  parts_.reserve(assignments.size());
  for (const auto& one : assignments) {
    if (cases_.empty() || cases_.back().basis != one.basis)
      cases_.push_back({one.basis, static_cast<std::uint32_t>(parts_.size()), 0, kEver, 0});
    auto& its = cases_.back();
    ++its.count;
    its.from = std::min(its.from, since_start(one.from - before_));
    its.to = std::max(its.to, since_start(one.to + after_));
    parts_.push_back({one.actor, one.kind, since_start(one.from), since_start(one.to)});
  }
}

std::uint32_t Explainer::closing(const Part& part, const Counting& rule) const {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(std::uint64_t{part.to} + rule.after, kEver));
}

Explainer::Others Explainer::others_of(const Case& one) const {
  Others its{0, kEver, kNoRule, 0};
  for (const Part& part : std::span(parts_).subspan(one.first, one.count)) {
    if (part.actor != 0) its.assigned |= 1ULL << part.actor % 64;
    for (const auto& rule : counting(part.actor == 0 ? Scope::group : Scope::mate, part.kind)) {
      if (rule.verdict > its.verdict) break;
      const std::uint32_t opens = part.from - rule.before;
      Others by{opens, closing(part, rule) - opens, rule.verdict, 0};
      if (rule.only_the_said) by = {kEver, 0, rule.verdict, 0};  // it depends on the case said
      add(by, its);
    }
  }
  return its;
}

/// Windows of one verdict become one where they meet; else the later one is kept.
void Explainer::add(const Others& more, Others& to) {
  const std::uint64_t assigned = to.assigned | more.assigned;
  const std::uint32_t ends = more.from + more.span, to_ends = to.from + to.span;
  const bool meet = more.verdict == to.verdict && more.from <= to_ends && to.from <= ends;
  if (meet) {
    to.from = std::min(to.from, more.from);
    to.span = std::max(ends, to_ends) - to.from;
  } else if (more.verdict < to.verdict || (more.verdict == to.verdict && ends > to_ends)) {
    to = more;
  }
  to.assigned = assigned;
}

/// What is far away is fetched in time: subjects of cases stand all over the links.
void Explainer::take_subjects(const LinkTable& links) {
  constexpr std::size_t kAhead = 8;
  std::vector<std::uint32_t> subject_of{0};  // by the place in chains_
  chains_.push_back({});
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    if (i + 2 * kAhead < cases_.size()) links.fetch_place(cases_[i + 2 * kAhead].basis);
    if (i + kAhead < cases_.size()) links.fetch_subjects(cases_[i + kAhead].basis);
    for (const auto subject : links.subjects_of(cases_[i].basis)) {
      subject_of.push_back(subject);
      chains_.push_back({static_cast<std::uint32_t>(i), 0});
    }
  }
  table_.assign(std::bit_ceil(chains_.size() + chains_.size() / 2), {});
  subjects_.push_back({{0, kEver, kNoRule, 0}, 0});
  Others others;
  for (std::uint32_t i = 1; i < chains_.size(); ++i) {
    if (i + kAhead < chains_.size())
      __builtin_prefetch(table_.data() + place_in(subject_of[i + kAhead], table_.size() - 1), 1);
    if (i == 1 || chains_[i].which != chains_[i - 1].which) others = others_of(cases_[chains_[i].which]);
    if (subject_of[i] == 0) continue;  // no subject: nothing to be linked to
    Place& place = table_[place_of(subject_of[i])];
    if (place.at == 0) {
      place = {subject_of[i], static_cast<std::uint32_t>(subjects_.size())};
      subjects_.push_back(subjects_.front());
    }
    Subject& its = subjects_[place.at];
    add(others, its.others);
    chains_[i].before = std::exchange(its.last, i);
  }
}

/// Where the subject stands, or the free place where it would.
std::size_t Explainer::place_of(std::uint32_t subject) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t at = place_in(subject, mask);
  const Place* const table = table_.data();
  while (table[at].at != 0 && table[at].subject != subject) at = (at + 1) & mask;
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
      if (opens_later(part.from - rule.before)) continue;
      const std::uint32_t closes = closing(part, rule);
      if (at > closes) continue;
      best = {rule.verdict, std::min(best.until, closes)};
      break;
    }
    if (best.verdict == 1) return;
  }
}

Explainer::Judged Explainer::judge(const Subject& subject, std::uint32_t said, std::uint32_t actor,
                                   std::uint32_t at) const {
  Judged judged;
  for (std::uint32_t link = subject.last; link != 0 && judged.verdict != 1; link = chains_[link].before)
    judge(cases_[chains_[link].which], said, actor, at, judged);
  return judged;
}

/// The table is larger than the nearest cache: what comes is fetched in time.
void Explainer::find_subjects(const Block& block, Scratch& scratch) const {
  constexpr std::size_t kAhead = 8;
  const std::size_t pairs = block.pair_subject.size();
  scratch.subjects.resize(pairs);
  const std::uint32_t* const subjects = block.pair_subject.data();
  std::uint32_t* const found = scratch.subjects.data();
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    if (pair + kAhead < pairs) __builtin_prefetch(table_.data() + place_in(subjects[pair + kAhead], table_.size() - 1));
    found[pair] = table_.data()[place_of(subjects[pair])].at;
  }
}

void Explainer::explain(const Block& block, DayNumber day, Scratch& scratch, std::vector<Verdict>& verdicts) const {
  verdicts.resize(block.rows);
  find_subjects(block, scratch);
  const Moment midnight = Moment{day} * kSecondsOfDay;
  const std::uint32_t *const pair_of = block.pair.data(), *const seconds = block.second.data();
  const std::uint32_t *const actors = block.actor.data(), *const bases = block.pair_basis.data();
  const std::uint32_t* const found = scratch.subjects.data();
  const Subject* const subjects = subjects_.data();
  Judged judged;
  std::uint32_t last_pair = kEver, last_actor = kEver;  // of what was judged
  for (std::uint32_t row = 0; row < block.rows; ++row) {
    const std::uint32_t pair = pair_of[row], actor = actors[row], at = since_start(midnight + seconds[row]);
    const Subject& subject = subjects[found[pair]];
    const Others& others = subject.others;
    if (at - others.from <= others.span && (others.assigned >> actor % 64 & 1U) == 0) {
      verdicts.data()[row] = static_cast<Verdict>(others.verdict);
      continue;
    }
    // One question is often put to several systems: what held a moment ago may hold still.
    if (pair != last_pair || actor != last_actor || at > judged.until) {
      judged = judge(subject, bases[pair], actor, at);
      last_pair = pair;
      last_actor = actor;
    }
    verdicts.data()[row] = judged.verdict;
  }
}

}  // namespace waarborg::engine
