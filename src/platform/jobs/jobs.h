// Long work as rows: a job is claimed, works in steps of one transaction each, and writes its cursor in the same
// transaction, so a killed process goes on at the next start and never does a step twice.
//
// A node holds a job by a lease of a minute, renewed in every step: what a dead node held, another takes up. Jobs
// take turns: after two seconds of steps a long one lets the others go first.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "platform/storage/database.h"

namespace waarborg::jobs {

struct Job {
  std::string id;
  std::string kind;
  std::string payload;  ///< JSON; ids and paths, no content
  std::string cursor;   ///< where the last step stopped; empty at first
  std::int64_t done = 0;
  std::int64_t total = 0;  ///< 0: unknown
  std::string state;       ///< waiting, running, done, failed
  std::string result;      ///< JSON, when done
  std::string problem;     ///< text key, when failed
  std::string owner;       ///< account id, or "system"
  Instant started_at;      ///< when it was asked for
};

enum class Next { again, finished };
/// A step's error fails the job with the error's code; but when the environment was broken (unavailable), the job
/// waits a while and goes on at its cursor, and fails after eight such attempts in a row.
/// One step: reads `job.cursor`, does a bounded amount of work in `tx`, and sets cursor, done, total and
/// result. It may be run again on the same cursor, so it has no effect outside `tx`; and it ends well within a minute.
using Step = std::function<Result<Next>(storage::Transaction& tx, Job& job)>;

/// A job asked for in `tx` exists when `tx` commits. The functions that take no transaction open their own.
class Jobs {
 public:
  /// `zone`: the force's time zone, in which days begin.
  Jobs(storage::Database& database, const Clock& clock, std::string zone = "Europe/Amsterdam");
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;
  /// REQUIRES: called before start().
  void add_kind(std::string kind, Step step) { kinds_[std::move(kind)] = std::move(step); }
  /// Runs `work` once on or after each local midnight + `minute`, on one node only; days that passed while
  /// no node ran count as one. Tried again after a minute when it fails.
  void add_daily(std::string kind, int minute, std::function<Result<Done>(storage::Transaction&)> work);
  [[nodiscard]] static std::string enqueue(storage::Transaction& tx, const Clock& clock, const std::string& kind,
                                           const std::string& payload, const std::string& owner);
  [[nodiscard]] static std::optional<Job> find(storage::Transaction& tx, const std::string& id);
  /// Starts the worker thread.
  void start();
  void stop();
  /// Works until no job waits; for tests and the command line.
  void drain();
  ~Jobs();

 private:
  struct Daily {
    std::string kind;
    int minute;
    std::function<Result<Done>(storage::Transaction&)> work;
    std::string done_for{};  ///< what this node knows of it
    Instant not_before{};
  };
  enum class Outcome { again, ended };
  /// Whether there was anything to do.
  bool work_once();
  bool run_due_daily();
  bool run_daily(Daily& daily, const std::string& day);
  [[nodiscard]] std::string day_due(const Daily& daily) const;
  std::optional<std::string> next_due();
  bool take_up(const std::string& id);
  void work_on(const std::string& id);
  Outcome run_step(const std::string& id);
  Outcome handle_failure(const std::string& id, const Error& error);
  void let_go(const std::string& id, Instant due);
  void give_up(const std::string& id, const std::string& problem);
  [[nodiscard]] bool stopping() const;
  storage::Database* database_;
  const Clock* clock_;
  std::string zone_;
  std::string node_;
  std::map<std::string, Step> kinds_;
  std::vector<Daily> dailies_;
  struct Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace waarborg::jobs
