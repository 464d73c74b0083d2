#include "base/text.h"
#include "platform/directory/directory.h"
#include "platform/directory/role_holders.h"
#include "queries/platform_directory.h"

namespace waarborg::directory {
namespace {

namespace sql = queries::platform_directory;

/// Stands for "no day asked": only what has no end is then in effect.
constexpr const char* kNever = "9999-12-31";
std::string day_of(std::optional<Date> on) { return on ? to_iso(*on) : kNever; }

AccountInfo account_of(const storage::Row& row) {
  return {row.text("id"),
          row.text("person_id"),
          row.text("sign_in_name"),
          row.text("language"),
          sealing::public_key_from(row.blob("public_key")),
          row.flag("closed")};
}

std::optional<AccountInfo> as_account(const std::optional<storage::Row>& row) {
  if (!row) return std::nullopt;
  return account_of(*row);
}

std::vector<AccountInfo> all_of(const storage::Rows& rows) {
  std::vector<AccountInfo> all;
  for (const auto& row : rows) all.push_back(account_of(row));
  return all;
}

std::vector<GrantRow> grant_rows(const storage::Rows& rows) {
  std::vector<GrantRow> grants;
  for (const auto& row : rows) {
    const auto role = identity::role_from(row.text("role"));
    if (!role) continue;
    grants.push_back(
        {row.text("account_id"), *role, row.text("unit_id"), row.date("from_on"), row.maybe_date("until_on")});
  }
  return grants;
}

}  // namespace

std::string folded_sign_in_name(std::string_view typed) { return i18n::fold(typed); }

Result<Done> add_account(storage::Transaction& tx, const AccountInfo& account) {
  if (find_account_by_name(tx, account.sign_in_name)) return conflict("auth.name_taken", "sign_in_name");
  if (account_of_person(tx, account.person_id)) return conflict("auth.name_taken", "person_id");
  tx.execute(sql::account_insert, {account.account_id, account.person_id, folded_sign_in_name(account.sign_in_name),
                                   account.language, ByteView(account.public_key)});
  return Done{};
}

void set_account_language(storage::Transaction& tx, const std::string& account_id, const std::string& language) {
  tx.execute(sql::account_set_language, {account_id, language});
}

void set_account_closed(storage::Transaction& tx, const std::string& account_id, bool closed) {
  tx.execute(sql::account_set_closed, {account_id, closed});
}

std::vector<AccountInfo> accounts(storage::Transaction& tx) { return all_of(tx.query(sql::accounts_all)); }

std::optional<AccountInfo> find_account_by_name(storage::Transaction& tx, std::string_view sign_in_name) {
  return as_account(tx.find(sql::account_by_name, {folded_sign_in_name(sign_in_name)}));
}

std::optional<AccountInfo> find_account(storage::Transaction& tx, const std::string& account_id) {
  return as_account(tx.find(sql::account_by_id, {account_id}));
}

std::optional<AccountInfo> account_of_person(storage::Transaction& tx, const std::string& person_id) {
  return as_account(tx.find(sql::account_by_person, {person_id}));
}

std::vector<identity::Grant> grants_of(storage::Transaction& tx, const std::string& account_id,
                                       std::optional<Date> on) {
  std::vector<identity::Grant> grants;
  for (const auto& row : tx.query(sql::grants_of_account, {account_id, day_of(on), day_of(on)})) {
    // A role that this version does not know gives nothing.
    if (const auto role = identity::role_from(row.text("role"))) grants.push_back({*role, row.text("unit_id")});
  }
  return grants;
}

std::vector<GrantRow> grants_not_ended(storage::Transaction& tx, Date on) {
  return grant_rows(tx.query(sql::grants_not_ended, {on}));
}

std::vector<GrantRow> grant_history(storage::Transaction& tx, const std::string& account_id) {
  return grant_rows(tx.query(sql::grant_history, {account_id}));
}

std::vector<AccountInfo> accounts_with(storage::Transaction& tx, identity::Role role, const std::string& unit_id,
                                       std::optional<Date> on) {
  return all_of(tx.query(sql::accounts_with_role, {identity::code_of(role), unit_id, day_of(on), day_of(on)}));
}

std::vector<AccountInfo> role_holders(storage::Transaction& tx, identity::Role role, Date on) {
  return all_of(tx.query(sql::role_holders, {identity::code_of(role), on, on}));
}

void grant(storage::Transaction& tx, const std::string& account_id, identity::Role role, const std::string& unit_id,
           Date from) {
  if (tx.find(sql::grant_open, {account_id, identity::code_of(role), unit_id})) return;
  tx.execute(sql::grant_insert, {account_id, identity::code_of(role), unit_id, from});
}

void revoke(storage::Transaction& tx, const std::string& account_id, identity::Role role, const std::string& unit_id,
            Date until) {
  tx.execute(sql::grant_end, {account_id, identity::code_of(role), unit_id, until});
}

}  // namespace waarborg::directory
