// The thread that does the jobs of one node.
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

#include "platform/jobs/jobs.h"
#include "queries/platform_jobs.h"

namespace waarborg::jobs {
namespace {

constexpr std::chrono::seconds kPoll{1};
constexpr int kDeleteMinute = 3 * 60;
constexpr std::chrono::hours kEndedKept{24 * 90};

}  // namespace

struct Jobs::Worker {
  std::thread thread;
  std::mutex mutex;
  std::condition_variable changed;
  bool stop = false;

  bool stopping() {
    const std::lock_guard lock(mutex);
    return stop;
  }
  /// Whether to stop, after a while.
  bool pause() {
    std::unique_lock lock(mutex);
    return changed.wait_for(lock, kPoll, [this] { return stop; });
  }
};

Jobs::Jobs(storage::Database& database, const Clock& clock, std::string zone)
    : database_(&database),
      clock_(&clock),
      zone_(std::move(zone)),
      node_(new_id()),
      worker_(std::make_unique<Worker>()) {
  add_daily("jobs.delete_ended", kDeleteMinute, [this](storage::Transaction& tx) -> Result<Done> {
    tx.execute(queries::platform_jobs::delete_ended, {clock_->now() - kEndedKept});
    return Done{};
  });
}

Jobs::~Jobs() { stop(); }

bool Jobs::stopping() const { return worker_->stopping(); }

void Jobs::start() {
  worker_->stop = false;
  worker_->thread = std::thread([this] {
    while (!worker_->stopping()) {
      bool busy = false;
      try {
        busy = work_once();
      } catch (const std::exception&) {
        // A bug in a step. Its job is tried again when the lease runs out, and fails after some attempts; the
        // text of the exception may hold anything, so it stays out of the log.
        std::fputs("{\"level\":\"error\",\"event\":\"job_step_threw\"}\n", stderr);
      }
      if (!busy && worker_->pause()) return;
    }
  });
}

void Jobs::stop() {
  {
    const std::lock_guard lock(worker_->mutex);
    worker_->stop = true;
  }
  worker_->changed.notify_all();
  if (worker_->thread.joinable()) worker_->thread.join();
}

}  // namespace waarborg::jobs
