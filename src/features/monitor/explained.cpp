#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "engine/day_store.h"
#include "features/monitor/judged.h"
#include "features/monitor/numbering.h"
#include "features/monitor/rules_in_force.h"
#include "features/monitor/stored_days.h"

namespace waarborg::monitor {
namespace {

/// The first look-up of an officer at a subject.
struct First {
  std::uint32_t actor, subject, at, group;
  engine::Verdict verdict;
  auto operator<=>(const First&) const = default;
};

/// Keeps the earliest of each officer and subject; what comes is settled whenever it has doubled.
class Firsts {
 public:
  void add(const First& one) {
    all_.push_back(one);
    if (all_.size() >= settle_at_) settle();
  }
  const std::vector<First>& settled() {
    settle();
    return all_;
  }

 private:
  static constexpr std::size_t kLeast = 1U << 20U;
  void settle() {
    std::ranges::sort(all_);
    const auto same = [](const First& a, const First& b) { return a.actor == b.actor && a.subject == b.subject; };
    all_.erase(std::unique(all_.begin(), all_.end(), same), all_.end());
    settle_at_ = std::max(kLeast, all_.size() * 2);
  }
  std::vector<First> all_;
  std::size_t settle_at_ = kLeast;
};

/// Officers who looked, by month and team.
class Lookers {
 public:
  void add(const std::string& month, std::uint32_t group, std::uint32_t actor) { seen_[{month, group}].add(actor); }
  [[nodiscard]] std::int64_t count(const std::pair<std::string, std::uint32_t>& at) const {
    const auto found = seen_.find(at);
    return found == seen_.end() ? 0 : static_cast<std::int64_t>(found->second.count());
  }

 private:
  std::map<std::pair<std::string, std::uint32_t>, engine::NumberSet> seen_;
};

std::string month_of(engine::DayNumber day) { return to_iso(date_of(day)).substr(0, 7); }

}  // namespace

Result<std::unique_ptr<StoredDays>> stored_days(matters::House& house, const DaysAsked& asked) {
  auto all = std::make_unique<StoredDays>();
  all->content = TRY(rules_in_force(house));
  const auto there = TRY(engine::DayStore(look_ups_folder(house)).days());
  if (there.empty()) return conflict("detection.no_days");
  // A local day lies in two UTC days.
  all->first = asked.from ? day_number(*asked.from) : there.front() - 1;
  all->last = asked.to ? day_number(*asked.to) : there.back() + 1;
  all->days = TRY(segments_of(look_ups_folder(house), all->first - 1, all->last + 1));
  if (all->days.empty()) return conflict("detection.no_days");
  all->first = std::max(all->first, all->days.front().day() - 1);
  all->last = std::min(all->last, all->days.back().day() + 1);
  all->world =
      TRY(DetectionWorld::load(house, all->content, all->days, all->days.front().day(), all->days.back().day()));
  return all;
}

Result<Explained> explained(matters::House& house, const DaysAsked& asked, std::optional<Date> counted_from) {
  const auto stored = TRY(stored_days(house, asked));
  const auto counted = counted_from ? day_number(*counted_from) : stored->first;
  std::map<std::pair<engine::DayNumber, std::uint32_t>, std::map<engine::Verdict, std::int64_t>> by_day;
  auto systems = stored->systems();
  Firsts firsts;
  Lookers lookers;
  Explained told;
  engine::DayNumber first = stored->last, last = stored->first;
  TRY(for_each_judged(stored->days, stored->world->sides(),
                      [&](const engine::Block& block, engine::DayNumber day, auto verdicts) {
                        const auto midnight = static_cast<std::uint32_t>(day) * engine::kSecondsOfDay;
                        std::pair<engine::DayNumber, std::uint32_t> met{};
                        for (std::uint32_t row = 0; row < block.rows; ++row) {
                          const std::uint32_t at = midnight + block.second[row];
                          const auto local = stored->local_day(at);
                          if (local < stored->first || local > stored->last) continue;
                          if (systems.has(block.actor[row])) continue;
                          if (local >= counted) {
                            first = std::min(first, local);
                            last = std::max(last, local);
                            ++by_day[{local, block.group}][verdicts[row]];
                            if (std::exchange(met, {local, block.actor[row]}) != met)
                              lookers.add(month_of(local), block.group, block.actor[row]);
                          }
                          const std::uint32_t subject = block.pair_subject[block.pair[row]];
                          if (subject != 0) firsts.add({block.actor[row], subject, at, block.group, verdicts[row]});
                        }
                      }));
  told.first_day = date_of(first);
  told.day = date_of(last);
  told.content = stored->content.version + " " + stored->content.fingerprint;
  for (const auto& rule : stored->content.explanations) told.rules.push_back({rule.key});
  told.rules.emplace_back();
  const auto rule_of = [&](engine::Verdict verdict) -> ExplainedBy& {
    return verdict == 0 ? told.rules.back() : told.rules[verdict - 1U];
  };
  std::map<std::pair<std::string, std::uint32_t>, ExplainedCell> cells;
  for (const auto& [at, verdicts] : by_day) {
    auto& cell = cells[{month_of(at.first), at.second}];
    for (const auto& [verdict, count] : verdicts) {
      rule_of(verdict).looks += count;
      cell.looks += count;
      cell.explained += verdict != 0 ? count : 0;
    }
  }
  for (const auto& one : firsts.settled()) {
    if (stored->local_day(one.at) < counted) continue;
    auto& cell = cells[{month_of(stored->local_day(one.at)), one.group}];
    ++rule_of(one.verdict).firsts;
    ++cell.firsts;
    cell.firsts_explained += one.verdict != 0 ? 1 : 0;
  }
  for (auto& [at, cell] : cells) {
    cell.month = at.first;
    cell.officers = lookers.count(at);
    cell.group = stored->world->word(Word::group, at.second);
    told.whole.looks += cell.looks;
    told.whole.explained += cell.explained;
    told.whole.firsts += cell.firsts;
    told.whole.firsts_explained += cell.firsts_explained;
    told.cells.push_back(cell);
  }
  return told;
}

}  // namespace waarborg::monitor
