#include "platform/auth/sessions.h"

#include "platform/audit/audit.h"
#include "platform/auth/auth_fixture.h"
#include "platform/auth/device.h"

using namespace waarborg;
using namespace waarborg::auth;
using std::chrono::hours;
using std::chrono::minutes;

TEST_CASE("Totp_OfTheStandardsExamples_IsRight") {
  // RFC 6238 appendix B, SHA-1, the last six digits; the secret is "12345678901234567890".
  const char* secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const auto at = [](std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); };
  CHECK(totp_code(secret, at(59)) == "287082");
  CHECK(totp_code(secret, at(1111111109)) == "081804");
  CHECK(totp_code(secret, at(1111111111)) == "050471");
  CHECK(totp_code(secret, at(1234567890)) == "005924");
  CHECK(totp_code(secret, at(2000000000)) == "279037");
  CHECK(totp_code(secret, at(20000000000)) == "353130");
  std::int64_t step = 0;
  CHECK(totp_matches(secret, "287082", at(59 + 30), step));
  CHECK(step == 1);
  CHECK(totp_matches(secret, "287082", at(29), step));
  CHECK_FALSE(totp_matches(secret, "287082", at(59 + 61), step));
  CHECK_FALSE(totp_matches(secret, "28708", at(59), step));
  CHECK_FALSE(totp_matches(secret, "", at(59), step));
}

TEST_CASE("SignIn_WithPasswordAndCode_OpensTheAccountsKeyAndDesks") {
  in_house([](House& house) {
    const auto& anna = house.accounts[0];
    house.write([&](storage::Transaction& tx) {
      directory::create_desk(tx, "triage", {anna.id});
      directory::grant(tx, anna.id, identity::Role::triage, house.root, Date(std::chrono::year{2026} / 1 / 1));
    });
    const auto signed_in = house.sign_in(anna);
    REQUIRE(signed_in);
    const auto viewer = house.viewer(signed_in->cookie);
    CHECK(viewer.account_id == anna.id);
    CHECK(viewer.name == "anna");
    CHECK(viewer.language == i18n::Language::fr);
    CHECK(viewer.has(identity::Role::triage));
    CHECK_FALSE(viewer.has(identity::Role::auditor));
    REQUIRE(viewer.key);
    CHECK(viewer.key->public_key == anna.pair.public_key);
    REQUIRE(viewer.desks.size() == 1);
    CHECK(viewer.desks.front().pair.public_key ==
          sealing::KeyPair::from_secret(viewer.desks.front().pair.secret_key).public_key);
    CHECK(viewer.person_token == house.keys.person_token(viewer.person_id));
    CHECK(viewer.csrf.size() == 43);
    CHECK(viewer.csrf == house.viewer(signed_in->cookie).csrf);
  });
}

TEST_CASE("Rights_JustAfterMidnight_AreThoseOfTheDayThatBeganHere") {
  in_house([](House& house) {
    const auto& anna = house.accounts[0];
    using namespace std::chrono;
    const Date today = year{2027} / 3 / 10;
    house.write(
        [&](storage::Transaction& tx) { directory::grant(tx, anna.id, identity::Role::triage, house.root, today); });
    SessionPolicy policy{30, 10, house.cost};
    policy.zone = "Europe/Amsterdam";
    Sessions sessions(house.database, house.clock, house.keys, policy);
    const auto roles_at = [&](Instant at) {
      house.clock.set(at);
      const auto signed_in = sessions.sign_in(anna.name, kPassword, totp_code(anna.totp, at), "", kFirefox);
      REQUIRE(signed_in);
      const auto viewer = sessions.viewer(signed_in->cookie);
      REQUIRE(viewer);
      return viewer->has(identity::Role::triage);
    };
    const Instant midnight_in_utc = sys_days(today);
    CHECK_FALSE(roles_at(midnight_in_utc - hours(1) - minutes(1)));
    CHECK(roles_at(midnight_in_utc - minutes(59)));  // an hour later in Amsterdam
  });
}

TEST_CASE("SignIn_WithAnyPartWrong_GetsOneAnswer") {
  in_house([](House& house) {
    const auto& anna = house.accounts[0];
    CHECK(house.answer(anna, "een ander wachtwoord") == "auth.refused");
    CHECK(house.answer({"", "nobody", anna.totp, {}}) == "auth.refused");
    CHECK(house.answer({"", "anna", house.accounts[1].totp, {}}) == "auth.refused");
    CHECK(house.answer({"", "", "", {}}, "") == "auth.refused");
    CHECK(house.answer({"", " ANNA ", anna.totp, {}}) == "");
    house.write([&](storage::Transaction& tx) { directory::set_account_closed(tx, anna.id, true); });
    CHECK(house.answer(anna) == "auth.refused");
    CHECK(house.count("SELECT count(*) AS rows FROM audit_lines WHERE action = 'auth.refused'") == 5);
    CHECK(house.count("SELECT count(*) AS rows FROM audit_lines WHERE action = 'auth.sign_in'") == 1);
  });
}

TEST_CASE("SignIn_WithACodeUsedBefore_IsRefused") {
  in_house([](House& house) {
    const auto& anna = house.accounts[0];
    house.pass(minutes(1));
    const auto code = totp_code(anna.totp, house.clock.now());
    const auto earlier = totp_code(anna.totp, house.clock.now() - std::chrono::seconds(30));
    CHECK(house.sessions.sign_in("anna", kPassword, code, "", "").ok());
    CHECK(house.sessions.sign_in("anna", kPassword, code, "", "").error().code == "auth.refused");
    CHECK(house.sessions.sign_in("anna", kPassword, earlier, "", "").error().code == "auth.refused");
    house.pass(std::chrono::seconds(30));
    CHECK(house.sessions.sign_in("anna", kPassword, " " + totp_code(anna.totp, house.clock.now()), "", "").ok());
  });
}

TEST_CASE("Lockout_StrangersWhoFail_LockOutStrangersAndNotTheOwner") {
  in_house([](House& house) {
    const auto& anna = house.accounts[0];
    const auto first = house.sign_in(anna);
    REQUIRE(first);
    std::vector<std::string> answers;
    for (int i = 0; i < 100; ++i) {
      const auto guess = house.sessions.sign_in("anna", "guess number " + std::to_string(i), "123456", "", "");
      answers.push_back(guess.error().code);
    }
    CHECK(std::count(answers.begin(), answers.begin() + 10, "auth.refused") == 10);
    CHECK(std::count(answers.begin() + 10, answers.end(), "auth.locked") == 90);
    // A stranger with everything right waits; the owner at home does not, nor does anybody else.
    CHECK(house.answer(anna) == "auth.locked");
    CHECK(house.answer(anna, kPassword, first->device_cookie) == "");
    CHECK(house.answer(house.accounts[1]) == "");
    CHECK(house.answer(house.accounts[1], kPassword, first->device_cookie) == "");
    house.pass(minutes(15));
    CHECK(house.answer(anna) == "");
  });
}

TEST_CASE("Lockout_OfUnknownNames_LooksTheSame") {
  in_house([](House& house) {
    const House::Account nobody{"", "nobody", "", {}};
    std::string last;
    for (int i = 0; i < 11; ++i) last = house.sessions.sign_in("nobody", "guess", "123456", "", "").error().code;
    CHECK(last == "auth.locked");
  });
}

TEST_CASE("Lockout_OfAKnownDevice_ConcernsThatDeviceAlone") {
  in_house([](House& house) {
    const auto& anna = house.accounts[0];
    const auto first = house.sign_in(anna);
    const auto second = house.sign_in(anna);
    REQUIRE(second);
    for (int i = 0; i < 10; ++i)
      CHECK(house.sessions.sign_in("anna", "guess", "", first->device_cookie, "").error().code == "auth.refused");
    CHECK(house.answer(anna, kPassword, first->device_cookie) == "auth.locked");
    CHECK(house.answer(anna, kPassword, second->device_cookie) == "");
    CHECK(house.answer(anna) == "");
    house.pass(minutes(15));
    const auto again = house.sign_in(anna, kPassword, first->device_cookie);
    REQUIRE(again);
    CHECK(house.count("SELECT count(*) AS rows FROM auth_failures") == 0);
  });
}

TEST_CASE("DeviceCookie_ChangedExpiredOrOfAnother_IsAStrangers") {
  const auto keys = identity::InstanceKeys::random();
  const Instant now{hours(500000)};
  const auto cookie = with_device(keys, "", "anna", "device1", now);
  CHECK(known_device(keys, cookie, "anna", now) == "device1");
  CHECK_FALSE(known_device(keys, cookie, "piet", now));
  CHECK_FALSE(known_device(keys, cookie, "anna", now + std::chrono::days(365)));
  CHECK_FALSE(known_device(identity::InstanceKeys::random(), cookie, "anna", now));
  CHECK_FALSE(known_device(keys, "x" + cookie, "anna", now));
  CHECK_FALSE(known_device(keys, "", "", now));
  const auto shared = with_device(keys, cookie, "piet", "device2", now);
  CHECK(known_device(keys, shared, "anna", now) == "device1");
  CHECK(known_device(keys, shared, "piet", now) == "device2");
  CHECK(with_device(keys, shared, "piet", "device2", now) == with_device(keys, cookie, "piet", "device2", now));
  std::string many;
  for (int i = 0; i < 20; ++i) many = with_device(keys, many, "a" + std::to_string(i), "d", now);
  CHECK(known_device(keys, many, "a12", now));
  CHECK_FALSE(known_device(keys, many, "a11", now));
}

TEST_CASE("DeviceName_FromTheUserAgent_IsCoarse") {
  CHECK(device_name(kFirefox) == "Firefox, Linux");
  CHECK(device_name("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 "
                    "Safari/537.36 Edg/125.0.0.0") == "Edge, Windows");
  CHECK(device_name(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 "
            "Safari/604.1") == "Safari, iOS");
  CHECK(device_name("curl/8").empty());
}

TEST_CASE("Session_IdleTooLongOrTooOld_HasEnded") {
  in_house([](House& house) {
    const auto signed_in = house.sign_in(house.accounts[0]);
    REQUIRE(signed_in);
    house.pass(minutes(30));
    CHECK(house.sessions.viewer(signed_in->cookie).ok());
    house.pass(minutes(31));
    CHECK(house.sessions.viewer(signed_in->cookie).error().code == "error.session_ended");

    const auto used = house.sign_in(house.accounts[0]);
    REQUIRE(used);
    for (int i = 0; i < 29; ++i) {
      house.pass(minutes(20));
      CHECK(house.sessions.viewer(used->cookie).ok());
    }
    house.pass(minutes(20));
    CHECK_FALSE(house.sessions.viewer(used->cookie));
    house.write([&](storage::Transaction& tx) { CHECK(house.sessions.tidy(tx)); });
    CHECK(house.count("SELECT count(*) AS rows FROM auth_sessions") == 0);
  });
}

TEST_CASE("Session_WithAForgedCookie_IsUnknown") {
  in_house([](House& house) {
    const auto mine = house.sign_in(house.accounts[0])->cookie;
    const auto other = house.sign_in(house.accounts[1])->cookie;
    const auto id = mine.substr(0, mine.find('.'));
    for (const auto& forged : {std::string{}, id, id + ".", id + "." + to_base64url(random_bytes(32)),
                               id + other.substr(other.find('.')), "x" + mine, mine + "A"}) {
      CHECK(house.sessions.viewer(forged).error().code == "error.session_ended");
    }
    CHECK(house.sessions.viewer(mine).ok());
    house.write([&](storage::Transaction& tx) { directory::set_account_closed(tx, house.accounts[0].id, true); });
    CHECK_FALSE(house.sessions.viewer(mine));
  });
}

TEST_CASE("Sessions_Listed_CanBeEndedByTheirOwnerOnly") {
  in_house([](House& house) {
    const auto first = house.sign_in(house.accounts[0]);
    const auto second = house.sign_in(house.accounts[0]);
    const auto stranger = house.sign_in(house.accounts[1]);
    const auto viewer = house.viewer(second->cookie);
    const auto rows = house.sessions.list(viewer);
    REQUIRE(rows->size() == 2);
    CHECK(rows->front().current);
    CHECK(rows->front().device == "Firefox, Linux");
    const auto other_id = rows->back().id;
    CHECK(house.sessions.end(house.viewer(stranger->cookie), other_id).error().kind == ErrorKind::not_found);
    CHECK(house.sessions.end(viewer, other_id).ok());
    CHECK_FALSE(house.sessions.viewer(first->cookie));
    CHECK(house.sessions.sign_out(second->cookie).ok());
    CHECK_FALSE(house.sessions.viewer(second->cookie));
    CHECK(house.sessions.sign_out(second->cookie).ok());
    CHECK(house.sessions.viewer(stranger->cookie).ok());
  });
}

TEST_CASE("SessionTable_HoldsNeitherCookieNorKey") {
  in_house([](House& house) {
    const auto& anna = house.accounts[0];
    const auto cookie = house.sign_in(anna)->cookie;
    const Bytes secret = *from_base64url(cookie.substr(cookie.find('.') + 1));
    house.write([&](storage::Transaction& tx) {
      const auto row = *tx.find({"test.session", "SELECT secret_hash, key_sealed FROM auth_sessions"});
      for (const char* column : {"secret_hash", "key_sealed"}) {
        const auto text = as_text(row.blob(column));
        CHECK(text.find(as_text(secret)) == std::string::npos);
        CHECK(text.find(as_text(anna.pair.secret_key.view())) == std::string::npos);
      }
    });
  });
}
