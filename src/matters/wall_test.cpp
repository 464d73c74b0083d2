// The wall between disciplinary and criminal, and what goes along when one matter is opened out of another.
#include <doctest/doctest.h>

#include "matters/closing.h"
#include "matters/correspondence.h"
#include "matters/participants.h"
#include "matters/steps.h"
#include "matters/testing.h"
#include "matters/wall.h"
#include "platform/directory/directory.h"
#include "queries/matters.h"

namespace waarborg::matters {
namespace {

Opened derive(TestHouse& force, const Opened& from, const std::string& procedure) {
  return force.write([&](storage::Transaction& tx) {
    Derivation derivation;
    derivation.procedure = procedure;
    derivation.text = "Wat er is gemeld, zonder wie.";
    return derive_matter(tx, force.house(), from, derivation, force.account("tessa"));
  });
}

std::string give(TestHouse& force, const Opened& opened, const std::string& name, const std::string& role) {
  return force.code_of([&](storage::Transaction& tx) {
    return assign(tx, force.house(), opened, Doer::house(force.account("aart")), force.account(name), role);
  });
}

TEST_CASE("[INV-01] Assign_OfAnInvestigatorToTheOtherTrack_IsRefusedForever") {
  for_each_house([](TestHouse& force) {
    const auto report = force.open(force.report());
    const auto disciplinary = derive(force, report, "disciplinary");
    const auto criminal = derive(force, report, "criminal_handover");
    CHECK(give(force, disciplinary, "hanna", "handler").empty());
    CHECK(give(force, criminal, "hanna", "handler") == "participant.excluded");
    CHECK(give(force, criminal, "hugo", "handler").empty());
    CHECK(force
              .code_of([&](storage::Transaction& tx) {
                return hand_over(tx, force.house(), disciplinary, Doer::house(force.account("aart")), "handler",
                                 force.account("cleo"), "Ziek");
              })
              .empty());
    CHECK(give(force, criminal, "hanna", "handler") == "participant.excluded");
    CHECK(give(force, report, "hanna", "handler").empty());
  });
}

TEST_CASE("[INV-01] [INV-03] OtherSide_ForWhoWorksOnOne_DoesNotExist") {
  for_each_house([](TestHouse& force) {
    const auto report = force.open(force.report());
    const auto disciplinary = derive(force, report, "disciplinary");
    // Sits at the desk of the criminal side as well, and can see the disciplinary one already.
    const auto prosecution = force.desk_id("prosecution");
    const auto piet = force.viewer("piet");
    force.write([&](storage::Transaction& tx) {
      REQUIRE(directory::propose_desk_member(tx, prosecution, force.account("aart")).ok());
      REQUIRE(directory::admit_to_desk(tx, prosecution, piet.desks.front().pair, force.account("aart")).ok());
      keep_wall_at_desk(tx, force.house(), prosecution, force.account("aart"));
    });
    const auto criminal = derive(force, report, "criminal_handover");
    CHECK(look(force.house(), force.viewer("aart"), disciplinary.matter.id).ok());
    CHECK_FALSE(look(force.house(), force.viewer("aart"), criminal.matter.id).ok());
    CHECK(look(force.house(), force.viewer("piet"), criminal.matter.id).ok());
    CHECK(give(force, disciplinary, "piet", "handler") == "participant.excluded");
    CHECK(give(force, criminal, "aart", "handler") == "participant.excluded");
  });
}

TEST_CASE("[INV-01] DeskMember_WhoJoinsLater_DoesNotSeeTheOtherSide") {
  for_each_house([](TestHouse& force) {
    const auto report = force.open(force.report());
    const auto disciplinary = derive(force, report, "disciplinary");
    const auto criminal = derive(force, report, "criminal_handover");
    CHECK(give(force, disciplinary, "hanna", "handler").empty());
    const auto prosecution = force.desk_id("prosecution");
    const auto piet = force.viewer("piet");
    force.write([&](storage::Transaction& tx) {
      for (const char* name : {"hanna", "hugo"}) {
        REQUIRE(directory::propose_desk_member(tx, prosecution, force.account(name)).ok());
        REQUIRE(directory::admit_to_desk(tx, prosecution, piet.desks.front().pair, force.account(name)).ok());
        keep_wall_at_desk(tx, force.house(), prosecution, force.account(name));
      }
    });
    CHECK_FALSE(look(force.house(), force.viewer("hanna"), criminal.matter.id).ok());
    // The next who opens it takes the desk's key away, and wraps the matter's for the others one by one.
    CHECK(look(force.house(), force.viewer("piet"), criminal.matter.id).ok());
    force.write([&](storage::Transaction& tx) {
      CHECK_FALSE(tx.find(queries::matters::key_find, {criminal.matter.id, desk_principal(prosecution)}));
    });
    CHECK(look(force.house(), force.viewer("paula"), criminal.matter.id).ok());
    CHECK(look(force.house(), force.viewer("hugo"), criminal.matter.id).ok());
    // Having read it is a part: the disciplinary side is closed to hugo from now on.
    CHECK(give(force, disciplinary, "hugo", "second") == "participant.excluded");
  });
}

TEST_CASE("[INV-01] CompleteStep_ByWhoActedOnTheOtherTrack_IsRefused") {
  for_each_house([](TestHouse& force) {
    const auto report = force.open(force.report());
    auto disciplinary = derive(force, report, "disciplinary");
    auto criminal = derive(force, report, "criminal_handover");
    const auto act = [&](Opened& opened, const char* name, const char* key, const StepRecord& record) {
      return force.code_of([&](storage::Transaction& tx) -> Result<Done> {
        for (const auto& step : steps(tx, opened.matter.id))
          if (step.step == key)
            return complete_step(tx, force.house(), opened, Doer::house(force.account(name)), step.id, record);
        return not_found();
      });
    };
    CHECK(act(disciplinary, "piet", "approve_plan", {{"reason", "Goed"}}) == "wall.other_side");
    CHECK(act(disciplinary, "aart", "approve_plan", {{"reason", "Goed"}}).empty());
    CHECK(act(criminal, "aart", "ask_prosecutor", {{"talk_date", "2026-11-03"}, {"note", "Gebeld"}}) ==
          "wall.other_side");
    CHECK(act(criminal, "piet", "ask_prosecutor", {{"talk_date", "2026-11-03"}, {"note", "Gebeld"}}).empty());
  });
}

TEST_CASE("[INV-01] Merge_OfCasesWithOnePersonOnOppositeSides_IsRefused") {
  for_each_house([](TestHouse& force) {
    auto one = force.open(force.report());
    auto other = force.open(force.report());
    const auto disciplinary = derive(force, one, "disciplinary");
    const auto criminal = derive(force, other, "criminal_handover");
    CHECK(give(force, disciplinary, "hanna", "handler").empty());
    CHECK(give(force, criminal, "hanna", "handler").empty());
    const auto merge = [&] {
      return force.code_of([&](storage::Transaction& tx) {
        return merge_matter(tx, force.house(), one, other, force.account("tessa"), "Hetzelfde");
      });
    };
    CHECK(merge() == "wall.other_side");
    force.write([&](storage::Transaction& tx) { CHECK(load_matter(tx, one.matter.id)->state == "open"); });
  });
}

TEST_CASE("Merge_OfTwoReports_TakesExclusionsAlongAndEndsTheFirst") {
  for_each_house([](TestHouse& force) {
    auto request = force.report();
    request.people = {{"concerned", "Tom Verhagen"}};
    auto from = force.open(request);
    const auto into = force.open(force.report("Ander bericht"));
    CHECK(look(force.house(), force.viewer("tom"), into.matter.id).ok());
    force.write([&](storage::Transaction& tx) {
      return merge_matter(tx, force.house(), from, into, force.account("tessa"), "Hetzelfde");
    });
    CHECK_FALSE(look(force.house(), force.viewer("tom"), into.matter.id).ok());
    CHECK(look(force.house(), force.viewer("tessa"), into.matter.id).ok());
    force.write([&](storage::Transaction& tx) { CHECK(load_matter(tx, from.matter.id)->state == "merged"); });
    CHECK(force.code_of([&](storage::Transaction& tx) {
      return merge_matter(tx, force.house(), from, into, force.account("tessa"), "Nog eens");
    }) == "matter.not_open");
  });
}

TEST_CASE("Derive_FromAReport_NeverTakesTheReporterAlong") {
  for_each_house([](TestHouse& force) {
    auto request = force.report("Cadeaus", "Ik ben Emma Roos en ik zag het.");
    request.people = {
        {"reporter", "Emma Roos", "06 00 00 00 00"}, {"concerned", "Jan Bakker"}, {"keep_out", "Tom Verhagen"}};
    const auto report = force.open(request);
    const auto opened = derive(force, report, "disciplinary");
    CHECK(opened.matter.reporter_kind == "none");
    CHECK(opened.matter.channel == "staff");
    const auto& keys = force.house().keys();
    const Bytes jan = keys.person_token(force.person("7001"));
    force.write([&](storage::Transaction& tx) {
      CHECK(messages(tx, opened).empty());
      for (const auto& person : people(tx, opened)) {
        CHECK(person.capacity != "reporter");
        CHECK(person.text.find("Emma") == std::string::npos);
      }
      CHECK(is_excluded(tx, opened.matter.id, jan));
      CHECK(is_excluded(tx, opened.matter.id, keys.person_token(force.who("tom").person_id)));
      for (const auto& line : timeline(tx, opened)) CHECK(line.text.find("Emma") == std::string::npos);
    });
  });
}

}  // namespace
}  // namespace waarborg::matters
