// Accounts: making, closing and opening again, a new sign-in code; and the last administrator, who must stay.
#pragma once

#include <string>

#include "features/administration/shared.h"

namespace waarborg::administration {

/// What is shown once and kept nowhere.
struct Secrets {
  std::string sign_in_name;
  std::string password;  ///< empty: it stays what it was
  std::string totp_secret;
  std::string totp_uri;  ///< "otpauth://totp/..."
};

/// Errors: of auth::create_account, "administration.person_left", "administration.out_of_scope".
Result<Secrets> make_account(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                             const std::string& person_id, const std::string& sign_in_name);
/// Ends the roles with it. Errors: "administration.last_administrator", "administration.out_of_scope".
Result<Done> close_account(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                           const std::string& person_id);
/// A closed account opens again with a new code and without roles; the password stays.
Result<Secrets> reopen_account(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                               const std::string& person_id);
/// For who lost the telephone. Errors: "error.not_found", "administration.out_of_scope".
Result<Secrets> renew_code(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                           const std::string& person_id);

/// Closes without asking who may: for use cases that did.
void end_account(storage::Transaction& tx, const House& house, const directory::AccountInfo& account);
/// Errors: "administration.last_administrator" unless somebody with an open account administers the whole force, now
/// and without an end.
Result<Done> keep_an_administrator(storage::Transaction& tx, Date today);

/// Four groups of four: 80 random bits that can be read out over a telephone.
std::string one_time_password();
/// "otpauth://totp/Waarborg:NAME?...".
std::string totp_uri(const std::string& force_name, const std::string& sign_in_name, const std::string& secret);

void add_account_routes(web::RouteTable& table, House& house);

}  // namespace waarborg::administration
