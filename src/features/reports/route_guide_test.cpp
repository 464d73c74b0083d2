#include "features/reports/reports_testing.h"
#include "matters/content.h"

namespace waarborg::reports {

using matters::TestHouse;
using matters::TestPages;

namespace {

void check_every_desk(const matters::RouteGuide& guide, const http::Response& response) {
  for (const auto& desk : guide.desks)
    CHECK_MESSAGE(shows(response, "<h3>" + desk.name.in(i18n::Language::nl) + "</h3>"), desk.key);
}

}  // namespace

TEST_CASE("[RPT-01] [RPT-02] RouteGuide_ShowsEveryDeskWithItsLimits_AndNeverForces") {
  for (const auto jurisdiction : {calendar::Jurisdiction::nl, calendar::Jurisdiction::be})
    for_each_reports_house(
        [](TestHouse& house, TestPages& pages) {
          const auto& guide = house.house().content.route_guide;
          const auto first = pages.get("/route-guide");
          CHECK(first.status == 200);
          check_every_desk(guide, first);
          CHECK(shows(first, "Toch hier melden"));
          CHECK_FALSE(shows(first, "Past bij uw antwoorden"));
          http::Fields answers;
          for (const auto& question : guide.questions) answers.add(question.key, question.answers.front().key);
          const auto ordered = pages.post("/route-guide", answers);
          check_every_desk(guide, ordered);
          CHECK(shows(ordered, "Past bij uw antwoorden"));
          CHECK(shows(ordered, "Toch hier melden"));
          CHECK(shows(ordered, "checked"));
        },
        jurisdiction);
}

TEST_CASE("[RPT-04] RouteGuide_SaysThatAManagerPassesAPossibleBreachOn") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    const auto* manager = house.house().content.route_guide.find("manager");
    REQUIRE(manager != nullptr);
    CHECK(shows(pages.get("/route-guide"), "Niet zwijgen over een mogelijke schending: die moet worden doorgegeven."));
  });
}

TEST_CASE("[RPT-05] Report_OfHarassment_NamesTheWelfareDeskToo") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    auto form = filled_in({{"theme", "safe_climate"}});
    form.add("step", "about");
    form.add("go", "next");
    const auto* desk = house.house().content.route_guide.find("welfare");
    REQUIRE(desk != nullptr);
    CHECK(shows(pages.post("/report/step", form), "U kunt ook terecht bij: "));
  });
}

}  // namespace waarborg::reports
