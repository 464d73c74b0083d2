#include "platform/directory/desk_seats.h"
#include "queries/platform_directory.h"

namespace waarborg::directory {
namespace {

namespace sql = queries::platform_directory;

Desk desk_of(const storage::Row& row) {
  return {row.text("id"), row.text("code"), sealing::public_key_from(row.blob("public_key")),
          static_cast<int>(row.integer("generation"))};
}

std::optional<Desk> as_desk(const std::optional<storage::Row>& row) {
  if (!row) return std::nullopt;
  return desk_of(*row);
}

std::vector<DeskMember> members_of(const storage::Rows& rows) {
  std::vector<DeskMember> members;
  for (const auto& row : rows) {
    members.push_back({row.text("id"), row.text("person_id"), sealing::public_key_from(row.blob("public_key"))});
  }
  return members;
}

void give_key(storage::Transaction& tx, const std::string& desk_id, const sealing::KeyPair& pair,
              const std::string& account_id, const sealing::PublicKey& holder) {
  tx.execute(sql::desk_member_admit, {desk_id, account_id, sealing::wrap(pair.secret_key, holder)});
}

Result<Desk> desk_with(storage::Transaction& tx, const std::string& desk_id, const sealing::KeyPair& pair) {
  const auto desk = find_desk_by_id(tx, desk_id);
  if (!desk) return not_found();
  if (sealing::KeyPair::from_secret(pair.secret_key).public_key != desk->public_key)
    return conflict("directory.desk_key_old");
  return *desk;
}

}  // namespace

std::optional<Desk> find_desk(storage::Transaction& tx, const std::string& code) {
  return as_desk(tx.find(sql::desk_by_code, {code}));
}

std::optional<Desk> find_desk_by_id(storage::Transaction& tx, const std::string& id) {
  return as_desk(tx.find(sql::desk_by_id, {id}));
}

std::vector<Desk> desks(storage::Transaction& tx) {
  std::vector<Desk> all;
  for (const auto& row : tx.query(sql::desks_all)) all.push_back(desk_of(row));
  return all;
}

std::vector<DeskMember> desk_members(storage::Transaction& tx, const std::string& desk_id) {
  return members_of(tx.query(sql::desk_members_admitted, {desk_id}));
}

std::vector<DeskMember> open_desk_members(storage::Transaction& tx, const std::string& desk_id) {
  return members_of(tx.query(sql::desk_members_open, {desk_id}));
}

void renew_desk(storage::Transaction& tx, const std::string& desk_id, const std::vector<std::string>& accounts) {
  const auto pair = sealing::KeyPair::random();
  tx.execute(sql::desk_members_clear, {desk_id});
  tx.execute(sql::desk_rotate, {desk_id, ByteView(pair.public_key)});
  for (const auto& account_id : accounts)
    if (const auto account = find_account(tx, account_id)) give_key(tx, desk_id, pair, account_id, account->public_key);
}

std::vector<DeskMember> proposed_desk_members(storage::Transaction& tx, const std::string& desk_id) {
  return members_of(tx.query(sql::desk_members_proposed, {desk_id}));
}

Desk create_desk(storage::Transaction& tx, const std::string& code, const std::vector<std::string>& first_accounts) {
  const auto pair = sealing::KeyPair::random();
  const Desk desk{new_id(), code, pair.public_key, 1};
  tx.execute(sql::desk_insert, {desk.id, code, ByteView(pair.public_key)});
  for (const auto& account_id : first_accounts) {
    if (const auto account = find_account(tx, account_id)) give_key(tx, desk.id, pair, account_id, account->public_key);
  }
  return desk;
}

Result<Done> propose_desk_member(storage::Transaction& tx, const std::string& desk_id, const std::string& account_id) {
  if (!find_desk_by_id(tx, desk_id) || !find_account(tx, account_id)) return not_found();
  if (tx.find(sql::desk_member_find, {desk_id, account_id})) return conflict("directory.desk_member_already");
  tx.execute(sql::desk_member_propose, {desk_id, account_id});
  return Done{};
}

Result<Done> withdraw_desk_proposal(storage::Transaction& tx, const std::string& desk_id,
                                    const std::string& account_id) {
  if (tx.execute(sql::desk_proposal_delete, {desk_id, account_id}) == 0) return not_found();
  return Done{};
}

Result<Done> admit_to_desk(storage::Transaction& tx, const std::string& desk_id, const sealing::KeyPair& pair,
                           const std::string& account_id) {
  TRY(desk_with(tx, desk_id, pair));
  const auto account = find_account(tx, account_id);
  if (!account || account->closed) return not_found();
  give_key(tx, desk_id, pair, account_id, account->public_key);
  return Done{};
}

Result<RotatedDesk> remove_from_desk(storage::Transaction& tx, const std::string& desk_id, const sealing::KeyPair& pair,
                                     const std::string& account_id) {
  const Desk desk = TRY(desk_with(tx, desk_id, pair));
  const auto member = tx.find(sql::desk_member_find, {desk_id, account_id});
  if (!member) return not_found();
  if (member->is_null("wrapped")) {
    tx.execute(sql::desk_member_delete, {desk_id, account_id});
    return RotatedDesk{desk, pair};
  }
  if (desk_members(tx, desk_id).size() == 1) return conflict("directory.desk_last_member");
  tx.execute(sql::desk_member_delete, {desk_id, account_id});
  const auto next = sealing::KeyPair::random();
  tx.execute(sql::desk_past_key_insert, {desk_id, desk.generation, sealing::wrap(pair.secret_key, next.public_key)});
  tx.execute(sql::desk_rotate, {desk_id, ByteView(next.public_key)});
  for (const auto& stays : desk_members(tx, desk_id)) give_key(tx, desk_id, next, stays.account_id, stays.public_key);
  return RotatedDesk{{desk.id, desk.code, next.public_key, desk.generation + 1}, next};
}

std::optional<sealing::KeyPair> desk_pair_at(storage::Transaction& tx, const std::string& desk_id, int generation,
                                             const sealing::KeyPair& pair) {
  const auto desk = desk_with(tx, desk_id, pair);
  if (!desk || generation > desk->generation) return std::nullopt;
  sealing::KeyPair at = pair;
  // Each generation opens the one before it.
  for (int earlier = desk->generation - 1; earlier >= generation; --earlier) {
    const auto row = tx.find(sql::desk_past_key_find, {desk_id, earlier});
    const auto secret = row ? sealing::unwrap(row->blob("wrapped"), at) : std::nullopt;
    if (!secret) return std::nullopt;
    at = sealing::KeyPair::from_secret(*secret);
  }
  return at;
}

std::vector<identity::DeskKey> desks_of(storage::Transaction& tx, const std::string& account_id,
                                        const std::optional<sealing::KeyPair>& account) {
  std::vector<identity::DeskKey> found;
  for (const auto& row : tx.query(sql::desks_of_account, {account_id})) {
    identity::DeskKey desk{row.text("id"), row.text("code"), {}};
    if (account) {
      const auto secret = sealing::unwrap(row.blob("wrapped"), *account);
      if (!secret) continue;
      desk.pair = sealing::KeyPair::from_secret(*secret);
    }
    found.push_back(std::move(desk));
  }
  return found;
}

}  // namespace waarborg::directory
