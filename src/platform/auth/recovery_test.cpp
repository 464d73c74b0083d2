// The custodians' ceremony: who may ask and agree, in which order, and what ends it.
#include <algorithm>

#include "platform/auth/auth_fixture.h"

using namespace waarborg;
using namespace waarborg::auth;

namespace {

const std::string kNew = "een heel nieuw wachtwoord";

/// anna, piet, els and kim are custodians (two of them needed, unless said otherwise); late lost the password; adam
/// asks.
struct Ceremony {
  explicit Ceremony(House& opened, int needed = 2) : house(opened) {
    house.write([&](storage::Transaction& tx) {
      for (const auto& account : house.accounts) custodians.push_back(account);
      custodians.push_back(house.add(tx, "kim"));
      std::vector<std::string> ids;
      for (const auto& custodian : custodians) ids.push_back(custodian.id);
      REQUIRE(set_up_recovery(tx, ids, needed));
      late = house.add(tx, "late");
      adam = house.add(tx, "adam");
    });
  }
  static identity::Viewer viewer(const House::Account& account) {
    identity::Viewer out;
    out.account_id = account.id;
    out.key = account.pair;
    return out;
  }
  /// Runs it and answers the first error's code; "" when it was done.
  std::string code_of(const std::function<Result<Done>(storage::Transaction&)>& work) {
    const auto done = house.database.write(work);
    return done ? "" : done.error().code;
  }
  std::string ask(const RecoveryAsked& asked, const House::Account& asker) {
    code = new_recovery_code(house.keys, house.cost);
    return code_of([&](storage::Transaction& tx) -> Result<Done> {
      id = TRY(ask_recovery(tx, house.clock, house.keys, viewer(asker), asked, code));
      return Done{};
    });
  }
  std::string ask() { return ask({late.id, "Nieuwe telefoon en wachtwoord kwijt.", false}, adam); }
  std::string agree(const House::Account& account) {
    return code_of([&](storage::Transaction& tx) {
      return agree_to_recovery(tx, house.clock, house.keys, viewer(account), id,
                               [&](storage::Transaction&, const std::string& matter_id,
                                   const sealing::KeyPair& recovery, const std::string&) -> Result<Done> {
                                 reopened.emplace_back(matter_id, recovery.public_key);
                                 return Done{};
                               });
    });
  }
  std::string refuse(const House::Account& account, const std::string& reason) {
    return code_of([&](storage::Transaction& tx) {
      return refuse_recovery(tx, house.clock, house.keys, viewer(account), id, reason);
    });
  }
  std::string use(const std::string& typed, const std::string& password = kNew) {
    const auto used = use_recovery_code(house.database, house.clock, house.keys, house.cost, typed, password);
    if (used) recovered = *used;
    return used ? "" : used.error().code;
  }
  RecoveryRequest request() {
    std::optional<RecoveryRequest> found;
    house.write([&](storage::Transaction& tx) { found = find_recovery(tx, house.clock, house.keys, id); });
    return found.value();
  }
  std::int64_t released() { return house.count("SELECT count(*) AS rows FROM auth_recovery_released"); }
  std::int64_t wrapped() {
    return house.count("SELECT count(*) AS rows FROM auth_recovery_requests WHERE key_wrapped IS NOT NULL");
  }

  House& house;
  std::vector<House::Account> custodians;
  House::Account late, adam;
  RecoveryCode code;
  std::vector<std::pair<std::string, sealing::PublicKey>> reopened;  ///< matters, with the key that opened them
  std::string id;
  Recovered recovered;
};

}  // namespace

TEST_CASE("SetUpRecovery_WithoutEnoughDifferentCustodians_IsRefused") {
  in_house([](House& house) {
    const auto &anna = house.accounts[0], &piet = house.accounts[1];
    house.write([&](storage::Transaction& tx) {
      CHECK_FALSE(recovery_public_key(tx));
      CHECK_FALSE(recovery_setting(tx));
      for (const auto& wrong :
           std::vector<std::vector<std::string>>{{anna.id}, {anna.id, anna.id}, {anna.id, "nobody"}}) {
        CHECK(set_up_recovery(tx, wrong, 2).error().code == "recovery.custodians");
      }
      CHECK(set_up_recovery(tx, {anna.id, piet.id}, 1).error().code == "recovery.custodians");
      CHECK(set_up_recovery(tx, {anna.id, piet.id}, 3).error().code == "recovery.custodians");
      CHECK(set_up_recovery(tx, {piet.id, anna.id}, 2).ok());
      CHECK(set_up_recovery(tx, {anna.id, piet.id}, 2).error().code == "recovery.exists");
      CHECK(recovery_setting(tx)->custodians == std::vector<std::string>{piet.id, anna.id});
    });
  });
}

TEST_CASE("Recovery_ByEveryTwoOfFour_InEitherOrder_GivesANewPasswordAndTheSameKey") {
  in_house([](House& house) {
    Ceremony ceremony(house);
    std::string password = kPassword;
    for (std::size_t first = 0; first < 4; ++first) {
      for (std::size_t second = 0; second < 4; ++second) {
        if (first == second) continue;
        const auto session = house.sign_in(ceremony.late, password);
        REQUIRE(session);
        REQUIRE(ceremony.ask() == "");
        CHECK(ceremony.use(ceremony.code.code) == "recovery.waiting");
        CHECK(ceremony.agree(ceremony.custodians[first]) == "");
        CHECK(ceremony.request().state == RecoveryState::asked);
        CHECK(ceremony.use(ceremony.code.code) == "recovery.waiting");
        CHECK(ceremony.agree(ceremony.custodians[second]) == "");
        CHECK(ceremony.request().state == RecoveryState::agreed);
        CHECK(ceremony.released() == 0);
        password = kNew + std::to_string(first * 4 + second);
        CHECK(ceremony.use(ceremony.code.code, password) == "");
        CHECK(ceremony.recovered.sign_in_name == "late");
        CHECK(ceremony.recovered.totp_secret.empty());
        CHECK(ceremony.wrapped() == 0);
        CHECK_FALSE(house.sessions.viewer(session->cookie));
        const auto back = house.sign_in(ceremony.late, password);
        REQUIRE(back);
        CHECK(house.viewer(back->cookie).key->public_key == ceremony.late.pair.public_key);
      }
    }
    CHECK(house.answer(ceremony.late) == "auth.refused");
  });
}

TEST_CASE("Recovery_ByThreeOfFour_OpensWithTheThirdAlone") {
  in_house([](House& house) {
    Ceremony ceremony(house, 3);
    std::vector<std::size_t> order{0, 1, 2, 3};
    int turns = 0;
    do {
      if (++turns % 5 != 0) continue;  // every fifth of the 24 orders: each place is taken by each of them
      REQUIRE(ceremony.ask() == "");
      CHECK(ceremony.agree(ceremony.custodians[order[0]]) == "");
      CHECK(ceremony.agree(ceremony.custodians[order[1]]) == "");
      CHECK(ceremony.request().state == RecoveryState::asked);
      CHECK(ceremony.wrapped() == 0);
      CHECK(ceremony.agree(ceremony.custodians[order[2]]) == "");
      CHECK(ceremony.agree(ceremony.custodians[order[3]]) == "recovery.over");
      CHECK(ceremony.use(ceremony.code.code) == "");
    } while (std::next_permutation(order.begin(), order.end()));
    const auto back = house.sign_in(ceremony.late, kNew);
    REQUIRE(back);
    CHECK(house.viewer(back->cookie).key->public_key == ceremony.late.pair.public_key);
  });
}

TEST_CASE("Recovery_OfOnesOwnOrAskedOrAnsweredBefore_IsNotAgreedToBySameCustodian") {
  in_house([](House& house) {
    Ceremony ceremony(house);
    const auto &anna = ceremony.custodians[0], &piet = ceremony.custodians[1];
    // A custodian's own password: asked for by another custodian who happens to administer. anna's key came with her
    // account; it is wrapped for recovery once she signs in.
    CHECK(ceremony.ask({anna.id, "Vergeten.", false}, piet) == "recovery.no_share");
    REQUIRE(house.sign_in(anna));
    REQUIRE(ceremony.ask({anna.id, "Vergeten.", false}, piet) == "");
    CHECK(ceremony.agree(anna) == "recovery.own");
    CHECK(ceremony.refuse(anna, "Toch niet.") == "recovery.own");
    CHECK(ceremony.agree(piet) == "recovery.asked_self");
    CHECK(ceremony.agree(ceremony.late) == "error.not_found");
    CHECK(ceremony.agree(ceremony.custodians[2]) == "");
    CHECK(ceremony.agree(ceremony.custodians[2]) == "recovery.answered");
    CHECK(ceremony.refuse(ceremony.custodians[2], "Toch niet.") == "recovery.answered");
    CHECK(ceremony.agree(ceremony.custodians[3]) == "");
    CHECK(ceremony.use(ceremony.code.code) == "");
    CHECK(house.answer(anna, kNew) == "");
  });
}

TEST_CASE("AskRecovery_WithAnythingMissing_IsRefused") {
  in_house([](House& house) {
    Ceremony ceremony(house);
    const auto &late = ceremony.late, &adam = ceremony.adam;
    CHECK(ceremony.ask({late.id, "  ", false}, adam) == "error.required");
    CHECK(ceremony.ask({late.id, std::string(2001, 'x'), false}, adam) == "error.too_long");
    CHECK(ceremony.ask({"nobody", "Vergeten.", false}, adam) == "error.not_found");
    CHECK(ceremony.ask({adam.id, "Vergeten.", false}, adam) == "recovery.own");
    CHECK(ceremony.ask() == "");
    CHECK(ceremony.ask() == "recovery.open_already");
    const auto withdraw = [&] {
      return ceremony.code_of([&](storage::Transaction& tx) {
        return withdraw_recovery(tx, house.clock, house.keys, Ceremony::viewer(adam), ceremony.id);
      });
    };
    CHECK(withdraw() == "");
    CHECK(withdraw() == "recovery.over");
    CHECK(ceremony.agree(ceremony.custodians[0]) == "recovery.over");
    CHECK(ceremony.use(ceremony.code.code) == "recovery.code_refused");
    house.write([&](storage::Transaction& tx) {
      for (std::size_t i = 0; i < 3; ++i) directory::set_account_closed(tx, ceremony.custodians[i].id, true);
    });
    CHECK(ceremony.ask() == "recovery.too_few");
    house.write([&](storage::Transaction& tx) { directory::set_account_closed(tx, late.id, true); });
    CHECK(ceremony.ask() == "error.not_found");
  });
}

TEST_CASE("AskRecovery_BeforeRecoveryIsSetUp_SaysSo") {
  in_house([](House& house) {
    const auto code = new_recovery_code(house.keys, house.cost);
    house.write([&](storage::Transaction& tx) {
      const auto asked = ask_recovery(tx, house.clock, house.keys, Ceremony::viewer(house.accounts[0]),
                                      {house.accounts[1].id, "Vergeten.", false}, code);
      CHECK(asked.error().code == "recovery.not_set_up");
      CHECK(recoveries_waiting(tx, house.clock, house.accounts[0].id) == 0);
    });
  });
}

TEST_CASE("Recovery_RefusedByOne_EndsAndForgetsWhatWasReleased") {
  in_house([](House& house) {
    Ceremony ceremony(house, 3);
    REQUIRE(ceremony.ask() == "");
    CHECK(ceremony.agree(ceremony.custodians[0]) == "");
    CHECK(ceremony.released() > 0);
    CHECK(ceremony.refuse(ceremony.custodians[1], " ") == "error.required");
    CHECK(ceremony.refuse(ceremony.custodians[1], "Ik kreeg haar niet te spreken.") == "");
    const auto request = ceremony.request();
    CHECK(request.state == RecoveryState::refused);
    REQUIRE(request.voices.size() == 2);
    CHECK(std::ranges::count(request.voices, "Ik kreeg haar niet te spreken.", &RecoveryVoice::reason) == 1);
    CHECK(ceremony.released() == 0);
    CHECK(ceremony.agree(ceremony.custodians[2]) == "recovery.over");
    CHECK(ceremony.use(ceremony.code.code) == "recovery.code_refused");
    CHECK(house.answer(ceremony.late) == "");
  });
}

TEST_CASE("Recovery_AfterItsTerm_IsOverForCustodiansAndForTheCode") {
  in_house([](House& house) {
    Ceremony ceremony(house);
    const auto days = [](int count) { return std::chrono::hours(24 * count); };
    REQUIRE(ceremony.ask() == "");
    CHECK(ceremony.agree(ceremony.custodians[3]) == "");
    house.pass(days(kRecoveryDays));
    CHECK(ceremony.request().state == RecoveryState::expired);
    CHECK(ceremony.agree(ceremony.custodians[0]) == "recovery.over");
    CHECK(ceremony.use(ceremony.code.code) == "recovery.code_refused");
    house.write([&](storage::Transaction& tx) { CHECK(house.sessions.tidy(tx)); });
    CHECK(ceremony.released() == 0);

    // Agreed on the last day: from then on the code has a term of its own.
    REQUIRE(ceremony.ask() == "");
    CHECK(ceremony.agree(ceremony.custodians[0]) == "");
    house.pass(days(kRecoveryDays - 1));
    CHECK(ceremony.agree(ceremony.custodians[1]) == "");
    house.pass(days(kRecoveryDays - 1));
    CHECK(ceremony.request().state == RecoveryState::agreed);
    house.pass(days(1));
    CHECK(ceremony.use(ceremony.code.code) == "recovery.code_refused");
    house.write([&](storage::Transaction& tx) { CHECK(house.sessions.tidy(tx)); });
    CHECK(ceremony.wrapped() == 0);
    CHECK(house.count("SELECT count(*) AS rows FROM auth_recovery_requests WHERE state = 'expired'") == 2);
  });
}

TEST_CASE("RecoveryCode_WrongShortOrUsedTwice_ChangesNothing") {
  in_house([](House& house) {
    Ceremony ceremony(house);
    REQUIRE(ceremony.ask({ceremony.late.id, "Alles kwijt.", true}, ceremony.adam) == "");
    CHECK(ceremony.agree(ceremony.custodians[2]) == "");
    CHECK(ceremony.agree(ceremony.custodians[0]) == "");
    for (const auto& wrong : {std::string{}, std::string("geen code"), sealing::new_return_code()})
      CHECK(ceremony.use(wrong) == "recovery.code_refused");
    CHECK(ceremony.use(ceremony.code.code, "kort") == "auth.password_short");
    CHECK(house.answer(ceremony.late) == "");
    std::string typed;  // as somebody reads it from paper
    for (const char c : ceremony.code.code) typed += c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    CHECK(ceremony.use(typed) == "");
    CHECK(ceremony.use(typed) == "recovery.code_refused");
    // The code app was lost as well: a new secret came with it, and the old one is useless.
    CHECK(ceremony.recovered.totp_secret.size() == 32);
    CHECK(house.answer(ceremony.late, kNew) == "auth.refused");
    ceremony.late.totp = ceremony.recovered.totp_secret;
    CHECK(house.answer(ceremony.late, kNew) == "");
  });
}

TEST_CASE("Recovery_OfAnAccountOlderThanIt_WorksAfterItsNextSignIn") {
  in_house([](House& house) {
    Ceremony ceremony(house);
    const auto& els = ceremony.custodians[2];
    CHECK(ceremony.ask({els.id, "Vergeten.", false}, ceremony.adam) == "recovery.no_share");
    REQUIRE(house.sign_in(els));
    REQUIRE(ceremony.ask({els.id, "Vergeten.", false}, ceremony.adam) == "");
    CHECK(ceremony.agree(ceremony.custodians[0]) == "");
    CHECK(ceremony.agree(ceremony.custodians[1]) == "");
    CHECK(ceremony.use(ceremony.code.code) == "");
    CHECK(house.answer(els, kNew) == "");
  });
}

TEST_CASE("Recovery_EveryAct_IsInTheAuditLogAndNoReasonIsPlain") {
  in_house([](House& house) {
    Ceremony ceremony(house);
    REQUIRE(ceremony.ask({ceremony.late.id, "KANARIE-REDEN", false}, ceremony.adam) == "");
    house.write([&](storage::Transaction& tx) {
      CHECK(recoveries_waiting(tx, house.clock, ceremony.custodians[0].id) == 1);
      CHECK(recoveries_waiting(tx, house.clock, ceremony.late.id) == 0);
      CHECK(is_custodian(tx, ceremony.custodians[3].id));
      CHECK_FALSE(is_custodian(tx, ceremony.adam.id));
      const auto row = *tx.find({"test.reason", "SELECT reason_sealed FROM auth_recovery_requests"});
      CHECK(as_text(row.blob("reason_sealed")).find("KANARIE") == std::string::npos);
      CHECK(recovery_requests(tx, house.clock, house.keys, 10).front().reason == "KANARIE-REDEN");
    });
    CHECK(ceremony.agree(ceremony.custodians[0]) == "");
    house.write(
        [&](storage::Transaction& tx) { CHECK(recoveries_waiting(tx, house.clock, ceremony.custodians[0].id) == 0); });
    CHECK(ceremony.agree(ceremony.custodians[1]) == "");
    CHECK(ceremony.use(ceremony.code.code) == "");
    for (const char* action : {"recovery.ask", "recovery.agree", "recovery.use"}) {
      INFO(action);
      const std::string statement =
          std::string("SELECT count(*) AS rows FROM audit_lines WHERE action = '") + action + "'";
      CHECK(house.count(statement.c_str()) == (std::string(action) == "recovery.agree" ? 2 : 1));
    }
  });
}

TEST_CASE("RecoveryOfMatters_OpensThemWithTheSecondAgreement_AndIsNotThereForWhoIsKeptOut") {
  in_house([](House& house) {
    Ceremony ceremony(house);
    const auto ask = [&](const std::string& reason, const std::vector<std::string>& barred) {
      return ceremony.code_of([&](storage::Transaction& tx) -> Result<Done> {
        ceremony.id = TRY(
            ask_opening(tx, house.clock, house.keys, Ceremony::viewer(ceremony.adam), {"M1", "M2"}, reason, barred));
        return Done{};
      });
    };
    const auto waiting = [&](const House::Account& account) {
      std::int64_t count = 0;
      house.write([&](storage::Transaction& tx) { count = recoveries_waiting(tx, house.clock, account.id); });
      return count;
    };
    const auto& kept_out = ceremony.custodians[3];
    CHECK(ask(" ", {}) == "error.required");
    CHECK(ask("Iedereen is weg.", {kept_out.id, ceremony.custodians[0].id, ceremony.custodians[1].id}) ==
          "recovery.too_few");
    REQUIRE(ask("Iedereen is weg.", {kept_out.id}) == "");
    CHECK(ask("Nog eens.", {}) == "recovery.open_already");
    CHECK(waiting(kept_out) == 0);
    CHECK(waiting(ceremony.custodians[0]) == 1);
    CHECK(ceremony.agree(kept_out) == "error.not_found");
    CHECK(ceremony.agree(ceremony.custodians[0]) == "");
    CHECK(ceremony.reopened.empty());
    CHECK(ceremony.agree(ceremony.custodians[2]) == "");
    REQUIRE(ceremony.reopened.size() == 2);
    CHECK(ceremony.reopened[0].first == "M1");
    house.write([&](storage::Transaction& tx) { CHECK(ceremony.reopened[0].second == recovery_public_key(tx)); });
    CHECK(ceremony.request().state == RecoveryState::used);
    CHECK(ceremony.released() == 0);
    CHECK(ceremony.agree(ceremony.custodians[1]) == "recovery.over");
  });
}

TEST_CASE("RecoveryOfCustodians_GivesOthersTheParts_AndEndsWhatCountsOnTheOld") {
  in_house([](House& house) {
    Ceremony ceremony(house);
    const auto& old = ceremony.custodians;
    std::vector<House::Account> fresh;
    house.write([&](storage::Transaction& tx) {
      for (const char* name : {"ria", "jos", "toon"}) fresh.push_back(house.add(tx, name));
    });
    const auto ask = [&](const RecoverySetting& proposed) {
      return ceremony.code_of([&](storage::Transaction& tx) -> Result<Done> {
        ceremony.id = TRY(ask_custodians(tx, house.clock, house.keys, Ceremony::viewer(ceremony.adam), proposed,
                                         "Twee gaan met pensioen."));
        return Done{};
      });
    };
    REQUIRE(house.sign_in(ceremony.late));
    REQUIRE(ceremony.ask() == "");
    const std::string for_late = ceremony.id;
    CHECK(ceremony.agree(old[0]) == "");
    CHECK(ask({1, {fresh[0].id, fresh[1].id}}) == "recovery.custodians");
    CHECK(ask({2, {old[0].id, old[1].id, old[2].id, old[3].id}}) == "recovery.same_custodians");
    const RecoverySetting proposed{2, {fresh[0].id, old[0].id, fresh[2].id}};
    REQUIRE(ask(proposed) == "");
    CHECK(ceremony.agree(fresh[0]) == "error.not_found");
    CHECK(ceremony.agree(old[3]) == "");
    CHECK(ceremony.agree(old[1]) == "");
    sealing::PublicKey key{};
    house.write([&](storage::Transaction& tx) {
      CHECK(recovery_setting(tx) == proposed);
      CHECK(find_recovery(tx, house.clock, house.keys, for_late)->state == RecoveryState::withdrawn);
      key = *recovery_public_key(tx);
    });
    CHECK(ceremony.released() == 0);

    // The old ones have no part any more; the new ones open the same key.
    REQUIRE(ceremony.ask() == "");
    CHECK(ceremony.agree(old[1]) == "error.not_found");
    CHECK(ceremony.agree(fresh[2]) == "");
    CHECK(ceremony.agree(old[0]) == "");
    CHECK(ceremony.use(ceremony.code.code) == "");
    house.write([&](storage::Transaction& tx) { CHECK(recovery_public_key(tx) == key); });
    const auto back = house.sign_in(ceremony.late, kNew);
    REQUIRE(back);
    CHECK(house.viewer(back->cookie).key->public_key == ceremony.late.pair.public_key);
  });
}
