#include "platform/auth/auth_fixture.h"

using namespace waarborg;
using namespace waarborg::auth;
using std::chrono::minutes;

TEST_CASE("Account_WithShortPasswordOrTakenName_IsRefusedWithAllErrors") {
  in_house([](House& house) {
    house.write([&](storage::Transaction& tx) {
      const auto person =
          directory::save_person(tx, house.keys, {"", "9", "Wim", "", house.root, "", "operational", {}, {}});
      const auto bad =
          create_account(tx, house.clock, house.keys, house.cost, {person, " ", "elf tekens.", i18n::Language::nl});
      REQUIRE_FALSE(bad);
      CHECK(bad.errors().size() == 2);
      CHECK(bad.errors()[1].code == "auth.password_short");
      CHECK(bad.errors()[1].args == std::vector<std::string>{"12"});
      CHECK(create_account(tx, house.clock, house.keys, house.cost, {person, "Anna", kPassword, i18n::Language::nl})
                .error()
                .code == "auth.name_taken");
    });
  });
}

TEST_CASE("Password_Changed_KeepsTheKeyAndEndsOtherSessions") {
  in_house([](House& house) {
    const auto& anna = house.accounts[0];
    const auto elsewhere = house.sign_in(anna);
    const auto here = house.sign_in(anna);
    const auto viewer = house.viewer(here->cookie);
    const auto bad = house.sessions.change_password(viewer, "wrong", "short");
    REQUIRE_FALSE(bad);
    CHECK(bad.errors().size() == 2);
    CHECK(bad.errors()[0] == invalid("auth.password_wrong", "current"));
    CHECK(bad.errors()[1].field == "replacement");

    CHECK(house.sessions.change_password(viewer, kPassword, "heel andere woorden").ok());
    CHECK_FALSE(house.sessions.viewer(elsewhere->cookie));
    CHECK(house.viewer(here->cookie).key->public_key == anna.pair.public_key);
    CHECK(house.answer(anna) == "auth.refused");
    const auto again = house.sign_in(anna, "heel andere woorden");
    REQUIRE(again);
    CHECK(house.viewer(again->cookie).key->public_key == anna.pair.public_key);
  });
}

TEST_CASE("FirstPassword_UntilItIsChanged_LeavesASessionWithoutViewerAndATokenWithoutUse") {
  in_house([](House& house) {
    auto anna = house.accounts[0];
    const auto cookie = house.sign_in(anna)->cookie;
    const auto token = house.sessions.create_token(house.viewer(cookie), "Rooster", {"units:read"}, 30);
    REQUIRE(token);
    const SessionPolicy policy{30, 10, house.cost};
    const auto waiting = [&] { return newcomer(house.database, house.clock, house.keys, policy, cookie); };
    CHECK(waiting().error().code == "error.session_ended");

    house.write([&](storage::Transaction& tx) { mark_first_password(tx, anna.id); });
    CHECK(house.sessions.viewer(cookie).error().code == kFirstPassword);
    CHECK(house.sessions.token_viewer("Bearer " + *token).error().code == "auth.token_refused");
    CHECK(newcomer(house.database, house.clock, house.keys, policy, "").error().code == "error.session_ended");
    const auto viewer = waiting();
    REQUIRE(viewer);
    CHECK(viewer->account_id == anna.id);
    // The same one again is no password of one's own.
    CHECK(house.sessions.change_password(*viewer, kPassword, kPassword).error().code == "auth.password_same");
    CHECK(house.sessions.change_password(*viewer, kPassword, "heel andere woorden").ok());
    CHECK(house.viewer(cookie).key->public_key == anna.pair.public_key);
    CHECK_FALSE(waiting());
    CHECK(house.sessions.token_viewer("Bearer " + *token).ok());
    // A new code leaves the password alone.
    house.write([&](storage::Transaction& tx) {
      anna.totp = *renew_totp(tx, house.keys, anna.id);
      CHECK_FALSE(has_first_password(tx, anna.id));
    });
    CHECK(house.sessions.viewer(house.sign_in(anna, "heel andere woorden")->cookie).ok());
  });
}

TEST_CASE("ConfirmPassword_WrongTooOften_IsLockedForThatSession") {
  in_house([](House& house) {
    const auto viewer = house.viewer(house.sign_in(house.accounts[0])->cookie);
    for (int i = 0; i < 12; ++i)
      CHECK(confirm_password(house.database, house.clock, house.keys, viewer, kPassword).ok());
    for (int i = 0; i < 10; ++i)
      CHECK(confirm_password(house.database, house.clock, house.keys, viewer, "guess").error() ==
            invalid("auth.password_wrong", "password"));
    CHECK(confirm_password(house.database, house.clock, house.keys, viewer, kPassword).error().code == "auth.locked");
    CHECK(house.answer(house.accounts[0]) == "");
  });
}

TEST_CASE("Password_GuessedFromWithinASession_IsLockedForThatSession") {
  in_house([](House& house) {
    const auto viewer = house.viewer(house.sign_in(house.accounts[0])->cookie);
    // A right password with a replacement that is too short is no guess.
    for (int i = 0; i < 12; ++i)
      CHECK(house.sessions.change_password(viewer, kPassword, "short").error().code == "auth.password_short");
    for (int i = 0; i < 10; ++i) CHECK_FALSE(house.sessions.change_password(viewer, "guess", "heel andere woorden"));
    CHECK(house.sessions.change_password(viewer, kPassword, "heel andere woorden").error().code == "auth.locked");
    CHECK(house.answer(house.accounts[0]) == "");
  });
}

TEST_CASE("Totp_Renewed_MakesTheOldOneUseless") {
  in_house([](House& house) {
    auto anna = house.accounts[0];
    const auto session = house.sign_in(anna);
    std::string renewed;
    house.write([&](storage::Transaction& tx) {
      CHECK(renew_totp(tx, house.keys, "nobody").error().kind == ErrorKind::not_found);
      renewed = *renew_totp(tx, house.keys, anna.id);
    });
    CHECK(renewed.size() == 32);
    CHECK_FALSE(house.sessions.viewer(session->cookie));
    CHECK(house.answer(anna) == "auth.refused");
    anna.totp = renewed;
    CHECK(house.answer(anna) == "");
  });
}

TEST_CASE("[ACC-05] Leaver_WithAnOpenSessionAndAToken_OpensNothingFromThatMoment") {
  in_house([](House& house) {
    const auto& anna = house.accounts[0];
    const auto& piet = house.accounts[1];
    house.write([&](storage::Transaction& tx) { directory::create_desk(tx, "triage", {anna.id, piet.id}); });
    const auto cookie = house.sign_in(anna)->cookie;
    const auto token = house.sessions.create_token(house.viewer(cookie), "Rooster", {"units:read"}, 30);
    house.write([&](storage::Transaction& tx) { directory::set_account_closed(tx, anna.id, true); });
    CHECK_FALSE(house.sessions.viewer(cookie));
    CHECK_FALSE(house.sessions.token_viewer("Bearer " + *token));
    CHECK(house.answer(anna) == "auth.refused");
    CHECK(house.answer(piet) == "");
  });
}

TEST_CASE("Token_WithScopes_SeesWhoButHoldsNoKey") {
  in_house([](House& house) {
    const auto& anna = house.accounts[0];
    house.write([&](storage::Transaction& tx) { directory::create_desk(tx, "triage", {anna.id}); });
    const auto viewer = house.viewer(house.sign_in(anna)->cookie);
    CHECK(house.sessions.create_token(viewer, "", {"units:write"}, 0).errors().size() == 3);
    const auto token = house.sessions.create_token(viewer, "Rooster", {"units:read", "people:read"}, 30);
    REQUIRE(token);
    CHECK(token->substr(0, 3) == "wb_");
    const auto found = house.sessions.token_viewer("Bearer " + *token);
    REQUIRE(found);
    CHECK(found->scopes == std::vector<std::string>{"units:read", "people:read"});
    CHECK(found->viewer.account_id == anna.id);
    CHECK_FALSE(found->viewer.key);
    CHECK(found->viewer.principals().size() == 2);
    for (const auto& wrong :
         std::vector<std::string>{"", *token, "Bearer", "Bearer wb_x", "Basic " + *token, "Bearer " + *token + "x"}) {
      CHECK(house.sessions.token_viewer(wrong).error().code == "auth.token_refused");
    }
    const auto rows = house.sessions.list_tokens(viewer);
    REQUIRE(rows->size() == 1);
    CHECK(rows->front().label == "Rooster");
    const auto stranger = house.viewer(house.sign_in(house.accounts[1])->cookie);
    CHECK_FALSE(house.sessions.revoke_token(stranger, rows->front().id));
    house.pass(std::chrono::days(30));
    CHECK_FALSE(house.sessions.token_viewer("Bearer " + *token));
    CHECK(house.sessions.revoke_token(viewer, rows->front().id).ok());
    CHECK(house.sessions.list_tokens(viewer)->empty());
  });
}
