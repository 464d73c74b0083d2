#include "engine/signs.h"

#include <algorithm>
#include <bit>

#include "engine/hash_place.h"

namespace waarborg::engine {

namespace {

/// Fills first/values of a ByActor from sorted rows; `take` makes a value of a row.
template <class Row, class Table, class Take>
void group_by_actor(const std::vector<Row>& rows, Table& table, Take take) {
  if (rows.empty()) return;
  table.first.assign(std::size_t{rows.back().actor} + 2, 0);
  table.values.reserve(rows.size());
  for (const auto& row : rows) {
    ++table.first[std::size_t{row.actor} + 1];
    table.values.push_back(take(row));
  }
  for (std::size_t i = 1; i < table.first.size(); ++i) table.first[i] += table.first[i - 1];
}

/// The spells of one kind, in order, those of an actor that overlap or touch made one: so both their begins and their
/// ends rise.
std::vector<Spell> spells_of(std::span<const Spell> spells, Spell::Kind kind) {
  std::vector<Spell> some, joined;
  std::copy_if(spells.begin(), spells.end(), std::back_inserter(some),
               [&](const Spell& one) { return one.kind == kind; });
  if (!std::is_sorted(some.begin(), some.end())) std::sort(some.begin(), some.end());
  for (const auto& one : some) {
    const bool goes_on = !joined.empty() && joined.back().actor == one.actor && one.from <= joined.back().to + 1;
    if (goes_on) joined.back().to = std::max(joined.back().to, one.to);
    if (!goes_on) joined.push_back(one);
  }
  return joined;
}

// Of a subject, beside its marks: that some actor has a relation with it, that there is an operation.
constexpr Signs kRelated = 1, kOperated = 2;

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
  const auto span_of = [](const Spell& one) { return Span{one.from, one.to}; };
  group_by_actor(spells_of(spells, Spell::Kind::duty), duties_, span_of);
  group_by_actor(spells_of(spells, Spell::Kind::absence), absences_, span_of);
  std::vector<Relation> sorted(relations.begin(), relations.end());
  std::sort(sorted.begin(), sorted.end());
  group_by_actor(sorted, relations_, [](const Relation& one) { return Near{one.subject, sign_of_relation(one.kind)}; });
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
  scratch.more.resize(pairs);
  const std::uint32_t *const subjects = block.pair_subject.data(), *const bases = block.pair_basis.data();
  std::span<const std::uint32_t> linked;
  bool known = false;
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    const std::uint32_t subject = subjects[pair], basis = bases[pair];
    if (pair + kAhead < pairs) subjects_.fetch(subjects[pair + kAhead]);
    if (pair + kAhead < pairs) links.fetch_subjects(bases[pair + kAhead]);
    if (pair + 2 * kAhead < pairs) links.fetch_place(bases[pair + 2 * kAhead]);
    const Signs known_of = subject == 0 ? 0 : subjects_.of(subject);
    Signs signs = known_of & ~(kRelated | kOperated);
    if (basis != 0) {
      if (pair == 0 || bases[pair - 1] != basis) {
        linked = links.subjects_of(basis);
        known = basis < known_cases_.size() && known_cases_[basis];
      }
      while (!linked.empty() && linked.front() < subject) linked = linked.subspan(1);
      if (!known) signs |= kUnknownCase;
      if (known && subject != 0 && (linked.empty() || linked.front() != subject)) signs |= kUnlinkedCase;
    }
    scratch.of_pair[pair] = signs;
    scratch.more[pair] = static_cast<std::uint8_t>(known_of & (kRelated | kOperated));
  }
}

/// `next`: the first duty that has not ended before an earlier moment; moved to that of `at`. Begins and ends of duties
/// rise, so only it and the one before it can say something.
Signs SignTables::duty_signs(const Span* first, const Span*& next, const Span* end, Moment at) const {
  const Moment grace = settings_.grace, within = settings_.roster_within;
  while (next != end && next->to + grace < at) ++next;
  if (next != end && next->from - grace <= at) return 0;
  const bool soon = next != end && next->from - within <= at && at <= next->to + within;
  const bool just = next != first && at <= std::prev(next)->to + within;
  return soon || just ? kOffDuty : 0;
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

Signs SignTables::place_signs(const Block& block, std::uint32_t row, DayNumber day, Scratch& scratch) const {
  const std::uint32_t actor = block.actor[row], second = block.second[row], place = block.place[row];
  if (place == 0) return 0;
  const bool goes_on = scratch.actor == actor && scratch.day == day && scratch.group == block.group;
  const bool two =
      goes_on && scratch.place != 0 && scratch.place != place && second - scratch.second < settings_.two_places_within;
  scratch.group = block.group;
  scratch.actor = actor;
  scratch.second = second;
  scratch.place = place;
  scratch.day = day;
  return two ? kTwoPlaces : 0;
}

/// The spans that can matter on the day that begins at `midnight`: the rest of a year's roster is left out once for all
/// rows of an actor.
std::span<const SignTables::Span> SignTables::around(std::span<const Span> all, Moment midnight, Moment margin) {
  const auto begin =
      std::partition_point(all.begin(), all.end(), [&](const Span& one) { return one.to + margin < midnight; });
  const auto end = std::partition_point(
      begin, all.end(), [&](const Span& one) { return one.from - margin < midnight + Moment{kSecondsOfDay}; });
  return {begin, end};
}

void SignTables::read(const Block& block, DayNumber day, const LinkTable& links, Scratch& scratch,
                      std::vector<Signs>& signs) const {
  read_pairs(block, links, scratch);
  signs.resize(block.rows);
  const Moment midnight = Moment{day} * kSecondsOfDay;
  const Moment reach = std::max(settings_.roster_within, settings_.grace);
  std::span<const Span> duties, absences;
  const Span* duty = nullptr;
  const std::uint32_t *const actors = block.actor.data(), *const seconds = block.second.data();
  const std::uint32_t *const pair_of = block.pair.data(), *const reasons = block.reason.data();
  const Signs* const of_pair = scratch.of_pair.data();
  const std::uint8_t* const more = scratch.more.data();
  for (std::uint32_t row = 0; row < block.rows; ++row) {
    const std::uint32_t actor = actors[row], pair = pair_of[row], reason = reasons[row];
    const Moment at = midnight + seconds[row];
    if (row == 0 || actors[row - 1] != actor) {
      duties = around(duties_.of(actor), midnight, reach);
      duty = duties.data();
      absences = around(absences_.of(actor), midnight, 0);
    }
    Signs found = of_pair[pair] | duty_signs(duties.data(), duty, duties.data() + duties.size(), at);
    if (reason < reason_signs_.size()) found |= reason_signs_[reason];
    if ((more[pair] & kRelated) != 0) found |= relation_signs(actor, block.pair_subject[pair]);
    if ((more[pair] & kOperated) != 0) found |= operation_signs(block.pair_subject[pair], at);
    if ((found & settings_.own) != 0) found &= ~settings_.of_others;
    found |= place_signs(block, row, day, scratch);
    for (const auto& absence : absences) {
      if (absence.from <= at && at <= absence.to) found |= kAbsent;
    }
    signs[row] = found;
  }
}

}  // namespace waarborg::engine
