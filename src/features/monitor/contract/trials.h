// What other settings of the detection would have listed over the last stored days, beside those in force; and the
// annex to the impact assessment. Nothing of it changes the rules: that is an edit of content/detection.yaml.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "features/monitor/contract/detection.h"

namespace waarborg::monitor {

/// A number of content/detection.yaml that a trial may change, in the units of that file.
struct Setting {
  enum class Part { whole, rule, rule_after, sign, pair_measure, actor_measure };
  Part part = Part::whole;
  std::string name;  ///< unique: "budget", "rule.own_case", "after.own_case", "sign.self", "pair.days", "officer.weeks"
  i18n::LocalText title;  ///< of rules, signs and measures; of the whole the text "trials.set_NAME"
  std::int64_t value = 0, least = 0, most = 0;  ///< of a rule 1 or 0, of rule_after hours
};
/// Errors: those of the content.
Result<std::vector<Setting>> settings_in_force(const matters::House& house);
/// By name of the setting.
using Changes = std::map<std::string, std::int64_t>;

/// An officer, or the subject of an event, whom one of the two lists has.
struct TriedLine {
  struct Times {
    std::int64_t times = 0;  ///< 0: not listed
    Date first;
    Points points = 0;            ///< of the first
    std::vector<KeyOfRank> keys;  ///< what gave them points, all times together
  };
  std::uint32_t officer = 0, subject = 0;  ///< officer 0: an event
  std::string team, role;
  Times now, then;
};
struct TriedGroup {
  std::string name;
  std::int64_t officers = 0;
};
struct Tried {
  Date first_day, day;
  std::string content;  ///< in force
  std::int64_t look_ups = 0, unexplained_now = 0, unexplained_then = 0;
  std::vector<TriedLine> lines;
  std::vector<TriedGroup> teams, roles;
};

/// Lists of both, a day at a time. Not thread-safe.
class Trial {
 public:
  /// Of the last `days` stored days; without changes of what is in force alone. Reads the rules; the store is read by
  /// the first work. `kept`: what `keep` of the same trial told before the process was stopped, or empty; where the
  /// rules or the store have changed since, it begins anew. Errors: of the content; "trials.unknown" for a change that
  /// is no setting or outside its limits.
  static Result<std::unique_ptr<Trial>> open(matters::House& house, const Changes& changes, int days,
                                             const std::string& kept);
  virtual ~Trial() = default;
  /// Works for about so long, once the store is read; whether there is more. Errors: "detection.no_days", of the store.
  virtual Result<bool> work(std::chrono::milliseconds time) = 0;
  [[nodiscard]] virtual std::int64_t done() const = 0;
  [[nodiscard]] virtual std::int64_t total() const = 0;  ///< 0: not known yet
  /// The lists made so far, as text.
  [[nodiscard]] virtual std::string keep() const = 0;
  /// REQUIRES: no more work. `annex` is Markdown, about what is in force.
  [[nodiscard]] virtual Tried tell() const = 0;
  [[nodiscard]] virtual Result<std::string> annex(const i18n::Translator& t) const = 0;
};

}  // namespace waarborg::monitor
