// A national force's query log of invented numbers, for benchmarks: 60,000 officers in 168 teams, 40,000 incidents and
// 1.5 million look-ups a day, about 88 in 100 of them on the work of the officer or the team. The same for the same
// seed. Nothing in it is misuse: what the detectors find is measured elsewhere, here only what they cost.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "engine/access.h"
#include "engine/explain.h"
#include "engine/signs.h"

namespace waarborg::bench {

class National {
 public:
  static constexpr std::uint32_t kOfficers = 60'000;
  static constexpr std::uint32_t kTeams = 168;
  static constexpr std::uint32_t kSubjects = 16'000'000;
  static constexpr std::uint32_t kIncidentsADay = 40'300;
  static constexpr engine::DayNumber kFirstDay = 20'000;

  /// Incidents begin a week before the first day, so that the first day is like the others. Those of the days after
  /// `days` are made by begin_day.
  explicit National(std::uint32_t days, std::uint64_t seed = 1) : random_(seed) {
    members_.resize(kTeams + 1);
    for (std::uint32_t officer = 1; officer <= kOfficers; ++officer) members_[team_of(officer)].push_back(officer);
    for (std::int32_t day = -7; day < static_cast<std::int32_t>(days); ++day) make_incidents(day);
    sort_links(0);
  }

  /// Makes the incidents of a day beyond the days given, and forgets what no look-up of it or later can name, and what
  /// explains none of them: a log of any length in little memory. REQUIRES: called for these days in turn, each before
  /// its rows_of.
  void begin_day(std::uint32_t day) {
    const engine::Moment midnight = (kFirstDay + engine::Moment{day}) * engine::kSecondsOfDay;
    const engine::Moment past = midnight - engine::Moment{kRemembered} * engine::kSecondsOfDay;
    std::erase_if(assignments, [&](const engine::Assignment& one) { return one.to < past; });
    std::erase_if(spells, [&](const engine::Spell& one) { return one.to < past; });
    const engine::Moment opened = past - engine::Moment{kLongestDays} * engine::kSecondsOfDay;
    std::uint32_t basis = last_basis_ + 1;
    for (auto& incidents : by_team_) {
      std::erase_if(incidents, [&](const Incident& one) { return one.opened < opened; });
      if (!incidents.empty()) basis = std::min(basis, incidents.front().basis);
    }
    std::erase_if(links, [&](const engine::Link& one) { return one.basis < basis; });
    std::uint32_t subject = dropped_ + static_cast<std::uint32_t>(subjects_.size());
    for (const auto& incidents : by_team_) {
      if (!incidents.empty()) subject = std::min(subject, incidents.front().first_subject);
    }
    subjects_.erase(subjects_.begin(), subjects_.begin() + (subject - dropped_));
    dropped_ = subject;
    const std::size_t before = links.size();
    make_incidents(static_cast<std::int32_t>(day));
    sort_links(before);
  }

  [[nodiscard]] static std::uint32_t team_of(std::uint32_t officer) { return 1 + (officer - 1) * kTeams / kOfficers; }

  /// The rows of one day, in no order. REQUIRES: called for the days in turn.
  std::vector<engine::Access> rows_of(std::uint32_t day) {
    std::vector<engine::Access> rows;
    rows.reserve(1'700'000);
    for (std::uint32_t team = 1; team <= kTeams; ++team) {
      for (const auto officer : members_[team]) {
        if (below(100) < 60) add_shift(day, team, officer, rows);
      }
    }
    return rows;
  }

  /// Frees what only rows_of needs.
  void end_days() {
    by_team_ = {};
    subjects_ = {};
    spells.shrink_to_fit();
    links.shrink_to_fit();
  }

  std::vector<engine::Link> links;
  /// Sorted by group, then as engine::Assignment orders them.
  [[nodiscard]] std::vector<std::vector<engine::Assignment>> assignments_by_team() const {
    std::vector<std::vector<engine::Assignment>> by_team(kTeams + 1);
    for (const auto& one : assignments) by_team[one.group].push_back(one);
    for (auto& one : by_team) std::sort(one.begin(), one.end());
    return by_team;
  }
  std::vector<engine::Assignment> assignments;
  [[nodiscard]] std::uint32_t incidents() const { return last_basis_; }
  /// One for each shift that rows_of made rows for.
  std::vector<engine::Spell> spells;

 private:
  static constexpr std::int32_t kRemembered = 8;    ///< days, as AroundDay of bench/look_ups.h
  static constexpr std::uint32_t kLongestDays = 10;  ///< that an incident is open

  struct Incident {
    std::uint32_t basis, first_subject, subjects;
    engine::Moment opened;
  };

  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
  double share() { return static_cast<double>(random_() >> 11U) * 0x1p-53; }
  std::uint32_t skewed(std::uint32_t bound, double mean) {
    return std::min(bound - 1, static_cast<std::uint32_t>(-mean * std::log1p(-share())));
  }
  /// A tenth of the people are met in a third of the incidents.
  std::uint32_t somebody() { return 1 + (below(3) == 0 ? below(kSubjects / 10) : below(kSubjects)); }

  /// Those from `first` on, which come after all before them.
  void sort_links(std::size_t first) {
    const auto begin = links.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, links.end());
    links.erase(std::unique(begin, links.end()), links.end());
  }

  void make_incidents(std::int32_t day) {
    if (by_team_.empty()) by_team_.resize(kTeams + 1);
    const engine::Moment midnight = (kFirstDay + engine::Moment{day}) * engine::kSecondsOfDay;
    for (std::uint32_t i = 0; i < kIncidentsADay; ++i) {
      const std::uint32_t team = 1 + below(kTeams);
      const engine::Moment opened = midnight + std::int64_t{i} * engine::kSecondsOfDay / kIncidentsADay;
      const engine::Moment closed = opened + 3600 + skewed(kLongestDays * 86'400, 2.0 * 86'400);
      const Incident one{++last_basis_, dropped_ + static_cast<std::uint32_t>(subjects_.size()), 1 + skewed(8, 2.4),
                         opened};
      for (std::uint32_t n = 0; n < one.subjects; ++n) {
        subjects_.push_back(somebody());
        links.push_back({one.basis, subjects_.back()});
      }
      for (std::uint32_t n = 1 + skewed(6, 1.5); n > 0; --n) {
        const std::uint32_t officer = below(20) == 0 ? 0 : members_[team][random_() % members_[team].size()];
        assignments.push_back({team, one.basis, officer, below(3) == 0 ? 1U : 0U, opened, closed});
      }
      by_team_[team].push_back(one);
    }
  }

  void add_shift(std::uint32_t day, std::uint32_t team, std::uint32_t officer, std::vector<engine::Access>& rows) {
    const std::uint32_t start = below(3) * 8 * 3600 + below(1800);
    std::uint32_t second = start;
    const engine::Moment midnight = (kFirstDay + engine::Moment{day}) * engine::kSecondsOfDay;
    spells.push_back({officer, engine::Spell::Kind::duty, midnight + start, midnight + start + 8 * 3600});
    const auto& incidents = by_team_[team];
    const std::uint32_t place = team * 8 + below(3);
    while (second < start + 8 * 3600 && second < engine::kSecondsOfDay) {
      std::uint32_t basis = 0, subject = somebody();
      const auto end = std::upper_bound(incidents.begin(), incidents.end(), midnight + second,
                                        [](engine::Moment at, const Incident& one) { return at < one.opened; });
      const auto known = static_cast<std::uint32_t>(end - incidents.begin());
      if (known > 0 && below(1000) < 885) {
        const auto& one = incidents[known - 1 - skewed(known, 150)];
        subject = subjects_[one.first_subject - dropped_ + below(one.subjects)];
        if (below(10) < 7) basis = one.basis;
      }
      const std::uint32_t reason = below(5) == 0 ? 0 : 1 + skewed(60, 9);
      // One question is put to one to four systems, half a minute apart.
      for (std::uint32_t n = 1 + skewed(4, 1.0); n > 0 && second < engine::kSecondsOfDay; --n) {
        rows.push_back({team, officer, second, basis, subject, 1 + skewed(12, 2.5), reason, place});
        second += 5 + skewed(120, 25);
      }
      second += 30 + skewed(7200, 1150);
    }
  }

  std::mt19937_64 random_;
  std::uint32_t last_basis_ = 0;
  std::vector<std::vector<std::uint32_t>> members_;
  std::vector<std::vector<Incident>> by_team_;
  std::vector<std::uint32_t> subjects_;
  std::uint32_t dropped_ = 0;  ///< subjects before these
};

}  // namespace waarborg::bench
