// The monthly report to whom the force answers to: what is in it, for whom, and as it stood.
#include "features/complaints/monthly.h"

#include <doctest/doctest.h>

#include "features/complaints/contract/complaints.h"
#include "matters/closing.h"
#include "matters/testing.h"
#include "migrations/feature_complaints.h"

using namespace waarborg;
using namespace waarborg::complaints;
using matters::TestHouse;
using matters::TestPages;

namespace {

void in_belgium(const std::function<void(TestHouse&)>& test) {
  matters::for_each_house(test, migrations::feature_complaints::all(), calendar::Jurisdiction::be);
}

MonthlyReport report_for(TestHouse& house, const std::string& who, const std::string& month) {
  const auto viewer = house.viewer(who);
  return house.write([&](storage::Transaction& tx) { return monthly_report(tx, house.house(), viewer, month); });
}

void keep(TestHouse& house) {
  house.write([&](storage::Transaction& tx) { return keep_last_month(tx, house.house()); });
}

void close(TestHouse& house, matters::Opened& opened) {
  house.write([&](storage::Transaction& tx) {
    return matters::close_matter(tx, house.house(), opened, house.account("carla"), "Sneller bellen.");
  });
}

TEST_CASE("[CMP-02] MonthlyReport_OfAMonth_HoldsEveryComplaintThatRanInIt") {
  in_belgium([](TestHouse& house) {  // 2 November 2026
    auto first = house.open(house.complaint());
    const auto second = house.open(house.complaint("Niet geholpen"));
    house.open(house.report());
    house.pass_days(10);
    close(house, first);
    house.pass_days(20);  // December
    auto report = report_for(house, "carla", "2026-11");
    REQUIRE(report.rows.size() == 2);
    CHECK(report.received() == 2);
    CHECK(report.closed() == 1);
    CHECK(report.running() == 1);
    CHECK(report.from_outside() == 0);
    CHECK_FALSE(report.kept_on);
    report = report_for(house, "carla", "2026-12");
    REQUIRE(report.rows.size() == 1);
    CHECK(report.rows[0].id == second.matter.id);
    CHECK(report.received() == 0);
    const auto viewer = house.viewer("carla");
    for (const char* wrong : {"2027-01", "2026-13", "nu", ""})
      CHECK(house.code_of([&](storage::Transaction& tx) -> Result<Done> {
        TRY(monthly_report(tx, house.house(), viewer, wrong));
        return Done{};
      }) == "error.not_found");
  });
}

TEST_CASE("[CMP-02] MonthlyReport_KeptBySchedule_StaysAsItStoodAndIsMadeOnce") {
  in_belgium([](TestHouse& house) {
    auto opened = house.open(house.complaint());
    house.pass_days(30);
    keep(house);
    close(house, opened);
    keep(house);
    const auto report = report_for(house, "aart", "2026-11");
    CHECK(report.kept_on == house.today());
    CHECK(report.closed() == 0);
    house.read([&](storage::Transaction& tx) {
      CHECK(kept_months(tx) == std::vector<std::string>{"2026-11"});
      return Done{};
    });
  });
}

TEST_CASE("[CMP-02] [SEC-06] MonthlyReport_ForWhoIsKeptOutOrHasNoRoleOverTheUnit_LeavesNoGap") {
  in_belgium([](TestHouse& house) {
    auto request = house.complaint();
    request.people = {{"concerned", "Emma Roos"}};
    const auto hidden = house.open(request);
    house.open(house.complaint("Niet geholpen"));
    house.write([&](storage::Transaction& tx) {
      matters::exclude(tx, hidden.matter.id, house.house().keys().person_token(house.who("aart").person_id),
                       "concerned");
      return Done{};
    });
    CHECK(report_for(house, "anke", "2026-11").rows.size() == 2);
    CHECK(report_for(house, "aart", "2026-11").rows.size() == 1);
    CHECK(report_for(house, "aart", "2026-11").received() == 1);
    CHECK(report_for(house, "chris", "2026-11").rows.empty());
    house.pass_days(30);
    keep(house);
    CHECK(report_for(house, "aart", "2026-11").rows.size() == 1);
  });
}

TEST_CASE("[CMP-02] MonthlyReport_OnItsPage_IsThereWhereTheLawAsksForOne") {
  in_belgium([](TestHouse& house) {
    house.open(house.complaint());
    TestPages pages(house, add_routes);
    auto page = pages.get("/complaints/monthly", "carla");
    CHECK(page.status == 200);
    CHECK(TestPages::body_of(page).find("2026-11.xlsx") != std::string::npos);
    CHECK(pages.get("/complaints/monthly/2026-11.xlsx", "carla").status == 200);
    CHECK(pages.get("/complaints/monthly/2026-11.doc", "carla").status == 404);
    CHECK(pages.get("/complaints/monthly", "emma").status == 404);
  });
  matters::for_each_house(
      [](TestHouse& house) {
        TestPages pages(house, add_routes);
        CHECK(pages.get("/complaints/monthly", "carla").status == 404);
        keep(house);
        house.read([&](storage::Transaction& tx) {
          CHECK(kept_months(tx).empty());
          return Done{};
        });
      },
      migrations::feature_complaints::all());
}

}  // namespace
