#include "features/decisions/like_cases.h"

#include <algorithm>
#include <map>

#include "base/suppression.h"
#include "features/decisions/case_rows.h"
#include "matters/access.h"
#include "queries/feature_decisions.h"

namespace waarborg::decisions {

namespace sql = queries::feature_decisions;

namespace {

using Column = std::vector<Like>;

std::int64_t count_of(const Column& likes, const std::string& measure, std::string Like::*which) {
  return std::ranges::count_if(likes, [&](const Like& like) { return like.*which == measure; });
}

CountTable table_of(const std::vector<Column>& columns, const std::vector<std::string>& measures,
                    std::string Like::*which) {
  CountTable table;
  for (const auto& measure : measures) {
    auto& row = table.emplace_back();
    for (const auto& column : columns) row.push_back(count_of(column, measure, which));
  }
  return table;
}

/// One column of counts with what of it stays hidden.
struct Shown {
  std::vector<Figure> counts;
  Figure total;
};

Shown whole(const Column& likes, const std::vector<std::string>& measures, std::string Like::*which,
            std::int64_t threshold) {
  const CountTable table = table_of({likes}, measures, which);
  const Suppression hidden = suppress_small_numbers(table, threshold);
  Shown out;
  std::int64_t total = 0;
  for (std::size_t at = 0; at < measures.size(); ++at) {
    total += table[at][0];
    const bool hide = hidden.cells[at][0] || hidden.row_totals[at];
    out.counts.push_back(hide ? Figure{} : Figure{table[at][0]});
  }
  if (!hidden.grand_total && !hidden.column_totals[0]) out.total = total;
  return out;
}

/// One of the columns into which `above` is split; nothing when the split would give away what `above` hides, or is
/// too thin to show what `above` shows.
std::optional<Shown> part(const Shown& above, const std::vector<Column>& columns, std::size_t chosen,
                          const std::vector<std::string>& measures, std::string Like::*which, std::int64_t threshold) {
  const CountTable table = table_of(columns, measures, which);
  const Suppression hidden = suppress_small_numbers(table, threshold);
  if (hidden.grand_total || hidden.column_totals[chosen]) return std::nullopt;
  Shown out;
  std::int64_t total = 0;
  for (std::size_t at = 0; at < measures.size(); ++at) {
    if (above.counts[at] && hidden.row_totals[at]) return std::nullopt;
    if (!above.counts[at] && !hidden.row_totals[at]) return std::nullopt;
    total += table[at][chosen];
    out.counts.push_back(hidden.cells[at][chosen] ? Figure{} : Figure{table[at][chosen]});
  }
  out.total = total;
  return out;
}

std::vector<std::string> occurring(const std::vector<Like>& likes, const Sanctions& sanctions) {
  std::vector<std::string> out;
  for (const auto& measure : sanctions.measures)
    if (std::ranges::any_of(
            likes, [&](const Like& like) { return like.measure == measure.key || like.recommended == measure.key; }))
      out.push_back(measure.key);
  return out;
}

std::vector<Column> by_role(const Column& likes, const Sanctions& sanctions) {
  std::vector<Column> out(sanctions.roles.size());
  for (const auto& like : likes)
    for (std::size_t at = 0; at < sanctions.roles.size(); ++at)
      if (sanctions.roles[at].key == like.role) out[at].push_back(like);
  return out;
}

std::vector<Column> by_circumstance(const Column& likes, const std::string& key) {
  std::vector<Column> out(2);
  for (const auto& like : likes) {
    const bool has = std::ranges::find(like.circumstances, key) != like.circumstances.end();
    out[has ? 0 : 1].push_back(like);
  }
  return out;
}

/// Goes from wide to narrow as far as may be; the same way for what was decided and what was advised.
struct Walk {
  Column likes;
  Shown decided, advised;
  const std::vector<std::string>& measures;
  std::int64_t threshold;

  bool narrow(const std::vector<Column>& columns, std::size_t chosen) {
    const auto final_part = part(decided, columns, chosen, measures, &Like::measure, threshold);
    const auto advised_part = part(advised, columns, chosen, measures, &Like::recommended, threshold);
    if (!final_part || !advised_part) return false;
    decided = *final_part;
    advised = *advised_part;
    likes = columns[chosen];
    return true;
  }
};

}  // namespace

std::vector<Like> likes(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& theme) {
  std::map<std::string, bool> kept_out;
  std::vector<Like> out;
  for (const auto& row : tx.query(sql::cases_like, {theme})) {
    const std::string matter_id = row.text("matter_id");
    if (!kept_out.contains(matter_id)) kept_out[matter_id] = matters::is_excluded(tx, matter_id, viewer.person_token);
    if (kept_out[matter_id]) continue;
    Case decided = case_from(row);
    out.push_back({decided.role, decided.recommended, decided.measure, std::move(decided.circumstances)});
  }
  return out;
}

Spread spread_of(const std::vector<Like>& likes, const Sanctions& sanctions, const Likeness& likeness,
                 std::int64_t threshold) {
  const auto measures = occurring(likes, sanctions);
  Spread out;
  if (measures.empty()) return out;
  Walk walk{likes, whole(likes, measures, &Like::measure, threshold),
            whole(likes, measures, &Like::recommended, threshold), measures, threshold};
  if (!likeness.role.empty()) {
    const auto role = std::ranges::find(sanctions.roles, likeness.role, &Term::key);
    const auto at = static_cast<std::size_t>(role - sanctions.roles.begin());
    out.narrowed_by_role = role != sanctions.roles.end() && walk.narrow(by_role(likes, sanctions), at);
    out.too_few = !out.narrowed_by_role;
  }
  if (!likeness.circumstance.empty() && !out.too_few) {
    out.narrowed_by_circumstance = walk.narrow(by_circumstance(walk.likes, likeness.circumstance), 0);
    out.too_few = !out.narrowed_by_circumstance;
  }
  for (std::size_t at = 0; at < measures.size(); ++at)
    out.rows.push_back({measures[at], walk.advised.counts[at], walk.decided.counts[at]});
  out.total = walk.decided.total;
  return out;
}

bool is_outside(const Spread& spread, const Sanctions& sanctions, std::string_view measure) {
  const auto place = [&](std::string_view key) {
    return std::ranges::find(sanctions.measures, key, &Measure::key) - sanctions.measures.begin();
  };
  std::optional<std::ptrdiff_t> lightest;
  std::optional<std::ptrdiff_t> heaviest;
  for (const auto& row : spread.rows) {
    if (row.decided.value_or(0) == 0) continue;
    const auto at = place(row.measure);
    if (!lightest) lightest = at;
    heaviest = at;
  }
  return lightest && (place(measure) < *lightest || place(measure) > *heaviest);
}

}  // namespace waarborg::decisions
