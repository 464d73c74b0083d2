// The parts of a run, from facts to what is told of them. Private to this feature; the run itself is
// contract/detection.h.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/cases.h"
#include "features/monitor/contract/detection.h"
#include "features/monitor/detection_world.h"
#include "features/monitor/systems.h"

namespace waarborg::monitor {

/// How many the engine may use: as many as the machine has.
unsigned threads();

engine::DayNumber day_number(Date day);
Date date_of(engine::DayNumber day);

/// How many cases a budget has room for on the days after `after` up to `until`, with `budget` cases a day for 100,000
/// staff. It is saved up: a small force has a whole case on the day on which there is room for one, and runs of many
/// days come to as many as one run of all these.
std::size_t room_between(int budget, std::size_t staff, engine::DayNumber after, engine::DayNumber until);

/// Whom officers are compared with.
struct Peers {
  std::vector<std::uint32_t> of_actor;  ///< the engine's peer group of all officers, 0: everybody else
  std::vector<std::uint32_t> kinds;     ///< likewise: the role, 0: everybody else
  std::vector<std::string> names;       ///< by peer group
};
/// Those of a role in a team where they are `least` or more, else those of the role, else all that is left; without
/// roles, those of the team where most of an officer's look-ups stand.
Peers make_peers(const DetectionWorld& world, const engine::Facts& facts, engine::DayNumber last_day,
                 std::uint32_t least);

/// The segments of the UTC days first..to that there are.
Result<std::vector<engine::Segment>> segments_of(const std::filesystem::path& folder, engine::DayNumber first,
                                                 engine::DayNumber last);

/// The last day that a run takes up: the last stored one for which `wait_days` are over. Errors: "detection.no_days",
/// "detection.too_fresh" {days}.
Result<engine::DayNumber> last_day_of_run(const matters::House& house, const DetectionContent& content);

/// `at` as of Systems.
void leave_out_systems(const DetectionContent& content, const DetectionWorld& world, std::uint32_t at,
                       engine::Facts& facts);

/// Reads look-ups again as evidence: those of officers to subjects, judged as the scan judged them.
class EvidenceReader {
 public:
  /// Local days. REQUIRES: all outlive the reader.
  EvidenceReader(const DetectionWorld& world, const DetectionContent& content, std::span<const engine::Segment> days,
                 engine::DayNumber first, engine::DayNumber last)
      : world_(world), content_(content), days_(days), first_(first), last_(last) {}
  /// All subjects of an officer are wanted with subject 0.
  void want(std::uint32_t officer, std::uint32_t subject) { wanted_[officer].insert(subject); }
  /// By officer and subject, each by time. `groups`: the teams under which wanted officers' look-ups stand.
  /// Errors: "engine.segment_broken".
  Result<std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<SeenLookUp>>> read(
      const std::set<std::uint32_t>& groups) const;

 private:
  [[nodiscard]] bool is_wanted(std::uint32_t officer, std::uint32_t subject) const;
  [[nodiscard]] SeenLookUp seen(const engine::Access& row, engine::DayNumber day, engine::Verdict verdict,
                                engine::Signs signs) const;

  const DetectionWorld& world_;
  const DetectionContent& content_;
  std::span<const engine::Segment> days_;
  engine::DayNumber first_, last_;
  std::map<std::uint32_t, std::set<std::uint32_t>> wanted_;
};

/// The weeks of the window, the officer beside the median of their peers.
std::vector<WeekOfWork> weeks_of(const engine::Facts& facts, const Peers& peers, std::uint32_t officer,
                                 engine::DayNumber first, engine::DayNumber last);

}  // namespace waarborg::monitor
