// Random accesses for the tests of the engine, the same for the same seed.
#pragma once

#include <algorithm>
#include <filesystem>
#include <random>
#include <vector>

#include "base/bytes.h"
#include "engine/access.h"
#include "engine/scan.h"

namespace waarborg::engine {

inline std::vector<Access> random_accesses(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
  const std::uint32_t groups = 1 + below(5), actors = 1 + below(40), subjects = 1U << below(32);
  std::vector<Access> rows;
  const std::uint32_t again = below(4);
  for (std::size_t i = 0; i < count; ++i) {
    // The same question to another system, a little later.
    if (i > 0 && below(4) < again && rows.back().second + 60 < kSecondsOfDay) {
      rows.push_back(rows.back());
      rows.back().second += below(60);
      rows.back().source = below(12);
      continue;
    }
    const std::uint32_t group = below(groups);
    rows.push_back({group, group * 1000 + below(actors), below(kSecondsOfDay), below(3) == 0 ? 0 : below(1U << 22U),
                    below(subjects), below(12), below(10) == 0 ? 0xFFFFFFFFU : below(40), below(4)});
  }
  return rows;
}

inline std::vector<Access> sorted(std::vector<Access> rows) {
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// Bytes as a segment; REQUIRES: they are one, and outlive it.
inline Segment segment_over(const std::string& bytes) {
  auto segment = Segment::over(as_bytes(bytes), "proef.day");
  if (!segment.ok()) std::abort();
  return std::move(segment).value();
}

/// A folder of its own, gone with it.
struct TestFolder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("waarborg-engine-" + new_id());
  TestFolder() { std::filesystem::create_directories(path); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
};

/// Days of random accesses, and everything a scan needs beside them.
struct RandomLog {
  static constexpr DayNumber kFirst = 20'000;
  static constexpr DayNumber kDays = 10;

  std::vector<std::string> bytes;
  std::vector<Segment> days;
  std::vector<std::vector<Assignment>> assignments = std::vector<std::vector<Assignment>>(5);
  std::vector<Link> links;
  std::vector<ExplainRule> rules = {{Scope::own, 1, 3600, 86'400, false}, {Scope::mate, 1, 3600, 0, false}};
  LocalDays local{{{0, 7200}, {(kFirst + 4) * Moment{kSecondsOfDay} + 3600, 3600}}};

  explicit RandomLog(std::uint32_t seed) {
    std::mt19937 random(seed);
    for (DayNumber day = kFirst; day < kFirst + kDays; ++day) {
      auto rows = random_accesses(seed * 100 + static_cast<std::uint32_t>(day), 1 + random() % 400);
      for (auto& row : rows) {
        row.subject %= 60;
        row.basis = row.basis == 0 ? 0 : 1 + row.basis % 50;
      }
      bytes.push_back(encode_segment(day, sorted(rows)));
    }
    for (const auto& one : bytes) days.push_back(segment_over(one));
    for (std::uint32_t i = 0; i < 200; ++i) {
      const auto group = static_cast<std::uint32_t>(random() % 5);
      const Moment from = kFirst * Moment{kSecondsOfDay} + static_cast<Moment>(random() % (kDays * kSecondsOfDay));
      links.push_back({static_cast<std::uint32_t>(1 + random() % 50), static_cast<std::uint32_t>(random() % 60)});
      assignments[group].push_back({group, static_cast<std::uint32_t>(1 + random() % 50),
                                    static_cast<std::uint32_t>(group * 1000 + random() % 40), 0, from, from + 40'000});
    }
    for (auto& of_group : assignments) std::sort(of_group.begin(), of_group.end());
  }

  [[nodiscard]] Facts scanned(std::span<const Segment> some) const {
    const LinkTable table(links);
    const SignTables signs({}, {}, {}, std::vector<bool>(40, true), {}, {});
    const Sides sides{&table, assignments, rules, &signs, &local, kUnknownCase};
    auto facts = scan(some, sides, 2);
    if (!facts.ok()) std::abort();
    return std::move(facts).value();
  }
};

}  // namespace waarborg::engine
