#include "scenarios/sides.h"

#include <algorithm>
#include <bit>

#include "scenarios/look_stream.h"

namespace waarborg::scenarios {

namespace {

constexpr std::uint32_t kFirstOwnOnlyKind = 16;  // assignments that somebody took along to another team
constexpr std::size_t kWeek = 7;
constexpr std::uint32_t kNone = 0xFFFF'FFFF;
constexpr unsigned kFirstRelationBit = 0, kFirstMarkBit = 8;  // engine::sign_of_relation, sign_of_mark

std::vector<engine::Link> links_of(const World& world) {
  std::vector<engine::Link> links = world.extra_links;
  for (const auto& day : world.incidents) {
    for (const auto& one : day) {
      if (!one.registered) continue;
      for (const auto subject : one.subjects) links.push_back({one.basis, subject});
    }
  }
  for (std::size_t i = 0; i < world.operations.size(); ++i)
    links.push_back({world.case_of_operation(i), world.operations[i].subject});
  return links;
}

std::vector<std::vector<engine::Assignment>> assignments_of(const World& world) {
  std::vector<std::vector<engine::Assignment>> by_team(world.teams.size());
  for (const auto& day : world.incidents) {
    for (const auto& incident : day) {
      if (!incident.registered) continue;
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

std::vector<bool> known_cases(const World& world) {
  std::vector<bool> known(world.last_basis + 1, false);
  for (const auto& day : world.incidents) {
    for (const auto& one : day) known[one.basis] = one.registered;
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

}  // namespace

Log make_log(const World& world) {
  Log log;
  LookStream stream(world);
  std::vector<engine::Access> rows;
  std::vector<DayNumber> numbers;
  while (!stream.done()) {
    const Moment midnight = Moment{stream.day()} * engine::kSecondsOfDay;
    const DayNumber day = stream.day();
    rows.clear();
    for (const auto& one : stream.next()) {
      rows.push_back({one.team, one.actor, static_cast<std::uint32_t>(one.at - midnight), one.basis, one.subject,
                      one.source, one.reason, one.place});
    }
    if (rows.empty()) continue;
    std::sort(rows.begin(), rows.end());
    log.looks += rows.size();
    log.bytes.push_back(engine::encode_segment(day, rows));
    numbers.push_back(day);
  }
  for (std::size_t i = 0; i < log.bytes.size(); ++i) {
    const auto& bytes = log.bytes[i];
    auto day = engine::Segment::over({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()},
                                     std::to_string(numbers[i]));
    if (day.ok()) log.days.push_back(std::move(day).value());
  }
  return log;
}

Result<WorldFacts> facts_of(const World& world, const Log& log, const Detection& detection, Known known) {
  const auto links = known.incidents ? links_of(world) : std::vector<engine::Link>{};
  const auto assignments =
      known.incidents ? assignments_of(world) : std::vector<std::vector<engine::Assignment>>(world.teams.size());
  auto rules = detection.rules;
  for (auto& rule : rules) {
    if (rule.scope == engine::Scope::own) rule.kinds |= rule.kinds << kFirstOwnOnlyKind;
  }
  const engine::LinkTable link_table(links);
  // Without incidents no case number can be held against anybody.
  std::vector<bool> cases = known.incidents ? known_cases(world) : std::vector<bool>{};
  std::vector<engine::Operation> operations;
  for (const auto& one : world.operations) operations.push_back({one.subject, one.at});
  const engine::SignTables signs(world.spells, relations_of(world, detection, known), marks_of(world, detection),
                                 std::move(cases), known.reasons ? detection.of_reasons : std::vector<engine::Signs>{},
                                 detection.signs, operations);
  const engine::LocalDays local(world.offsets);
  const engine::Sides sides{&link_table, assignments, rules, &signs, &local, detection.always, false};
  WorldFacts facts;
  std::vector<engine::Facts> parts;
  const std::span<const engine::Segment> days(log.days);
  for (std::size_t at = 0; at < days.size(); at += kWeek) {
    const auto week = days.subspan(at, std::min(kWeek, days.size() - at));
    parts.push_back(TRY(engine::scan(week, sides, 1)));
    facts.habits.push_back({week.front().day(), week.back().day(), parts.back().habits});
  }
  facts.all = engine::sum_of_facts(std::move(parts), 1);
  return facts;
}

engine::PeerGroups peers_of(const World& world, std::uint32_t least, Known known) {
  engine::PeerGroups groups;
  groups.peers.assign(world.officers.size(), 0);
  groups.kinds.assign(world.officers.size(), 0);
  if (!known.peers) return groups;
  const auto in_team = [&](const Officer& one) {
    return 1 + static_cast<std::uint32_t>(kRoles + one.team * kRoles + static_cast<std::uint32_t>(one.role));
  };
  std::vector<std::uint32_t> members(1 + kRoles * (world.teams.size() + 1), 0);
  for (const auto& one : world.officers) ++members[in_team(one)];
  for (const auto& one : world.officers) {
    if (one.number == 0) continue;
    const std::uint32_t role = 1 + static_cast<std::uint32_t>(one.role);
    groups.peers[one.number] = members[in_team(one)] >= least ? in_team(one) : role;
    groups.kinds[one.number] = role;
  }
  return groups;
}

}  // namespace waarborg::scenarios
