// Everything beside the look-ups that judging a window of days needs, as the engine takes it: side tables, rules and
// words become links, assignments, spells, relations and marks in numbers.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/scan.h"
#include "features/monitor/detection_content.h"
#include "features/monitor/side_import.h"

namespace waarborg::monitor {

/// Team and role of an officer from a moment on.
struct Posting {
  std::uint32_t actor = 0, from = 0, group = 0, role = 0;
  auto operator<=>(const Posting&) const = default;
};

/// What the tables of the engine were made of, for whoever recomputes them (docs/detection).
struct WorldRows {
  std::vector<engine::Link> links;
  std::vector<engine::Spell> spells;
  std::vector<engine::Relation> relations;
  std::vector<engine::Mark> marks;
  std::vector<engine::Operation> operations;
  std::vector<bool> cases;             ///< by number
  std::vector<engine::Signs> reasons;  ///< by number
  std::vector<engine::ZoneOffset> offsets;
};

/// What judging one officer's look-ups needs: the teams they stand under, and the subjects and cases that they name.
struct OneOfficer {
  std::uint32_t officer = 0;
  std::set<std::uint32_t> groups, subjects, bases;
};

/// Immutable once loaded, so safe to read from several threads.
class DetectionWorld {
 public:
  /// For the UTC days `first` to `last`, whose segments are `days`. Errors: of the store, the database, the disk.
  /// Memory: the rows of the side tables that can matter, and what the engine makes of them. `rows` gets a copy. With
  /// `one` only what judges the look-ups of that officer is kept, and the others are judged anyhow; where a rule is
  /// learnt from look-ups all tables are, and it is learnt from those of the officer's teams where these are enough.
  static Result<std::unique_ptr<DetectionWorld>> load(matters::House& house, const DetectionContent& content,
                                                      std::span<const engine::Segment> days, engine::DayNumber first,
                                                      engine::DayNumber last, WorldRows* rows = nullptr,
                                                      const OneOfficer* one = nullptr);

  [[nodiscard]] engine::Sides sides() const;
  [[nodiscard]] const engine::LocalDays& local() const { return *local_; }
  /// The settings of the content, without what nothing is known of: no cases brought in, no wrong cases.
  [[nodiscard]] engine::CaseSettings case_settings(engine::DayNumber last_day) const;
  /// With the numbers of its words.
  [[nodiscard]] LinkRule link_rule(const Explanation& rule) const;
  [[nodiscard]] OfOfficer of_officer() const;
  /// By number, "" for 0.
  [[nodiscard]] std::string word(Word kind, std::uint32_t number) const;
  [[nodiscard]] const Posting* posting_of(std::uint32_t actor, std::uint32_t at) const;
  [[nodiscard]] bool is_case(std::uint32_t basis) const { return basis < cases_.size() && cases_[basis]; }
  [[nodiscard]] bool is_linked(std::uint32_t basis, std::uint32_t subject) const;
  /// Side tables without a row, by key.
  [[nodiscard]] const std::vector<std::string>& empty_tables() const { return empty_; }

 private:
  explicit DetectionWorld(const DetectionContent& content) : content_(content) {}
  struct Loading;

  const DetectionContent& content_;
  std::array<std::vector<std::string>, 6> words_;             ///< by Word; by number - 1
  std::vector<Posting> postings_;                             ///< in order
  std::vector<std::vector<engine::Assignment>> assignments_;  ///< by group, each in order
  std::vector<engine::ExplainRule> rules_;
  std::unique_ptr<engine::LinkTable> links_;
  std::unique_ptr<engine::SignTables> signs_;
  std::unique_ptr<engine::LocalDays> local_;
  std::vector<bool> cases_;
  std::vector<std::string> empty_;
  bool has_cases_ = false, has_links_ = false;
};

}  // namespace waarborg::monitor
