// The demo force: invented people with accounts, and three years of invented matters, made by the same use cases that
// people use, on a clock that walks from then to now.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/demo_content.h"
#include "app/installation.h"

namespace waarborg::app {

struct DemoSignIn {
  std::string sign_in, name, role, password, totp_secret, account_id;
  std::vector<std::string> roles;
};
struct DemoForce {
  std::vector<DemoSignIn> sign_ins;
  std::string return_code;  ///< of one report, to try the mailbox with
};

/// Units, people, accounts, roles, desks and the recovery key. REQUIRES: an empty database.
Result<DemoForce> make_demo_force(Installation& installation, const DemoContent& content);
/// Matters of the past `years` in every phase, deterministic but for their ids. Moves `clock` up to its starting value.
Result<Done> make_demo_matters(Installation& installation, const DemoContent& content, DemoForce& force,
                               FixedClock& clock, int years, int count);

}  // namespace waarborg::app
