// One piece of work for each number, on several threads.
#pragma once

#include <atomic>
#include <thread>
#include <vector>

namespace waarborg::engine {

/// Calls work(number) for 0..count-1, `threads` at a time (this one included), in no order; when one answers false, no
/// further one begins. `make` makes what each thread works with. REQUIRES: nothing throws.
template <class Make, class Work>
void for_each_number_with(std::size_t count, unsigned threads, Make make, Work work) {
  std::atomic<std::size_t> next{0};
  const auto take = [&] {
    auto its = make();
    for (std::size_t at; (at = next++) < count;) {
      if (!work(its, at)) next = count;
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads && i < count; ++i) others.emplace_back(take);
  take();
  for (auto& thread : others) thread.join();
}

template <class Work>
void for_each_number(std::size_t count, unsigned threads, Work work) {
  for_each_number_with(
      count, threads, [] { return 0; }, [&](int, std::size_t at) { return work(at); });
}

}  // namespace waarborg::engine
