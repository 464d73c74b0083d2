#include <fmt/core.h>

#include <cstdio>

#include "app/commands.h"
#include "app/installation.h"
#include "features/administration/contract/first_steps.h"

namespace waarborg::app {

namespace {

int refused(const char* command, const Errors& errors) {
  fmt::print(stderr, "waarborg {}: refused\n{}", command, describe(errors));
  return 1;
}

}  // namespace

int make_administrator(const AdministratorOptions& options) {
  const SystemClock clock;
  auto opened = Installation::open(options.data, Keys::make, Schema::migrate, clock);
  if (!opened.ok()) return refused("administrator", opened.errors());
  const auto made = (*opened)->platform().database.write([&](storage::Transaction& tx) {
    return administration::make_first_administrator(tx, (*opened)->house(),
                                                    {options.name, options.number, options.sign_in});
  });
  if (!made.ok()) return refused("administrator", made.errors());
  fmt::print(
      "Sign in as {} with the password {} (shown once; you choose another then).\nFor the code, add to an "
      "authenticator: {}\n",
      options.sign_in, made->password, made->totp_uri);
  return 0;
}

int make_desk(const DeskOptions& options) {
  const SystemClock clock;
  auto opened = Installation::open(options.data, Keys::must_exist, Schema::must_be_current, clock);
  if (!opened.ok()) return refused("desk", opened.errors());
  const auto made = (*opened)->platform().database.write([&](storage::Transaction& tx) {
    return administration::make_desk(tx, (*opened)->house(), options.code, options.members);
  });
  if (!made.ok()) return refused("desk", made.errors());
  fmt::print("The desk {} is there; its members admit others from now on.\n", options.code);
  return 0;
}

}  // namespace waarborg::app
