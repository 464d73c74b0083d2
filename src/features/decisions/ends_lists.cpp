#include "features/decisions/ends_lists.h"

#include <functional>

#include "features/decisions/ends_rows.h"
#include "queries/feature_decisions.h"

namespace waarborg::decisions {

namespace sql = queries::feature_decisions;

namespace {

using storage::Transaction;

constexpr int kBatch = 200;
constexpr std::string_view kAfterAllDays = "9999-12-31";

/// "2026-03-01 ID": a day and what breaks ties.
struct Cursor {
  std::string day, key;
  [[nodiscard]] std::string text() const { return day + " " + key; }
};
Cursor cursor_from(const std::string& text, std::string_view first_day) {
  const auto space = text.find(' ');
  if (space == std::string::npos) return {std::string(first_day), ""};
  return {text.substr(0, space), text.substr(space + 1)};
}

/// Reads batches until the page is full: what a viewer may not see is passed over, and hides nothing that comes after.
template <class Raw, class Row>
Portion<Row> gather(Cursor at, std::size_t limit, const std::function<std::vector<Raw>(const Cursor&)>& batch_after,
                    const std::function<Cursor(const Raw&)>& cursor_of,
                    const std::function<std::optional<Row>(const Raw&)>& shown) {
  Portion<Row> out;
  std::string last;
  while (true) {
    const auto batch = batch_after(at);
    for (const Raw& raw : batch) {
      at = cursor_of(raw);
      auto row = shown(raw);
      if (!row) continue;
      if (out.rows.size() == limit) {
        out.next = last;
        return out;
      }
      last = at.text();
      out.rows.push_back(std::move(*row));
    }
    if (batch.size() < static_cast<std::size_t>(kBatch)) return out;
  }
}

}  // namespace

Portion<Erasure> erasures(Transaction& tx, const identity::Viewer& viewer, bool confirmed, const std::string& after,
                          std::size_t limit) {
  const auto& statement = confirmed ? sql::erasures_confirmed : sql::erasures_open;
  const char* day = confirmed ? "confirmed_on" : "due_on";
  EndingReach reach(tx, viewer);
  return gather<storage::Row, Erasure>(
      cursor_from(after, confirmed ? kAfterAllDays : ""), limit,
      [&](const Cursor& at) {
        return tx.query(statement, {at.day, at.key, kBatch});
      },
      [&](const storage::Row& row) {
        return Cursor{row.text(day), row.text("case_id")};
      },
      [&](const storage::Row& row) { return erasure_from(reach, row); });
}

std::int64_t waiting_erasures(Transaction& tx, const identity::Viewer& viewer, std::int64_t most) {
  EndingReach reach(tx, viewer);
  std::int64_t count = 0;
  for (const auto& row : tx.query(sql::erasures_waiting)) {
    if (reach.in(row.text("matter_id"), row.text("unit_id"))) count += row.integer("waiting");
    if (count >= most) return most;
  }
  return count;
}

Portion<matters::Retained> destructible(Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                                        const std::string& after, std::size_t limit) {
  using matters::Retained;
  const auto retained_at = [](const Cursor& at) {
    Retained one;
    one.number = at.key;
    if (const auto day = date_from_iso(at.day)) one.retain_until = *day;
    return one;
  };
  EndingReach reach(tx, viewer);
  return gather<Retained, Retained>(
      cursor_from(after, ""), limit,
      [&](const Cursor& at) {
        return matters::retention_due(tx, viewer.person_token, house.today(), retained_at(at), kBatch);
      },
      [](const Retained& one) {
        return Cursor{to_iso(one.retain_until), one.number};
      },
      [&](const Retained& one) { return is_destructible(tx, reach, one) ? std::optional(one) : std::nullopt; });
}

Portion<Destruction> destructions(Transaction& tx, const identity::Viewer& viewer, const std::string& after,
                                  std::size_t limit) {
  EndingReach reach(tx, viewer);
  return gather<storage::Row, Destruction>(
      cursor_from(after, kAfterAllDays), limit,
      [&](const Cursor& at) {
        return tx.query(sql::destructions_of, {at.day, at.key, kBatch});
      },
      [](const storage::Row& row) {
        return Cursor{row.text("proposed_on"), row.text("id")};
      },
      [&](const storage::Row& row) { return destruction_from(tx, reach, row); });
}

}  // namespace waarborg::decisions
