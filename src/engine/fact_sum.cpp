#include "engine/fact_sum.h"

namespace waarborg::engine {

namespace {

template <class Fact>
void move_behind(std::vector<Fact>& part, std::vector<Fact>& all) {
  all.insert(all.end(), part.begin(), part.end());
  part.clear();
}

}  // namespace

FactsInOrder::FactsInOrder(const FactCounts& most) {
  all_.pairs.reserve(most.pairs);
  all_.actors.reserve(most.actors);
  all_.habits.reserve(most.habits);
}

void FactsInOrder::append(Facts& part) {
  move_behind(part.pairs, all_.pairs);
  move_behind(part.actors, all_.actors);
  move_behind(part.habits, all_.habits);
  ++next_;
}

void FactsInOrder::put(std::size_t at, Facts& part) {
  const std::lock_guard lock(guard_);
  if (at != next_) {
    waiting_.emplace(at, std::exchange(part, {}));
    return;
  }
  append(part);
  for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_; first = waiting_.erase(first)) {
    append(first->second);
    part = std::move(first->second);  // its memory serves the next part
  }
}

}  // namespace waarborg::engine
