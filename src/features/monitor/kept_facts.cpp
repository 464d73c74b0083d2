#include "features/monitor/kept_facts.h"

#include <algorithm>
#include <cstring>
#include <map>

#include "engine/scan.h"
#include "features/monitor/detect.h"
#include "platform/sealing/sealing.h"

namespace waarborg::monitor {
namespace {

/// Of the look-ups themselves and of the rules. Side tables are not in it: what is registered late counts within
/// settle_days, and what a day was judged by then stays.
engine::Key made_with(const matters::House& house, const DetectionContent& content, const engine::Segment& day) {
  std::string text = content.fingerprint + "|" + house.platform.config.zone;
  for (const auto& block : day.blocks()) text += "|" + std::to_string(block.checksum);
  const auto digest = sealing::digest(as_bytes(text));
  engine::Key key{};
  std::memcpy(key.data(), digest.data(), sizeof key);
  return key;
}

std::int64_t unexplained(const engine::Facts& facts) {
  std::int64_t sum = 0;
  for (const auto& day : facts.actors) sum += day.unexplained;
  return sum;
}

using ByPair = std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t>;

void add_unexplained(const engine::Facts& facts, std::int64_t sign, ByPair& sums) {
  for (const auto& pair : facts.pairs) sums[{pair.actor, pair.subject}] += sign * std::int64_t{pair.unexplained};
}

ChangedDay changed_day(engine::DayNumber day, const engine::Facts& before, const engine::Facts& now) {
  ChangedDay changed{date_of(day), unexplained(before), unexplained(now), 0, 0, {}};
  ByPair sums;
  add_unexplained(before, 1, sums);
  add_unexplained(now, -1, sums);
  for (const auto& [pair, fewer] : sums) {
    if (fewer == 0) continue;
    ChangedDay::Pair one{pair.first, pair.second, std::max<std::int64_t>(fewer, 0), std::max<std::int64_t>(-fewer, 0)};
    changed.became_explained += one.became_explained;
    changed.became_unexplained += one.became_unexplained;
    changed.pairs.push_back(one);
  }
  return changed;
}

}  // namespace

Result<KeptFacts> facts_of(matters::House& house, const DetectionContent& content, const DetectionWorld& world,
                           std::span<const engine::Segment> days, unsigned threads) {
  KeptFacts kept;
  if (days.empty()) return kept;
  const engine::FactStore store(look_ups_folder(house) / "facts");
  std::map<engine::DayNumber, engine::Key> there;
  for (const auto& one : TRY(store.days())) there[one.day] = one.made_with;
  const engine::DayNumber settled = days.back().day() - content.settle_days;
  for (const auto& day : days) {
    const auto key = made_with(house, content, day);
    const auto found = there.find(day.day());
    const bool same = found != there.end() && found->second == key;
    if (same && day.day() <= settled) continue;
    engine::DayFacts made{day.day(), key, TRY(engine::scan(std::span(&day, 1), world.sides(), threads))};
    if (same) {
      const auto before = TRY(store.read(day.day()));
      if (before.facts.pairs == made.facts.pairs && before.facts.actors == made.facts.actors) continue;
      kept.changed.push_back(changed_day(day.day(), before.facts, made.facts));
    }
    TRY(store.put(made));
  }
  kept.facts = TRY(store.window(days.front().day(), days.back().day(), threads));
  return kept;
}

}  // namespace waarborg::monitor
