// Trials of other settings: asked for, worked on as a job, kept to be read again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/atypical/compare.h"
#include "features/monitor/contract/trials.h"
#include "platform/jobs/jobs.h"

namespace waarborg::atypical {

struct TrialRow {
  std::string id, job_id, made_by;
  Instant made_at;
  int days = 0;
  monitor::Changes changes;
  bool finished = false;
  Date first_day, last_day;
  std::string content;
  std::int64_t look_ups = 0, unexplained_now = 0, unexplained_then = 0;
};
TrialRow trial_from(const storage::Row& row);
std::optional<TrialRow> find_trial(storage::Transaction& tx, const std::string& id);

struct ComparedGroup {
  std::string name;
  std::int64_t both = 0, only_now = 0, only_then = 0, neither = 0;
};
/// Without the lines of `own`, who counts as on neither list. A line has no team that fewer than `threshold` are of: it
/// would say who the officer is.
struct TrialResult {
  std::vector<ComparedLine> lines;
  std::vector<ComparedGroup> teams, roles;
};
TrialResult read_trial(storage::Transaction& tx, const std::string& id, std::uint32_t own, std::int64_t threshold);

/// Keeps the wish and asks for the job; answers the trial's id. Without changes it is for the annex. No authorisation.
std::string ask_for_trial(storage::Transaction& tx, matters::House& house, const monitor::Changes& changes, int days,
                          const std::string& owner);

}  // namespace waarborg::atypical
