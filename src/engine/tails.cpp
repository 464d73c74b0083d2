#include "engine/tails.h"

#include <algorithm>
#include <cmath>

namespace waarborg::engine {

namespace {

Points points_of(std::uint32_t all, std::uint32_t some) {
  return static_cast<Points>(std::floor(100 * std::log2(static_cast<double>(all) / some)));
}

}  // namespace

void Tails::count(std::uint32_t peer, std::uint32_t value, std::uint32_t times) {
  if (peer >= groups_.size()) groups_.resize(peer + 1);
  auto& at_least = groups_[peer].at_least;
  if (at_least.empty()) at_least.resize(kMeasureMax + 1);
  at_least[value] += times;
}

void Tails::add(const Tails& other) {
  groups_.resize(std::max(groups_.size(), other.groups_.size()));
  for (std::size_t peer = 0; peer < other.groups_.size(); ++peer) {
    const auto& from = other.groups_[peer].at_least;
    auto& to = groups_[peer].at_least;
    to.resize(std::max(to.size(), from.size()));
    for (std::size_t value = 0; value < from.size(); ++value) to[value] += from[value];
  }
}

void Tails::finish() {
  for (auto& group : groups_) {
    auto& at_least = group.at_least;
    for (std::size_t value = at_least.size(); value-- > 1;) at_least[value - 1] += at_least[value];
    for (std::size_t value = 0; value < at_least.size(); ++value) {
      // Nothing at all tells nothing; what nobody has is never asked.
      const bool tells = value > 0 && at_least[value] > 0;
      group.points.push_back(tells ? points_of(at_least[0], at_least[value]) : 0);
    }
  }
}

}  // namespace waarborg::engine
