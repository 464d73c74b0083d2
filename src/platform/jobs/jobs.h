// Long work as rows: a job is claimed, works in steps of one transaction each, and writes its cursor in the same
// transaction, so a killed process goes on at the next start and never does a step twice.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

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
  Instant started_at;
};

enum class Next { again, finished };
/// One step: reads `job.cursor`, does a bounded amount of work in `tx`, and sets cursor, done and total.
using Step = std::function<Result<Next>(storage::Transaction& tx, Job& job)>;

class Jobs {
 public:
  Jobs(storage::Database& database, const Clock& clock);
  /// REQUIRES: called before start().
  void add_kind(std::string kind, Step step) { kinds_[std::move(kind)] = std::move(step); }
  /// Runs `step` once on or after each local midnight + `minute`, on one node only.
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
  };
  bool work_once();
  storage::Database* database_;
  const Clock* clock_;
  std::map<std::string, Step> kinds_;
  std::vector<Daily> dailies_;
  struct Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace waarborg::jobs
