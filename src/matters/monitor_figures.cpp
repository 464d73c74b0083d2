#include "matters/monitor_figures.h"

#include <algorithm>

#include "base/text.h"
#include "matters/figure_counter.h"
#include "matters/figure_key.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

constexpr unsigned kWordBits = 16, kDayBits = 14;
constexpr std::uint64_t kDaysMost = (1U << kDayBits) - 1;

std::vector<bool> units_in(const FigureReader& reader, const UnitTest& in_unit) {
  std::vector<bool> out;
  for (const auto& unit : reader.words("unit")) out.push_back(!in_unit || in_unit(unit));
  return out;
}

std::uint64_t days_of(const StepFact& step) {
  const int days = step.began == 0 ? 0 : std::max(0, step.done - step.began);
  return std::min(static_cast<std::uint64_t>(days), kDaysMost);
}

struct StepCounters {
  FigureCounter by_step, by_unit, of_units;
  void add(const StepFact& step, const MatterFact& fact, bool visible) {
    const auto how = FigureKey{}.put(visible, 1).put(step.late, 1).put(days_of(step), kDayBits);
    by_step.add(FigureKey{how}.put(fact.kind, kWordBits).put(step.step, kWordBits).key);
    by_unit.add(FigureKey{how}.put(fact.unit, kWordBits).key);
    of_units.add(
        FigureKey{}.put(visible, 1).put(fact.kind, kWordBits).put(step.step, kWordBits).put(fact.unit, kWordBits).key);
  }
};

StepGroup group_with_days(FigureParts& parts, std::int64_t count) {
  StepGroup group;
  group.visible = parts.take(1) != 0;
  group.late = parts.take(1) != 0;
  group.days = static_cast<std::int64_t>(parts.take(kDayBits));
  group.count = count;
  return group;
}

std::vector<MatterGroup> matter_groups(const FigureCounter& counter, const FigureReader& reader) {
  std::vector<MatterGroup> out;
  counter.for_each([&](std::uint64_t key, std::int64_t count) {
    FigureParts parts{key};
    const bool visible = parts.take(1) != 0;
    const auto& kind = reader.words("kind")[parts.take(kWordBits)];
    const auto& unit = reader.words("unit")[parts.take(kWordBits)];
    out.push_back({kind, unit, reader.words("outcome")[parts.take(kWordBits)], visible, count});
  });
  return out;
}

/// As a statement looks for one among them: "|a:ID|d:ID|".
std::string listed_principals(const identity::Viewer& viewer) { return "|" + join(viewer.principals(), "|") + "|"; }

FigureKey matter_key(const MatterFact& fact, bool visible) {
  return FigureKey{}.put(visible, 1).put(fact.kind, kWordBits).put(fact.unit, kWordBits);
}

}  // namespace

StepFigures steps_done(const FigureReader& reader, const DaySpan& span, const UnitTest& in_unit,
                       const std::function<bool(const std::string& kind, const std::string& step)>& chosen) {
  const auto unit_counts = units_in(reader, in_unit);
  StepCounters counters;
  reader.for_each_step(span.from, span.until, [&](const StepFact& step, const MatterFact& fact, bool visible) {
    if (unit_counts[fact.unit]) counters.add(step, fact, visible);
  });
  const auto &kinds = reader.words("kind"), &units = reader.words("unit"), &steps = reader.words("step");
  StepFigures out;
  counters.by_step.for_each([&](std::uint64_t key, std::int64_t count) {
    FigureParts parts{key};
    auto group = group_with_days(parts, count);
    group.kind = kinds[parts.take(kWordBits)];
    group.step = steps[parts.take(kWordBits)];
    out.by_step.push_back(std::move(group));
  });
  counters.by_unit.for_each([&](std::uint64_t key, std::int64_t count) {
    FigureParts parts{key};
    auto group = group_with_days(parts, count);
    group.unit_id = units[parts.take(kWordBits)];
    out.by_unit.push_back(std::move(group));
  });
  counters.of_units.for_each([&](std::uint64_t key, std::int64_t count) {
    FigureParts parts{key};
    StepGroup group;
    group.visible = parts.take(1) != 0;
    const auto &kind = kinds[parts.take(kWordBits)], &step = steps[parts.take(kWordBits)];
    if (!chosen(kind, step)) return;
    group.kind = kind;
    group.step = step;
    group.unit_id = units[parts.take(kWordBits)];
    group.count = count;
    out.of_units.push_back(std::move(group));
  });
  return out;
}

std::vector<MatterFigures> matters_in(const FigureReader& reader, const std::vector<DaySpan>& spans,
                                      const UnitTest& in_unit) {
  constexpr std::uint8_t kNone = 255;
  std::vector<std::uint8_t> span_of(65536, kNone);
  for (std::size_t at = 0; at < spans.size(); ++at)
    for (int day = day_number(spans[at].from); day < day_number(spans[at].until); ++day)
      span_of[static_cast<std::size_t>(day)] = static_cast<std::uint8_t>(at);
  const auto unit_counts = units_in(reader, in_unit);
  std::vector<FigureCounter> received(spans.size()), closed(spans.size());
  reader.for_each([&](const MatterFact& fact, bool visible) {
    if (!unit_counts[fact.unit]) return;
    if (const auto at = span_of[fact.received]; at != kNone) received[at].add(matter_key(fact, visible).key);
    if (const auto at = span_of[fact.closed]; at != kNone)
      closed[at].add(matter_key(fact, visible).put(fact.outcome, kWordBits).key);
  });
  std::vector<MatterFigures> out;
  for (std::size_t at = 0; at < spans.size(); ++at)
    out.push_back({matter_groups(received[at], reader), matter_groups(closed[at], reader)});
  return out;
}

std::vector<HandlerLoad> handler_loads(const FigureReader& reader, const UnitTest& in_unit) {
  const auto unit_counts = units_in(reader, in_unit);
  FigureCounter counter;
  reader.for_each([&](const MatterFact& fact, bool) {
    if (!fact.is(kClosed) && fact.handlers != 0 && unit_counts[fact.unit])
      counter.add(FigureKey{}.put(fact.unit, kWordBits).put(fact.handlers, 32).key);
  });
  std::vector<HandlerLoad> out;
  counter.for_each([&](std::uint64_t key, std::int64_t count) {
    FigureParts parts{key};
    const auto& unit = reader.words("unit")[parts.take(kWordBits)];
    for (const auto& principal : split(reader.words("handlers")[parts.take(32)], '|'))
      if (!principal.empty()) out.push_back({unit, principal, count});
  });
  return out;
}

std::optional<MatterGroup> group_of(storage::Transaction& tx, const identity::Viewer& viewer,
                                    const std::string& matter_id) {
  const auto row = tx.find(sql::monitor_matter, {matter_id, listed_principals(viewer), viewer.person_token});
  if (!row) return std::nullopt;
  return MatterGroup{row->text("kind"), row->maybe_text("unit_id").value_or(""),
                     row->maybe_text("outcome").value_or(""), row->flag("visible"), row->integer("count")};
}

std::vector<MatterGroup> closed_without_lesson(storage::Transaction& tx, const identity::Viewer& viewer,
                                               const DaySpan& span) {
  std::vector<MatterGroup> out;
  for (const auto& row :
       tx.query(sql::monitor_no_lesson, {span.from, span.until, listed_principals(viewer), viewer.person_token}))
    out.push_back({row.text("kind"), row.text("unit_id"), "", row.flag("visible"), row.integer("count")});
  return out;
}

}  // namespace waarborg::matters
