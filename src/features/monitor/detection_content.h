// content/detection.yaml: what explains look-ups, what stands out and what it counts for. Checked at start; each run
// keeps the version and fingerprint it was made with.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/cases.h"
#include "engine/explain.h"
#include "engine/signs.h"
#include "features/monitor/links.h"
#include "platform/calendar/calendar.h"
#include "platform/i18n/texts.h"

namespace waarborg::monitor {

struct NamedRule {
  std::string key;
  i18n::LocalText title;
  std::string source;
};

/// The rule or article that a source begins with; what follows says why, to whoever edits the content.
std::string reference_of(const std::string& source);

/// Of an explanation that was approved beside the content (contract/approved.h): local days.
struct ApprovedSpan {
  Date on, from;
  std::optional<Date> until;
};

struct Explanation : NamedRule {
  LinkScope scope = LinkScope::own;
  std::vector<std::string> kinds;       ///< of assignments
  std::uint32_t before = 0, after = 0;  ///< seconds
  std::uint32_t least = 1;              ///< other subjects, of what is learnt from them
  bool only_the_said = false;
  std::optional<ApprovedSpan> approved{};  ///< nothing: of the content
};

struct SignRule : NamedRule {
  engine::Signs bit = 0;
  std::string relation, mark;  ///< the kind of a side table, for a sign that comes of one
  engine::Points points = 0;
  bool always = false, personal = false;
};

struct MeasureRule : NamedRule {
  std::uint32_t weight = 0;  ///< hundredths
};

/// The signs that the program itself knows how to see.
inline constexpr engine::Signs kSelf = engine::sign_of_relation(0), kHousehold = engine::sign_of_relation(1);
inline constexpr engine::Signs kEmployee = engine::sign_of_mark(0);
inline constexpr engine::Signs kNoReason = engine::sign_of_reason(0), kShortReason = engine::sign_of_reason(1),
                               kGenericReason = engine::sign_of_reason(2);

/// Immutable after loading, so thread-safe.
struct DetectionContent {
  std::string version, fingerprint;
  int window_days = 90;
  int budget = 0;  ///< cases a day per 100,000 staff
  int keep_years = 5;
  std::string keep_source;
  bool delete_when_over = false;  ///< each night, by the server
  bool own_household = false;
  std::vector<Explanation> explanations;  ///< in the order of trying
  std::vector<Explanation> ended{};       ///< approved once: what old evidence may name
  engine::SignSettings duty;
  int short_reason = 0;                      ///< letters; fewer are short
  std::vector<std::string> generic_reasons;  ///< folded
  std::vector<SignRule> signs;
  std::vector<MeasureRule> pair_measures, actor_measures;  ///< in the order of the engine's
  engine::Points pair_floor = 0;
  int explained_weight = 100;  ///< hundredths, of signs where all is explained
  int event_officers = 0, event_days = 0, event_groups = 1;
  int team_officers = 0;  ///< of one peer group on one subject: work that nobody linked; 0: never
  int vague_share = 0;
  int rare_share = 0, rare_days = 0;
  std::vector<std::string> system_roles;  ///< of accounts that are machines: nobody to ask
  int peers_least = 0;
  int question_days = 0;
  int usual_of = 0;     ///< see engine/usual.h
  int wait_days = 0;    ///< from a look-up to the run that can list it
  int settle_days = 0;  ///< the latest days that are judged anew by each run

  /// The signs of a reason's words (kNoReason for none).
  [[nodiscard]] engine::Signs signs_of_reason(std::string_view text) const;
  /// How far from a look-up, in seconds, something beside it may lie that says something about it.
  [[nodiscard]] std::uint32_t reach() const;
  /// Of interest though explained.
  [[nodiscard]] engine::Signs always() const;
  /// What make_cases needs; the last day is the caller's.
  [[nodiscard]] engine::CaseSettings case_settings(engine::DayNumber last_day) const;
};

/// Whether all of them together are no more than the engine has numbers for.
bool engine_takes(const std::vector<Explanation>& explanations);

/// Every mistake at once, each with file, line and field ("content.bad_field").
Result<DetectionContent> load_detection(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction);
/// Of a file of that form, wherever it is.
Result<DetectionContent> load_detection_file(const std::filesystem::path& file, calendar::Jurisdiction jurisdiction);
Result<DetectionContent> parse_detection(const std::string& text, const std::string& file_name,
                                         calendar::Jurisdiction jurisdiction);

}  // namespace waarborg::monitor
