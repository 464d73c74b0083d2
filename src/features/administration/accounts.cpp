#include "features/administration/accounts.h"

#include "base/text.h"
#include "platform/auth/first_password.h"
#include "platform/http/urlencoded.h"

namespace waarborg::administration {

namespace {

struct Found {
  directory::Person person;
  std::optional<directory::AccountInfo> account;
};

/// The person in the viewer's scope.
Result<Found> find_in_scope(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                            const std::string& person_id) {
  auto person = directory::find_person(tx, house.keys(), person_id);
  if (!person) return not_found();
  TRY(may_administer(tx, viewer, person->unit_id));
  return Found{std::move(*person), directory::account_of_person(tx, person_id)};
}

Result<Secrets> new_code(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                         const directory::AccountInfo& account) {
  Secrets secrets;
  secrets.sign_in_name = account.sign_in_name;
  secrets.totp_secret = TRY(auth::renew_totp(tx, house.keys(), account.account_id));
  secrets.totp_uri = totp_uri(house.platform.config.force_name, secrets.sign_in_name, secrets.totp_secret);
  record(tx, house, viewer, "auth.totp_renew", account.person_id, account.account_id);
  return secrets;
}

}  // namespace

std::string totp_uri(const std::string& force_name, const std::string& sign_in_name, const std::string& secret) {
  const std::string issuer = http::percent_encode("Waarborg " + force_name);
  return "otpauth://totp/" + issuer + ":" + http::percent_encode(sign_in_name) + "?secret=" + secret +
         "&issuer=" + issuer + "&algorithm=SHA1&digits=6&period=30";
}

std::string one_time_password() {
  std::string out = random_base32(4);
  for (int group = 1; group < 4; ++group) out += "-" + random_base32(4);
  return out;
}

Result<Secrets> make_account(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                             const std::string& person_id, const std::string& sign_in_name) {
  const Found found = TRY(find_in_scope(tx, house, viewer, person_id));
  if (found.person.left_on && *found.person.left_on <= house.today()) return invalid("administration.person_left");
  Secrets secrets;
  secrets.sign_in_name = directory::folded_sign_in_name(sign_in_name);
  secrets.password = one_time_password();
  sealing::PasswordCost cost;
  cost.memory_bytes = house.platform.config.password_memory_mib << 20U;
  const auto made = TRY(auth::create_account(tx, house.clock(), house.keys(), cost,
                                             {person_id, sign_in_name, secrets.password, i18n::Language::nl}));
  auth::mark_first_password(tx, made.account_id);
  secrets.totp_secret = made.totp_secret;
  secrets.totp_uri = totp_uri(house.platform.config.force_name, secrets.sign_in_name, secrets.totp_secret);
  record(tx, house, viewer, "auth.account_create", person_id, made.account_id);
  return secrets;
}

void end_account(storage::Transaction& tx, const House& house, const directory::AccountInfo& account) {
  const Date today = house.today();
  for (const auto& grant : directory::grant_history(tx, account.account_id))
    if (!grant.until_on || *grant.until_on > today)
      directory::revoke(tx, account.account_id, grant.role, grant.unit_id, today);
  directory::set_account_closed(tx, account.account_id, true);
}

Result<Done> keep_an_administrator(storage::Transaction& tx, Date today) {
  for (const auto& unit : directory::units(tx)) {
    if (!unit.parent_id.empty()) continue;
    const auto now = directory::accounts_with(tx, Role::administrator, unit.id, today);
    const auto lasting = directory::accounts_with(tx, Role::administrator, unit.id);
    for (const auto& one : now)
      for (const auto& other : lasting)
        if (one.account_id == other.account_id) return Done{};
  }
  return conflict("administration.last_administrator");
}

Result<Done> close_account(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                           const std::string& person_id) {
  const Found found = TRY(find_in_scope(tx, house, viewer, person_id));
  if (!found.account || found.account->closed) return conflict("error.conflict");
  end_account(tx, house, *found.account);
  TRY(keep_an_administrator(tx, house.today()));
  record(tx, house, viewer, "account.close", person_id, found.account->account_id);
  return Done{};
}

Result<Secrets> reopen_account(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                               const std::string& person_id) {
  const Found found = TRY(find_in_scope(tx, house, viewer, person_id));
  if (!found.account || !found.account->closed) return conflict("error.conflict");
  if (found.person.left_on && *found.person.left_on <= house.today()) return invalid("administration.person_left");
  directory::set_account_closed(tx, found.account->account_id, false);
  Secrets secrets = TRY(new_code(tx, house, viewer, *found.account));
  record(tx, house, viewer, "account.reopen", person_id, found.account->account_id);
  return secrets;
}

Result<Secrets> renew_code(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                           const std::string& person_id) {
  const Found found = TRY(find_in_scope(tx, house, viewer, person_id));
  if (!found.account || found.account->closed) return not_found();
  return new_code(tx, house, viewer, *found.account);
}

}  // namespace waarborg::administration
