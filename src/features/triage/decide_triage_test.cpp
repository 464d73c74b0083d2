// Every outcome end to end.
#include <doctest/doctest.h>

#include <algorithm>

#include "features/triage/triage_fixture.h"
#include "matters/correspondence.h"
#include "matters/opening.h"
#include "matters/participants.h"
#include "matters/queue.h"
#include "platform/directory/directory.h"

namespace waarborg::triage {
namespace {

struct Road {
  const char* outcome;
  const char* kind;   ///< of the new matter
  const char* taker;  ///< somebody who can open it
  bool second;
};
constexpr Road kRoads[]{{"line", "line_talk", "tom", false},
                        {"line_talk", "line_talk", "tom", false},
                        {"line_enquiry", "line_enquiry", "tom", false},
                        {"orienting", "orienting", "tom", true},
                        {"disciplinary", "disciplinary", "aart", true},
                        {"criminal", "criminal_handover", "piet", true},
                        {"central_team", "central", "cleo", false},
                        {"complaint", "complaint", "carla", false},
                        {"welfare", "welfare", "wil", false}};

std::string decision_id(TestHouse& force, const std::string& id) {
  const auto opened = seen(force, "tessa", id);
  return force.write([&](storage::Transaction& tx) { return decisions(tx, opened).front().id; });
}

std::string settle(TestHouse& force, const std::string& id, const Road& road) {
  auto decided = TestHouse::must(decide_as(force, "tessa", id, form_for(road.outcome)));
  CHECK(decided.waits_for_second == road.second);
  if (!road.second) return decided.opened_id;
  CHECK(decided.opened_id.empty());
  CHECK(code(confirm_triage(force.house(), force.viewer("tessa"), id, decision_id(force, id))) == "step.same_person");
  return TestHouse::must(confirm_triage(force.house(), force.viewer("tom"), id, decision_id(force, id))).opened_id;
}

bool sees(TestHouse& force, const std::string& name, const std::string& id) {
  return matters::look(force.house(), force.viewer(name), id).ok();
}

TEST_CASE("[TRI-01] [TRI-02] [ORG-05] [INV-07] [CMP-08] [RPT-05] Decide_EveryRoad_OpensItsMatterWithWhatWasPassedOn") {
  for (const Road& road : kRoads) {
    CAPTURE(road.outcome);
    in_each_house([&](TestHouse& force) {
      auto request = force.report("Cadeaus", "Ik, Bea, zag een doos wijn.");
      request.people = {{"concerned", "Jan Bakker"}};
      const std::string id = at_triage(force, request);
      const std::string next = settle(force, id, road);
      REQUIRE_FALSE(next.empty());
      const auto taken = seen(force, road.taker, next);
      CHECK(taken.matter.kind == road.kind);
      CHECK(matters::subject_of(taken) == "Cadeaus");
      force.write([&](storage::Transaction& tx) {
        std::string told;
        for (const auto& line : matters::timeline(tx, taken)) told += line.text + "\n";
        CHECK(told.find("Wat er is gezien.") != std::string::npos);
        CHECK(told.find("Bea") == std::string::npos);
        CHECK(matters::people(tx, taken).size() == 1);
        const auto latest = latest_decision(tx, id);
        REQUIRE(latest.has_value());
        CHECK(latest->outcome == road.outcome);
        CHECK(latest->state == "confirmed");
        CHECK(latest->second_by.empty() != road.second);
        CHECK(latest->differs == (std::string(road.outcome) != "line_talk"));
      });
      const auto report = seen(force, "tessa", id);
      CHECK(report.matter.outcome == road.outcome);
      CHECK(report.matter.phase == "follow_up");
      const auto sent = force.write([&](storage::Transaction& tx) { return matters::messages(tx, report); });
      CHECK(std::ranges::any_of(sent, [](const auto& one) { return one.body == "Wij gaan verder."; }));
    });
  }
}

TEST_CASE("[INV-01] [INV-03] [TRAP-7] Decide_ToHandOver_KeepsEveryoneWhoWeighedItOutOfTheCriminalMatter") {
  in_each_house([](TestHouse& force) {
    // Tom also sits at the prosecution's desk; weighing the report still closes the criminal matter to him.
    const auto piet = force.viewer("piet");
    force.write([&](storage::Transaction& tx) {
      const auto desk = directory::find_desk(tx, "prosecution").value();
      const auto pair = std::ranges::find(piet.desks, desk.id, &identity::DeskKey::desk_id)->pair;
      return directory::admit_to_desk(tx, desk.id, pair, force.account("tom"));
    });
    const std::string id = at_triage(force, force.report());
    const std::string next = settle(force, id, {"criminal", "criminal_handover", "piet", true});
    CHECK(sees(force, "piet", next));
    CHECK_FALSE(sees(force, "tessa", next));
    CHECK_FALSE(sees(force, "tom", next));
    CHECK_FALSE(sees(force, "piet", id));
    const auto criminal = seen(force, "piet", next);
    CHECK(force.code_of([&](storage::Transaction& tx) {
      return matters::assign(tx, force.house(), criminal, force.account("piet"), force.account("tessa"), "handler");
    }) == "participant.excluded");
  });
}

TEST_CASE("[TRI-02] [ORG-07] Decide_BackToTheLine_SaysWhatIsExpectedByWhen") {
  in_each_house([](TestHouse& force) {
    const std::string id = at_triage(force, force.report());
    auto refused = decide_as(force, "tessa", id, form_for("line", {{"expected", " "}, {"by_when", ""}}));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.errors().size() == 2);
    CHECK(code(decide_as(force, "tessa", id, form_for("line", {{"by_when", "30 november"}}))) == "error.date");
    CHECK(code(decide_as(force, "tessa", id, form_for("line", {{"by_when", "2026-10-01"}}))) == "error.date_past");
    const std::string next = TestHouse::must(decide_as(force, "tessa", id, form_for("line"))).opened_id;
    const auto talk = seen(force, "chris", next);  // the team chief of the unit
    force.write([&](storage::Transaction& tx) {
      const auto lines = matters::timeline(tx, talk);
      CHECK(std::ranges::any_of(lines, [](const auto& line) {
        return line.kind == "instruction" && line.text.find("Een gesprek.") == 0 && line.text.find("20 november") > 0;
      }));
    });
    CHECK_FALSE(sees(force, "chris", id));
  });
}

TEST_CASE("[TRI-01] Decide_NoCase_TellsTheReporterAndCloses") {
  in_each_house([](TestHouse& force) {
    const std::string id = at_triage(force, force.report());
    CHECK(code(decide_as(force, "tessa", id, form_for("no_case", {{"message", ""}}))) == "error.required");
    TestHouse::must(decide_as(force, "tessa", id, form_for("no_case", {{"message", "Wij doen geen onderzoek."}})));
    const auto closed = seen(force, "tom", id);
    CHECK(closed.matter.state == "closed");
    CHECK(closed.matter.outcome == "no_case");
    const auto sent = force.write([&](storage::Transaction& tx) { return matters::messages(tx, closed); });
    CHECK(sent.back().body == "Wij doen geen onderzoek.");
    CHECK(sent.back().letter == "feedback");
  });
}

TEST_CASE("[TRI-01] Decide_Merge_JoinsAMatterOneMaySee") {
  in_each_house([](TestHouse& force) {
    const std::string id = at_triage(force, force.report());
    const auto other = force.open(force.report("Eerder"));
    const auto elsewhere = force.open(force.complaint());
    for (const std::string& number : {elsewhere.matter.number, std::string("M-2026-NIETS")})
      CHECK(code(decide_as(force, "tessa", id, form_for("merge", {{"into", number}}))) == "triage.into_unknown");
    CHECK(code(decide_as(force, "tessa", id, form_for("merge", {{"into", seen(force, "tessa", id).matter.number}}))) ==
          "matter.same");
    TestHouse::must(decide_as(force, "tessa", id, form_for("merge", {{"into", " " + other.matter.number}})));
    CHECK(seen(force, "tessa", id).matter.state == "merged");
  });
}

TEST_CASE("Decide_WithPartsAndUnit_AssignsAndChecksThem") {
  in_each_house([](TestHouse& force) {
    auto request = force.report();
    request.people = {{"concerned", "Hugo Brandsma"}};
    const std::string id = at_triage(force, request);
    const auto with = [&](const char* handler, const std::string& unit) {
      const std::string account = handler[0] == '\0' ? "nobody" : force.account(handler);
      return decide_as(force, "tessa", id, form_for("orienting", {{"part-handler", account}, {"unit", unit}}));
    };
    CHECK(code(with("hugo", "")) == "participant.excluded");
    CHECK(code(with("", "")) == "participant.unknown");
    CHECK(code(with("hanna", "nowhere")) == "error.choice");
    TestHouse::must(with("hanna", force.unit("Z")));
    const std::string next =
        TestHouse::must(confirm_triage(force.house(), force.viewer("tom"), id, decision_id(force, id))).opened_id;
    CHECK(seen(force, "hanna", next).matter.unit_id == force.unit("Z"));
    CHECK_FALSE(sees(force, "hanna", id));
  });
}

TEST_CASE("[TRI-04] Decide_AndConfirm_LeaveALineEachInTheAuditLog") {
  static const storage::Sql kLines{"test.audit", "SELECT actor, detail FROM audit_lines WHERE action = $1"};
  in_each_house([](TestHouse& force) {
    const std::string id = at_triage(force, force.report());
    settle(force, id, {"disciplinary", "disciplinary", "aart", true});
    force.read([&](storage::Transaction& tx) {
      for (const auto& [action, who] : {std::pair{"triage.propose", "tessa"}, {"triage.confirm", "tom"}}) {
        const auto lines = tx.query(kLines, {action});
        REQUIRE(lines.size() == 1);
        CHECK(lines.front().text("actor") == force.account(who));
        CHECK(lines.front().text("detail") == "disciplinary");  // and none of the reasons
      }
    });
  });
}

TEST_CASE("[TRI-01] WeighAgain_AfterAChoice_BringsItBackWithItsReason_AndCountsAsChangedOnceAnotherIsMade") {
  in_each_house([](TestHouse& force) {
    const std::string id = at_triage(force, force.report());
    const auto again = [&](const std::string& name, const std::string& reason) {
      return code(weigh_again(force.house(), force.viewer(name), id, reason));
    };
    const auto changed = [&] {
      return force.read([&](storage::Transaction& tx) {
        return changed_decisions(tx, add_days(force.today(), -1), add_days(force.today(), 1));
      });
    };
    CHECK(again("tessa", "Er is meer bekend.") == "triage.not_again");
    const std::string opened = settle(force, id, {"line_talk", "line_talk", "tom", false});
    CHECK(again("carla", "Er is meer bekend.") == "error.not_found");
    CHECK(again("tom", " ") == "error.required");
    CHECK(again("tom", std::string(4001, 'a')) == "error.too_long");
    CHECK(again("tom", "Er is meer bekend.") == "");
    CHECK(again("tessa", "Nog eens.") == "triage.not_again");
    const auto report = seen(force, "tessa", id);
    CHECK(report.matter.phase == "triage");
    CHECK(seen(force, "tom", opened).matter.is_open());
    force.read([&](storage::Transaction& tx) {
      const auto lines = matters::timeline(tx, report, {.kind = "triage_again"});
      REQUIRE(lines.size() == 1);
      CHECK(lines.front().text == "Er is meer bekend.");
      CHECK(decisions(tx, report).size() == 1);
    });
    CHECK(changed().empty());
    settle(force, id, {"orienting", "orienting", "tom", true});
    CHECK(changed() == std::vector<std::string>{id});
    CHECK(seen(force, "tessa", id).matter.outcome == "orienting");
  });
}

}  // namespace
}  // namespace waarborg::triage
