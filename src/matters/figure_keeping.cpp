#include "matters/figure_keeping.h"

#include <algorithm>
#include <functional>

#include "matters/figure_blocks.h"
#include "matters/matter.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

constexpr int kAtOnce = 2048;
constexpr std::size_t kTold = 10;

using CodeOf = std::function<std::optional<std::uint32_t>(const char* sort, const std::string& word)>;

/// A matter's facts as its own tables tell them.
struct Counted {
  std::string id;
  std::optional<std::uint32_t> place;
  std::optional<MatterFact> fact;  ///< nothing when a word of it has no number
};

struct Holders {
  std::map<std::string, std::string> desks, handlers;  ///< by matter
};

/// "|d:1|d:2|": a desk is found in it between its bars.
Holders holders_between(storage::Transaction& tx, const std::string& first, const std::string& last) {
  Holders out;
  tx.for_each(sql::figure_count_holders, {first, last}, [&](const storage::Row& row) {
    auto& set = (row.text("sort") == "desks" ? out.desks : out.handlers)[row.text("matter_id")];
    if (set.empty()) set = "|";
    set += row.text("principal") + "|";
  });
  return out;
}

DayNumber day_of(const std::optional<Date>& date) { return date ? day_number(*date) : DayNumber{0}; }

std::uint16_t flags_of(const storage::Row& row) {
  const auto& state = row.text("state");
  std::uint16_t flags = kCounted;
  if (state == "closed" || state == "merged") flags |= kClosed;
  if (state == "merged") flags |= kMerged;
  if (row.flag("paused")) flags |= kPaused;
  if (row.flag("missed")) flags |= kMissed;
  return flags;
}

std::optional<MatterFact> fact_of(const storage::Row& row, const Holders& holders, const CodeOf& code) {
  const auto& id = row.text("id");
  const auto set_of = [&](const std::map<std::string, std::string>& sets) {
    const auto at = sets.find(id);
    return at == sets.end() ? std::string{} : at->second;
  };
  const auto kind = code("kind", row.text("kind")), unit = code("unit", row.maybe_text("unit_id").value_or(""));
  const auto phase = code("phase", row.text("phase"));
  const auto outcome = code("outcome", row.maybe_text("outcome").value_or(""));
  const auto desks = code("desks", set_of(holders.desks)), handlers = code("handlers", set_of(holders.handlers));
  if (!kind || !unit || !phase || !outcome || !desks || !handlers) return std::nullopt;
  MatterFact fact;
  fact.kind = static_cast<std::uint16_t>(*kind);
  fact.unit = static_cast<std::uint16_t>(*unit);
  fact.phase = static_cast<std::uint16_t>(*phase);
  fact.outcome = static_cast<std::uint16_t>(*outcome);
  fact.desks = static_cast<std::uint16_t>(*desks);
  fact.handlers = *handlers;
  fact.flags = flags_of(row);
  fact.received = day_number(row.date("received_on"));
  fact.closed = day_of(row.maybe_date("closed_on"));
  if (row.text("due_on") != kNoDueDate) fact.due = day_number(row.date("due_on"));
  return fact;
}

std::vector<Counted> count_between(storage::Transaction& tx, const std::string& first, const std::string& last,
                                   const CodeOf& code) {
  const Holders holders = holders_between(tx, first, last);
  std::vector<Counted> out;
  for (const auto& row : tx.query(sql::figure_count_matters, {first, last})) {
    const auto place = row.maybe_integer("place");
    out.push_back({row.text("id"), place ? std::optional(static_cast<std::uint32_t>(*place)) : std::nullopt,
                   fact_of(row, holders, code)});
  }
  return out;
}

CodeOf taking(FigureWords& words) {
  return [&words](const char* sort, const std::string& word) { return std::optional(words.code(sort, word)); };
}

std::optional<StepFact> step_of(const storage::Row& row, std::uint32_t place, const CodeOf& code) {
  const auto step = code("step", row.text("step"));
  if (!step) return std::nullopt;
  return StepFact{place, static_cast<std::uint16_t>(*step), day_of(row.maybe_date("made_on")),
                  day_number(row.date("done_on")), static_cast<std::uint16_t>(row.flag("late"))};
}

/// The matters among these that do not count yet, with their steps.
void count_in_between(storage::Transaction& tx, const std::string& first, const std::string& last) {
  FigureWords words(tx);
  std::map<std::uint32_t, MatterFact> facts;
  std::map<std::string, std::uint32_t> places;
  for (const auto& counted : count_between(tx, first, last, taking(words))) {
    if (counted.place) continue;
    const auto place = take_place(tx, counted.id);
    places[counted.id] = place;
    facts[place] = *counted.fact;
  }
  put_facts(tx, facts);
  std::vector<StepFact> steps;
  for (const auto& row : tx.query(sql::figure_count_steps, {first, last}))
    if (const auto at = places.find(row.text("matter_id")); at != places.end())
      steps.push_back(*step_of(row, at->second, taking(words)));
  add_step_facts(tx, steps);
}

std::string last_of(storage::Transaction& tx, const storage::Sql& statement, const std::string& after,
                    std::string& first) {
  const auto rows = tx.query(statement, {after, kAtOnce});
  if (rows.empty()) return {};
  first = rows.front().text("id");
  return rows.back().text("id");
}

/// Steps compare without the day they began where their tasks are gone (destruction).
bool same_steps(std::vector<StepFact> kept, std::vector<StepFact> counted) {
  if (kept.size() != counted.size()) return false;
  std::ranges::sort(kept);
  std::ranges::sort(counted);
  const auto key = [](const StepFact& fact) { return std::tuple(fact.place, fact.step, fact.done, fact.late); };
  std::map<std::tuple<std::uint32_t, std::uint16_t, DayNumber, std::uint16_t>, int> left;
  std::vector<StepFact> begun;
  for (const auto& fact : counted) {
    ++left[key(fact)];
    if (fact.began != 0) begun.push_back(fact);
  }
  for (const auto& fact : kept) --left[key(fact)];
  return std::ranges::all_of(left, [](const auto& one) { return one.second == 0; }) &&
         std::ranges::includes(kept, begun);
}

/// Compares one matter after the other, and gathers the steps as they are counted.
class Comparison {
 public:
  explicit Comparison(storage::Transaction& tx) : tx_(tx), words_(tx), kept_(all_facts(tx)) {}

  std::vector<std::string> run() {
    std::string first;
    for (std::string last, after; !(last = last_of(tx_, sql::figure_ids, after, first)).empty(); after = last)
      compare(first, last);
    const auto places = tx_.query(sql::figure_places).size();
    const auto facts = std::ranges::count_if(kept_, [](const MatterFact& fact) { return fact.is(kCounted); });
    if (static_cast<std::size_t>(facts) != places) wrong_.emplace_back("places");
    if (!same_steps(step_facts(tx_, 1, 65535), std::move(steps_))) wrong_.emplace_back("steps");
    return std::move(wrong_);
  }

 private:
  void compare(const std::string& first, const std::string& last) {
    const CodeOf known = [this](const char* sort, const std::string& word) { return words_.known(sort, word); };
    std::map<std::string, std::uint32_t> places;
    for (const auto& counted : count_between(tx_, first, last, known)) {
      const bool right =
          counted.place && counted.fact && *counted.place < kept_.size() && kept_[*counted.place] == *counted.fact;
      if (!right && wrong_.size() < kTold) wrong_.push_back(counted.id);
      if (counted.place) places[counted.id] = *counted.place;
    }
    for (const auto& row : tx_.query(sql::figure_count_steps, {first, last}))
      if (const auto at = places.find(row.text("matter_id")); at != places.end())
        steps_.push_back(step_of(row, at->second, known).value_or(StepFact{at->second}));
  }

  storage::Transaction& tx_;
  FigureWords words_;
  std::vector<MatterFact> kept_;
  std::vector<StepFact> steps_;
  std::vector<std::string> wrong_;
};

}  // namespace

void count_in(storage::Transaction& tx, const std::string& matter_id) { count_in_between(tx, matter_id, matter_id); }

void recount(storage::Transaction& tx, const std::string& matter_id) {
  if (!place_of(tx, matter_id)) return;
  FigureWords words(tx);
  for (const auto& counted : count_between(tx, matter_id, matter_id, taking(words)))
    put_facts(tx, {{*counted.place, *counted.fact}});
}

void count_step(storage::Transaction& tx, const std::string& matter_id, const std::string& step_id) {
  const auto place = place_of(tx, matter_id);
  if (!place) return;
  FigureWords words(tx);
  for (const auto& row : tx.query(sql::figure_count_step, {step_id}))
    add_step_facts(tx, {*step_of(row, *place, taking(words))});
}

Result<std::int64_t> fill_figures(storage::Database& database) {
  std::int64_t filled = 0;
  std::string after;
  while (true) {
    const auto last = database.write([&](storage::Transaction& tx) -> Result<std::pair<std::string, std::int64_t>> {
      const auto rows = tx.query(sql::figure_uncounted, {after, kAtOnce});
      if (rows.empty()) return std::pair(std::string{}, std::int64_t{0});
      count_in_between(tx, rows.front().text("id"), rows.back().text("id"));
      return std::pair(rows.back().text("id"), static_cast<std::int64_t>(rows.size()));
    });
    if (!last.ok()) return last.errors();
    if (last->first.empty()) return filled;
    after = last->first;
    filled += last->second;
  }
}

std::vector<std::string> wrong_figures(storage::Transaction& tx) { return Comparison(tx).run(); }

}  // namespace waarborg::matters
