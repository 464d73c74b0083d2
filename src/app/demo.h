// The demo force: invented people with accounts, and three years of invented matters, made by the same use cases that
// people use, on a clock that walks from then to now.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/demo_content.h"
#include "app/demo_past_content.h"
#include "app/installation.h"

namespace waarborg::app {

struct DemoSignIn {
  std::string sign_in, name, role, password, totp_secret, account_id;
  std::vector<std::string> roles;
  sealing::KeyPair pair;  ///< in memory alone, for what the past does as this person
};
struct DemoForce {
  std::vector<DemoSignIn> sign_ins;
  std::string return_code;  ///< of one report, to try the mailbox with
};

/// Units, people, accounts, roles (held from `since`), desks and the recovery key. REQUIRES: an empty database.
Result<DemoForce> make_demo_force(Installation& installation, const DemoContent& content, Date since);
/// Configuration, keys, force and past in an empty folder, and how to sign in beside them.
Result<Done> make_demo(const DemoOptions& options);

/// What an invented past holds.
struct DemoAmounts {
  int years = 3;
  int matters = 90;     ///< reports and complaints done by record alone
  int enquiries = 120;  ///< at most: done in their rooms, each with its report; 0: none, and no complaints in full
};
/// Matters of the past years in every phase, deterministic but for their ids. Leaves `clock` where it found it.
Result<Done> make_demo_matters(Installation& installation, const DemoContent& content, const PastContent& past,
                               DemoForce& force, FixedClock& clock, const DemoAmounts& amounts);

}  // namespace waarborg::app
