// What is still to happen in an invented past, each at its moment, on a clock that walks from then to now.
#pragma once

#include <functional>
#include <queue>
#include <vector>

#include "base/clock.h"
#include "platform/storage/database.h"

namespace waarborg::app {

/// The same stories at every run: a small linear congruential generator is enough for invented data.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  int below(int limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state_ >> 33U) % static_cast<std::uint64_t>(limit));
  }
  bool one_in(int chances) { return below(chances) == 0; }

 private:
  std::uint64_t state_;
};

/// Not thread-safe. REQUIRES: nobody else uses the database meanwhile, as work changes values outside it too.
class Agenda {
 public:
  using Work = std::function<Result<Done>(storage::Transaction&)>;
  explicit Agenda(FixedClock& clock) : clock_(clock), now_(clock.now()) {}

  /// Work may add more work.
  void add(Instant at, Work work) { items_.push({at, order_++, std::move(work)}); }
  /// In so many days from the moment the clock stands at, in working hours.
  void add_in(int days, int minutes, Work work);
  /// Does all that lies before now, in order, many in one transaction: what is invented need not be durable one by one.
  /// Stops at the first error, with what was not committed undone.
  Result<Done> live(storage::Database& database);
  [[nodiscard]] Instant now() const { return now_; }

 private:
  struct Item {
    Instant at;
    std::size_t order;
    Work work;
    bool operator<(const Item& other) const { return std::pair(at, order) > std::pair(other.at, other.order); }
  };
  Result<Done> live_some(storage::Transaction& tx);
  FixedClock& clock_;
  Instant now_;
  std::size_t order_ = 0;
  std::priority_queue<Item> items_;
};

}  // namespace waarborg::app
