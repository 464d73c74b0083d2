#include "features/monitor/links.h"

#include <algorithm>
#include <array>
#include <set>

namespace waarborg::monitor {
namespace {

constexpr std::array<std::string_view, kLinkScopes> kNames{"own",         "mate",      "group",      "open_case",
                                                           "near_case",   "habit",     "team_habit", "role_habit",
                                                           "mate_looked", "follow_up", "together"};
/// A case with more subjects than this says nothing of any two of them.
constexpr std::size_t kNearMax = 50;

template <class Row>
void settle(std::vector<Row>& rows) {
  std::ranges::sort(rows);
  rows.erase(std::ranges::unique(rows).begin(), rows.end());
}

bool within(std::uint32_t at, std::uint32_t from, std::uint32_t to, const LinkRule& rule) {
  return std::uint64_t{at} + rule.before >= from && at <= std::uint64_t{to} + rule.after;
}

}  // namespace

std::string_view link_scope_name(LinkScope scope) { return kNames[static_cast<std::size_t>(scope)]; }

std::optional<LinkScope> link_scope_of(std::string_view name) {
  const auto* const found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<LinkScope>(found - kNames.begin());
}

std::optional<engine::Scope> engine_scope(LinkScope scope) {
  switch (scope) {
    case LinkScope::own: return engine::Scope::own;
    case LinkScope::mate: return engine::Scope::mate;
    case LinkScope::group: return engine::Scope::group;
    default: return std::nullopt;
  }
}

bool is_habit(LinkScope scope) {
  return scope == LinkScope::habit || scope == LinkScope::team_habit || scope == LinkScope::role_habit;
}
bool has_kinds(LinkScope scope) {
  return scope != LinkScope::mate_looked && scope != LinkScope::follow_up && scope != LinkScope::together;
}

bool learns_over_teams(LinkScope scope) { return scope == LinkScope::role_habit || scope == LinkScope::together; }

LinkTables::LinkTables(const engine::SideRows& assignments, const engine::SideRows& links, OfOfficer of_officer)
    : of_officer_(std::move(of_officer)) {
  assigned_.reserve(assignments.size() / 6);
  for (std::size_t at = 0; at + 6 <= assignments.size(); at += 6) {
    const std::uint32_t* const row = assignments.data() + at;
    assigned_.push_back({row[0], row[1], row[2], row[3], row[4], row[5]});
  }
  settle(assigned_);
  cases_of_.reserve(links.size() / 3);
  subjects_of_.reserve(links.size() / 3);
  for (std::size_t at = 0; at + 3 <= links.size(); at += 3) {
    cases_of_.push_back({links[at + 1], links[at]});
    subjects_of_.push_back({links[at], links[at + 1]});
  }
  settle(cases_of_);
  settle(subjects_of_);
}

LinkFinder::LinkFinder(const LinkTables& tables, std::vector<Look> looks) : tables_(tables), looks_(std::move(looks)) {
  std::ranges::sort(looks_);
  looked_.reserve(looks_.size());
  for (const auto& look : looks_) looked_.push_back({look.actor, look.subject});
  settle(looked_);
}

std::span<const Look> LinkFinder::looks_at(std::uint32_t subject) const {
  const auto [first, last] = std::ranges::equal_range(looks_, subject, {}, &Look::subject);
  return {first, last};
}

bool LinkFinder::ever_looked(std::uint32_t actor, std::uint32_t subject) const {
  return std::ranges::binary_search(looked_, Pair{actor, subject});
}

std::vector<std::uint32_t> LinkTables::kinds(bool of_officers) const {
  std::set<std::uint32_t> found;
  for (const auto& one : assigned_)
    if ((one.actor != 0) == of_officers) found.insert(one.kind);
  return {found.begin(), found.end()};
}

std::span<const LinkTables::Pair> LinkTables::pairs_of(const std::vector<Pair>& sorted, std::uint32_t a) {
  const auto [first, last] = std::ranges::equal_range(sorted, a, {}, &Pair::a);
  return {first, last};
}

template <class Test>
bool LinkTables::any_assigned(std::uint32_t subject, const LinkRule& rule, std::uint32_t at, Test&& is_it) const {
  for (const auto& of : pairs_of(cases_of_, subject)) {
    const auto [first, last] = std::ranges::equal_range(assigned_, of.b, {}, &Assigned::basis);
    for (auto one = first; one != last; ++one)
      if (within(at, one->from, one->to, rule) && std::ranges::binary_search(rule.kinds, one->kind) && is_it(*one))
        return true;
  }
  return false;
}

bool LinkTables::counts(const Assigned& one, const LinkRule& rule, const Look& look) const {
  const auto team = [&] { return one.group != 0 ? one.group : of_officer_.group(one.actor, one.from); };
  switch (rule.scope) {
    case LinkScope::own: return one.actor == look.actor;
    case LinkScope::mate: return one.actor != 0 && one.actor != look.actor && look.group != 0 && team() == look.group;
    case LinkScope::group: return one.actor == 0 && look.group != 0 && one.group == look.group;
    default: return true;
  }
}

std::uint32_t LinkFinder::learner(LinkScope scope, const Look& look) const {
  if (scope == LinkScope::habit) return look.actor;
  return scope == LinkScope::team_habit ? look.group : tables_.of_officer_.role(look.actor, look.at);
}

const std::vector<LinkFinder::Learnt>& LinkFinder::learnt(LinkScope scope, std::uint32_t kind) {
  const auto [found, is_new] = learnt_.try_emplace({scope, kind});
  auto& rows = found->second;
  if (!is_new) return rows;  // empty too: nothing was learnt, which takes as long to find out
  const LinkRule during{scope, {kind}, 0, 0, 1};
  for (const auto& look : looks_) {
    const std::uint32_t who = learner(scope, look);
    if (who == 0) continue;
    (void)tables_.any_assigned(look.subject, during, look.at, [&](const auto& one) {
      if (one.group != 0) rows.push_back({who, one.group, look.subject});
      return false;
    });
  }
  settle(rows);
  return rows;
}

bool LinkFinder::habit_holds(const LinkRule& rule, const Look& look) {
  const std::uint32_t who = learner(rule.scope, look);
  if (who == 0) return false;
  for (const std::uint32_t kind : rule.kinds) {
    const auto& rows = learnt(rule.scope, kind);
    const LinkRule one_kind{rule.scope, {kind}, rule.before, rule.after, rule.least};
    const bool holds = tables_.any_assigned(look.subject, one_kind, look.at, [&](const auto& one) {
      const auto first = std::ranges::lower_bound(rows, Learnt{who, one.group, 0});
      const auto last = std::ranges::lower_bound(rows, Learnt{who, one.group + 1, 0});
      const auto itself = std::binary_search(first, last, Learnt{who, one.group, look.subject}) ? 1U : 0U;
      return one.group != 0 && static_cast<std::uint32_t>(last - first) - itself >= rule.least;
    });
    if (holds) return true;
  }
  return false;
}

bool LinkTables::near_holds(const LinkRule& rule, const Look& look) const {
  const LinkRule own{LinkScope::own, rule.kinds, rule.before, rule.after, 1};
  for (const auto& of : pairs_of(cases_of_, look.subject)) {
    const auto others = pairs_of(subjects_of_, of.b);
    if (others.size() > kNearMax) continue;
    for (const auto& other : others)
      if (other.b != look.subject &&
          any_assigned(other.b, own, look.at, [&](const Assigned& one) { return one.actor == look.actor; }))
        return true;
  }
  return false;
}

std::uint32_t LinkFinder::shared(std::uint32_t a, std::uint32_t b, std::uint32_t without) {
  const auto of_a = LinkTables::pairs_of(looked_, a), of_b = LinkTables::pairs_of(looked_, b);
  std::uint32_t found = 0;
  for (auto x = of_a.begin(), y = of_b.begin(); x != of_a.end() && y != of_b.end();) {
    if (x->b == y->b) {
      found += x->b != without ? 1 : 0;
      ++x, ++y;
    } else if (x->b < y->b) {
      ++x;
    } else {
      ++y;
    }
  }
  return found;
}

bool LinkFinder::look_holds(const LinkRule& rule, const Look& look) {
  const auto all = looks_at(look.subject);
  // From the other look-up on for `after`, and for `before` ahead of it.
  const std::uint32_t earliest = look.at > rule.after ? look.at - rule.after : 0;
  std::uint32_t asked = 0;
  for (auto one = std::ranges::lower_bound(all, earliest, {}, &Look::at); one != all.end(); ++one) {
    if (one->at > std::uint64_t{look.at} + rule.before) break;
    switch (rule.scope) {
      case LinkScope::mate_looked:
        if (one->actor != look.actor && one->verdict != 0 && look.group != 0 && one->group == look.group) return true;
        break;
      case LinkScope::follow_up:
        if (one->actor == look.actor && one->verdict != 0 && one->at < look.at) return true;
        break;
      default:
        if (one->actor == look.actor || one->actor == asked) break;
        asked = one->actor;
        if (shared(look.actor, one->actor, look.subject) >= rule.least) return true;
    }
  }
  return false;
}

bool LinkTables::holds(const LinkRule& rule, const Look& look) const {
  if (rule.scope == LinkScope::near_case) return near_holds(rule, look);
  return any_assigned(look.subject, rule, look.at, [&](const Assigned& one) { return counts(one, rule, look); });
}

bool LinkFinder::holds(const LinkRule& rule, const Look& look) {
  if (is_habit(rule.scope)) return habit_holds(rule, look);
  return has_kinds(rule.scope) ? tables_.holds(rule, look) : look_holds(rule, look);
}

}  // namespace waarborg::monitor
