// Values made ahead of whoever takes them, on a thread of their own.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "base/result.h"

namespace waarborg {

/// One thread makes, one takes; each value belongs to one of them at any time. Values come out in the order in which
/// they were made, and an error or exception of the making comes out in its place, after which there is nothing more.
template <class Value>
class Ahead {
 public:
  /// False: there is nothing more. Called from one other thread, never after the life of this object; what it reads and
  /// writes besides its value is its own until then.
  using Make = std::function<Result<bool>(Value&)>;

  /// At most `values` wait. REQUIRES: values > 0.
  Ahead(Make make, std::size_t values) : make_(std::move(make)), room_(values), thread_([this] { run(); }) {}
  /// Waits for the value that is being made.
  ~Ahead() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;

  /// The next value; what `value` held before is used again for one to come. False at the end.
  Result<bool> next(Value& value) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !made_.empty() || ended_; });
    if (!made_.empty()) {
      used_.push_back(std::exchange(value, std::move(made_.front())));
      made_.pop_front();
      lock.unlock();
      changed_.notify_all();
      return true;
    }
    if (thrown_) std::rethrow_exception(thrown_);
    if (!errors_.empty()) return errors_;
    return false;
  }

 private:
  void run() {
    try {
      Value value;
      while (true) {
        const Result<bool> made = make_(value);
        std::unique_lock lock(mutex_);
        if (!made.ok()) errors_ = made.errors();
        if (!made.ok() || !*made) break;
        changed_.wait(lock, [&] { return made_.size() < room_ || stopped_; });
        if (stopped_) break;
        made_.push_back(std::move(value));
        value = used_.empty() ? Value{} : std::move(used_.front());
        if (!used_.empty()) used_.pop_front();
        lock.unlock();
        changed_.notify_all();
      }
    } catch (...) {
      thrown_ = std::current_exception();  // read by `next` under the lock, after ended_
    }
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  Make make_;
  std::size_t room_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Value> made_, used_;
  bool stopped_ = false, ended_ = false;
  Errors errors_;
  std::exception_ptr thrown_;
  std::thread thread_;  ///< last, as it uses the others
};

}  // namespace waarborg
