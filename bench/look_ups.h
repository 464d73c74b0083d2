// What the benchmarks of look-ups have in common: the rules, the settings, and a scan from side tables as rows.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "bench/duckdb_peer.h"
#include "bench/national.h"
#include "engine/cases.h"
#include "engine/scan.h"

namespace waarborg::bench {

using namespace engine;

inline constexpr SignSettings kSigns{1800, 7 * kSecondsOfDay, 600, 48 * 3600};
inline constexpr std::uint32_t kRowsADay = 1'400'000;
inline constexpr std::uint32_t kDaySeconds = kSecondsOfDay;

inline const std::vector<ExplainRule>& rules() {
  static const std::vector<ExplainRule> all = {{Scope::own, 1, 3600, 7 * kDaySeconds, false},
                                               {Scope::own, 2, 3600, kDaySeconds, false},
                                               {Scope::mate, 3, 3600, 3 * kDaySeconds, false},
                                               {Scope::group, 3, 3600, 3 * kDaySeconds, false}};
  return all;
}

inline CaseSettings case_settings(std::uint32_t days) {
  CaseSettings all;
  all.last_day = National::kFirstDay + static_cast<DayNumber>(days) - 1;
  all.days = std::min(days, 90U);
  all.pair_weights = {100, 30, 60, 60, 30, 60, 30, 10};
  all.actor_weights = {60, 60, 30, 20, 20, 20, 30, 30, 30, 40};
  all.pair_floor = 700;
  all.rare_share = 50;
  all.rare_days = 3;
  all.event_actors = 8;
  all.team_actors = 3;
  return all;
}

/// What a scan knows beside the accesses, made of rows that are given. Must outlive what it is used for.
struct SideTables {
  LinkTable links;
  SignTables signs;
  LocalDays local{{{0, 3600}}};
  Sides sides;
  SideTables(std::uint32_t incidents, std::span<const Link> link_rows, std::span<const Spell> spells,
             std::span<const std::vector<Assignment>> assignments)
      : links(link_rows),
        signs(spells, {}, {}, std::vector<bool>(incidents + 1, true), {sign_of_reason(0)}, kSigns),
        sides{&links, assignments, rules(), &signs, &local, 0} {}
};

inline Facts facts_of(std::span<const Segment> days, const Sides& sides) {
  auto facts = scan(days, sides, std::thread::hardware_concurrency());
  if (!facts.ok()) give_up("the scan failed");
  return std::move(facts).value();
}

/// The most memory the program held since the last call, in MB: all of it, and without the files it only looks at.
inline std::uint64_t peak_memory() {
  std::ifstream status("/proc/self/status");
  std::uint64_t peak = 0;
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) peak = std::strtoull(line.c_str() + 6, nullptr, 10) / 1024;
  }
  std::ofstream("/proc/self/clear_refs") << "5";
  return peak;
}

}  // namespace waarborg::bench
