// How much is explained, by what, where and when; and explanations that could be added, mined from what is stored
// (docs/decisions/0031). People are numbers here.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "matters/house.h"

namespace waarborg::monitor {

/// Local days, both included; what is stored, where not given.
struct DaysAsked {
  std::optional<Date> from, to;
};

/// Look-ups of a team in a month. The first look-ups are those of an officer at a subject for the first time within
/// the days asked.
struct ExplainedCell {
  std::string month;  ///< 2026-01, local
  std::string group;  ///< empty: not known
  std::int64_t looks = 0, explained = 0;
  std::int64_t firsts = 0, firsts_explained = 0;
  std::optional<std::int64_t> officers{};  ///< who looked; nothing: it was not counted
};
struct ExplainedBy {
  std::string key;  ///< of a rule; empty: unexplained
  std::int64_t looks = 0, firsts = 0;
};
struct Explained {
  Date first_day, day;
  std::string content;  ///< version and fingerprint of the rules
  std::vector<ExplainedCell> cells;
  std::vector<ExplainedBy> rules;  ///< in the order of trying, then what is unexplained
  ExplainedCell whole;
};
/// Of people: what machines look up is left out. Days before `counted_from` tell what is a first look-up, and are
/// counted nowhere. Reads only. Memory: 40 bytes for each different officer and subject. Errors: of the content and the
/// store, "detection.no_days".
Result<Explained> explained(matters::House& house, const DaysAsked& asked,
                            std::optional<Date> counted_from = std::nullopt);

/// A link between tables that may explain look-ups which no rule explains yet.
struct ProposedExplanation {
  struct Example {
    std::uint32_t officer = 0, subject = 0;
    Instant at;
  };
  /// Of Mined::looks_asked in a team or role: how many there are, and for how many it holds.
  struct HeldBy {
    std::string name;  ///< empty: not known
    std::int64_t held = 0, asked = 0;
    std::int64_t officers = 0;  ///< whose look-ups were asked
  };
  std::string key, scope;          ///< as content/detection.yaml would have them
  std::vector<std::string> kinds;  ///< of assignments
  std::uint32_t before = 0, after = 0, least = 0;
  std::int64_t firsts = 0;  ///< unexplained first look-ups for which it holds, of Mined::firsts_asked
  std::int64_t looks = 0;   ///< unexplained look-ups, of Mined::looks_asked
  /// How often it holds for officers and subjects of the same day paired at random, of Mined::paired.
  std::int64_t by_chance = 0;
  std::int64_t fresh = 0;                ///< of `firsts`, that no proposal before it explains
  std::int64_t also = 0;                 ///< of Mined::also_asked, explained first look-ups: it holds too
  std::vector<Example> examples{};       ///< of `fresh`
  std::vector<HeldBy> teams{}, roles{};  ///< by name
  bool proposed = false;                 ///< holds often enough, and more often than by chance

  double support = 0;    ///< the share of unexplained first look-ups
  double chance = 0;     ///< the share of random pairs
  double lift = 0;       ///< support over chance, chance being at least one pair
  double precision = 0;  ///< of what it explains, the share that chance does not account for
};
struct Mined {
  Date first_day, day;
  std::string content;  ///< version and fingerprint of the rules
  /// Where more is stored than is kept in memory, some teams are asked: all below is of these. `looks_in_all` are those
  /// of the days that were read, of all teams.
  std::int64_t teams = 0, teams_asked = 0, looks_in_all = 0;
  int one_of_officers = 1;  ///< where one team alone is too much, of it every so manieth officer
  std::int64_t looks = 0, unexplained = 0, firsts = 0, firsts_unexplained = 0;
  std::int64_t looks_asked = 0, firsts_asked = 0, also_asked = 0, paired = 0;
  std::int64_t firsts_reached = 0;         ///< of firsts_asked, by all that is proposed together
  std::vector<ProposedExplanation> links;  ///< what is proposed first, in the order of what each adds
};
/// At most so many look-ups of each sort are asked, evenly spread; and so many are kept in memory.
constexpr std::int64_t kAskedMax = 50'000, kMinedMax = 8'000'000;

/// Mining a link at a time. The same for the same store. Memory: 60 bytes for each look-up kept, and the side tables.
/// Not thread-safe.
class Mining {
 public:
  /// `looks_max`: kept in memory, by whole teams, evenly spread from the largest to the smallest; what is learnt over
  /// teams (role_habit, together) is learnt from these alone, so it holds less often here than it would.
  static std::unique_ptr<Mining> open(matters::House& house, const DaysAsked& asked,
                                      std::int64_t looks_max = kMinedMax);
  virtual ~Mining() = default;
  /// Works for about so long, once the store is read; whether there is more. Errors: of the content and the store,
  /// "detection.no_days".
  virtual Result<bool> work(std::chrono::milliseconds time) = 0;
  [[nodiscard]] virtual std::int64_t done() const = 0;   ///< links asked
  [[nodiscard]] virtual std::int64_t total() const = 0;  ///< 0: not known yet
  /// REQUIRES: no more work.
  virtual Mined tell() = 0;
};
/// All at once. Reads only. `progress` hears every few seconds how many links were asked, of how many; may be empty.
Result<Mined> mine(matters::House& house, const DaysAsked& asked,
                   const std::function<void(std::int64_t done, std::int64_t total)>& progress = {});

}  // namespace waarborg::monitor
