// For the tests of auth: a force of three with accounts, and a clock that stands still. Private to auth.
#pragma once

#include <doctest/doctest.h>

#include "migrations/platform_audit.h"
#include "migrations/platform_auth.h"
#include "migrations/platform_directory.h"
#include "platform/auth/first_password.h"
#include "platform/auth/recovery.h"
#include "platform/auth/recovery_requests.h"
#include "platform/auth/sessions.h"
#include "platform/directory/directory.h"
#include "platform/storage/testing.h"

namespace waarborg::auth {

inline constexpr const char* kFirefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
inline const std::string kPassword = "een paar woorden";

/// Everything one test on one database needs.
struct House {
  struct Account {
    std::string id, name, totp;
    sealing::KeyPair pair;
  };

  explicit House(storage::Database& opened) : database(opened) {
    write([&](storage::Transaction& tx) {
      root = directory::save_unit(tx, {"", "K", "Korps", "", ""});
      for (const char* name : {"anna", "piet", "els"}) accounts.push_back(add(tx, name));
    });
  }

  Account add(storage::Transaction& tx, const std::string& name) {
    const auto person = directory::save_person(tx, keys, {"", "n" + name, name, "", root, "", "operational", {}, {}});
    const auto made = create_account(tx, clock, keys, cost, {person, name, kPassword, i18n::Language::fr});
    REQUIRE(made);
    return {made->account_id, name, made->totp_secret, made->pair};
  }

  void write(const std::function<void(storage::Transaction&)>& work) {
    const auto done = database.write([&](storage::Transaction& tx) -> Result<Done> {
      work(tx);
      return Done{};
    });
    REQUIRE(done.ok());
  }
  std::int64_t count(const char* statement) {
    std::int64_t rows = 0;
    write([&](storage::Transaction& tx) { rows = tx.find({statement, statement})->integer("rows"); });
    return rows;
  }
  void pass(Instant::duration time) { clock.set(clock.now() + time); }

  /// Signs in with the right code for now; a code can be used once, so time passes first.
  Result<SignedIn> sign_in(const Account& account, const std::string& password = kPassword,
                           const std::string& device = "") {
    pass(std::chrono::minutes(1));
    return sessions.sign_in(account.name, password, totp_code(account.totp, clock.now()), device, kFirefox);
  }
  /// The code of the answer; "" when it was a success.
  std::string answer(const Account& account, const std::string& password = kPassword, const std::string& device = "") {
    const auto result = sign_in(account, password, device);
    return result ? "" : result.error().code;
  }
  identity::Viewer viewer(const std::string& cookie) {
    auto found = sessions.viewer(cookie);
    REQUIRE(found);
    return *found;
  }

  storage::Database& database;
  FixedClock clock{Instant(std::chrono::sys_days(std::chrono::year{2026} / 3 / 2) + std::chrono::hours(9))};
  identity::InstanceKeys keys = (sealing::sealing_init(), identity::InstanceKeys::random());
  sealing::PasswordCost cost{1, 8192};
  Sessions sessions{database, clock, keys, {30, 10, cost}};
  std::string root;
  std::vector<Account> accounts;
};

inline void in_house(const std::function<void(House&)>& test) {
  auto migrations = migrations::platform_directory::all();
  for (const auto& more : {migrations::platform_audit::all(), migrations::platform_auth::all()}) {
    migrations.insert(migrations.end(), more.begin(), more.end());
  }
  storage::for_each_database(migrations, [&](storage::Database& database) {
    House house(database);
    test(house);
  });
}

}  // namespace waarborg::auth
