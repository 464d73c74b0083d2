#include <doctest/doctest.h>

#include "features/administration/audit_log.h"
#include "features/administration/contract/administration.h"
#include "matters/access.h"
#include "matters/testing.h"

namespace waarborg::administration {
namespace {

using matters::for_each_house;
using matters::TestHouse;
using matters::TestPages;

TEST_CASE("AuditLog_ByMatterPersonAndDay_FindsItsLinesAndRecordsTheReading") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto matter = house.open(house.report("Cadeaus van een leverancier"));
    const auto tessa = house.viewer("tessa");
    REQUIRE(matters::look(house.house(), tessa, matter.matter.id).ok());
    const std::string number = matter.matter.number;

    const auto by_number = pages.get("/administration/audit?matter=" + number, "otto");
    CHECK(by_number.status == 200);
    CHECK(by_number.body.find(number) != std::string::npos);
    CHECK(by_number.body.find("Cadeaus") == std::string::npos);
    CHECK(pages.get("/administration/audit?actor=tessa&from=2026-11-02&until=2026-11-02", "petra").body.find(number) !=
          std::string::npos);
    CHECK(pages.get("/administration/audit?actor=tessa&until=2026-11-01", "petra").body.find(number) ==
          std::string::npos);
    // The log now tells who read it.
    const auto again = pages.get("/administration/audit?action=audit.search", "otto");
    CHECK(again.body.find("Petra Vink") != std::string::npos);
  });
}

TEST_CASE("[LOG-02] AuditLog_OfAReaderWhoseNameWasOpened_DoesNotTellThem") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    house.write([&](storage::Transaction& tx) {
      for (const char* who : {"otto", "emma"})
        audit::record(tx, house.house().clock(),
                      {audit::Chain::staff, house.account("petra"), "atypical.open_grant", "", house.who(who).person_id,
                       std::string("BEV-") + who});
    });
    const auto read = [&](const char* who) {
      auto page = pages.get("/administration/audit", who);
      return TestPages::body_of(page);
    };
    CHECK(read("petra").find("BEV-otto") != std::string::npos);
    CHECK(read("otto").find("BEV-emma") != std::string::npos);
    CHECK(read("otto").find("BEV-otto") == std::string::npos);
  });
}

TEST_CASE("AuditLog_WithAnUnknownFilter_SaysWhichAndShowsNothing") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto refused = pages.get("/administration/audit?matter=M-1&actor=nobody&from=gisteren", "otto");
    CHECK(refused.status == 422);
    for (const char* field : {"#f-matter", "#f-actor", "#f-from"}) CHECK(refused.body.find(field) != std::string::npos);
  });
}

TEST_CASE("AuditLog_Verified_SaysWhetherItIsWhole") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    CHECK(pages.post("/administration/audit/verify", {}, "otto").body.find("alert-good") != std::string::npos);
    auto sheet = pages.get("/administration/audit.csv", "otto");
    CHECK(TestPages::body_of(sheet).find("Otto Reinders") != std::string::npos);
  });
}

TEST_CASE("AuditLog_ForAdministratorOrHandler_DoesNotExist") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    for (const char* who : {"adam", "hanna", "tessa", "emma"})
      CHECK(pages.get("/administration/audit", who).status == 404);
  });
}

}  // namespace
}  // namespace waarborg::administration
