#include "features/decisions/ends_lists.h"

#include <set>

#include "features/decisions/decisions_fixture.h"
#include "matters/closing.h"
#include "platform/audit/audit.h"

using namespace waarborg;
using namespace waarborg::decisions;
using matters::for_each_house;
using matters::TestHouse;
using matters::TestPages;

namespace {

/// A warning by the ordinary authority, for Jan Bakker.
void decide_warning(Chamber& chamber) {
  REQUIRE(chamber.begin("Jan Bakker", "base_middle") == "");
  REQUIRE(chamber.act("hanna", recommend, measure("warning")) == "");
  REQUIRE(chamber.act("aart", intend, words("Van plan.")) == "");
  REQUIRE(chamber.act("aart", take_view, words("Akkoord.", "given")) == "");
  ActInput decision = measure("warning");
  decision.authority = "gto";
  REQUIRE(chamber.act("aart", decide, decision) == "");
}

int propose(TestHouse& house, const Sanctions& sanctions) {
  return house.write([&](storage::Transaction& tx) { return propose_erasures(tx, house.house(), sanctions); });
}

std::vector<Erasure> erasures_for(TestHouse& house, const std::string& who) {
  const auto viewer = house.viewer(who);
  return house.read([&](storage::Transaction& tx) { return erasures(tx, viewer, false, "", 50).rows; });
}

std::string confirm(TestHouse& house, const Sanctions& sanctions, const std::string& who, const std::string& id) {
  const auto viewer = house.viewer(who);
  return house.code_of(
      [&](storage::Transaction& tx) { return confirm_erasure(tx, house.house(), sanctions, viewer, id); });
}

std::string propose_list(TestHouse& house, const std::string& who, const std::vector<std::string>& ids) {
  const auto viewer = house.viewer(who);
  return house.code_of([&](storage::Transaction& tx) { return propose_destruction(tx, house.house(), viewer, ids); });
}

std::string confirm_list(TestHouse& house, const std::string& who, const std::string& id) {
  const auto viewer = house.viewer(who);
  return house.code_of([&](storage::Transaction& tx) { return confirm_destruction(tx, house.house(), viewer, id); });
}

std::vector<Destruction> lists_for(TestHouse& house, const std::string& who) {
  const auto viewer = house.viewer(who);
  return house.read([&](storage::Transaction& tx) { return destructions(tx, viewer, "", 50).rows; });
}

}  // namespace

TEST_CASE("[SAN-01] [TRAP-6] Erasure_AfterThePeriod_IsProposedByTheJobAndDoneByAPersonAlone") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house);
        decide_warning(chamber);
        const auto& sanctions = chamber.terms().sanctions;
        const std::string id = chamber.now().id;
        CHECK(propose(house, sanctions) == 0);
        house.pass_days(732);
        CHECK(propose(house, sanctions) == 1);
        CHECK(propose(house, sanctions) == 0);
        CHECK_FALSE(chamber.now().erased_on.has_value());
        CHECK(erasures_for(house, "hanna").empty());
        REQUIRE(erasures_for(house, "petra").size() == 1);
        CHECK(confirm(house, sanctions, "hanna", id) == "error.not_found");
        CHECK(confirm(house, sanctions, "petra", id) == "");
        CHECK(confirm(house, sanctions, "petra", id) == "matter.changed");
        CHECK(chamber.now().erased_on.has_value());
        CHECK_FALSE(chamber.now().person_token.has_value());
        CHECK(chamber.as("aart", [&](storage::Transaction& tx, const Kit&, matters::Opened& opened) -> Result<Done> {
          CHECK(words_of(tx, opened, id).empty());
          return Done{};
        }) == "");
      },
      tables(), calendar::Jurisdiction::be);
}

TEST_CASE("Erasure_Waiting_IsCountedAndListedForWhoMayConfirmItAlone") {
  for_each_house(
      [](TestHouse& house) {
        house.hire("pieter", "Pieter Zuid", "Z", identity::Role::privacy_officer);
        Chamber chamber(house);
        decide_warning(chamber);
        house.pass_days(732);
        REQUIRE(propose(house, chamber.terms().sanctions) == 1);
        const auto waiting_for = [&](const std::string& who) {
          const auto viewer = house.viewer(who);
          return house.read([&](storage::Transaction& tx) { return waiting_erasures(tx, viewer, 50); });
        };
        CHECK(waiting_for("petra") == 1);
        CHECK(waiting_for("aart") == 1);
        for (const std::string who : {"pieter", "hanna"}) {
          CHECK(waiting_for(who) == 0);
          CHECK(erasures_for(house, who).empty());
        }
        house.write([&](storage::Transaction& tx) {
          matters::exclude(tx, chamber.matter_id, house.house().keys().person_token(house.who("petra").person_id),
                           "concerned");
          return Done{};
        });
        CHECK(waiting_for("petra") == 0);
        CHECK(erasures_for(house, "petra").empty());
        CHECK(confirm(house, chamber.terms().sanctions, "petra", chamber.now().id) == "error.not_found");
        CHECK(waiting_for("aart") == 1);
        REQUIRE(confirm(house, chamber.terms().sanctions, "aart", chamber.now().id) == "");
        CHECK(waiting_for("aart") == 0);
        const auto aart = house.viewer("aart");
        const auto erased = house.read([&](storage::Transaction& tx) { return erasures(tx, aart, true, "", 50).rows; });
        REQUIRE(erased.size() == 1);
        CHECK(erased.front().measure == "warning");
        CHECK(erased.front().confirmed_on == house.today());
      },
      tables(), calendar::Jurisdiction::be);
}

TEST_CASE("[TRAP-6] Erasure_WhenANewSanctionCameSinceTheProposal_IsRefusedAndWithdrawn") {
  for_each_house(
      [](TestHouse& house) {
        Chamber first(house);
        decide_warning(first);
        const auto& sanctions = first.terms().sanctions;
        house.pass_days(732);
        REQUIRE(propose(house, sanctions) == 1);
        house.pass_days(-1);  // pronounced on the last day of the period, recorded after the proposal
        Chamber second(house);
        decide_warning(second);
        house.pass_days(1);
        CHECK(confirm(house, sanctions, "petra", first.now().id) == "decisions.erasure_restarted");
        CHECK(propose(house, sanctions) == 0);
        CHECK(erasures_for(house, "petra").empty());
      },
      tables(), calendar::Jurisdiction::be);
}

TEST_CASE("Destruction_ByTwoPeople_LeavesNothingToOpenAndTheAuditLogWhole") {
  for_each_house(
      [](TestHouse& house) {
        add_destroyers(house.house());
        const auto complaint = house.open(house.complaint());
        const std::string id = complaint.matter.id;
        const auto carla = house.viewer("carla");
        REQUIRE(house.code_of([&](storage::Transaction& tx) -> Result<Done> {
          auto opened = TRY(matters::open_for(tx, house.house(), carla, id));
          return matters::close_matter(tx, house.house(), opened, house.account("carla"), "Geleerd.");
        }) == "");
        CHECK(propose_list(house, "petra", {id}) == "error.choice");
        house.pass_days(366 * 11);
        CHECK(propose_list(house, "hanna", {id}) == "error.choice");
        CHECK(propose_list(house, "petra", {}) == "error.choose");
        REQUIRE(propose_list(house, "petra", {id}) == "");
        CHECK(propose_list(house, "petra", {id}) == "error.choice");
        const std::string list = lists_for(house, "petra").front().id;
        CHECK(confirm_list(house, "petra", list) == "decisions.two_people");
        CHECK(confirm_list(house, "emma", list) == "error.not_found");
        CHECK(confirm_list(house, "aart", list) == "");
        CHECK(confirm_list(house, "anke", list) == "matter.changed");
        CHECK(lists_for(house, "petra").front().lines.front().counts.messages >= 1);
        for (const char* who : {"carla", "cees", "aart"}) {
          const auto viewer = house.viewer(who);
          CHECK(house.code_of([&](storage::Transaction& tx) -> Result<Done> {
            TRY(matters::open_for(tx, house.house(), viewer, id));
            return Done{};
          }) == "error.not_found");
        }
        const auto verdict = house.read([&](storage::Transaction& tx) {
          const auto& key = house.house().keys().signing.public_key;
          return audit::verify(tx, Bytes(key.begin(), key.end()));
        });
        CHECK(verdict.problem.empty());
      },
      tables());
}

TEST_CASE("EndsPages_ForWhoMayEnd_ShowListsAndForOthersNothing") {
  for_each_house(
      [](TestHouse& house) {
        Chamber chamber(house);
        TestPages pages(house, [](web::RouteTable& table, matters::House& of) { add_routes(table, of); });
        CHECK(pages.get("/retention", "petra").status == 200);
        CHECK(pages.get("/retention", "aart").status == 200);
        CHECK(pages.get("/retention", "hanna").status == 404);
      },
      tables());
}

TEST_CASE("Destructible_PageByPage_ShowsEachOnce_AndNothingHidesWhatComesAfter") {
  for_each_house(
      [](TestHouse& house) {
        std::vector<std::string> ids;
        const auto carla = house.viewer("carla");
        for (int i = 0; i < 5; ++i) {
          ids.push_back(house.open(house.complaint()).matter.id);
          REQUIRE(house.code_of([&](storage::Transaction& tx) -> Result<Done> {
            auto opened = TRY(matters::open_for(tx, house.house(), carla, ids.back()));
            return matters::close_matter(tx, house.house(), opened, house.account("carla"), "Geleerd.");
          }) == "");
        }
        house.pass_days(366 * 11);
        REQUIRE(propose_list(house, "petra", {ids[1]}) == "");
        const auto petra = house.viewer("petra");
        std::set<std::string> seen;
        std::string after;
        int pages = 0;
        do {
          const auto portion =
              house.read([&](storage::Transaction& tx) { return destructible(tx, house.house(), petra, after, 2); });
          CHECK(portion.rows.size() == 2);
          for (const auto& one : portion.rows) CHECK(seen.insert(one.id).second);
          after = portion.next;
          ++pages;
        } while (!after.empty() && pages < 9);
        CHECK(pages == 2);
        CHECK(seen.size() == 4);
        CHECK_FALSE(seen.contains(ids[1]));
      },
      tables(), calendar::Jurisdiction::nl);
}
