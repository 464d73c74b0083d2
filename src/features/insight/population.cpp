#include "features/insight/population.h"

#include <algorithm>
#include <map>

namespace waarborg::insight {

namespace {

using matters::TermState;

int month_number(Date date) {
  return static_cast<int>(date.year()) * 12 + static_cast<int>(unsigned(date.month())) - 1;
}

/// A part of a whole that is large enough on either side.
bool both_speak(const Tally& part, const Tally& whole, std::int64_t threshold) {
  const Tally rest{whole.visible - part.visible, whole.others - part.others};
  return speaks(part, threshold) && speaks(rest, threshold);
}

}  // namespace

std::size_t state_of(const matters::FigureGroup& group) {
  switch (group.term) {
    case TermState::late: return kLate;
    case TermState::soon: return kSoon;
    case TermState::on_time: return kOnTime;
    case TermState::paused: return kPaused;
    case TermState::none: return kNoTerm;
    case TermState::met: return kClosedInTime;
    case TermState::missed: return kClosedLate;
  }
  return kNoTerm;
}

std::optional<std::size_t> KindRows::row_of(const std::string& kind) const {
  for (std::size_t row = 0; row < kinds.size(); ++row)
    if (kinds[row] == kind || kinds[row].empty()) return row;
  return std::nullopt;
}

KindRows kind_rows(const Groups& groups, const Labels& labels, std::int64_t threshold) {
  std::map<std::string, Tally> tallies;
  for (const auto& group : groups) tallies[group.kind].add(group);
  std::vector<std::string> order = labels.kinds();
  for (const auto& [kind, tally] : tallies)
    if (std::find(order.begin(), order.end(), kind) == order.end()) order.push_back(kind);
  std::vector<std::int64_t> parts;
  for (const auto& kind : order) parts.push_back(tallies[kind].others);
  const auto small = hide_small_parts(parts, threshold);
  KindRows out;
  for (std::size_t i = 0; i < order.size(); ++i)
    if (!small[i] && tallies[order[i]].all() > 0) out.kinds.push_back(order[i]);
  if (std::find(small.begin(), small.end(), true) != small.end()) out.kinds.emplace_back();
  return out;
}

MonthColumns::MonthColumns(Date today)
    : first(
          std::chrono::year_month_day(today.year() - std::chrono::years(2), std::chrono::January, std::chrono::day(1))),
      count(static_cast<std::size_t>(month_number(today) - month_number(first)) + 2) {}

std::size_t MonthColumns::column_of(Date date) const {
  const int column = month_number(date) - month_number(first) + 1;
  return static_cast<std::size_t>(std::clamp(column, 0, static_cast<int>(count) - 1));
}

Date MonthColumns::month(std::size_t column) const { return first + std::chrono::months(static_cast<int>(column) - 1); }

void Durations::add(const matters::FigureGroup& group) {
  if (group.is_open() || group.merged) return;
  closed.add(group);
  if (group.term == TermState::missed) late.add(group);
  days[group.days] += group.count;
}

void Durations::add(const Durations& other) {
  const auto join = [](Tally& to, const Tally& from) { to.visible += from.visible, to.others += from.others; };
  join(closed, other.closed);
  join(late, other.late);
  for (const auto& [span, count] : other.days) days[span] += count;
}

namespace {

/// Of so many days in order, the one at a place.
std::int64_t days_at(const std::map<std::int64_t, std::int64_t>& days, std::int64_t place) {
  for (const auto& [span, count] : days)
    if ((place -= count) < 0) return span;
  return 0;
}

}  // namespace

std::vector<Cell> Durations::cells(std::int64_t threshold) const {
  if (days.empty()) return {Cell{}, Cell{}, Cell{}};
  const Cell few{Figure{}};
  if (!speaks(closed, threshold)) return {few, few, few};
  const std::int64_t all = closed.all(), half = all / 2;
  const std::int64_t middle =
      all % 2 == 1 ? days_at(days, half) : (days_at(days, half - 1) + days_at(days, half) + 1) / 2;
  const auto share = (200 * late.all() + all) / (2 * all);
  return {Cell{middle}, speaks(closed, 2 * threshold) ? Cell{days_at(days, (all * 9 + 9) / 10 - 1)} : few,
          both_speak(late, closed, threshold) ? Cell{share} : few};
}

std::int64_t median_of(const std::vector<std::int64_t>& sorted) {
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half] + 1) / 2;
}

}  // namespace waarborg::insight
