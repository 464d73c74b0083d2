#include "platform/auth/recovery_parts.h"

#include <algorithm>

#include "base/text.h"
#include "platform/directory/directory.h"
#include "platform/sealing/recovery_parts.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

Error damaged() { return conflict("recovery.damaged"); }

sealing::RecoveryShare share_from(const storage::Row& row) {
  return {positions_of(row.text("custodians")), row.blob("sealed")};
}

}  // namespace

std::string text_of(const std::vector<int>& positions) {
  std::vector<std::string> parts;
  for (const int position : positions) parts.push_back(std::to_string(position));
  return join(parts, " ");
}

std::vector<int> positions_of(const std::string& text) {
  std::vector<int> positions;
  for (const auto& part : split(text, ' ')) positions.push_back(std::stoi(part));
  return positions;
}

Result<Done> release_parts(storage::Transaction& tx, const std::string& request_id, const RecoverySetting& setting,
                           const Present& present) {
  for (const auto& row : tx.query(sql::recovery_shares)) {
    const auto share = share_from(row);
    if (std::ranges::find(share.custodians, present.position) == share.custodians.end()) continue;
    const auto part = sealing::part_of(share, present.position, present.pair);
    if (!part) return damaged();
    for (const int other : share.custodians) {
      const auto account = directory::find_account(tx, setting.custodians.at(static_cast<std::size_t>(other)));
      if (other == present.position || !account) continue;
      tx.execute(sql::released_insert, {request_id, row.text("custodians"), present.position, other,
                                        sealing::wrap(*part, account->public_key)});
    }
  }
  return Done{};
}

Result<sealing::KeyPair> add_up_parts(storage::Transaction& tx, const std::string& request_id, const Present& present,
                                      const std::vector<int>& agreed) {
  const std::string set = text_of(agreed);
  std::vector<sealing::Key> parts;
  for (const auto& row : tx.query(sql::recovery_shares)) {
    if (row.text("custodians") != set) continue;
    if (const auto part = sealing::part_of(share_from(row), present.position, present.pair)) parts.push_back(*part);
  }
  for (const auto& row : tx.query(sql::released_for, {request_id, set, present.position}))
    if (const auto part = sealing::unwrap(row.blob("wrapped"), present.pair)) parts.push_back(*part);
  if (parts.size() != agreed.size()) return damaged();
  auto pair = sealing::KeyPair::from_secret(sealing::sum_of(parts));
  if (pair.public_key != recovery_public_key(tx)) return damaged();
  return pair;
}

}  // namespace waarborg::auth
