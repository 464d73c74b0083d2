// Keeping in touch with a person concerned (INV-06, INV-11), and what they may read and answer.
#include <doctest/doctest.h>

#include "features/concerned/concerned_case.h"
#include "features/concerned/contract/concerned.h"
#include "matters/closing.h"
#include "matters/retention.h"
#include "matters/tasks.h"
#include "platform/directory/directory.h"

namespace waarborg::concerned {
namespace {

int remind(TestHouse& force) {
  return force.write([&](storage::Transaction& tx) { return remind_handlers(tx, force.house()); });
}

bool asks_contact(TestHouse& force, const Opened& opened) {
  return force.read(
      [&](storage::Transaction& tx) { return matters::has_open_task(tx, opened.matter.id, "contact_concerned"); });
}

std::int64_t late(TestHouse& force, const std::string& for_whom = "ina") {
  const auto viewer = force.viewer(for_whom);
  return force.read([&](storage::Transaction& tx) {
    std::int64_t all = 0;
    for (const auto& [unit, count] : late_contacts(tx, viewer, force.today())) all += count;
    return all;
  });
}

TEST_CASE("[INV-06] [INV-11] PersonConcerned_NotContactedInTime_IsATaskAndAFigure") {
  matters::for_each_house(
      [](TestHouse& force) {
        auto opened = open_enquiry(force);
        CHECK(remind(force) == 0);
        force.pass_days(5);
        CHECK(remind(force) == 1);
        CHECK(remind(force) == 0);
        CHECK(late(force) == 0);
        force.pass_days(4);
        CHECK(remind(force) == 0);  // the task stands already
        CHECK(late(force) == 1);
        CHECK(late(force, "emma") == 0);  // whom it is about
        REQUIRE(begin(force, opened, "hanna", "letters") == "");
        CHECK(tell(force, opened, "hanna", {"start", to_iso(force.today()), "Er is een onderzoek.", ""}) == "");
        CHECK_FALSE(asks_contact(force, opened));
        CHECK(late(force) == 0);
        CHECK(touch_of(force, opened).due_on == add_days(force.today(), 28));
        force.pass_days(29);
        CHECK(remind(force) == 1);
        CHECK(late(force) == 1);
        force.write([&](storage::Transaction& tx) -> Result<Done> {
          opened.matter = matters::load_matter(tx, opened.matter.id).value();
          return matters::close_matter(tx, force.house(), opened, force.account("aart"), "Geleerd.");
        });
        CHECK(remind(force) == 0);
        CHECK(late(force) == 0);
      },
      tables());
}

TEST_CASE("[INV-06] Contact_RecordedAfterALaterOne_LeavesTheTermOfTheLaterOne") {
  matters::for_each_house(
      [](TestHouse& force) {
        auto opened = open_enquiry(force);
        REQUIRE(begin(force, opened, "hanna", "letters") == "");
        const Date begun = force.today();
        force.pass_days(20);
        REQUIRE(tell(force, opened, "hanna", {"talk", to_iso(force.today()), "Wij zijn halverwege.", ""}) == "");
        const Date due = touch_of(force, opened).due_on;
        REQUIRE(tell(force, opened, "hanna", {"letter", to_iso(add_days(begun, 3)), "Er is een brief gestuurd.", ""}) ==
                "");
        CHECK(touch_of(force, opened).due_on == due);
      },
      tables());
}

TEST_CASE("[INV-06] PersonConcerned_WhoseAccountIsClosed_GetsLetters") {
  matters::for_each_house(
      [](TestHouse& force) {
        auto opened = open_enquiry(force);
        force.write([&](storage::Transaction& tx) {
          directory::set_account_closed(tx, force.account("emma"), true);
          return Done{};
        });
        CHECK(begin(force, opened, "hanna", "page") == "concerned.no_account");
        CHECK(begin(force, opened, "hanna", "letters") == "");
      },
      tables());
}

TEST_CASE("[INV-06] PersonConcerned_OnTheirOwnPage_ReadsWhatTheyWereToldAndAnswers") {
  matters::for_each_house(
      [](TestHouse& force) {
        auto opened = open_enquiry(force);
        REQUIRE(begin(force, opened, "hanna", "page") == "");
        CHECK(begin(force, opened, "hanna", "page") == "concerned.already");
        CHECK(tell(force, opened, "wil", {"feedback", to_iso(force.today()), "Wij zijn halverwege.", ""}) == "");
        const std::string id = touch_of(force, opened).id;
        const auto emma = force.viewer("emma");
        const auto own = force.write([&](storage::Transaction& tx) { return open_own(tx, force.house(), emma, id); });
        CHECK(own.touch.name == "Emma Roos");
        REQUIRE(own.entries.size() == 1);
        CHECK(own.entries[0].text == "Wij zijn halverwege.");
        CHECK_FALSE(matters::look(force.house(), emma, opened.matter.id).ok());  // the matter itself stays closed
        CHECK(force.code_of([&](storage::Transaction& tx) { return reply(tx, force.house(), emma, id, " "); }) ==
              "error.required");
        CHECK(force.code_of([&](storage::Transaction& tx) {
          return reply(tx, force.house(), emma, id, "Zo was het niet.");
        }) == "");
        force.read([&](storage::Transaction& tx) {
          CHECK(entries_of(tx, people_of(tx, opened).at(0)).back().text == "Zo was het niet.");
          CHECK(matters::has_open_task(tx, opened.matter.id, "concerned_reply"));
        });
        for (const char* other : {"hanna", "chris"}) {
          const auto viewer = force.viewer(other);
          CHECK(force.code_of([&](storage::Transaction& tx) -> Result<Done> {
            TRY(open_own(tx, force.house(), viewer, id));
            return Done{};
          }) != "");
        }
      },
      tables());
}

TEST_CASE("[INV-06] MyMatter_AfterTheMatterWasDestroyed_IsGoneWithItsKey") {
  matters::for_each_house(
      [](TestHouse& force) {
        add_destroyers(force.house());
        auto opened = open_enquiry(force);
        REQUIRE(begin(force, opened, "hanna", "page") == "");
        const std::string id = touch_of(force, opened).id;
        force.write([&](storage::Transaction& tx) -> Result<Done> {
          opened.matter = matters::load_matter(tx, opened.matter.id).value();
          return matters::close_matter(tx, force.house(), opened, force.account("aart"), "Geleerd.");
        });
        force.pass_days(366 * 11);
        force.write([&](storage::Transaction& tx) -> Result<Done> {
          TRY(matters::destroy_matter(tx, force.house(), opened.matter.id, force.today()));
          return Done{};
        });
        const auto emma = force.viewer("emma");
        CHECK(force.write([&](storage::Transaction& tx) { return own_matters(tx, force.house(), emma).size(); }) == 0);
        force.read([&](storage::Transaction& tx) { CHECK(people_of(tx, opened).empty()); });
      },
      tables());
}

TEST_CASE("[INV-06] Contact_ByWhoDoesNotWorkOnTheMatterOrWithWrongInput_IsRefused") {
  matters::for_each_house(
      [](TestHouse& force) {
        auto opened = open_enquiry(force);
        CHECK(begin(force, opened, "chris", "page") == "concerned.not_yours");
        CHECK(begin(force, opened, "hanna", "telephone") == "error.choose");
        REQUIRE(begin(force, opened, "hanna", "letters") == "");
        const std::string tomorrow = to_iso(add_days(force.today(), 1));
        CHECK(tell(force, opened, "hanna", {"gossip", tomorrow, "", ""}) == "error.choose");
        CHECK(tell(force, opened, "hanna", {"talk", tomorrow, "Gesproken.", ""}) == "error.date_future");
        CHECK(tell(force, opened, "hanna", {"paper", to_iso(force.today()), "Lees dit.", ""}) == "error.choose");
      },
      tables());
}

TEST_CASE("[INV-06] [ORG-04] CareContact_WhoInvestigates_IsRefused") {
  matters::for_each_house(
      [](TestHouse& force) {
        const auto opened = open_enquiry(force);
        CHECK(force.code_of([&](storage::Transaction& tx) {
          return matters::assign(tx, force.house(), opened, matters::Doer::house(force.account("tessa")),
                                 force.account("hanna"), "care_contact");
        }) == "participant.apart");
      },
      tables());
}

TEST_CASE("[INV-06] MyMatter_OnItsPages_ShowsRightsAndCareContactToThePersonAlone") {
  matters::for_each_house(
      [](TestHouse& force) {
        add_rooms(force.house());
        TestPages pages(force, add_routes);
        auto opened = open_enquiry(force);
        const std::string room = "/matters/" + opened.matter.id + "/concerned";
        auto form = http::Fields{};
        CHECK(pages.post(room, form, "hanna").status == 422);
        form.add("person", "Emma Roos");
        form.add("way", "page");
        CHECK(pages.post(room, form, "hanna").status == 303);
        const std::string own = "/my-matter/" + touch_of(force, opened).id;
        auto page = pages.get(own, "emma");
        CHECK(page.status == 200);
        const auto text = TestPages::body_of(page);
        CHECK(text.find("Wil Hendriksen") != std::string::npos);
        CHECK(text.find("moet u meewerken") != std::string::npos);  // nl: the duty, and that it goes nowhere else
        CHECK(text.find("Cadeaus van een leverancier") == std::string::npos);
        CHECK(text.find("U hoort van ons uiterlijk") != std::string::npos);
        CHECK(pages.get(own, "chris").status == 404);
        CHECK(pages.get("/my-matter", "emma").status == 200);
        CHECK(pages.get(room, "emma").status == 404);
        CHECK(pages.get(room, "aart").status == 200);
        // A day that has passed is not promised any more.
        force.pass_days(60);
        page = pages.get(own, "emma");
        const auto later = TestPages::body_of(page);
        CHECK(later.find("U hoort van ons uiterlijk") == std::string::npos);
        CHECK(later.find("Wij zijn te laat") != std::string::npos);
      },
      tables());
}

}  // namespace
}  // namespace waarborg::concerned
