// The wall between disciplinary and criminal, and what goes along when one matter is opened out of another.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "matters/closing.h"
#include "matters/correspondence.h"
#include "matters/participants.h"
#include "matters/steps.h"
#include "matters/testing.h"
#include "matters/wall.h"

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
    return assign(tx, force.house(), opened, force.account("aart"), force.account(name), role);
  });
}

/// Everyone who ever had a part in it.
std::set<std::string> everyone(TestHouse& force, const Opened& opened) {
  return force.write([&](storage::Transaction& tx) {
    std::set<std::string> out;
    for (const auto& participant : participants(tx, opened.matter.id)) out.insert(participant.principal);
    return out;
  });
}

bool disjoint(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::none_of(a, [&](const std::string& one) { return b.contains(one); });
}

TEST_CASE("[INV-01] Assign_OfAnInvestigatorToTheOtherTrack_IsRefusedForever") {
  for_each_house([](TestHouse& force) {
    const auto report = force.open(force.report());
    const auto disciplinary = derive(force, report, "disciplinary");
    const auto criminal = derive(force, report, "criminal_handover");
    CHECK(give(force, disciplinary, "hanna", "handler").empty());
    CHECK(give(force, criminal, "hanna", "handler") == "wall.other_side");
    CHECK(give(force, criminal, "hugo", "handler").empty());
    CHECK(force
              .code_of([&](storage::Transaction& tx) {
                return hand_over(tx, force.house(), disciplinary, force.account("aart"), "handler",
                                 force.account("cleo"), "Ziek");
              })
              .empty());
    CHECK(give(force, criminal, "hanna", "handler") == "wall.other_side");
    CHECK(give(force, report, "hanna", "handler").empty());
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
          if (step.step == key) return complete_step(tx, force.house(), opened, force.account(name), step.id, record);
        return not_found();
      });
    };
    const auto taken = everyone(force, criminal);
    const std::string inside = taken.contains(account_principal(force.account("aart"))) ? "aart" : "anke";
    const std::string outside = inside == "aart" ? "anke" : "aart";
    CHECK(act(disciplinary, inside.c_str(), "approve_plan", {{"reason", "Goed"}}) == "wall.other_side");
    CHECK(act(disciplinary, outside.c_str(), "approve_plan", {{"reason", "Goed"}}).empty());
    CHECK(act(criminal, outside.c_str(), "ask_prosecutor", {{"talk_date", "2026-11-03"}, {"note", "Gebeld"}}) ==
          "wall.other_side");
  });
}

TEST_CASE("[INV-01] RandomAssignments_NeverPutSomebodyOnBothSides") {
  for_each_house([](TestHouse& force) {
    std::mt19937 random(20261102);
    const auto pick = [&](std::size_t count) {
      return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
    };
    const std::vector<std::string> names{"hanna", "hugo", "cleo", "cor", "chris", "emma"};
    const std::vector<std::string> roles{"handler", "commissioner", "decider", "second", "care_contact"};
    for (int round = 0; round < 3; ++round) {
      std::vector<Opened> matters{force.open(force.report())};
      matters.push_back(derive(force, matters[0], "disciplinary"));
      matters.push_back(derive(force, matters[0], "criminal_handover"));
      matters.push_back(derive(force, matters[pick(2)], "disciplinary"));
      matters.push_back(derive(force, matters[1], "criminal_handover"));
      int refused = 0;
      for (int i = 0; i < 100; ++i) {
        const auto& opened = matters[pick(matters.size())];
        const auto& name = names[pick(names.size())];
        if (pick(3) == 0)
          force.code_of([&](storage::Transaction& tx) {
            return hand_over(tx, force.house(), opened, force.account("aart"), roles[pick(roles.size())],
                             force.account(name), "Wissel");
          });
        else if (give(force, opened, name, roles[pick(roles.size())]) == "wall.other_side")
          ++refused;
      }
      CHECK(refused > 0);
      for (const auto& one : matters)
        for (const auto& other : matters)
          if (are_opposed(one.matter.track, other.matter.track))
            CHECK(disjoint(everyone(force, one), everyone(force, other)));
    }
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
