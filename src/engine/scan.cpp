#include "engine/scan.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <tuple>

#include "engine/fact_maker.h"
#include "engine/stretches.h"
#include "engine/threads.h"

namespace waarborg::engine {

namespace {

constexpr Columns kColumns =
    Column::actor | Column::second | Column::source | Column::reason | Columns(Column::place) | Column::pair;

/// Days that share the tables of what explains: fewer days make smaller tables, and more of them.
constexpr DayNumber kStretch = 14;

/// After so many groups the memory of the days read is given back: it is of no use to the next ones, and the facts are
/// as large as the days.
constexpr std::size_t kRelease = 16;

struct Part {
  std::uint32_t group = 0;
  const Segment* day = nullptr;
  std::size_t block = 0;
};

/// The blocks of all days, those of a group together, in the order of days.
std::vector<std::vector<Part>> parts_by_group(std::span<const Segment> days) {
  std::vector<Part> parts;
  for (const auto& day : days) {
    for (std::size_t at = 0; at < day.blocks().size(); ++at) parts.push_back({day.blocks()[at].group, &day, at});
  }
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return std::tuple(a.group, a.day->day(), a.block) < std::tuple(b.group, b.day->day(), b.block);
  });
  std::vector<std::vector<Part>> by_group;
  for (const auto& part : parts) {
    if (by_group.empty() || by_group.back().front().group != part.group) by_group.emplace_back();
    by_group.back().push_back(part);
  }
  return by_group;
}

/// The buffers of one thread.
struct Work {
  Block block;
  Explainer::Scratch explain;
  SignTables::Scratch sign;
  std::vector<Verdict> verdicts;
  std::vector<Signs> signs;
};

Result<Facts> scan_group(const std::vector<Part>& parts, const Sides& sides, Work& work) {
  FactMaker facts(*sides.local, sides.always, sides.count_first);
  const std::uint32_t group = parts.front().group;
  const auto assignments = group < sides.assignments.size() ? std::span<const Assignment>(sides.assignments[group])
                                                            : std::span<const Assignment>();
  std::vector<DayNumber> days;
  days.reserve(parts.size());
  for (const auto& part : parts) days.push_back(part.day->day());
  auto part = parts.begin();
  for (const auto& stretch : stretches_of(days, kStretch, assignments, sides.rules)) {
    const Explainer explainer(*sides.links, stretch.assignments, sides.rules);
    for (; part != parts.end() && part->day->day() <= stretch.last; ++part) {
      TRY(part->day->read(part->block, kColumns, work.block));
      explainer.explain(work.block, part->day->day(), work.explain, work.verdicts);
      sides.signs->read(work.block, part->day->day(), *sides.links, work.sign, work.signs);
      facts.add(work.block, part->day->day(), work.verdicts, work.signs);
    }
  }
  return facts.take();
}

}  // namespace

Result<Facts> scan(std::span<const Segment> days, const Sides& sides, unsigned threads) {
  const auto groups = parts_by_group(days);
  std::vector<Facts> of_group(groups.size());
  std::mutex guard;
  std::optional<Errors> errors;
  const auto release = [&] {
    for (const auto& day : days) day.release();
  };
  const auto scan_one = [&](Work& buffers, std::size_t at) {
    auto facts = scan_group(groups[at], sides, buffers);
    if (facts.ok()) {
      of_group[at] = std::move(facts).value();
      if (at % kRelease == 0) release();
      return true;
    }
    const std::lock_guard lock(guard);
    if (!errors) errors = facts.errors();
    return false;
  };
  for_each_number_with(
      groups.size(), threads, [] { return Work(); }, scan_one);
  if (errors) return *errors;
  release();
  return sum_of_facts(std::move(of_group), threads);
}

}  // namespace waarborg::engine
