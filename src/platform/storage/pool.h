// Inside storage only: a bounded set of connections, lent one at a time.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "platform/storage/database.h"

namespace waarborg::storage {

/// Thread-safe. A connection is opened when asked for and none rests, up to the bound; then takers wait.
template <class Connection>
class Pool {
 public:
  using Open = std::function<std::unique_ptr<Connection>()>;
  Pool(int connections_max, Open open) : free_(connections_max < 1 ? 1 : connections_max), open_(std::move(open)) {}

  /// Gives the connection back at the end of its life, unless it was discarded.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_(&pool), connection_(std::move(connection)) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { pool_->give_back(std::move(connection_)); }
    Connection& operator*() { return *connection_; }
    /// Closes the connection: it is broken.
    void discard() { connection_.reset(); }

   private:
    Pool* pool_;
    std::unique_ptr<Connection> connection_;
  };

  /// Throws Failure (busy) when none came free within ten seconds, or what opening a connection throws.
  Lease take() {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, std::chrono::seconds(10), [this] { return free_ > 0; })) {
      throw Failure(Failure::Cause::busy, "no database connection came free");
    }
    --free_;
    if (!resting_.empty()) {
      auto connection = std::move(resting_.back());
      resting_.pop_back();
      return Lease(*this, std::move(connection));
    }
    lock.unlock();
    try {
      return Lease(*this, open_());
    } catch (...) {
      give_back(nullptr);
      throw;
    }
  }

  /// Closes the resting connections: after one died, the others most likely did too.
  void drop_resting() {
    std::vector<std::unique_ptr<Connection>> dropped;
    const std::lock_guard lock(mutex_);
    dropped.swap(resting_);
  }

 private:
  void give_back(std::unique_ptr<Connection> connection) {
    {
      const std::lock_guard lock(mutex_);
      ++free_;
      if (connection) resting_.push_back(std::move(connection));
    }
    returned_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable returned_;
  int free_;
  Open open_;
  std::vector<std::unique_ptr<Connection>> resting_;
};

}  // namespace waarborg::storage
