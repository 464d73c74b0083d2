#include "scenarios/tables.h"

#include <algorithm>
#include <bit>

#include "scenarios/sides.h"

namespace waarborg::scenarios {

namespace {

constexpr std::uint32_t kFirstOwnOnlyKind = 16;  // assignments that somebody took along to another team
constexpr std::uint32_t kNone = 0xFFFF'FFFF;
constexpr unsigned kFirstRelationBit = 0, kFirstMarkBit = 8;  // engine::sign_of_relation, sign_of_mark

std::vector<engine::Link> links_of(const World& world, Moment at) {
  std::vector<engine::Link> links = world.extra_links;
  for (const auto& day : world.incidents) {
    for (const auto& one : day) {
      if (!one.is_known(at)) continue;
      for (const auto subject : one.subjects) links.push_back({one.basis, subject});
    }
  }
  for (std::size_t i = 0; i < world.operations.size(); ++i)
    links.push_back({world.case_of_operation(i), world.operations[i].subject});
  return links;
}

std::vector<std::vector<engine::Assignment>> assignments_of(const World& world, Moment at) {
  std::vector<std::vector<engine::Assignment>> by_team(world.teams.size());
  for (const auto& day : world.incidents) {
    for (const auto& incident : day) {
      if (!incident.is_known(at)) continue;
      for (const auto& one : incident.assignments) {
        by_team[one.group].push_back(one);
        const std::uint32_t moved_to = one.actor == 0 ? 0 : world.officers[one.actor].new_team;
        const std::uint32_t other = moved_to == one.group ? world.officers[one.actor].team : moved_to;
        if (moved_to == 0 || other == one.group) continue;
        by_team[other].push_back(one);
        by_team[other].back().group = other;
        by_team[other].back().kind += kFirstOwnOnlyKind;
      }
    }
  }
  for (std::size_t i = 0; i < world.operations.size(); ++i) {
    const auto& one = world.operations[i];
    by_team[one.team].push_back(
        {one.team, world.case_of_operation(i), 0, static_cast<std::uint32_t>(Task::operation), one.at, one.at});
  }
  for (auto& one : by_team) std::sort(one.begin(), one.end());
  return by_team;
}

std::vector<bool> known_cases(const World& world, Moment at) {
  std::vector<bool> known(world.last_basis + 1, false);
  for (const auto& day : world.incidents) {
    for (const auto& one : day) known[one.basis] = one.is_known(at);
  }
  return known;
}

/// The kind that the sign of a relation or mark stands for; `none` for no sign.
std::uint32_t kind_of(const std::vector<engine::Signs>& signs, std::uint32_t number, unsigned first_bit) {
  const engine::Signs sign = number < signs.size() ? signs[number] : 0;
  return sign == 0 ? kNone : static_cast<std::uint32_t>(std::countr_zero(sign)) - first_bit;
}

std::vector<engine::Relation> relations_of(const World& world, const Detection& detection, Known known) {
  std::vector<engine::Relation> relations;
  for (const auto& one : world.relations) {
    if (!known.addresses && one.kind != static_cast<std::uint32_t>(Closeness::self)) continue;
    const auto kind = kind_of(detection.of_relations, one.kind, kFirstRelationBit);
    if (kind != kNone) relations.push_back({one.actor, one.subject, kind});
  }
  return relations;
}

std::vector<engine::Mark> marks_of(const World& world, const Detection& detection) {
  std::vector<engine::Mark> marks;
  for (const auto& one : world.marks) {
    const auto kind = kind_of(detection.of_marks, one.kind, kFirstMarkBit);
    if (kind != kNone) marks.push_back({one.subject, kind});
  }
  return marks;
}

std::vector<engine::ExplainRule> rules_of(const Detection& detection) {
  auto rules = detection.rules;
  for (auto& rule : rules) {
    if (rule.scope == engine::Scope::own) rule.kinds |= rule.kinds << kFirstOwnOnlyKind;
  }
  return rules;
}

engine::SignTables signs_of(const World& world, const Detection& detection, Known known, Moment at) {
  std::vector<engine::Operation> operations;
  for (const auto& one : world.operations) operations.push_back({one.subject, one.at});
  // Without incidents no case number can be held against anybody.
  return {world.spells,
          relations_of(world, detection, known),
          marks_of(world, detection),
          known.incidents ? known_cases(world, at) : std::vector<bool>{},
          known.reasons ? detection.of_reasons : std::vector<engine::Signs>{},
          detection.signs,
          operations};
}

}  // namespace

Tables::Tables(const World& world, const Detection& detection, Known known, Moment at)
    : assignments_(known.incidents ? assignments_of(world, at)
                                   : std::vector<std::vector<engine::Assignment>>(world.teams.size())),
      rules_(rules_of(detection)),
      links_(known.incidents ? links_of(world, at) : std::vector<engine::Link>{}),
      signs_(signs_of(world, detection, known, at)),
      local_(world.offsets),
      always_(detection.always) {}

engine::Sides Tables::sides() const { return {&links_, assignments_, rules_, &signs_, &local_, always_, false}; }

}  // namespace waarborg::scenarios
