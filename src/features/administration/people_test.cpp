#include <doctest/doctest.h>

#include "features/administration/accounts.h"
#include "features/administration/contract/administration.h"
#include "features/administration/people.h"
#include "features/administration/roles.h"
#include "features/administration/units.h"
#include "matters/access.h"
#include "matters/testing.h"

namespace waarborg::administration {
namespace {

using matters::for_each_house;
using matters::TestHouse;
using matters::TestPages;

http::Fields fields(const std::vector<std::pair<std::string, std::string>>& items) {
  http::Fields out;
  for (const auto& [name, value] : items) out.add(name, value);
  return out;
}

bool audited(TestHouse& house, const std::string& action) {
  return house.write([&](storage::Transaction& tx) {
    audit::Query query;
    query.action = action;
    return !audit::search(tx, query).empty();
  });
}

TEST_CASE("Unit_AddedRenamedAndMoved_KeepsItsPeopleAndMakesNoCircle") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto added =
        pages.post("/administration/units",
                   fields({{"code", "N2"}, {"name", "Basisteam Kust"}, {"parent", house.unit("N")}}), "adam");
    REQUIRE(added.status == 303);
    const std::string path = TestPages::header_of(added, "Location");
    const std::string id = path.substr(path.rfind('/') + 1);
    CHECK(pages.get(path, "adam").body.find("Basisteam Kust") != std::string::npos);

    const auto seen = [&](const std::string& unit_id) {
      return house.write([&](storage::Transaction& tx) { return seen_state(*directory::find_unit(tx, unit_id)); });
    };
    const std::string before = seen(id);
    CHECK(pages.post(path, fields({{"seen", before}, {"name", "Kust"}, {"parent", house.unit("Z")}}), "adam").status ==
          303);
    CHECK(
        pages.post(path, fields({{"seen", before}, {"name", "Strand"}, {"parent", house.unit("Z")}}), "adam").status ==
        409);
    const std::string north = "/administration/units/" + house.unit("N");
    const auto circle = pages.post(
        north, fields({{"seen", seen(house.unit("N"))}, {"name", "Noord"}, {"parent", house.unit("N1")}}), "adam");
    CHECK(circle.status == 422);
    CHECK(circle.body.find("zichzelf") != std::string::npos);
    CHECK(audited(house, "unit.move"));
  });
}

TEST_CASE("Unit_WithWrongFields_NamesThemAllAndKeepsWhatWasTyped") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto refused = pages.post("/administration/units", fields({{"code", "N 1!"}, {"parent", "nowhere"}}), "adam");
    CHECK(refused.status == 422);
    for (const char* field : {"#f-code", "#f-name", "#f-parent", "N 1!"})
      CHECK(refused.body.find(field) != std::string::npos);
  });
}

TEST_CASE("People_AreListedSearchedAndExported") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    CHECK(pages.get("/administration/people?unit=" + house.unit("Z"), "adam").body.find("7002") != std::string::npos);
    CHECK(pages.get("/administration/people?unit=" + house.unit("N"), "adam").body.find("7002") == std::string::npos);
    const auto found = pages.post("/administration/people/search", fields({{"name", "bakker"}}), "adam");
    CHECK(found.body.find("Jan Bakker") != std::string::npos);
    CHECK(found.body.find("Sanne") == std::string::npos);
    auto sheet = pages.get("/administration/people.csv", "adam");
    CHECK(TestPages::body_of(sheet).find("Sanne de Wit") != std::string::npos);
    CHECK(audited(house, "people.export"));
    for (const char* path :
         {"/administration", "/administration/units", "/administration/people", "/administration/roles"})
      CHECK(pages.get(path, "adam").status == 200);
  });
}

TEST_CASE("Administration_ForEveryOtherRole_DoesNotExist") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    for (const char* who : {"emma", "tessa", "otto", "petra", "chris"}) {
      CHECK(pages.get("/administration/people", who).status == 404);
      CHECK(pages.post("/administration/units", fields({{"code", "X"}, {"name", "X"}}), who).status == 404);
    }
  });
}

TEST_CASE("Person_Saved_IsCheckedLikeARowOfAFile") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto wrong = pages.post(
        "/administration/people/new",
        fields({{"number", "7001"}, {"name", ""}, {"mail", "x"}, {"unit", house.unit("N1")}, {"joined", "2026-02-30"}}),
        "adam");
    CHECK(wrong.status == 422);
    for (const char* field : {"#f-number", "#f-name", "#f-mail", "#f-joined"})
      CHECK(wrong.body.find(field) != std::string::npos);
    const auto saved = pages.post(
        "/administration/people/new",
        fields({{"number", "8001"}, {"name", "Noor Dekker"}, {"unit", house.unit("N1")}, {"joined", "2026-01-05"}}),
        "adam");
    REQUIRE(saved.status == 303);
    const auto page = pages.get(TestPages::header_of(saved, "Location"), "adam");
    CHECK(page.body.find("Noor Dekker") != std::string::npos);
    CHECK(audited(house, "person.save"));
  });
}

TEST_CASE("Account_Made_ShowsSecretsOnceThatSignIn") {
  for_each_house([](TestHouse& house) {
    const auto viewer = house.viewer("adam");
    const auto person = house.person("7001");
    const auto secrets =
        house.write([&](storage::Transaction& tx) { return make_account(tx, house.house(), viewer, person, "Jan"); });
    CHECK(secrets.totp_uri.find("secret=" + secrets.totp_secret) != std::string::npos);
    const auto code = auth::totp_code(secrets.totp_secret, house.clock().now());
    CHECK(house.platform().sessions.sign_in("jan", secrets.password, code, "", "").ok());
    CHECK(audited(house, "auth.account_create"));

    TestPages pages(house, add_routes);
    const std::string base = "/administration/people/" + house.person("7002") + "/account";
    const auto shown = pages.post(base, fields({{"sign_in_name", "sanne"}}), "adam");
    CHECK(shown.status == 200);
    CHECK(shown.body.find("otpauth://totp/") != std::string::npos);
    CHECK(pages.get("/administration/people/" + house.person("7002"), "adam").body.find("otpauth") ==
          std::string::npos);
    CHECK(pages.post(base, fields({{"sign_in_name", "sanne2"}}), "adam").status == 409);
    CHECK(pages.post(base + "/close", {}, "adam").status == 303);
    CHECK(pages.post(base + "/reopen", {}, "adam").status == 200);
    CHECK(pages.post(base + "/code", {}, "adam").status == 200);
    CHECK(audited(house, "account.close"));
  });
}

TEST_CASE("Account_Closed_EndsItsRoles") {
  for_each_house([](TestHouse& house) {
    const auto viewer = house.viewer("adam");
    CHECK(house.code_of([&](storage::Transaction& tx) {
      return close_account(tx, house.house(), viewer, house.who("hanna").person_id);
    }) == "");
    house.write([&](storage::Transaction& tx) {
      CHECK(directory::grants_of(tx, house.account("hanna"), house.today()).empty());
      CHECK(directory::find_account(tx, house.account("hanna"))->closed);
    });
  });
}

TEST_CASE("Role_GrantedWithScopeAndDates_CountsThenOnly") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const std::string path = "/administration/people/" + house.who("emma").person_id + "/roles";
    const std::string from = to_iso(add_days(house.today(), 5));
    CHECK(pages
              .post(path, fields({{"role", "prevention"}, {"scope", house.unit("N")}, {"from", from}, {"until", from}}),
                    "adam")
              .status == 422);
    CHECK(pages
              .post(path,
                    fields({{"role", "prevention"},
                            {"scope", house.unit("N")},
                            {"from", from},
                            {"until", to_iso(add_days(house.today(), 9))}}),
                    "adam")
              .status == 303);
    CHECK_FALSE(house.viewer("emma").has(Role::prevention));
    house.pass_days(5);
    CHECK(house.viewer("emma").has(Role::prevention));
    CHECK(pages.get("/administration/roles?role=prevention", "adam").body.find("Emma Roos") != std::string::npos);
    CHECK(pages.post(path + "/end", fields({{"role", "prevention"}, {"scope", house.unit("N")}}), "adam").status ==
          303);
    CHECK_FALSE(house.viewer("emma").has(Role::prevention));
    CHECK(audited(house, "role.revoke"));
  });
}

TEST_CASE("Role_OfTheLastAdministrator_CannotEnd") {
  for_each_house([](TestHouse& house) {
    const auto adam = house.who("adam").person_id;
    const auto of_force = fields({{"role", "administrator"}, {"scope", house.unit("K")}});
    const auto viewer = house.viewer("adam");
    CHECK(house.code_of([&](storage::Transaction& tx) {
      return end_role(tx, house.house(), viewer, adam, of_force);
    }) == "administration.last_administrator");
    CHECK(house.code_of([&](storage::Transaction& tx) { return close_account(tx, house.house(), viewer, adam); }) ==
          "administration.last_administrator");
    // A second one who has the role for a while only does not count.
    house.write([&](storage::Transaction& tx) {
      return grant_role(
          tx, house.house(), viewer, house.who("emma").person_id,
          fields(
              {{"role", "administrator"}, {"scope", house.unit("K")}, {"until", to_iso(add_days(house.today(), 3))}}));
    });
    CHECK(house.code_of([&](storage::Transaction& tx) {
      return end_role(tx, house.house(), viewer, adam, of_force);
    }) == "administration.last_administrator");
  });
}

TEST_CASE("Role_ForOneselfOrBesideContents_IsRefused") {
  for_each_house([](TestHouse& house) {
    const auto viewer = house.viewer("adam");
    const auto grant_to = [&](const char* who, const char* role) {
      return house.code_of([&](storage::Transaction& tx) {
        return grant_role(tx, house.house(), viewer, house.who(who).person_id,
                          fields({{"role", role}, {"scope", house.unit("K")}}));
      });
    };
    CHECK(grant_to("adam", "triage") == "administration.own_role");
    CHECK(grant_to("tessa", "administrator") == "administration.role_conflict");
    CHECK(grant_to("otto", "handler") == "administration.role_conflict");
    CHECK(grant_to("hanna", "triage") == "");
    CHECK(grant_to("emma", "employee") == "error.choice");
  });
}

TEST_CASE("Administrator_OfOneUnit_StaysWithinIt") {
  for_each_house([](TestHouse& house) {
    house.hire("noor", "Noor Dekker", "N", Role::administrator);
    const auto viewer = house.viewer("noor");
    const auto grant_over = [&](const char* unit) {
      return house.code_of([&](storage::Transaction& tx) {
        return grant_role(tx, house.house(), viewer, house.who("emma").person_id,
                          fields({{"role", "prevention"}, {"scope", house.unit(unit)}}));
      });
    };
    CHECK(grant_over("N1") == "");
    CHECK(grant_over("Z") == "administration.out_of_scope");
    CHECK(grant_over("K") == "administration.out_of_scope");
    CHECK(house.code_of([&](storage::Transaction& tx) {
      return close_account(tx, house.house(), viewer, house.who("chantal").person_id);
    }) == "administration.out_of_scope");
  });
}

TEST_CASE("Administrator_SeesNoMatter") {
  for_each_house([](TestHouse& house) {
    const auto matter = house.open(house.report());
    const auto viewer = house.viewer("adam");
    CHECK(house.code_of([&](storage::Transaction& tx) -> Result<Done> {
      TRY(matters::open_for(tx, house.house(), viewer, matter.matter.id));
      return Done{};
    }) == "error.not_found");
    CHECK(viewer.desks.empty());
  });
}

}  // namespace
}  // namespace waarborg::administration
