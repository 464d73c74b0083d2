// Which accesses are explained by the work of the actor or the group.
//
// A case (basis) has subjects linked to it and people or groups assigned to it for a time. An access is explained by a
// rule when its subject is linked to a case that somebody is assigned to whom the rule counts, within the rule's window
// around that assignment. Rules are tried in order; the first that holds is the explanation. What a rule is called and
// why it may explain is the caller's.
//
// Working group by group keeps all that is asked within about a megabyte: the cases of one group, their assignments,
// and a table from subject to cases. A block names each different (basis, subject) once, so the table is asked once for
// a pair, however many rows have it. Most who look are assigned to none of the subject's cases: what holds for them,
// and how long, is found once for each subject when the table is made, and only the others are judged case by case.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/access.h"

namespace waarborg::engine {

/// Seconds since 1970-01-01, UTC.
using Moment = std::int64_t;

struct Link {
  std::uint32_t basis = 0;
  std::uint32_t subject = 0;
  auto operator<=>(const Link&) const = default;
};

/// The subjects of each case. Safe to read from several threads at once. Memory: 4 bytes a link and 4 for each number
/// from the lowest case to the highest.
class LinkTable {
 public:
  explicit LinkTable(std::span<const Link> links);
  /// Each once, in order.
  [[nodiscard]] std::span<const std::uint32_t> subjects_of(std::uint32_t basis) const {
    const std::size_t at = place_of(basis);
    if (at + 1 >= first_.size()) return {};
    return std::span(subjects_).subspan(first_[at], first_[at + 1] - first_[at]);
  }
  /// Hints that subjects_of will be asked for, early and again later: the first brings near where they stand, the
  /// second the subjects.
  void fetch_place(std::uint32_t basis) const {
    if (place_of(basis) < first_.size()) __builtin_prefetch(first_.data() + place_of(basis));
  }
  void fetch_subjects(std::uint32_t basis) const {
    if (place_of(basis) < first_.size()) __builtin_prefetch(subjects_.data() + first_[place_of(basis)]);
  }

 private:
  /// Below the lowest: beyond all.
  [[nodiscard]] std::uint32_t place_of(std::uint32_t basis) const { return basis - lowest_; }

  std::uint32_t lowest_ = 0;
  std::vector<std::uint32_t> first_;  ///< by basis from the lowest on, and one more
  std::vector<std::uint32_t> subjects_;
};

/// Somebody, or a whole group, works on a case from..to, both included. Somebody who came from another group has their
/// assignments there a second time under the group they are in now, with a kind that only rules of scope `own` have.
struct Assignment {
  std::uint32_t group = 0;
  std::uint32_t basis = 0;
  std::uint32_t actor = 0;  ///< 0: the whole group
  std::uint32_t kind = 0;   ///< 0..31, the caller's
  Moment from = 0;
  Moment to = 0;
  auto operator<=>(const Assignment&) const = default;
};

enum class Scope {
  own,    ///< the actor is assigned
  mate,   ///< somebody else of the group is
  group,  ///< the group as a whole is
};

struct ExplainRule {
  Scope scope = Scope::own;
  std::uint32_t kinds = 0;     ///< bit k: assignments of kind k count
  std::uint32_t before = 0;    ///< seconds that the window opens before the assignment begins
  std::uint32_t after = 0;     ///< seconds that it stays open after its end
  bool only_the_said = false;  ///< the case must be the one that the access said it was for
};

/// 0: unexplained; n: explained by rule n - 1.
using Verdict = std::uint8_t;
constexpr std::size_t kRulesMax = 255;

/// The explanations of one group. Safe to use from several threads at once, each with its own Scratch.
class Explainer {
 public:
  struct Scratch {
    std::vector<std::uint32_t> subjects;  ///< of the pairs of a block, by their place in subjects_
  };

  /// `assignments` sorted, all of one group; at most kRulesMax rules. Nothing given is needed afterwards.
  /// REQUIRES: what a rule's window adds keeps moments within 64 bits; the group's assignments lie within 136 years.
  Explainer(const LinkTable& links, std::span<const Assignment> assignments, std::span<const ExplainRule> rules);

  /// One verdict for each row. REQUIRES: the block was read with actor, second and pair, and is of this group.
  void explain(const Block& block, DayNumber day, Scratch& scratch, std::vector<Verdict>& verdicts) const;

 private:
  static constexpr std::uint32_t kEver = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::uint32_t kNoRule = kRulesMax + 1;  ///< as a verdict it is 0

  struct Part {
    std::uint32_t actor, kind;
    std::uint32_t from, to;  ///< seconds since start_; more than what any window opens before
  };
  struct Case {
    std::uint32_t basis, first, count;  ///< its parts
    std::uint32_t from, to;             ///< around all of them, with the widest window
  };
  /// What holds for those who are assigned to none of some cases, from the moment `from` for `span` seconds more; at
  /// other moments it is not known.
  struct Others {
    std::uint32_t from = 0, span = 0;
    std::uint32_t verdict = kNoRule;  ///< no rule before it can hold for them at any moment
    std::uint64_t assigned = 0;       ///< bit n: somebody with this number modulo 64 is assigned
  };
  struct Subject {
    Others others;
    std::uint32_t last = 0;  ///< of its chain, by the place in chains_
  };
  /// A case of a subject, and which comes before it.
  struct OfSubject {
    std::uint32_t which = 0, before = 0;  ///< in cases_; in chains_, 0: none
  };
  struct Place {
    std::uint32_t subject = 0;
    std::uint32_t at = 0;  ///< in subjects_; 0: a free place
  };
  /// A rule that counts assignments of one kind and scope, as a verdict.
  struct Counting {
    Verdict verdict;
    bool only_the_said;
    std::uint32_t before, after;
  };
  /// What was found of an actor at a pair at one moment, which holds up to `until`, that second included.
  struct Judged {
    Verdict verdict = 0;
    std::uint32_t until = kEver;
  };

  void take_rules(std::span<const ExplainRule> rules);
  void take_cases(std::span<const Assignment> assignments);
  void take_subjects(const LinkTable& links);
  [[nodiscard]] std::uint32_t closing(const Part& part, const Counting& rule) const;
  [[nodiscard]] Others others_of(const Case& one) const;
  static void add(const Others& more, Others& to);
  [[nodiscard]] std::uint32_t since_start(Moment moment) const;
  [[nodiscard]] std::size_t place_of(std::uint32_t subject) const;
  [[nodiscard]] std::span<const Counting> counting(Scope scope, std::uint32_t kind) const {
    const std::size_t at = static_cast<std::size_t>(scope) * kKinds + kind;
    return std::span(counting_).subspan(first_counting_[at], first_counting_[at + 1] - first_counting_[at]);
  }
  void find_subjects(const Block& block, Scratch& scratch) const;
  [[nodiscard]] Judged judge(const Subject& subject, std::uint32_t said, std::uint32_t actor, std::uint32_t at) const;
  void judge(const Case& one, std::uint32_t said, std::uint32_t actor, std::uint32_t at, Judged& best) const;

  static constexpr std::size_t kScopes = 3, kKinds = 32;
  std::vector<Counting> counting_;  ///< by scope and kind, each in the order of the rules
  std::array<std::uint32_t, kScopes * kKinds + 1> first_counting_{};
  std::uint32_t before_ = 0, after_ = 0;  ///< the widest of the rules
  Moment start_ = 0;
  std::vector<Part> parts_;
  std::vector<Case> cases_;
  std::vector<OfSubject> chains_;  ///< the first is of nobody
  std::vector<Subject> subjects_;  ///< likewise: what no case is linked to, which nothing explains
  std::vector<Place> table_;       ///< open addressing; its size is a power of two
};

}  // namespace waarborg::engine
