// Links between the tables that may explain a look-up, those beyond the engine's own too: asked one look-up at a time,
// so that the same question serves mining (does the link hold more often than by chance?) and judging (it does hold).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/explain.h"
#include "engine/side_store.h"

namespace waarborg::monitor {

/// How look-up and work are tied. The first three the engine itself knows; the others are learnt from look-ups.
enum class LinkScope {
  own,          ///< the officer is assigned to a case of the subject
  mate,         ///< somebody else of the team is
  group,        ///< the team as a whole is
  open_case,    ///< somebody is, whoever
  near_case,    ///< the officer is assigned to a case of another subject that stands in one case with this one
  habit,        ///< a group answers for the case of the subject whose other subjects the officer looked at
  team_habit,   ///< as habit, whose other subjects the officer's team looked at
  role_habit,   ///< as habit, whose other subjects those of the officer's role looked at
  mate_looked,  ///< somebody else of the team looked at the subject, which is explained
  follow_up,    ///< the officer looked at the subject before, which is explained
  together      ///< somebody looked at the subject who looks at the officer's other subjects too
};
constexpr std::size_t kLinkScopes = 11;
/// As content/detection.yaml names it.
std::string_view link_scope_name(LinkScope scope);
std::optional<LinkScope> link_scope_of(std::string_view name);
/// Nothing for what is learnt.
std::optional<engine::Scope> engine_scope(LinkScope scope);
bool is_habit(LinkScope scope);
/// Works with assignments of some kinds.
bool has_kinds(LinkScope scope);
/// Learns of a look-up from those of other teams than the one that it stands under.
bool learns_over_teams(LinkScope scope);

struct LinkRule {
  LinkScope scope = LinkScope::own;
  std::vector<std::uint32_t> kinds;     ///< words of assignments, sorted
  std::uint32_t before = 0, after = 0;  ///< seconds around the assignment, or around the other look-up
  std::uint32_t least = 1;              ///< other subjects, of habits and together
};

/// A look-up with a subject, judged by the rules that the engine knows.
struct Look {
  std::uint32_t subject = 0, at = 0, actor = 0, group = 0;  ///< at: seconds since 1970
  engine::Verdict verdict = 0;
  auto operator<=>(const Look&) const = default;
};

/// What a finder asks of its surroundings; 0: not known.
struct OfOfficer {
  std::function<std::uint32_t(std::uint32_t actor, std::uint32_t at)> group, role;
};

/// Assignments and links between subjects and cases. Immutable, so safe to read from several threads. Memory: 24 bytes
/// an assignment, 16 a link.
class LinkTables {
 public:
  /// `assignments` and `links` as they lie in the side store (side_tables.h).
  LinkTables(const engine::SideRows& assignments, const engine::SideRows& links, OfOfficer of_officer);
  /// Kinds of assignments that there are, to an officer and to a group as a whole.
  [[nodiscard]] std::vector<std::uint32_t> kinds_of_officers() const { return kinds(true); }
  [[nodiscard]] std::vector<std::uint32_t> kinds_of_groups() const { return kinds(false); }
  /// Whether a link that is not learnt holds for a look-up.
  [[nodiscard]] bool holds(const LinkRule& rule, const Look& look) const;

 private:
  friend class LinkFinder;
  struct Assigned {
    std::uint32_t basis, actor, group, kind, from, to;
    auto operator<=>(const Assigned&) const = default;
  };
  struct Pair {
    std::uint32_t a, b;
    auto operator<=>(const Pair&) const = default;
  };
  [[nodiscard]] std::vector<std::uint32_t> kinds(bool of_officers) const;
  [[nodiscard]] static std::span<const Pair> pairs_of(const std::vector<Pair>& sorted, std::uint32_t a);
  /// Some assignment of the subject's cases within the window is as `is_it` says.
  template <class Test>
  bool any_assigned(std::uint32_t subject, const LinkRule& rule, std::uint32_t at, Test&& is_it) const;
  [[nodiscard]] bool counts(const Assigned& one, const LinkRule& rule, const Look& look) const;
  [[nodiscard]] bool near_holds(const LinkRule& rule, const Look& look) const;

  std::vector<Assigned> assigned_;            ///< by case
  std::vector<Pair> cases_of_, subjects_of_;  ///< subject, case; case, subject
  OfOfficer of_officer_;
};

/// Memory: 20 bytes a look-up, and 12 for each different officer and subject. Not thread-safe: habits are learnt when
/// first asked for.
class LinkFinder {
 public:
  /// REQUIRES: the tables outlive it.
  LinkFinder(const LinkTables& tables, std::vector<Look> looks);

  /// Whether the link holds for a look-up, which need not have been made: leave-one-out, what the look-ups at the
  /// subject itself say of the officer's habits counts nothing.
  [[nodiscard]] bool holds(const LinkRule& rule, const Look& look);
  /// Lets go of the habits that were learnt.
  void forget() { learnt_.clear(); }
  /// By subject and time.
  [[nodiscard]] const std::vector<Look>& looks() const { return looks_; }
  [[nodiscard]] std::span<const Look> looks_at(std::uint32_t subject) const;
  [[nodiscard]] bool ever_looked(std::uint32_t actor, std::uint32_t subject) const;

 private:
  using Pair = LinkTables::Pair;
  /// Of a kind of assignments: who looked at which subjects of which group.
  struct Learnt {
    std::uint32_t who, property, subject;
    auto operator<=>(const Learnt&) const = default;
  };

  [[nodiscard]] std::uint32_t learner(LinkScope scope, const Look& look) const;
  const std::vector<Learnt>& learnt(LinkScope scope, std::uint32_t kind);
  [[nodiscard]] bool habit_holds(const LinkRule& rule, const Look& look);
  [[nodiscard]] bool look_holds(const LinkRule& rule, const Look& look);
  [[nodiscard]] std::uint32_t shared(std::uint32_t a, std::uint32_t b, std::uint32_t without);

  const LinkTables& tables_;
  std::vector<Look> looks_;
  std::vector<Pair> looked_;  ///< officer, subject
  std::map<std::pair<LinkScope, std::uint32_t>, std::vector<Learnt>> learnt_;
};

}  // namespace waarborg::monitor
