#include "scenarios/sides.h"

#include <algorithm>
#include <array>

#include "scenarios/look_stream.h"

namespace waarborg::scenarios {

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

Result<engine::Facts> facts_of(const World& world, const Log& log, const Detection& detection) {
  const Tables tables(world, detection, {}, kInTheEnd);
  return engine::scan(log.days, tables.sides(), 1);
}

Result<DayNumber> FactsByDay::move_to(DayNumber day) {
  const DayNumber last = day - static_cast<DayNumber>(detection_.wait_days);
  const std::span<const engine::Segment> days(log_.days);
  std::size_t end = taken_;
  while (end < days.size() && days[end].day() <= last) ++end;
  if (end > taken_) stretches_.push_back({days.subspan(taken_, end - taken_), {}});
  taken_ = end;
  const Tables tables(world_, detection_, known_, Moment{day + 1} * engine::kSecondsOfDay);
  const DayNumber first = last - static_cast<DayNumber>(detection_.cases.days) + 1;
  std::vector<engine::Facts> within;
  for (auto& one : stretches_) {
    const bool settled = one.days.back().day() <= last - static_cast<DayNumber>(detection_.settle_days);
    if (!settled) one.facts = TRY(engine::scan(one.days, tables.sides(), 1));
    // A local day begins on the evening of the UTC day before.
    if (one.days.back().day() < first - 1) continue;
    within.push_back(one.facts);
    if (one.days.front().day() < first) within.back().habits.clear();
  }
  facts_ = engine::sum_of_facts(std::move(within), 1);
  return last;
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
  std::array<std::uint32_t, kRoles> of_role{};
  for (const auto& one : world.officers) {
    ++members[in_team(one)];
    ++of_role[static_cast<std::size_t>(one.role)];
  }
  for (const auto& one : world.officers) {
    if (one.number == 0) continue;
    // Machines are no peers of anybody.
    const bool enough = of_role[static_cast<std::size_t>(one.role)] >= least || one.role == Role::automatic;
    const std::uint32_t role = enough ? 1 + static_cast<std::uint32_t>(one.role) : 0;
    groups.peers[one.number] = members[in_team(one)] >= least ? in_team(one) : role;
    groups.kinds[one.number] = role;
  }
  return groups;
}

}  // namespace waarborg::scenarios
