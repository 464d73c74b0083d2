// What follows for one person in a matter, from recommendation to execution. Values only.
//
//   new ── recommend ── intention ── view ── decide ── serve ── objection ── appeal ── execute
//
// Recommended, first decided and final (after objection and appeal) stay side by side (INV-13).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "features/decisions/sanctions.h"

namespace waarborg::decisions {

inline constexpr int kWordsMax = 20'000;  ///< characters of a reason, a letter, a view
inline constexpr int kNoteMax = 2'000;

/// An objection or appeal.
struct Challenge {
  std::optional<Date> due_on;     ///< last day to lodge it
  std::optional<Date> lodged_on;  ///< nothing: not lodged
  std::string outcome;            ///< "" while open; none (not lodged in time), upheld, revised, annulled
  std::optional<Date> decided_on;
  [[nodiscard]] bool is_settled() const { return !outcome.empty(); }
};
inline constexpr std::string_view kChallengeOutcomes[]{"upheld", "revised", "annulled"};
/// How it was received: also the text key "decisions.receipt_CODE".
inline constexpr std::string_view kReceipts[]{"signed", "registered", "refused"};

struct Case {
  std::string id, matter_id, unit_id;
  int position = 0;
  int version = 0;
  std::optional<Bytes> person_token;  ///< nothing when the person is not known in the register, or after erasure
  std::string category, role, theme;
  std::vector<std::string> circumstances;
  Date recorded_on{};
  std::string recommended, recommended_by;
  std::optional<Date> recommended_on, intended_on, view_due_on, view_on;
  std::string view_kind;  ///< given, waived
  std::string first_measure, measure, authority, decided_by;
  std::optional<Date> decided_on;
  bool conditional = false;
  std::optional<Date> probation_until;
  bool outside = false;  ///< decided outside the spread of like cases, with a reason
  std::optional<Date> served_on;
  std::string receipt;
  Challenge objection, appeal;
  std::optional<Date> executed_on, erased_on;
};

enum class Stage { fresh, recommended, intended, viewed, decided, served, objected, final, executed, erased };
/// Also the text key "decisions.stage_CODE".
std::string_view code_of(Stage stage);
Stage stage_of(const Case& decided);

/// What people wrote in a case, by part: person, recommend, intention, view, decide, outside, serve, objection, appeal,
/// execute; "values" and "advised" are the measure's numbers as JSON.
using Words = std::map<std::string, std::string, std::less<>>;

/// A measure as a form gives it.
struct MeasureInput {
  std::string measure;
  std::map<std::string, std::string, std::less<>>
      values{};  ///< by key of a limit; also money, ground, from, until, pay
  bool conditional = false;
  std::string probation_until{};
};
/// Everything that is wrong with it for somebody of this category; the field of a value is "value_KEY".
Errors check_measure(const Sanctions& sanctions, const StaffCategory& category, const MeasureInput& input, Date today);

/// Whether an authority may impose a measure on somebody of this category (SAN-01): the one that content names, or one
/// above it. Errors: "decisions.needs_AUTHORITY".
Result<Done> check_power(const Sanctions& sanctions, const StaffCategory& category, const Measure& measure,
                         std::string_view authority);

/// Where the outcome of an objection or appeal leaves the measure.
/// REQUIRES: a revised outcome brings the new measure.
void settle(Case& decided, Challenge& challenge, const std::string& outcome, const std::string& revised, Date today,
            const std::string& annulled_as);

}  // namespace waarborg::decisions
