#include "platform/storage/postgres_database.h"

#include <algorithm>
#include <random>
#include <thread>

#include "platform/storage/failures.h"

namespace waarborg::storage {
namespace {

/// Within one process the second attempt already runs alone; more serve several nodes that meet.
constexpr int kAttemptsMax = 16;
constexpr int kPauseMillisMax = 400;

void pause_before(int attempt) {
  thread_local std::minstd_rand generator{std::random_device{}()};
  const int longest = std::min(kPauseMillisMax, 4 << std::min(attempt, 10));
  std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<int>(1, longest)(generator)));
}

}  // namespace

ConflictGate::Pass::Pass(ConflictGate& gate, Way way) : gate_(&gate), way_(way) {
  std::unique_lock lock(gate_->mutex_);
  if (way_ == Way::alone) {
    ++gate_->waiting_alone_;
    gate_->changed_.wait(lock, [&] { return gate_->inside_ == 0; });
    --gate_->waiting_alone_;
    gate_->alone_inside_ = true;
  } else {
    gate_->changed_.wait(lock, [&] { return !gate_->alone_inside_ && gate_->waiting_alone_ == 0; });
  }
  ++gate_->inside_;
}

ConflictGate::Pass::~Pass() {
  {
    const std::lock_guard lock(gate_->mutex_);
    --gate_->inside_;
    if (way_ == Way::alone) gate_->alone_inside_ = false;
  }
  gate_->changed_.notify_all();
}

PostgresDatabase::PostgresDatabase(const StorageConfig& config)
    : config_(config),
      pool_(config.connections_max, [target = config.target] { return std::make_unique<PostgresConnection>(target); }) {
  pool_.take();  // A wrong target is told at once.
}

/// Once more on a new connection when the first died before it committed anything.
void PostgresDatabase::use_connection(const std::function<void(PostgresConnection&)>& use) {
  for (bool again = true;; again = false) {
    auto connection = pool_.take();
    try {
      use(*connection);
      return;
    } catch (const LostConnection&) {
      connection.discard();
      pool_.drop_resting();
      if (!again) throw;
    } catch (const Failure& failure) {
      if (failure.cause() == Failure::Cause::broken) connection.discard();
      throw;
    }
  }
}

void PostgresDatabase::transact(Mode mode, const std::function<bool(Transaction&)>& work) {
  const NestingGuard nesting(this);
  for (int attempt = 1;; ++attempt) {
    try {
      if (mode == Mode::read) {
        use_connection([&](PostgresConnection& connection) { connection.transact_read(work); });
      } else {
        const ConflictGate::Pass pass(gate_,
                                      attempt == 1 ? ConflictGate::Way::beside_others : ConflictGate::Way::alone);
        use_connection([&](PostgresConnection& connection) { connection.transact_write(work); });
      }
      return;
    } catch (const Conflict&) {
      if (attempt == kAttemptsMax) throw;
    }
    pause_before(attempt);
  }
}

void PostgresDatabase::run_script(const std::string& script) {
  const NestingGuard nesting(this);
  use_connection([&](PostgresConnection& connection) { connection.run_script(script); });
}

}  // namespace waarborg::storage
