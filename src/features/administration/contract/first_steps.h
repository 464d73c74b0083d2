// What nobody can do in the browser yet, because nobody can sign in or sit at a desk: the first administrator of an
// installation and the first members of a desk. For who runs the program; each leaves its trace as "system".
#pragma once

#include <string>
#include <vector>

#include "matters/house.h"

namespace waarborg::administration {

struct FirstAdministrator {
  std::string name, personnel_number, sign_in_name;
};
/// What is shown once and kept nowhere.
struct FirstSignIn {
  std::string password;  ///< must be replaced at the first sign-in
  std::string totp_uri;  ///< "otpauth://totp/..."
};
/// Makes the person, an account and the role over the whole force; the root unit too, named as the force is, when there
/// is no unit. Errors: "error.required", "administration.administrator_exists" (ask that one for an account), of
/// auth::create_account.
Result<FirstSignIn> make_first_administrator(storage::Transaction& tx, const matters::House& house,
                                             const FirstAdministrator& wanted);

/// Makes a desk with a key that these accounts hold; from then on its members admit others. A desk whose members have
/// all left begins anew the same way: what it held waits for the custodians then (matters/stranded.h). Errors:
/// "error.choice" (no desk has this code), "administration.desk_exists" (and has somebody), "error.required" (nobody),
/// "administration.account_unknown", "administration.role_conflict" (an administrator or auditor takes no seat),
/// "administration.desk_across" (sits at the desk that must open together with this one).
Result<Done> make_desk(storage::Transaction& tx, const matters::House& house, const std::string& code,
                       const std::vector<std::string>& sign_in_names);

}  // namespace waarborg::administration
