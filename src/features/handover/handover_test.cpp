// What a decision opens, and the hand-over to the prosecutor.
#include <doctest/doctest.h>

#include "features/handover/contract/handover.h"
#include "features/handover/hand_over.h"
#include "matters/closing.h"
#include "matters/matter_clocks.h"
#include "matters/participants.h"
#include "matters/steps.h"
#include "matters/testing.h"
#include "matters/wall.h"
#include "migrations/feature_enquiries.h"
#include "migrations/feature_handover.h"

namespace waarborg::handover {
namespace {

using matters::Opened;
using matters::TestHouse;
using matters::TestPages;

std::vector<storage::Migration> tables() {
  auto all = migrations::feature_enquiries::all();
  for (auto& one : migrations::feature_handover::all()) all.push_back(std::move(one));
  return all;
}

Opened open_orienting(TestHouse& force) {
  auto request = force.report();
  request.procedure = "orienting";
  request.actor = force.account("tessa");
  request.people = {{"concerned", "Jan Bakker"}};
  auto opened = force.open(request);
  force.write([&](storage::Transaction& tx) -> Result<Done> {
    const auto tessa = matters::Doer::house(force.account("tessa"));
    TRY(matters::assign(tx, force.house(), opened, tessa, force.account("hanna"), "handler"));
    return matters::assign(tx, force.house(), opened, tessa, force.account("aart"), "commissioner");
  });
  return opened;
}

void to_decision(TestHouse& force, Opened& opened) {
  force.write([&](storage::Transaction& tx) {
    return matters::enter_phase(tx, force.house(), opened, "decision", force.account("aart"));
  });
}

HandoverInput to_prosecutor() {
  return {"criminal_handover",
          "Er is informatie verkocht.",
          "",
          {},
          "duty_to_report",
          "mr. De Vries",
          "2026-11-02",
          "BVH-17"};
}

std::string hand_over(TestHouse& force, Opened& opened, const std::string& name, const HandoverInput& input) {
  const auto viewer = force.viewer(name);
  return force.code_of([&](storage::Transaction& tx) -> Result<Done> {
    opened.matter = matters::load_matter(tx, opened.matter.id).value();
    TRY(hand_over_case(tx, force.house(), opened, viewer, input));
    return Done{};
  });
}

std::string opened_out_of(TestHouse& force, const Opened& from) {
  return force.read([&](storage::Transaction& tx) {
    for (const auto& id : matters::case_of(tx, from.matter.id))
      if (id != from.matter.id) return id;
    return std::string{};
  });
}

TEST_CASE("[INV-04] CheckInput_ToTheProsecutor_NeedsGroundAndAgreement") {
  matters::Procedure target;
  target.track = matters::Track::criminal;
  target.grounds = {{"duty_to_report", {}, "Law"}};
  const Date today = *date_from_iso("2026-11-02");
  std::vector<std::string> fields;
  for (const auto& error : check_input({}, target, {}, {}, today)) fields.push_back(error.field);
  CHECK(fields == std::vector<std::string>{"text", "ground", "agreed_by", "agreed_on"});
  auto input = to_prosecutor();
  input.agreed_on = "2026-11-03";
  CHECK(check_input(input, target, {}, {}, today).front() == invalid("error.date_future", "agreed_on"));
  input.agreed_on = "2026-02-30";
  CHECK(check_input(input, target, {}, {}, today).front() == invalid("error.date", "agreed_on"));
  CHECK(check_input(to_prosecutor(), target, {}, {}, today).empty());
}

TEST_CASE("[INV-02] CheckInput_WithAStatementUnderDuty_IsRefusedForTheCriminalSideOnly") {
  matters::Procedure target;
  target.track = matters::Track::criminal;
  auto input = to_prosecutor();
  input.documents = {"statement"};
  const Date today = *date_from_iso("2026-11-02");
  const std::vector<std::string> known{"statement", "photo"};
  CHECK(check_input(input, target, known, {"statement"}, today).front() == invalid("handover.under_duty", "documents"));
  target.track = matters::Track::disciplinary;
  CHECK(check_input(input, target, known, {"statement"}, today).empty());
  input.documents = {"of another matter"};
  CHECK(check_input(input, target, known, {}, today).front() == invalid("error.choice", "documents"));
}

TEST_CASE("[INV-03] [INV-04] HandOver_ToTheProsecutor_OpensAMatterOfItsOwnAndPausesTheTerms") {
  matters::for_each_house(
      [](TestHouse& force) {
        auto opened = open_orienting(force);
        CHECK(hand_over(force, opened, "hanna", to_prosecutor()) == "handover.not_yours");
        to_decision(force, opened);
        CHECK(hand_over(force, opened, "aart", to_prosecutor()) == "");
        const std::string next = opened_out_of(force, opened);
        CHECK(matters::look(force.house(), force.viewer("piet"), next).ok());
        CHECK_FALSE(matters::look(force.house(), force.viewer("aart"), next).ok());
        CHECK_FALSE(matters::look(force.house(), force.viewer("hanna"), next).ok());
        force.read([&](storage::Transaction& tx) {
          const auto made = handovers(tx, opened);
          REQUIRE(made.size() == 1);
          CHECK(made[0].agreed_by == "mr. De Vries");
          CHECK(made[0].ground == "duty_to_report");
          for (const auto& clock : matters::clocks(tx, opened.matter.id))
            CHECK(clock.state == matters::ClockState::paused);
          CHECK(handover_figures(tx, force.today(), add_days(force.today(), 1)).size() == 1);
        });
      },
      tables());
}

TEST_CASE("HandOver_OfAClosedMatterOrToWhatIsNotOpenedThere_IsRefused") {
  matters::for_each_house(
      [](TestHouse& force) {
        auto opened = open_orienting(force);
        to_decision(force, opened);
        auto input = to_prosecutor();
        input.procedure = "compliment";
        CHECK(hand_over(force, opened, "aart", input) == "error.choose");
        force.write([&](storage::Transaction& tx) -> Result<Done> {
          opened.matter = matters::load_matter(tx, opened.matter.id).value();
          return matters::close_matter(tx, force.house(), opened, force.account("aart"), "Geleerd.");
        });
        CHECK(hand_over(force, opened, "aart", to_prosecutor()) == "matter.not_open");
      },
      tables());
}

TEST_CASE("HandoverPage_ForWhoDecides_KeepsWhatWasTypedAndShowsWhatWasOpened") {
  matters::for_each_house(
      [](TestHouse& force) {
        add_rooms(force.house());
        TestPages pages(force, add_routes);
        auto opened = open_orienting(force);
        const std::string path = "/matters/" + opened.matter.id + "/handover";
        auto page = pages.get(path, "hanna");
        CHECK(TestPages::body_of(page).find("<form method=\"post\" action=\"" + path) == std::string::npos);
        to_decision(force, opened);
        http::Fields form;
        form.add("procedure", "criminal_handover");
        form.add("seen", "0");
        form.add("text", "Wat er is gezien.");
        auto refused = pages.post(path, form, "aart");
        CHECK(refused.status == 422);
        CHECK(TestPages::body_of(refused).find("Wat er is gezien.") != std::string::npos);
        form.add("ground", "duty_to_report");
        form.add("agreed_by", "mr. De Vries");
        form.add("agreed_on", "2026-11-02");
        CHECK(pages.post(path, form, "aart").status == 303);
        // Another decided the same at that moment: nothing is opened twice, and the words are not lost.
        http::Fields late = form;
        late.add("instruction", "Dit typte ik zelf, met zorg.");
        auto second = pages.post(path, late, "aart");
        CHECK(second.status == 409);
        CHECK(TestPages::body_of(second).find("Dit typte ik zelf, met zorg.") != std::string::npos);
        CHECK(TestPages::body_of(second).find("mr. De Vries") != std::string::npos);
        CHECK(force.read([&](storage::Transaction& tx) { return handovers(tx, opened).size(); }) == 1);
        auto after = pages.get(path, "hanna");
        CHECK(TestPages::body_of(after).find("mr. De Vries") != std::string::npos);
        CHECK(pages.get(path, "tom").status == 200);
        CHECK(pages.get(path, "carla").status == 404);
      },
      tables());
}

}  // namespace
}  // namespace waarborg::handover
