#include "platform/auth/recovery.h"

#include <set>

#include "platform/auth/recovery_parts.h"
#include "platform/directory/directory.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

constexpr std::size_t kCustodiansMin = 2;
constexpr std::size_t kCustodiansMax = 8;

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

void insert_parts(storage::Transaction& tx, const std::vector<std::string>& custodians,
                  const std::vector<sealing::RecoveryShare>& shares) {
  for (std::size_t i = 0; i < custodians.size(); ++i) tx.execute(sql::recovery_custodian_insert, {i, custodians[i]});
  for (const auto& share : shares) tx.execute(sql::recovery_share_insert, {text_of(share.custodians), share.sealed});
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
  insert_parts(tx, custodian_accounts, sealing::split_for_custodians(pair.secret_key, holders, needed));
  return Done{};
}

Result<Done> check_custodians(storage::Transaction& tx, const RecoverySetting& setting) {
  TRY(holders_of(tx, setting.custodians, setting.needed));
  return Done{};
}

Result<Done> replace_custodians(storage::Transaction& tx, const RecoverySetting& setting,
                                const sealing::KeyPair& recovery) {
  const auto holders = TRY(holders_of(tx, setting.custodians, setting.needed));
  tx.execute(sql::recovery_shares_delete);
  tx.execute(sql::recovery_custodians_delete);
  tx.execute(sql::recovery_set_needed, {setting.needed});
  insert_parts(tx, setting.custodians, sealing::split_for_custodians(recovery.secret_key, holders, setting.needed));
  return Done{};
}

std::optional<RecoverySetting> recovery_setting(storage::Transaction& tx) {
  const auto row = tx.find(sql::recovery_find);
  if (!row) return std::nullopt;
  RecoverySetting setting{static_cast<int>(row->integer("needed")), {}};
  for (const auto& custodian : tx.query(sql::recovery_custodians))
    setting.custodians.push_back(custodian.text("account_id"));
  return setting;
}

}  // namespace waarborg::auth
