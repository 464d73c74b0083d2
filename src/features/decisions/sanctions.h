// What may follow on a matter, and within which limits: content/sanctions/<jurisdiction>.yaml (SAN-01, SAN-02, SAN-04).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/calendar/calendar.h"
#include "platform/i18n/texts.h"

namespace waarborg::decisions {

/// A key with its name: an authority's role, a role category, a circumstance.
struct Term {
  std::string key;
  i18n::LocalText title;
};

struct Authority {
  std::string key;
  i18n::LocalText title;
  i18n::LocalText who;  ///< who holds the power
};

/// Staff of one legal position, and who may sanction them.
struct StaffCategory {
  std::string key;
  i18n::LocalText title;
  std::string regime;        ///< statute, contract
  std::string light, heavy;  ///< keys of the authority for light and heavy sanctions
  std::vector<std::string> sources;
};

struct Limit {
  std::string key;
  i18n::LocalText title;  ///< with its unit: "Hours a day"
  int most = 0;
};

struct Measure {
  std::string key;
  i18n::LocalText title;
  std::string group;              ///< none, praise, measure, repair, sanction
  std::string weight;             ///< of a sanction: light, heavy; else empty
  std::string regime;             ///< of a sanction: statute, contract
  std::vector<std::string> only;  ///< categories it is for; empty: all of the regime
  std::vector<Limit> limits;
  bool conditional = false;  ///< may be imposed conditionally, with a probation
  bool money = false;        ///< falls under the limit of money
  bool suspends = false;     ///< a suspension as a measure: SuspensionRule applies
  bool at_once = false;      ///< executed before it is final
  std::optional<calendar::Period> erase_after;
  std::vector<std::string> sources;
  [[nodiscard]] bool is_sanction() const { return group == "sanction"; }
};

struct SuspensionGround {
  std::string key;
  i18n::LocalText title;
  bool pay_withheld = false;  ///< whether pay may be withheld at all
};
/// Suspension as a measure, its ends and its pay (Barp 83-85).
struct SuspensionRule {
  calendar::Period most, extension;
  int first_percent = 0;         ///< of pay that may be withheld from the first day
  calendar::Period later_after;  ///< from when `later_percent` may be
  int later_percent = 0;
  std::vector<SuspensionGround> grounds;
  std::string source;
};

/// The term for the person's own view on an intended decision.
struct ViewRule {
  calendar::Period period;
  calendar::ClockNature nature = calendar::ClockNature::policy;
  bool silence_waives = false;
  std::string source;
};

/// What stands open against a decision.
struct Remedy {
  std::string key;  ///< objection, appeal
  i18n::LocalText title, to;
  calendar::Period period;
  calendar::ClockNature nature = calendar::ClockNature::statutory;
  std::string source;
};

struct Ceiling {
  int most = 0;  ///< percent of a month's salary
  std::string source;
};
struct Probation {
  calendar::Period most;
  std::string source;
};

/// Immutable after loading, so thread-safe. Measures stand from light to heavy.
struct Sanctions {
  std::string version;
  std::vector<Authority> authorities;
  std::vector<StaffCategory> categories;
  std::vector<Term> roles, circumstances;
  std::vector<Measure> measures;
  std::optional<Ceiling> money_limit;
  std::optional<Probation> probation;
  std::optional<SuspensionRule> suspension;
  ViewRule view;
  std::vector<Remedy> remedies;

  [[nodiscard]] const Authority* authority(std::string_view key) const;
  [[nodiscard]] const StaffCategory* category(std::string_view key) const;
  [[nodiscard]] const Term* role(std::string_view key) const;
  [[nodiscard]] const Term* circumstance(std::string_view key) const;
  [[nodiscard]] const Measure* measure(std::string_view key) const;
  [[nodiscard]] const Remedy* remedy(std::string_view key) const;
  /// Those that fit a category's regime; sanctions for others are left out.
  [[nodiscard]] std::vector<const Measure*> offered_to(const StaffCategory& category) const;
  /// The key of the authority that may impose it; any of them for what is no sanction (empty).
  [[nodiscard]] std::string authority_for(const StaffCategory& category, const Measure& measure) const;
};

/// All errors at once; field is "file:line".
Result<Sanctions> load_sanctions(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction);
/// The same from a text, for tests.
Result<Sanctions> parse_sanctions(const std::string& text, const std::string& file);

}  // namespace waarborg::decisions
