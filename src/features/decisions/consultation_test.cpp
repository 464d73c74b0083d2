#include "features/decisions/consultation.h"
#include "features/decisions/decisions_fixture.h"
#include "features/decisions/panel.h"
#include "matters/conflicts.h"
#include "matters/tasks.h"
#include "matters/ties.h"

using namespace waarborg;
using namespace waarborg::decisions;
using matters::for_each_house;
using matters::TestHouse;
using matters::TestPages;

namespace {

std::vector<Consultation> read_as(Chamber& chamber, const std::string& who) {
  std::vector<Consultation> out;
  REQUIRE(chamber.as(who, [&](storage::Transaction& tx, const Kit& kit, matters::Opened& opened) -> Result<Done> {
    out = consultations(tx, opened, kit.viewer.account_id);
    return Done{};
  }) == "");
  return out;
}

std::string open_one(Chamber& chamber) {
  REQUIRE(chamber.as("aart", [](storage::Transaction& tx, const Kit& kit, matters::Opened& opened) {
    return open_consultation(tx, kit, opened, "Wat past hierbij?");
  }) == "");
  return read_as(chamber, "aart").front().id;
}

std::string invite_as(Chamber& chamber, const std::string& id, const std::string& who, const std::string& part) {
  return chamber.as("aart", [&](storage::Transaction& tx, const Kit& kit, matters::Opened& opened) {
    return invite(tx, kit, opened, id, chamber.house().account(who), part);
  });
}

std::string view_as(Chamber& chamber, const std::string& id, const std::string& who, const std::string& text) {
  return chamber.as(who, [&](storage::Transaction& tx, const Kit& kit, matters::Opened& opened) {
    return give_view(tx, kit, opened, id, "reprimand", text);
  });
}

std::string close_as(Chamber& chamber, const std::string& id, int version = 1) {
  return chamber.as("aart", [&](storage::Transaction& tx, const Kit& kit, matters::Opened& opened) {
    return close_consultation(tx, kit, opened, id, version, "De oordelen verschilden.");
  });
}

std::string ask_as(Chamber& chamber, const std::string& account, const std::vector<std::string>& who) {
  std::vector<std::string> members;
  for (const auto& name : who) members.push_back(chamber.house().account(name));
  return chamber.as("hanna", [&](storage::Transaction& tx, const Kit& kit, matters::Opened& opened) {
    return ask_panel(tx, kit, opened, account, members);
  });
}

/// How many tasks ask this person for a view.
std::size_t views_asked_of(TestHouse& house, const std::string& who) {
  const auto viewer = house.viewer(who);
  return house.read([&](storage::Transaction& tx) {
    std::size_t asked = 0;
    for (const auto group : matters::kTaskGroups)
      for (const auto& task : matters::list_tasks(tx, house.house(), viewer, group, "", 50).rows)
        if (task.kind == "give_view") ++asked;
    return asked;
  });
}

/// Has an interest towards the person concerned, so that a part waits for the authority.
void declare_tie_of(TestHouse& house, const std::string& who) {
  const auto viewer = house.viewer(who);
  house.write([&](storage::Transaction& tx) {
    REQUIRE(matters::declare_tie(tx, house.house(), viewer, "7001", "Wij huren samen een huis.").ok());
    return Done{};
  });
}

std::string confirm_as(Chamber& chamber, const std::string& who) {
  return chamber.as(who, [](storage::Transaction& tx, const Kit& kit, matters::Opened& opened) {
    const std::string id = matters::conflicts(tx, opened).back().id;
    return matters::confirm_conflict(tx, kit.house, opened, kit.viewer, id, "Er is geen ander met deze kennis.");
  });
}

http::Fields advice_of(const std::string& text) {
  http::Fields form;
  form.add("advice", text);
  return form;
}

}  // namespace

TEST_CASE("[TRI-05] View_OfAnother_IsCoveredUntilOneGaveOnesOwnOrTheChairCloses") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house);
        const std::string id = open_one(chamber);
        REQUIRE(invite_as(chamber, id, "priya", "adviser") == "");
        REQUIRE(invite_as(chamber, id, "chris", "adviser") == "");
        CHECK(invite_as(chamber, id, "chris", "expert") == "participant.already");
        CHECK(views_asked_of(house, "priya") == 1);
        CHECK(view_as(chamber, id, "hanna", "Ook ik.") == "decisions.not_invited");
        CHECK(close_as(chamber, id) == "decisions.views_first");
        REQUIRE(view_as(chamber, id, "priya", "Een berisping volstaat.") == "");
        CHECK(view_as(chamber, id, "priya", "Toch anders.") == "decisions.view_given_already");
        CHECK(views_asked_of(house, "priya") == 0);
        CHECK(views_asked_of(house, "chris") == 1);
        const auto text_for = [&](const char* reader) {
          return read_as(chamber, reader).front().of(house.account("priya"))->text;
        };
        CHECK(text_for("priya") == "Een berisping volstaat.");
        CHECK(text_for("chris").empty());
        CHECK(text_for("aart").empty());
        REQUIRE(view_as(chamber, id, "chris", "Zwaarder.") == "");
        CHECK(text_for("chris") == "Een berisping volstaat.");
        CHECK(text_for("aart").empty());
        REQUIRE(close_as(chamber, id) == "");
        CHECK(text_for("aart") == "Een berisping volstaat.");
        CHECK(read_as(chamber, "aart").front().of(house.account("chris"))->text == "Zwaarder.");
        CHECK(chamber.state_of("consult") == "done");
      },
      tables());
}

TEST_CASE("[TRI-05] Consultation_OnDiscrimination_IsNotClosedWithoutAnExpert") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house, "Jan Bakker", "discrimination");
        const std::string id = open_one(chamber);
        REQUIRE(invite_as(chamber, id, "chris", "adviser") == "");
        REQUIRE(view_as(chamber, id, "chris", "Berispen.") == "");
        CHECK(close_as(chamber, id) == "decisions.expert_first");
        REQUIRE(invite_as(chamber, id, "priya", "expert") == "");
        CHECK(close_as(chamber, id) == "decisions.expert_first");
        REQUIRE(view_as(chamber, id, "priya", "Dit raakt een hele groep.") == "");
        CHECK(close_as(chamber, id, 7) == "matter.changed");
        CHECK(close_as(chamber, id) == "");
      },
      tables());
}

TEST_CASE("[SEC-06] [TRI-05] Adviser_WhosePartWaitedForTheAuthority_GetsTheTaskOnceItIsConfirmed") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house);
        declare_tie_of(house, "chris");
        const std::string id = open_one(chamber);
        REQUIRE(invite_as(chamber, id, "chris", "adviser") == "");
        CHECK(views_asked_of(house, "chris") == 0);
        house.pass_days(30);
        REQUIRE(confirm_as(chamber, "anke") == "");
        CHECK(views_asked_of(house, "chris") == 1);
        REQUIRE(view_as(chamber, id, "chris", "Berispen.") == "");
        CHECK(views_asked_of(house, "chris") == 0);
      },
      tables());
}

TEST_CASE("[SEC-06] [TRI-05] Adviser_ConfirmedAfterTheConsultationClosed_GetsNoTask") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house);
        declare_tie_of(house, "chris");
        const std::string id = open_one(chamber);
        REQUIRE(invite_as(chamber, id, "chris", "adviser") == "");
        REQUIRE(invite_as(chamber, id, "priya", "adviser") == "");
        REQUIRE(view_as(chamber, id, "priya", "Berispen.") == "");
        REQUIRE(close_as(chamber, id) == "");
        REQUIRE(confirm_as(chamber, "anke") == "");
        CHECK(views_asked_of(house, "chris") == 0);
      },
      tables());
}

TEST_CASE("LineWithName_OfPeopleOfTheMatter_FindsNamesAndNumbersButNotParticles") {
  const std::vector<std::string> people{"Sanne de Wit, 7002", "Jan van den Berg"};
  CHECK(line_with_name("Een agent nam een cadeau aan.\nHij meldde het niet.", people) == 0);
  CHECK(line_with_name("Een agent.\nSANNE nam het aan.", people) == 2);
  CHECK(line_with_name("Agent 7002 nam het aan.", people) == 1);
  CHECK(line_with_name("Een van den agenten.", people) == 0);
  CHECK(line_with_name("Het huis van Bérg", people) == 1);
}

TEST_CASE("[TRI-05] Panel_OfPeopleWhoDoNotKnowTheMatter_SeesTheAccountAlone") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house);
        CHECK(ask_as(chamber, "Jan nam een cadeau aan.", {"priya", "chris"}) == "decisions.name_in_account");
        CHECK(ask_as(chamber, "Een agent nam een cadeau aan.", {"priya"}) == "decisions.members_few");
        CHECK(ask_as(chamber, "Een agent nam een cadeau aan.", {"priya", "hanna"}) == "decisions.member_knows");
        REQUIRE(ask_as(chamber, "Een agent nam een cadeau aan.", {"priya", "chris"}) == "");
        const auto seat = house.read([&](storage::Transaction& tx) { return seats_of(tx, house.account("priya")); });
        REQUIRE(seat.size() == 1);
        const std::string path = "/panels/" + seat.front().panel_id;
        TestPages pages(house, [](web::RouteTable& table, matters::House& of) { add_routes(table, of); });
        auto page = pages.get(path, "priya");
        CHECK(page.status == 200);
        CHECK(TestPages::body_of(page).find("Een agent nam een cadeau aan.") != std::string::npos);
        CHECK(pages.get(path, "emma").status == 404);
        CHECK(pages.get(path, "aart").status == 404);
        CHECK(pages.get("/matters/" + chamber.matter_id + "/panel", "priya").status == 404);
        CHECK(pages.post(path, advice_of("Geef een tweede kans."), "priya").status == 303);
        CHECK(pages.post(path, advice_of("Nog iets."), "priya").status == 409);
        CHECK(chamber.as("hanna", [&](storage::Transaction& tx, const Kit& kit, matters::Opened& opened) {
          CHECK(panels(tx, opened).front().members.size() == 2);
          return close_panel(tx, kit, opened, seat.front().panel_id, 1, "Een tweede kans weegt mee.");
        }) == "");
        CHECK(chamber.state_of("reflect") == "done");
        CHECK(pages.get(path, "priya").status == 404);
      },
      tables());
}

TEST_CASE("Panel_OfAMatterWithoutAUnit_CanBeChosenFromTheWholeForce") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house, "Jan Bakker", "gifts", NoUnit::yes);
        TestPages pages(house, [](web::RouteTable& table, matters::House& of) { add_routes(table, of); });
        auto page = pages.get("/matters/" + chamber.matter_id + "/panel", "hanna");
        CHECK(TestPages::body_of(page).find(house.account("priya")) != std::string::npos);
      },
      tables());
}

TEST_CASE("Rooms_OfADisciplinaryMatter_AreAllShownToWhoMaySee") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house);
        TestPages pages(house, [](web::RouteTable& table, matters::House& of) { add_routes(table, of); });
        for (const char* room : {"weighing", "consultation", "panel", "sanction"}) {
          CHECK(pages.get("/matters/" + chamber.matter_id + "/" + room, "aart").status == 200);
          CHECK(pages.get("/matters/" + chamber.matter_id + "/" + room, "chantal").status == 404);
        }
      },
      tables());
}
