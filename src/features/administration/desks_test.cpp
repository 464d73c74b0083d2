#include <doctest/doctest.h>

#include "features/administration/contract/administration.h"
#include "features/administration/desks.h"
#include "matters/access.h"
#include "matters/testing.h"

namespace waarborg::administration {
namespace {

using matters::for_each_house;
using matters::TestHouse;
using matters::TestPages;

http::Fields one(const char* name, const std::string& value) {
  http::Fields out;
  out.add(name, value);
  return out;
}

bool opens(TestHouse& house, const char* who, const std::string& matter_id) {
  const auto viewer = house.viewer(who);
  return house
      .code_of([&](storage::Transaction& tx) -> Result<Done> {
        TRY(matters::open_for(tx, house.house(), viewer, matter_id));
        return Done{};
      })
      .empty();
}

TEST_CASE("Desk_MemberProposedThenAdmitted_OpensItsMatters") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto matter = house.open(house.report()).matter.id;
    const std::string desk = house.desk_id("triage");
    const std::string path = "/administration/desks/" + desk;
    CHECK(pages.post(path, one("sign_in_name", "hanna"), "adam").status == 303);
    CHECK(pages.get(path, "adam").body.find("Hanna Postma") != std::string::npos);
    CHECK_FALSE(opens(house, "hanna", matter));

    CHECK(pages.get("/desks", "tessa").body.find("Hanna Postma") != std::string::npos);
    CHECK(pages.post("/desks/" + desk + "/admit", one("account", house.account("hanna")), "tessa").status == 303);
    CHECK(opens(house, "hanna", matter));
  });
}

TEST_CASE("Desk_ProposalWithdrawn_CannotBeAdmitted") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const std::string desk = house.desk_id("triage");
    const std::string path = "/administration/desks/" + desk;
    const auto hanna = one("account", house.account("hanna"));
    CHECK(pages.post(path, one("sign_in_name", "hanna"), "adam").status == 303);
    CHECK(pages.get(path, "adam").body.find(path + "/withdraw") != std::string::npos);
    CHECK(pages.post(path + "/withdraw", hanna, "tessa").status == 404);
    CHECK(pages.post(path + "/withdraw", hanna, "adam").status == 303);
    CHECK(pages.get("/desks", "tessa").body.find("Hanna Postma") == std::string::npos);
    CHECK(pages.post("/desks/" + desk + "/admit", hanna, "tessa").status == 404);
    // Who has the key already is no proposal: a member takes them off, with a new key.
    CHECK(pages.post(path + "/withdraw", one("account", house.account("tom")), "adam").status == 404);
    CHECK(pages.get("/desks", "tom").body.find("/remove\"") != std::string::npos);
  });
}

TEST_CASE("Desk_MemberRemoved_GetsANewKeyThatOpensEveryMatter") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    std::vector<std::string> matters;
    for (int count = 0; count < 3; ++count) matters.push_back(house.open(house.report()).matter.id);
    const std::string desk = house.desk_id("triage");
    const std::string remove = "/desks/" + desk + "/remove";
    house.hire("noor", "Noor Dekker", "K", Role::triage);
    CHECK(pages.post("/administration/desks/" + desk, one("sign_in_name", "noor"), "adam").status == 303);
    CHECK(pages.post("/desks/" + desk + "/admit", one("account", house.account("noor")), "tom").status == 303);
    CHECK(pages.post(remove, one("account", house.account("tom")), "tessa").status == 303);
    CHECK(pages.post(remove, one("account", house.account("noor")), "tessa").status == 303);
    for (const auto& matter : matters) {
      CHECK(opens(house, "tessa", matter));
      CHECK_FALSE(opens(house, "tom", matter));
      CHECK_FALSE(opens(house, "noor", matter));
    }
    CHECK(pages.get("/desks", "tessa").body.find("/keys\"") == std::string::npos);
    CHECK(pages.post(remove, one("account", house.account("tessa")), "tessa").status == 409);
  });
}

TEST_CASE("Desk_ForWhoIsNoMember_CannotBeChanged") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const std::string desk = house.desk_id("triage");
    for (const char* who : {"adam", "carla", "emma"}) {
      CHECK(pages.post("/desks/" + desk + "/admit", one("account", house.account("hanna")), who).status == 404);
      CHECK(pages.post("/desks/" + desk + "/remove", one("account", house.account("tom")), who).status == 404);
      CHECK(pages.post("/desks/" + desk + "/keys", {}, who).status == 404);
    }
    // Not even a member brings in whom nobody proposed.
    CHECK(pages.post("/desks/" + desk + "/admit", one("account", house.account("hanna")), "tessa").status == 404);
  });
}

TEST_CASE("Desk_ForAdministratorOrAuditor_HasNoSeat") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const std::string path = "/administration/desks/" + house.desk_id("triage");
    CHECK(pages.post(path, one("sign_in_name", "adam"), "adam").status == 409);
    CHECK(pages.post(path, one("sign_in_name", "otto"), "adam").status == 409);
    CHECK(pages.post(path, one("sign_in_name", "nobody"), "adam").status == 422);
    CHECK(pages.post(path, one("sign_in_name", "tessa"), "adam").status == 409);
    CHECK(pages.get("/administration/desks", "adam").status == 200);
  });
}

}  // namespace
}  // namespace waarborg::administration
