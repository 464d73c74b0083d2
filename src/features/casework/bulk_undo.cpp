#include "features/casework/bulk_undo.h"

#include "features/casework/queue_words.h"
#include "matters/taking_back.h"
#include "queries/feature_casework.h"

namespace waarborg::casework {

namespace sql = queries::feature_casework;

namespace {

Instant oldest(const matters::House& house) { return house.clock().now() - std::chrono::minutes(kUndoMinutes); }

}  // namespace

void forget_given(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer) {
  tx.execute(sql::given_forget, {viewer.account_id, oldest(house)});
}

void remember_given(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer,
                    const std::string& account_id, const std::vector<std::string>& matter_ids) {
  if (matter_ids.empty()) return;
  forget_given(tx, house, viewer);
  for (const auto& id : matter_ids)
    tx.execute(sql::given_add, {viewer.account_id, id, account_id, house.clock().now(), matters::last_event(tx, id)});
}

std::optional<Given> given(storage::Transaction& tx, const matters::House& house, const identity::Viewer& viewer) {
  Given out;
  for (const auto& row : tx.query(sql::given_of, {viewer.account_id, oldest(house)}))
    out.matters.push_back({row.text("matter_id"), row.text("given_to"), row.integer("event")});
  if (out.matters.empty()) return std::nullopt;
  out.name = AccountNames(tx, house).name(out.matters.front().account_id);
  return out;
}

}  // namespace waarborg::casework
