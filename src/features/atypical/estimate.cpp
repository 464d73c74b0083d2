#include "features/atypical/estimate.h"

#include <algorithm>
#include <cmath>

namespace waarborg::atypical {
namespace {

constexpr double kZ = 1.959964;  // 95% of a normal distribution lies within so many standard deviations

/// Doubtful pairs of a lot.
Share missed_in(const Counted::Lot& lot) {
  if (lot.pairs == 0) return {0, 0, 0};
  const Share rate = share_of(lot.doubtful, lot.judged);
  const auto pairs = static_cast<double>(lot.pairs);
  return {rate.share * pairs, rate.low * pairs, rate.high * pairs};
}

double part(double of, double whole) { return whole <= 0 ? 0 : std::min(1.0, of / whole); }

}  // namespace

Share share_of(std::int64_t count, std::int64_t of) {
  const auto n = static_cast<double>(of);
  const double p = static_cast<double>(count) / n;
  const double middle = (p + kZ * kZ / (2 * n)) / (1 + kZ * kZ / n);
  const double half = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n)) / (1 + kZ * kZ / n);
  return {p, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::optional<Estimate> estimate(const Counted& counted, std::int64_t least) {
  for (const auto& lot : {counted.plain, counted.left_out})
    if (lot.pairs > 0 && lot.judged < std::max<std::int64_t>(least, 1)) return std::nullopt;
  if (counted.cases == 0) return std::nullopt;
  const Share plain = missed_in(counted.plain), left_out = missed_in(counted.left_out);
  const double middle = plain.share + left_out.share, low = plain.low + left_out.low, high = plain.high + left_out.high;
  const auto pairs = static_cast<double>(counted.pairs_followed);
  if (pairs + high <= 0) return std::nullopt;
  // What is missed may be nothing at all: then all there is was found.
  const auto recall = [&](double missed) { return pairs + missed <= 0 ? 1.0 : part(pairs, pairs + missed); };
  const auto ceiling = [&](double missed) {
    return part(static_cast<double>(counted.cases_followed) + missed, static_cast<double>(counted.cases));
  };
  return Estimate{{recall(middle), recall(high), recall(low)}, {ceiling(middle), ceiling(low), ceiling(high)}};
}

}  // namespace waarborg::atypical
