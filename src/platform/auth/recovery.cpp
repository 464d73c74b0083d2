#include "platform/auth/recovery.h"

#include <set>

#include "base/text.h"
#include "platform/auth/credentials.h"
#include "platform/directory/directory.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

constexpr std::size_t kCustodiansMin = 2;
constexpr std::size_t kCustodiansMax = 8;

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

/// The custodians' public keys in order; an error when there are too few, too many, one twice, or one without account.
Result<std::vector<sealing::PublicKey>> holders_of(storage::Transaction& tx, const std::vector<std::string>& accounts,
                                                   int needed) {
  const Error wrong = invalid("recovery.custodians", "custodians");
  const std::set<std::string> each(accounts.begin(), accounts.end());
  if (accounts.size() < kCustodiansMin || accounts.size() > kCustodiansMax || each.size() != accounts.size())
    return wrong;
  if (needed < static_cast<int>(kCustodiansMin) || needed > static_cast<int>(accounts.size())) return wrong;
  std::vector<sealing::PublicKey> holders;
  for (const auto& account_id : accounts) {
    const auto account = directory::find_account(tx, account_id);
    if (!account || account->closed) return wrong;
    holders.push_back(account->public_key);
  }
  return holders;
}

}  // namespace

std::optional<sealing::PublicKey> recovery_public_key(storage::Transaction& tx) {
  const auto row = tx.find(sql::recovery_find);
  if (!row) return std::nullopt;
  return sealing::public_key_from(row->blob("public_key"));
}

Result<Done> set_up_recovery(storage::Transaction& tx, const std::vector<std::string>& custodian_accounts, int needed) {
  if (recovery_public_key(tx)) return conflict("recovery.exists");
  const auto holders = TRY(holders_of(tx, custodian_accounts, needed));
  const auto pair = sealing::KeyPair::random();
  tx.execute(sql::recovery_insert, {ByteView(pair.public_key), needed});
  for (std::size_t i = 0; i < custodian_accounts.size(); ++i)
    tx.execute(sql::recovery_custodian_insert, {i, custodian_accounts[i]});
  for (const auto& share : sealing::split_for_custodians(pair.secret_key, holders, needed)) {
    tx.execute(sql::recovery_share_insert, {text_of(share.custodians), share.sealed});
  }
  return Done{};
}

Result<sealing::KeyPair> open_recovery(storage::Transaction& tx,
                                       const std::vector<std::pair<std::string, sealing::KeyPair>>& custodians) {
  std::vector<std::pair<int, sealing::KeyPair>> present;
  for (const auto& [account_id, pair] : custodians) {
    if (const auto row = tx.find(sql::recovery_custodian_find, {account_id})) {
      present.emplace_back(static_cast<int>(row->integer("position")), pair);
    }
  }
  std::vector<sealing::RecoveryShare> shares;
  for (const auto& row : tx.query(sql::recovery_shares))
    shares.push_back({positions_of(row.text("custodians")), row.blob("sealed")});
  const auto secret = sealing::recover(shares, present);
  if (!secret) return forbidden("recovery.not_enough");
  return sealing::KeyPair::from_secret(*secret);
}

Result<Done> recover_account(storage::Transaction& tx, const Clock&, const sealing::PasswordCost& cost,
                             const sealing::KeyPair& recovery, const std::string& account_id,
                             const std::string& new_password) {
  if (const auto fault = password_fault(new_password, "password")) return *fault;
  const auto row = tx.find(sql::credentials_find, {account_id});
  if (!row) return not_found();
  const auto wrapped = row->maybe_blob("recovery_wrapped");
  const auto secret = wrapped ? sealing::unwrap(*wrapped, recovery) : std::nullopt;
  if (!secret) return conflict("recovery.no_share");
  save_key(tx, seal_key(account_id, *secret, new_password, cost));
  tx.execute(sql::sessions_delete_others, {account_id, ""});
  return Done{};
}

}  // namespace waarborg::auth
