#include "features/administration/contract/first_steps.h"

#include <doctest/doctest.h>

#include "features/administration/desks.h"
#include "matters/testing.h"
#include "platform/directory/directory.h"

namespace waarborg::administration {
namespace {

using matters::for_each_house;
using matters::TestHouse;

std::string refusal(TestHouse& house, const FirstAdministrator& wanted) {
  return house.code_of([&](storage::Transaction& tx) -> Result<Done> {
    TRY(make_first_administrator(tx, house.house(), wanted));
    return Done{};
  });
}

std::string desk(TestHouse& house, const std::string& code, const std::vector<std::string>& names) {
  return house.code_of([&](storage::Transaction& tx) { return make_desk(tx, house.house(), code, names); });
}

TEST_CASE("FirstAdministrator_WhereNobodyAdministers_IsMadeOnce") {
  for_each_house([](TestHouse& house) {
    CHECK(refusal(house, {"Bo Beheer", "900001", "bo"}) == "administration.administrator_exists");
    CHECK(refusal(house, {"", "", "bo"}) == "error.required");
    house.write([&](storage::Transaction& tx) -> Result<Done> {
      directory::set_account_closed(tx, house.account("adam"), true);
      return Done{};
    });
    CHECK(refusal(house, {"Bo Beheer", "900001", "tessa"}) == "auth.name_taken");
    CHECK(refusal(house, {"Bo Beheer", "900001", "bo"}) == "");
    CHECK(refusal(house, {"Bo Tweede", "900002", "bo2"}) == "administration.administrator_exists");
  });
}

TEST_CASE("Desk_MadeFromTheShell_NeedsMembersWhoMayWatchNothingElse") {
  for_each_house([](TestHouse& house) {
    CHECK(desk(house, "nonsense", {"tessa"}) == "error.choice");
    CHECK(desk(house, "triage", {"tessa"}) == "administration.desk_exists");
    house.write([&](storage::Transaction& tx) -> Result<Done> {
      tx.execute({"test.desk", "UPDATE directory_desks SET code = 'of-before' WHERE code = 'welfare'"});
      return Done{};
    });
    CHECK(desk(house, "welfare", {}) == "error.required");
    CHECK(desk(house, "welfare", {"nobody"}) == "administration.account_unknown");
    CHECK(desk(house, "welfare", {"adam"}) == "administration.role_conflict");
    CHECK(desk(house, "welfare", {"Hanna", "tessa"}) == "");
    CHECK(desk(house, "welfare", {"hanna"}) == "administration.desk_exists");
    house.write([&](storage::Transaction& tx) -> Result<Done> {
      for (const char* left : {"hanna", "tessa"}) directory::set_account_closed(tx, house.account(left), true);
      return Done{};
    });
    CHECK(desk(house, "welfare", {"tom"}) == "");
    CHECK(desk(house, "welfare", {"tom"}) == "administration.desk_exists");
  });
}

TEST_CASE("Desk_ThatOpensTogetherWithAnother_HasNobodyOfTheOther") {
  for_each_house([](TestHouse& house) {
    CHECK(desk(house, "query-monitor", {"ina"}) == "");
    CHECK(desk(house, "query-approval", {"petra", "ina"}) == "administration.desk_across");
    CHECK(desk(house, "query-approval", {"petra"}) == "");
    const auto refused = house.write([&](storage::Transaction& tx) {
      const std::string why = why_no_seat(tx, "query-monitor", house.account("petra"), house.today());
      CHECK(why_no_seat(tx, "triage", house.account("petra"), house.today()) == nullptr);
      return why;
    });
    CHECK(refused == "administration.desk_across");
  });
}

}  // namespace
}  // namespace waarborg::administration
