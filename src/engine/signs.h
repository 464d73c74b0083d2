// What stands out in single accesses, whether or not they are explained: the subject is close to the actor or marked,
// the actor was off duty or absent, the case said does not exist or has nothing to do with the subject, the reason says
// little. A sign is a fact, not a judgement: what it counts for is decided where cases are made.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/access.h"
#include "engine/explain.h"

namespace waarborg::engine {

/// Bits of a row. Relations, marks and reasons have eight, eight and four kinds, which the caller names.
using Signs = std::uint32_t;
constexpr Signs sign_of_relation(unsigned kind) { return 1U << kind; }
constexpr Signs sign_of_mark(unsigned kind) { return 1U << (8 + kind); }
constexpr Signs sign_of_reason(unsigned kind) { return 1U << (16 + kind); }
constexpr Signs kVagueReason = 0xF0000U;    ///< of any kind
constexpr Signs kOffDuty = 1U << 20U;       ///< no duty around the moment, though the actor's roster is known
constexpr Signs kAbsent = 1U << 21U;        ///< within an absence
constexpr Signs kUnknownCase = 1U << 22U;   ///< a case was said that is not known
constexpr Signs kUnlinkedCase = 1U << 23U;  ///< a known case was said that the subject is not linked to
/// The access before it, by the same actor in the same group on the same UTC day, in the order of Access, came from
/// another place, less than SignSettings::two_places_within ago. Accesses without a place are passed over.
constexpr Signs kTwoPlaces = 1U << 24U;
constexpr Signs kBeforeOperation = 1U << 25U;  ///< within SignSettings::before_operation before one at the subject

/// Somebody is on duty or absent from..to, both included.
struct Spell {
  enum class Kind : std::uint32_t { duty, absence };
  std::uint32_t actor = 0;
  Kind kind = Kind::duty;
  Moment from = 0;
  Moment to = 0;
  auto operator<=>(const Spell&) const = default;
};

/// A subject is close to an actor: themselves, their household, ... `kind` is 0..7.
struct Relation {
  std::uint32_t actor = 0;
  std::uint32_t subject = 0;
  std::uint32_t kind = 0;
  auto operator<=>(const Relation&) const = default;
};

/// A subject of whom any look is of interest. `kind` is 0..7.
struct Mark {
  std::uint32_t subject = 0;
  std::uint32_t kind = 0;
};

/// Something is to happen to the subject that nobody outside may know of: a raid, an arrest.
struct Operation {
  std::uint32_t subject = 0;
  Moment moment = 0;
  auto operator<=>(const Operation&) const = default;
};

struct SignSettings {
  std::uint32_t grace = 0;  ///< seconds before and after a duty that still belong to it
  std::uint32_t roster_within =
      0;  ///< seconds; a duty nearer than this, before or after, shows that the roster is known
  std::uint32_t two_places_within = 0;  ///< seconds; 0: never a sign
  std::uint32_t before_operation = 0;   ///< likewise
  Signs own = 0, of_others = 0;         ///< where there is one of `own` there is none of `of_others`
};

/// All of a force's; made once for a run. Safe to use from several threads at once, each with its own Scratch.
/// Memory: 16 bytes a spell, 24 a relation, mark or operation, 1 a case and 4 a reason.
class SignTables {
 public:
  struct Scratch {
    std::vector<Signs> of_pair;  ///< and what else is known of its subject
    /// The last access with a place.
    std::uint32_t group = 0, actor = 0, second = 0, place = 0;
    DayNumber day = 0;
  };

  /// `known_cases`: by number, whether there is such a case; numbers beyond it are unknown. `reason_signs`: by number
  /// of the reason, the signs of its words (sign_of_reason), 0 beyond it.
  SignTables(std::span<const Spell> spells, std::span<const Relation> relations, std::span<const Mark> marks,
             std::vector<bool> known_cases, std::vector<Signs> reason_signs, SignSettings settings,
             std::span<const Operation> operations = {});

  /// One for each row. REQUIRES: the block was read with actor, second, reason, place and pair; with one Scratch, the
  /// blocks of a group on a day are read in their order, each once.
  void read(const Block& block, DayNumber day, const LinkTable& links, Scratch& scratch,
            std::vector<Signs>& signs) const;

 private:
  struct Span {
    Moment from, to;
  };
  struct Near {
    std::uint32_t subject;
    Signs signs;
  };
  template <class Value>
  struct ByActor {
    std::vector<std::uint32_t> first;  ///< by actor, and one more
    std::vector<Value> values;
    [[nodiscard]] std::span<const Value> of(std::uint32_t actor) const {
      if (actor + std::size_t{1} >= first.size()) return {};
      return std::span(values).subspan(first[actor], first[actor + 1] - first[actor]);
    }
  };
  class SubjectSigns {
   public:
    void add(std::uint32_t subject, Signs signs);
    void finish();
    [[nodiscard]] Signs of(std::uint32_t subject) const;
    void fetch(std::uint32_t subject) const;

   private:
    std::vector<Near> given_;
    std::vector<Near> table_;
  };

  /// The rows first..end of a block are of one actor, and begin at `midnight`.
  struct Run {
    const Block& block;
    std::uint32_t actor, first, end;
    Moment midnight;
    [[nodiscard]] Moment at(std::uint32_t row) const { return midnight + block.second.data()[row]; }
  };

  static std::span<const Span> around(std::span<const Span> all, const Run& run, Moment margin);
  void read_pairs(const Block& block, const LinkTable& links, Scratch& scratch) const;
  void add_subject_signs(const Run& run, Signs* signs) const;
  void add_duty_signs(const Run& run, Signs* signs) const;
  static void add_place_signs(const Run& run, std::uint32_t within, Scratch& scratch, Signs* signs);
  [[nodiscard]] Signs relation_signs(std::uint32_t actor, std::uint32_t subject) const;
  [[nodiscard]] Signs operation_signs(std::uint32_t subject, Moment at) const;

  ByActor<Span> duties_, absences_;
  ByActor<Near> relations_;
  std::vector<Operation> operations_;  ///< in order
  SubjectSigns subjects_;              ///< marks, and whether there is a relation or an operation
  std::vector<bool> known_cases_;
  std::vector<Signs> reason_signs_;  ///< and none at the end, for all reasons beyond it
  SignSettings settings_;
};

}  // namespace waarborg::engine
