#include "matters/queue.h"

#include <algorithm>

#include "base/text.h"
#include "matters/held_keys.h"
#include "matters/opening.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

namespace {

struct Order {
  const storage::Sql* statement;
  bool by_received;
  bool descending;
};

Order order_of(const QueueQuery& query) {
  const bool descending = starts_with(query.sort, "-");
  if (!query.step.empty()) return {&sql::queue_step_due_up, false, false};
  const bool by_received = query.sort.ends_with("received");
  const bool one_kind = !query.kind.empty();
  if (by_received && one_kind)
    return {descending ? &sql::queue_kind_received_down : &sql::queue_kind_received_up, true, descending};
  if (by_received) return {descending ? &sql::queue_received_down : &sql::queue_received_up, true, descending};
  if (one_kind) return {descending ? &sql::queue_kind_due_down : &sql::queue_kind_due_up, false, descending};
  return {descending ? &sql::queue_due_down : &sql::queue_due_up, false, descending};
}

std::string sort_value(const Matter& matter, bool by_received) {
  return by_received ? to_iso(matter.received_on) : matter.due_on;
}

/// Where a page begins: the cursor "DATE~ID", or before everything.
std::pair<std::string, std::string> start_of(const QueueQuery& query, bool descending) {
  const auto parts = split(query.after, '~');
  if (parts.size() == 2 && date_from_iso(parts[0])) return {parts[0], parts[1]};
  return descending ? std::pair<std::string, std::string>{"9999-12-31", "~"}
                    : std::pair<std::string, std::string>{"", ""};
}

}  // namespace

QueuePage list_matters(storage::Transaction& tx, House& house, const identity::Viewer& viewer,
                       const QueueQuery& query) {
  const Order order = order_of(query);
  const auto [value, id] = start_of(query, order.descending);
  std::vector<Matter> found;
  const auto gather = [&](const std::string& principal, bool open) {
    storage::Params params{principal, open, value, id, viewer.person_token, query.limit + 1};
    if (!query.step.empty())
      params.emplace_back(query.step);
    else if (!query.kind.empty())
      params.emplace_back(query.kind);
    for (const auto& row : tx.query(*order.statement, params)) found.push_back(matter_from(row));
  };
  for (const auto& principal : viewer.principals()) {
    gather(principal, query.open);
    if (query.closed_too) gather(principal, !query.open);
  }
  const auto key_of = [&](const Matter& matter) { return std::pair(sort_value(matter, order.by_received), matter.id); };
  std::sort(found.begin(), found.end(), [&](const Matter& a, const Matter& b) {
    return order.descending ? key_of(b) < key_of(a) : key_of(a) < key_of(b);
  });
  found.erase(std::unique(found.begin(), found.end(), [](const Matter& a, const Matter& b) { return a.id == b.id; }),
              found.end());
  QueuePage page;
  if (found.size() > static_cast<std::size_t>(query.limit)) {
    found.resize(static_cast<std::size_t>(query.limit));
    page.next = sort_value(found.back(), order.by_received) + "~" + found.back().id;
  }
  for (auto& matter : found) {
    QueueRow row;
    // The query authorised each row; only the key is still to be found.
    if (const auto key = held_key(tx, viewer, matter.id)) row.subject = subject_of(matter, *key);
    if (const auto procedure = house.procedures.version(tx, matter.procedure_key, matter.procedure_version);
        procedure.ok())
      if (const Phase* phase = (*procedure)->phase(matter.phase)) row.phase_title = phase->title;
    row.matter = std::move(matter);
    page.rows.push_back(std::move(row));
  }
  return page;
}

}  // namespace waarborg::matters
