#include "engine/signs.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <utility>

#include "engine/hash_place.h"

namespace waarborg::engine {

namespace {

/// Fills first/values of a ByActor, those of an actor in the order of the rows. `take` makes a value of a row, or
/// nothing.
template <class Rows, class Table, class Take>
void group_by_actor(const Rows& rows, Table& table, Take take) {
  for (const auto& row : rows) {
    if (!take(row)) continue;
    if (row.actor + std::size_t{2} > table.first.size()) table.first.resize(row.actor + std::size_t{2});
    ++table.first[std::size_t{row.actor} + 1];
  }
  for (std::size_t i = 1; i < table.first.size(); ++i) table.first[i] += table.first[i - 1];
  if (table.first.empty()) return;
  table.values.resize(table.first.back());
  for (const auto& row : rows) {
    if (const auto value = take(row)) table.values[table.first[row.actor]++] = *value;
  }
  // Each has moved to where the next one begins.
  table.first.insert(table.first.begin(), 0);
  table.first.pop_back();
}

/// Puts an actor's spans in order, and makes those that overlap or touch one: so both their begins and their ends rise.
template <class Table>
void join_spans(Table& table) {
  auto& [first, spans] = table;
  const auto earlier = [](const auto& a, const auto& b) { return a.from < b.from; };
  std::uint32_t kept = 0;
  for (std::size_t actor = 0; actor + 1 < first.size(); ++actor) {
    const auto begin = spans.begin() + first[actor], end = spans.begin() + first[actor + 1];
    if (!std::is_sorted(begin, end, earlier)) std::sort(begin, end, earlier);
    first[actor] = kept;
    for (auto one = begin; one != end; ++one) {
      const bool goes_on = kept > first[actor] && one->from <= spans[kept - 1].to + 1;
      if (goes_on) spans[kept - 1].to = std::max(spans[kept - 1].to, one->to);
      if (!goes_on) spans[kept++] = *one;
    }
  }
  if (!first.empty()) first.back() = kept;
  spans.resize(kept);
}

// Of a subject, beside its marks: that some actor has a relation with it, that there is an operation.
constexpr Signs kRelated = 1U << 30U, kOperated = 1U << 31U;

bool all_same(const std::uint32_t* first, const std::uint32_t* end) {
  std::uint32_t differ = 0;
  for (const auto* at = first; at != end; ++at) differ |= *at ^ *first;
  return differ == 0;
}

}  // namespace

void SignTables::SubjectSigns::add(std::uint32_t subject, Signs signs) { given_.push_back({subject, signs}); }

void SignTables::SubjectSigns::finish() {
  table_.assign(std::bit_ceil(given_.size() * 2 + 2), {0, 0});
  for (const auto& one : given_) {
    std::size_t at = place_in(one.subject, table_.size() - 1);
    while (table_[at].signs != 0 && table_[at].subject != one.subject) at = (at + 1) & (table_.size() - 1);
    table_[at] = {one.subject, table_[at].signs | one.signs};
  }
  given_ = {};
}

void SignTables::SubjectSigns::fetch(std::uint32_t subject) const {
  __builtin_prefetch(table_.data() + place_in(subject, table_.size() - 1));
}

Signs SignTables::SubjectSigns::of(std::uint32_t subject) const {
  const std::size_t mask = table_.size() - 1;
  const Near* const table = table_.data();
  std::size_t at = place_in(subject, mask);
  while (table[at].signs != 0 && table[at].subject != subject) at = (at + 1) & mask;
  return table[at].signs;
}

SignTables::SignTables(std::span<const Spell> spells, std::span<const Relation> relations, std::span<const Mark> marks,
                       std::vector<bool> known_cases, std::vector<Signs> reason_signs, SignSettings settings,
                       std::span<const Operation> operations)
    : known_cases_(std::move(known_cases)), reason_signs_(std::move(reason_signs)), settings_(settings) {
  reason_signs_.push_back(0);
  const auto spans_of = [](Spell::Kind kind) {
    return [kind](const Spell& one) { return one.kind == kind ? std::optional(Span{one.from, one.to}) : std::nullopt; };
  };
  group_by_actor(spells, duties_, spans_of(Spell::Kind::duty));
  group_by_actor(spells, absences_, spans_of(Spell::Kind::absence));
  join_spans(duties_);
  join_spans(absences_);
  std::vector<Relation> sorted(relations.begin(), relations.end());
  std::sort(sorted.begin(), sorted.end());
  group_by_actor(sorted, relations_, [](const Relation& one) {
    return std::optional(Near{one.subject, sign_of_relation(one.kind)});
  });
  operations_.assign(operations.begin(), operations.end());
  std::sort(operations_.begin(), operations_.end());
  for (const auto& one : sorted) subjects_.add(one.subject, kRelated);
  for (const auto& one : operations_) subjects_.add(one.subject, kOperated);
  for (const auto& one : marks) subjects_.add(one.subject, sign_of_mark(one.kind));
  subjects_.finish();
}

/// Pairs come in the order of their cases, and of their subjects within one, as links do: one walk through both.
void SignTables::read_pairs(const Block& block, const LinkTable& links, Scratch& scratch) const {
  constexpr std::size_t kAhead = 8;
  const std::size_t pairs = block.pair_subject.size();
  scratch.of_pair.resize(pairs);
  const std::uint32_t *const subjects = block.pair_subject.data(), *const bases = block.pair_basis.data();
  std::span<const std::uint32_t> linked;
  bool known = false;
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    const std::uint32_t subject = subjects[pair], basis = bases[pair];
    if (pair + kAhead < pairs) subjects_.fetch(subjects[pair + kAhead]);
    if (pair + kAhead < pairs) links.fetch_subjects(bases[pair + kAhead]);
    if (pair + 2 * kAhead < pairs) links.fetch_place(bases[pair + 2 * kAhead]);
    Signs signs = subject == 0 ? 0 : subjects_.of(subject);
    if (basis != 0) {
      if (pair == 0 || bases[pair - 1] != basis) {
        linked = links.subjects_of(basis);
        known = basis < known_cases_.size() && known_cases_[basis];
      }
      while (!linked.empty() && linked.front() < subject) linked = linked.subspan(1);
      if (!known) signs |= kUnknownCase;
      if (known && subject != 0 && (linked.empty() || linked.front() != subject)) signs |= kUnlinkedCase;
    }
    scratch.of_pair.data()[pair] = signs;
  }
}

Signs SignTables::relation_signs(std::uint32_t actor, std::uint32_t subject) const {
  const auto near = relations_.of(actor);
  auto at = std::lower_bound(near.begin(), near.end(), subject,
                             [](const Near& one, std::uint32_t wanted) { return one.subject < wanted; });
  Signs signs = 0;
  for (; at != near.end() && at->subject == subject; ++at) signs |= at->signs;
  return signs;
}

Signs SignTables::operation_signs(std::uint32_t subject, Moment at) const {
  const auto next = std::upper_bound(operations_.begin(), operations_.end(), Operation{subject, at});
  const bool soon =
      next != operations_.end() && next->subject == subject && next->moment - at <= Moment{settings_.before_operation};
  return soon ? kBeforeOperation : 0;
}

void SignTables::add_subject_signs(const Run& run, Signs* signs) const {
  for (std::uint32_t row = run.first; row < run.end; ++row) {
    const Signs known = signs[row];
    if ((known & (kRelated | kOperated)) == 0) continue;
    const std::uint32_t subject = run.block.pair_subject[run.block.pair[row]];
    signs[row] &= ~(kRelated | kOperated);
    if ((known & kRelated) != 0) signs[row] |= relation_signs(run.actor, subject);
    if ((known & kOperated) != 0) signs[row] |= operation_signs(subject, run.at(row));
  }
}

/// The spans that can matter on the day of the run: the rest of a year's roster is left out once for all its rows.
std::span<const SignTables::Span> SignTables::around(std::span<const Span> all, const Run& run, Moment margin) {
  const Moment end_of_day = run.midnight + Moment{kSecondsOfDay};
  const auto begin =
      std::partition_point(all.begin(), all.end(), [&](const Span& one) { return one.to + margin < run.midnight; });
  const auto end =
      std::partition_point(begin, all.end(), [&](const Span& one) { return one.from - margin < end_of_day; });
  return {begin, end};
}

/// Begins and ends of duties rise, so only the first that has not ended before a moment and the one before it can say
/// something of it.
void SignTables::add_duty_signs(const Run& run, Signs* signs) const {
  const Moment grace = settings_.grace, within = settings_.roster_within;
  const auto duties = around(duties_.of(run.actor), run, std::max(within, grace));
  auto next = duties.begin();
  const Moment last = run.at(run.end - 1);
  for (std::uint32_t row = run.first; row < run.end && !duties.empty(); ++row) {
    const Moment at = run.at(row);
    while (next != duties.end() && next->to + grace < at) ++next;
    if (next != duties.end() && next->from - grace <= at) {
      if (last <= next->to + grace) break;  // nearly always: all on one duty
      continue;
    }
    const bool soon = next != duties.end() && next->from - within <= at && at <= next->to + within;
    const bool just = next != duties.begin() && at <= std::prev(next)->to + within;
    if (soon || just) signs[row] |= kOffDuty;
  }
  for (const auto& absence : around(absences_.of(run.actor), run, 0)) {
    for (std::uint32_t row = run.first; row < run.end; ++row) {
      if (absence.from <= run.at(row) && run.at(row) <= absence.to) signs[row] |= kAbsent;
    }
  }
}

void SignTables::add_place_signs(const Run& run, std::uint32_t within, Scratch& scratch, Signs* signs) {
  const std::uint32_t *const places = run.block.place.data(), *const seconds = run.block.second.data();
  const auto day = static_cast<DayNumber>(run.midnight / Moment{kSecondsOfDay});
  const bool goes_on = scratch.actor == run.actor && scratch.day == day && scratch.group == run.block.group;
  if (!goes_on) {
    scratch.group = run.block.group;
    scratch.actor = run.actor;
    scratch.day = day;
    scratch.place = 0;
  }
  std::uint32_t row = run.first;
  if (scratch.place == 0 && all_same(places + run.first, places + run.end)) row = run.end - 1;
  for (; row < run.end; ++row) {
    if (places[row] == 0) continue;
    if (scratch.place != 0 && scratch.place != places[row] && seconds[row] - scratch.second < within)
      signs[row] |= kTwoPlaces;
    scratch.place = places[row];
    scratch.second = seconds[row];
  }
}

void SignTables::read(const Block& block, DayNumber day, const LinkTable& links, Scratch& scratch,
                      std::vector<Signs>& signs) const {
  read_pairs(block, links, scratch);
  signs.resize(block.rows);
  const std::uint32_t *const pair_of = block.pair.data(), *const reasons = block.reason.data();
  const Signs *const of_pair = scratch.of_pair.data(), *const of_reason = reason_signs_.data();
  const auto other_reasons = static_cast<std::uint32_t>(reason_signs_.size() - 1);
  const Signs own = settings_.own, of_others = settings_.of_others;
  Signs* const out = signs.data();
  Run run{block, 0, 0, 0, Moment{day} * kSecondsOfDay};
  for (std::size_t at = 0; at < block.run_actor.size(); ++at) {
    run.actor = block.run_actor[at];
    run.first = std::exchange(run.end, block.run_end[at]);
    Signs any = 0;
    for (std::uint32_t row = run.first; row < run.end; ++row) {
      out[row] = of_pair[pair_of[row]] | of_reason[std::min(reasons[row], other_reasons)];
      any |= out[row];
    }
    if ((any & (kRelated | kOperated)) != 0) add_subject_signs(run, out);
    add_duty_signs(run, out);
    if (settings_.two_places_within > 0) add_place_signs(run, settings_.two_places_within, scratch, out);
    for (std::uint32_t row = run.first; row < run.end; ++row)
      out[row] = (out[row] & own) != 0 ? out[row] & ~of_others : out[row];
  }
}

}  // namespace waarborg::engine
