#include "matters/figures.h"

#include <algorithm>
#include <array>

#include "matters/figure_blocks.h"
#include "matters/figure_counter.h"
#include "matters/figure_key.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

constexpr int kSoonDays = 7;
constexpr std::size_t kDays = 65536;

/// The month of every day there is a number for.
const std::vector<std::uint16_t>& months() {
  static const std::vector<std::uint16_t> kMonths = [] {
    std::vector<std::uint16_t> out(kDays);
    for (std::size_t day = 1; day < kDays; ++day)
      out[day] = static_cast<std::uint16_t>(month_number(static_cast<DayNumber>(day)));
    return out;
  }();
  return kMonths;
}

struct Days {
  DayNumber today, soon;
  [[nodiscard]] TermState term_of(const MatterFact& fact) const {
    if (fact.is(kClosed)) return fact.is(kMissed) ? TermState::missed : TermState::met;
    if (fact.due == 0) return fact.is(kPaused) ? TermState::paused : TermState::none;
    return fact.due < today ? TermState::late : fact.due <= soon ? TermState::soon : TermState::on_time;
  }
};

/// A closed matter without a day of closing counts on the day it came in.
DayNumber closed_day(const MatterFact& fact) { return fact.closed == 0 ? fact.received : fact.closed; }

constexpr std::array kTerms{TermState::none,   TermState::on_time, TermState::soon,  TermState::late,
                            TermState::paused, TermState::met,     TermState::missed};
std::uint64_t number_of(TermState term) {
  return static_cast<std::uint64_t>(std::ranges::find(kTerms, term) - kTerms.begin());
}

constexpr unsigned kWordBits = 16, kMonthBits = 12, kTermBits = 3, kDayBits = 17;

struct Counters {
  FigureCounter by_kind, by_unit, days_by_kind, days_by_unit;

  void add(const MatterFact& fact, bool visible, TermState term) {
    const bool closed = fact.is(kClosed);
    const std::uint64_t closed_month = closed ? months()[closed_day(fact)] + 1U : 0U;
    by_kind.add(FigureKey{}
                    .put(fact.kind, kWordBits)
                    .put(closed ? 0 : fact.phase, kWordBits)
                    .put(months()[fact.received], kMonthBits)
                    .put(closed_month, kMonthBits)
                    .put(number_of(term), kTermBits)
                    .put(fact.is(kMerged), 1)
                    .put(visible, 1)
                    .key);
    by_unit.add(FigureKey{}.put(fact.unit, kWordBits).put(visible, 1).key);
    if (!closed || fact.is(kMerged)) return;
    const auto days = static_cast<std::uint64_t>(std::max(0, closed_day(fact) - fact.received));
    const auto how = FigureKey{}.put(days, kDayBits).put(number_of(term), kTermBits).put(visible, 1);
    days_by_kind.add(FigureKey{how}.put(fact.kind, kWordBits).key);
    days_by_unit.add(FigureKey{how}.put(fact.unit, kWordBits).key);
  }
};

std::vector<FigureGroup> kind_groups(const FigureCounter& counter, const FigureReader& reader) {
  std::vector<FigureGroup> out;
  counter.for_each([&](std::uint64_t key, std::int64_t count) {
    FigureParts from{key};
    FigureGroup group;
    group.kind = reader.words("kind")[from.take(kWordBits)];
    group.phase = reader.words("phase")[from.take(kWordBits)];
    group.received_on = month_start(static_cast<std::uint32_t>(from.take(kMonthBits)));
    if (const auto month = from.take(kMonthBits); month != 0)
      group.closed_on = month_start(static_cast<std::uint32_t>(month - 1));
    group.term = kTerms[from.take(kTermBits)];
    group.merged = from.take(1) != 0;
    group.visible = from.take(1) != 0;
    group.count = count;
    out.push_back(std::move(group));
  });
  return out;
}

std::vector<FigureGroup> unit_groups(const FigureCounter& counter, const std::vector<std::string>& units) {
  std::vector<FigureGroup> out;
  counter.for_each([&](std::uint64_t key, std::int64_t count) {
    FigureParts from{key};
    FigureGroup group;
    group.unit_id = units[from.take(kWordBits)];
    group.visible = from.take(1) != 0;
    group.count = count;
    out.push_back(std::move(group));
  });
  return out;
}

std::vector<FigureGroup> day_groups(const FigureCounter& counter, const std::vector<std::string>& words,
                                    std::string FigureGroup::*place) {
  std::vector<FigureGroup> out;
  counter.for_each([&](std::uint64_t key, std::int64_t count) {
    FigureParts from{key};
    FigureGroup group;
    group.days = static_cast<std::int64_t>(from.take(kDayBits));
    group.term = kTerms[from.take(kTermBits)];
    group.visible = from.take(1) != 0;
    group.*place = words[from.take(kWordBits)];
    group.closed_on = Date{};
    group.count = count;
    out.push_back(std::move(group));
  });
  return out;
}

bool holds(const std::string& set, const std::string& principal) {
  return set.find("|" + principal + "|") != std::string::npos;
}

}  // namespace

FigureReader::FigureReader(storage::Transaction& tx, const House& house, const identity::Viewer& viewer)
    : tx_(tx), today_(house.today()), facts_(all_facts(tx)), marks_(facts_.size()) {
  const auto mark = [&](const storage::Sql& statement, const storage::Params& params, std::uint8_t bit) {
    tx.for_each(statement, params,
                [&](const storage::Row& row) { marks_[static_cast<std::size_t>(row.integer("place"))] |= bit; });
  };
  mark(sql::figure_excluded, {viewer.person_token}, 1);
  if (!viewer.account_id.empty()) mark(sql::figure_held, {account_principal(viewer.account_id)}, 2);
  for (const auto& set : words("desks"))
    desks_seen_.push_back(
        std::ranges::any_of(viewer.desks, [&](const auto& desk) { return holds(set, desk_principal(desk.desk_id)); }));
}

const std::vector<std::string>& FigureReader::words(const std::string& sort) const {
  const auto at = words_.find(sort);
  return at != words_.end() ? at->second : words_[sort] = figure_words(tx_, sort);
}

Figures FigureReader::count(const FigureQuery& query) const {
  std::vector<bool> unit_counts, kind_counts;
  for (const auto& unit : words("unit")) unit_counts.push_back(!query.in_unit || query.in_unit(unit));
  for (const auto& kind : words("kind")) kind_counts.push_back(query.kind.empty() || kind == query.kind);
  const DayNumber before = query.received_before ? day_number(*query.received_before) : DayNumber{65535};
  const unsigned first_month = query.year == 0 ? 0 : static_cast<unsigned>(query.year - 1970) * 12;
  const unsigned last_month = query.year == 0 ? 65535 : first_month + 11;
  const Days days{day_number(today_), day_number(add_days(today_, kSoonDays))};
  Counters counters;
  for (std::size_t place = 0; place < facts_.size(); ++place) {
    const MatterFact& fact = facts_[place];
    if (!fact.is(kCounted) || keeps_out(place) || !unit_counts[fact.unit] || !kind_counts[fact.kind]) continue;
    const bool seen = visible(place);
    if (query.over == FiguresOver::own ? !seen : fact.received >= before) continue;
    const unsigned month = months()[fact.received];
    if (month < first_month || month > last_month) continue;
    counters.add(fact, seen, days.term_of(fact));
  }
  return {kind_groups(counters.by_kind, *this), unit_groups(counters.by_unit, words("unit")),
          day_groups(counters.days_by_kind, words("kind"), &FigureGroup::kind),
          day_groups(counters.days_by_unit, words("unit"), &FigureGroup::unit_id)};
}

void FigureReader::for_each(const std::function<void(const MatterFact&, bool)>& visit) const {
  for (std::size_t place = 0; place < facts_.size(); ++place)
    if (facts_[place].is(kCounted) && !keeps_out(place)) visit(facts_[place], visible(place));
}

void FigureReader::for_each_step(Date from, Date until,
                                 const std::function<void(const StepFact&, const MatterFact&, bool)>& visit) const {
  const DayNumber first = day_number(from), end = day_number(until);
  for (const auto& step : step_facts(tx_, first, static_cast<DayNumber>(end - 1)))
    if (step.done >= first && step.done < end && step.place < facts_.size() && !keeps_out(step.place))
      visit(step, facts_[step.place], visible(step.place));
}

}  // namespace waarborg::matters
