#include "features/atypical/sealed.h"

#include "platform/directory/directory.h"
#include "platform/sealing/sealed_for.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace sql = queries::feature_atypical;

std::string place_of(const std::string& owner, std::string_view part) {
  return "atypical_sealed:" + owner + ":" + std::string(part);
}

void put(storage::Transaction& tx, const std::string& owner, std::string_view part, const std::string& holder,
         const sealing::PublicKey& key, int generation, std::string_view text) {
  tx.execute(sql::sealed_put,
             {owner, part, holder, sealing::seal_for(key, place_of(owner, part), as_bytes(text)), generation});
}

std::optional<std::string> open_row(const storage::Row& row, const sealing::KeyPair& pair, const std::string& owner,
                                    std::string_view part) {
  const auto bytes = sealing::open_with(pair, place_of(owner, part), row.blob("sealed"));
  return bytes ? std::optional(as_text(*bytes)) : std::nullopt;
}

}  // namespace

Result<Done> seal_for_desk(storage::Transaction& tx, const std::string& owner, std::string_view part,
                           const std::string& desk_code, std::string_view text) {
  const auto desk = directory::find_desk(tx, desk_code);
  if (!desk) return conflict("lookups.desk_missing", "", {desk_code});
  put(tx, owner, part, "d:" + desk_code, desk->public_key, desk->generation, text);
  return Done{};
}

Result<Done> seal_for_account(storage::Transaction& tx, const std::string& owner, std::string_view part,
                              const std::string& account_id, std::string_view text) {
  const auto account = directory::find_account(tx, account_id);
  if (!account) return not_found();
  put(tx, owner, part, "a:" + account_id, account->public_key, 0, text);
  return Done{};
}

std::optional<std::string> unsealed(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& owner,
                                    std::string_view part) {
  if (viewer.key)
    if (const auto row = tx.find(sql::sealed_find, {owner, part, "a:" + viewer.account_id}))
      if (auto text = open_row(*row, *viewer.key, owner, part)) return text;
  for (const auto& desk : viewer.desks) {
    const auto row = tx.find(sql::sealed_find, {owner, part, "d:" + desk.code});
    if (!row) continue;
    // What is sealed may be older than the desk's key of today.
    const auto pair =
        directory::desk_pair_at(tx, desk.desk_id, static_cast<int>(row->integer("generation")), desk.pair);
    if (!pair) continue;
    if (auto text = open_row(*row, *pair, owner, part)) return text;
  }
  return std::nullopt;
}

}  // namespace waarborg::atypical
