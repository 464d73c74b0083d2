// What a content would have listed over a stretch of stored days. Nothing is kept.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/listing.h"
#include "features/monitor/detect.h"

namespace waarborg::monitor {

struct Simulated {
  engine::DayNumber first = 0, last = 0;  ///< days of lists
  std::int64_t look_ups = 0, unexplained = 0;
  std::vector<engine::Listed> lists;  ///< officers and events (actor 0), by day
  struct Group {
    std::int64_t officers = 0, listed = 0;  ///< listed: officers with a case
  };
  std::map<std::string, Group> by_team, by_role;
  struct Officer {
    std::string team, role;
  };
  std::map<std::uint32_t, Officer> officers;
  std::vector<std::string> empty_tables;  ///< side tables that nothing was brought in for
};

/// The same a day at a time. Not thread-safe. Memory: as of a run.
class Simulation {
 public:
  /// REQUIRES: the house outlives it.
  Simulation(matters::House& house, DetectionContent content, int days);
  ~Simulation();
  /// Lists that were made before, up to the day of the last, by the same content; they are not made again if the store
  /// still ends on `last` and still has so many look-ups. REQUIRES: before the first step.
  void go_on_from(std::vector<engine::Listed> lists, engine::DayNumber last, std::int64_t look_ups);
  /// Reads the store, then a day; whether there is more. Errors as of `simulate`.
  Result<bool> step();
  [[nodiscard]] std::int64_t done() const { return done_; }
  [[nodiscard]] std::int64_t total() const { return total_; }  ///< days; 0 before the store was read
  [[nodiscard]] const DetectionContent& content() const { return content_; }
  /// The groups are those of all lists when there are no more steps, the rest of the lists made so far.
  [[nodiscard]] const Simulated& told() const { return told_; }

 private:
  struct Loaded;
  struct Before {
    std::vector<engine::Listed> lists;
    engine::DayNumber last = 0;
    std::int64_t look_ups = 0;
  };
  Result<Done> load();
  void list(engine::DayNumber day);
  matters::House& house_;
  const DetectionContent content_;
  int days_;
  Before before_;
  std::int64_t done_ = 0, total_ = 0;
  std::unique_ptr<Loaded> loaded_;
  Simulated told_;
};

/// A list a day over the last `days` stored days, within the content's budget, as if nobody had judged anything; tables
/// as they stand now. Errors: "detection.no_days", of the store.
Result<Simulated> simulate(matters::House& house, const DetectionContent& content, int days);

/// The annex to the impact assessment: Markdown, line by line.
Result<Done> tell_annex(const matters::House& house, const i18n::Translator& t, const DetectionContent& content,
                        const Simulated& simulated, const std::function<void(std::string_view)>& print);

/// The highest share of listed officers over the lowest, of groups with `least` officers or more; 0 when fewer than two
/// are as large, or none is listed in some.
double spread_of(const std::map<std::string, Simulated::Group>& groups, std::int64_t least);

}  // namespace waarborg::monitor
