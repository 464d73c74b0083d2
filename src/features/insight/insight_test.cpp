#include <doctest/doctest.h>

#include <filesystem>

#include "features/insight/digest.h"
#include "features/insight/insight_fixture.h"
#include "matters/participants.h"
#include "matters/tasks.h"

namespace waarborg::insight {

namespace {

Date days_ago(TestHouse& house, int days) { return add_days(house.today(), -days); }

TEST_CASE("[INV-13] Dashboard_OfADeskMember_CountsWhatTheyMaySee") {
  in_each_house([](TestHouse& house) {
    receive(house, "N1", 2, days_ago(house, 40));
    auto hidden = house.report();
    hidden.exclusions.emplace_back(house.house().keys().person_token(house.who("tessa").person_id), "keep_out");
    house.open(hidden);
    TestPages pages(house, add_routes);
    const auto of_tessa = csv(pages, "/dashboard/kinds.csv?view=own", "tessa");
    const auto of_tom = csv(pages, "/dashboard/kinds.csv?view=own", "tom");
    CHECK(of_tessa.find(",2\r\n") != std::string::npos);
    CHECK(of_tom.find(",3\r\n") != std::string::npos);
    // Somebody at no desk has no figures, and meets no trace of either.
    const auto of_emma = csv(pages, "/dashboard/kinds.csv", "emma");
    CHECK(of_emma.find_first_of("123456789") == std::string::npos);
  });
}

TEST_CASE("[INV-13] Dashboard_WithFilters_NarrowsOnesOwnMatters") {
  in_each_house([](TestHouse& house) {
    receive(house, "N1", 2, days_ago(house, 40));
    receive(house, "Z", 3, days_ago(house, 40));
    TestPages pages(house, add_routes);
    const auto north = csv(pages, "/dashboard/kinds.csv?unit=" + house.unit("N"), "tessa");
    CHECK(north.find(",2\r\n") != std::string::npos);
    const auto other = csv(pages, "/dashboard/kinds.csv?kind=complaint", "tessa");
    CHECK(other.find(",5\r\n") == std::string::npos);
    const auto units = csv(pages, "/dashboard/units.csv", "tessa");
    CHECK(units.find("Eenheid Zuid,3") != std::string::npos);
    CHECK(csv(pages, "/dashboard/months.csv?year=2024", "tessa").find("2026") == std::string::npos);
  });
}

TEST_CASE("[INV-13] Dashboard_OverAScope_SuppressesSmallUnits") {
  in_each_house([](TestHouse& house) {
    receive(house, "N1", 9, days_ago(house, 40));
    receive(house, "N", 8, days_ago(house, 40));
    receive(house, "Z", 2, days_ago(house, 40));
    TestPages pages(house, add_routes);
    const auto units = csv(pages, "/dashboard/units.csv", "ina");
    // Zuid is small; with the total shown, Noord would give it away.
    CHECK(units.find("Zuid,2") == std::string::npos);
    CHECK(units.find("Noord,17") == std::string::npos);
    CHECK(csv(pages, "/dashboard/kinds.csv", "ina").find(",19\r\n") != std::string::npos);
    // This month's reports are not counted yet.
    receive(house, "N", 1, days_ago(house, 0));
    CHECK(csv(pages, "/dashboard/kinds.csv", "ina").find(",19\r\n") != std::string::npos);
  });
}

TEST_CASE("[INV-13] Dashboard_OverTheScopeOfAGrant_LeavesOtherUnitsOut") {
  in_each_house([](TestHouse& house) {
    receive(house, "N1", 7, days_ago(house, 40));
    receive(house, "Z", 9, days_ago(house, 40));
    house.hire("nora", "Nora Veld", "N", identity::Role::analyst);
    TestPages pages(house, add_routes);
    const auto kinds = csv(pages, "/dashboard/kinds.csv", "nora");
    CHECK(kinds.find(",7\r\n") != std::string::npos);
    CHECK(kinds.find("16") == std::string::npos);
    auto page = pages.get("/dashboard?unit=" + house.unit("Z"), "nora");
    CHECK(TestPages::body_of(page).find("Eenheid Zuid") == std::string::npos);
  });
}

TEST_CASE("Dashboard_Exports_InThreeFormatsAndNoOther") {
  in_each_house([](TestHouse& house) {
    receive(house, "N1", 1, days_ago(house, 40));
    TestPages pages(house, add_routes);
    for (const auto* table : {"months", "terms", "kinds", "phases", "units", "days", "days-units"})
      for (const auto* format : {"csv", "xlsx", "ods"})
        CHECK(pages.get("/dashboard/" + std::string(table) + "." + format, "tessa").status == 200);
    CHECK(pages.get("/dashboard/months.pdf", "tessa").status == 404);
    CHECK(pages.get("/dashboard/nothing.csv", "tessa").status == 404);
    CHECK(pages.get("/dashboard/months", "tessa").status == 404);
  });
}

TEST_CASE("Digest_OfWaitingTasks_HoldsCountsAndALinkAlone") {
  in_each_house([](TestHouse& house) {
    auto request = house.report("Geheim onderwerp", "Geheim verhaal");
    request.people.push_back({"concerned", "Jan Bakker"});
    const auto opened = house.open(request);
    Postman postman;
    MailingHouse mailing(house, postman);
    add_jobs(mailing.house());
    house.platform().jobs.drain();
    // Tessa and Tom sit at the desk; nobody else has anything waiting.
    REQUIRE(postman.sent.size() == 2);
    for (const auto& message : postman.sent) {
      const std::string all = message.subject + message.body;
      for (const std::string word : {"Geheim", "Bakker", "cadeau", "Cadeau", "Melding", "gifts"})
        CHECK(all.find(word) == std::string::npos);
      CHECK(all.find(opened.matter.number) == std::string::npos);
      CHECK(all.find(opened.matter.id) == std::string::npos);
      CHECK(message.body.find("https://integriteit.example/tasks") != std::string::npos);
      CHECK(message.subject == "Er wacht 1 taak op u");
    }
  });
}

TEST_CASE("Digest_OfSomebodyKeptOut_DoesNotCountTheMatter") {
  in_each_house([](TestHouse& house) {
    auto request = house.report();
    request.exclusions.emplace_back(house.house().keys().person_token(house.who("tessa").person_id), "keep_out");
    house.open(request);
    house.write([&](storage::Transaction& tx) {
      const auto of = [&](const char* name) {
        return waiting_for(tx, house.house(), directory::find_account(tx, house.account(name)).value()).any();
      };
      CHECK_FALSE(of("tessa"));
      CHECK(of("tom"));
    });
  });
}

TEST_CASE("Digest_WithMailOff_IsNotAskedFor") {
  in_each_house([](TestHouse& house) {
    house.open(house.report());
    add_jobs(house.house());
    house.platform().jobs.drain();
    CHECK_FALSE(std::filesystem::exists(house.platform().config.data / "outbox"));
  });
}

}  // namespace

}  // namespace waarborg::insight
