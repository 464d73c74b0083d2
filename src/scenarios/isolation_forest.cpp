#include "scenarios/isolation_forest.h"

#include <algorithm>
#include <cmath>

#include "scenarios/random.h"

namespace waarborg::scenarios {

namespace {

constexpr std::size_t kTrees = 100, kSample = 256;
constexpr std::uint32_t kDepthMax = 8;

/// The mean depth of a search among n, which a leaf of n that was not cut further stands for.
double depth_of(std::size_t n) {
  if (n < 2) return 0;
  return 2 * (std::log(static_cast<double>(n - 1)) + 0.5772156649) -
         2 * static_cast<double>(n - 1) / static_cast<double>(n);
}

class Tree {
 public:
  Tree(const std::vector<Features>& all, Random& random) : all_(all) {
    std::vector<std::size_t> sample;
    for (std::size_t i = 0; i < std::min(kSample, all.size()); ++i) {
      sample.push_back(random.below(static_cast<std::uint32_t>(all.size())));
    }
    grow(sample, 0, random);
  }

  [[nodiscard]] double depth(const Features& one) const {
    std::size_t at = 0;
    while (nodes_[at].left != 0)
      at = one.counts[nodes_[at].count] < nodes_[at].cut ? nodes_[at].left : nodes_[at].right;
    return nodes_[at].depth;
  }

 private:
  struct Node {
    std::size_t count = 0, left = 0, right = 0;  ///< left 0: a leaf
    std::uint32_t cut = 0;
    double depth = 0;
  };

  std::size_t grow(const std::vector<std::size_t>& some, std::uint32_t depth, Random& random) {
    const std::size_t at = nodes_.size();
    nodes_.push_back({0, 0, 0, 0, depth + depth_of(some.size())});
    if (some.size() < 2 || depth == kDepthMax) return at;
    const std::size_t count = random.below(Features::kCounts);
    const auto value = [&](std::size_t i) { return all_[i].counts[count]; };
    const auto [least, most] = std::minmax_element(some.begin(), some.end(),
                                                   [&](std::size_t a, std::size_t b) { return value(a) < value(b); });
    if (value(*least) == value(*most)) return at;
    const std::uint32_t cut = random.between(value(*least) + 1, value(*most));
    std::vector<std::size_t> below, above;
    for (const auto i : some) (value(i) < cut ? below : above).push_back(i);
    const std::size_t left = grow(below, depth + 1, random), right = grow(above, depth + 1, random);
    nodes_[at].count = count;
    nodes_[at].cut = cut;
    nodes_[at].left = left;
    nodes_[at].right = right;
    return at;
  }

  const std::vector<Features>& all_;
  std::vector<Node> nodes_;
};

}  // namespace

std::vector<engine::Points> isolation_scores(const std::vector<Features>& all, std::uint64_t seed) {
  std::vector<double> depths(all.size(), 0);
  Random random(seed);
  for (std::size_t tree = 0; tree < kTrees && !all.empty(); ++tree) {
    const Tree grown(all, random);
    for (std::size_t i = 0; i < all.size(); ++i) depths[i] += grown.depth(all[i]);
  }
  const double usual = depth_of(std::min(kSample, all.size())) * static_cast<double>(kTrees);
  std::vector<engine::Points> scores;
  for (const auto depth : depths) {
    const double score = usual <= 0 ? 0 : std::exp2(-depth / usual);
    scores.push_back(1 + static_cast<engine::Points>(score * 9999));
  }
  return scores;
}

}  // namespace waarborg::scenarios
