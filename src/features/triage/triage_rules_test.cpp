// Who may decide, what is refused, and what happens when two are at it.
#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "features/triage/effect.h"
#include "features/triage/triage_fixture.h"
#include "matters/content.h"
#include "matters/queue.h"
#include "platform/directory/directory.h"

namespace waarborg::triage {
namespace {

std::string proposal(TestHouse& force, const std::string& name, const std::string& id) {
  const auto opened = seen(force, name, id);
  return force.write([&](storage::Transaction& tx) { return decisions(tx, opened).front().id; });
}

std::vector<std::string> offered_to(TestHouse& force, const std::string& name, const std::string& id) {
  const auto opened = seen(force, name, id);
  return force.write([&](storage::Transaction& tx) {
    std::vector<std::string> keys;
    for (const auto& one : offered_outcomes(tx, force.house(), opened)) keys.push_back(one.outcome->key);
    return keys;
  });
}

std::size_t visible_to(TestHouse& force, const std::string& name) {
  const auto viewer = force.viewer(name);
  return force.write(
      [&](storage::Transaction& tx) { return matters::list_matters(tx, force.house(), viewer, {}).rows.size(); });
}

TEST_CASE("Decide_ByWhoMayNotSeeOrHasNoRole_IsRefused") {
  in_each_house([](TestHouse& force) {
    const std::string id = at_triage(force, force.report());
    for (const char* name : {"carla", "aart", "emma", "adam"})
      CHECK(code(decide_as(force, name, id, form_for("line_talk"))) == "error.not_found");
    CHECK(code(decide_triage(force.house(), force.viewer("tessa"), id, "elsewhere", form_for("line_talk"))) ==
          "step.already_done");
    CHECK(code(decide_as(force, "tessa", id, form_for("line_talk"))).empty());
    CHECK(code(decide_triage(force.house(), force.viewer("tessa"), id, "again", form_for("line_talk"))) ==
          "step.already_done");
  });
}

TEST_CASE("[TRI-01] Decide_WithoutReasonsOrAgainstTheAdviceWithoutAReason_IsRefused") {
  in_each_house([](TestHouse& force) {
    const std::string id = at_triage(force, force.report());
    const auto refused = [&](const char* outcome, const Changes& changes) {
      const auto answer = decide_as(force, "tessa", id, form_for(outcome, changes));
      return answer.ok() ? std::string{} : answer.error().code + " " + answer.error().field;
    };
    CHECK(refused("line_talk", {{"reasons", " "}}) == "error.required reasons");
    CHECK(refused("welfare", {{"differs_reason", ""}}) == "error.required differs_reason");
    CHECK(refused("welfare", {{"criteria-harm", ""}}) == "error.required criteria.harm");
    CHECK(refused("welfare", {{"criteria-harm", "maybe"}}) == "error.choice criteria.harm");
    CHECK(refused("", {}) == "error.choose outcome");
    CHECK(refused("promotion", {}) == "error.choice outcome");
    CHECK(refused("line_talk", {{"reasons", std::string(kTextMax + 1, 'x')}}) == "error.too_long reasons");
    CHECK(refused("line_talk", {{"text", ""}}) == "error.required text");
    CHECK(refused("line_talk", {{"differs_reason", ""}}).empty());
  });
}

TEST_CASE("[TRI-03] Advice_WhereAnEnquiryIsAskedForInsteadOfATalk_NamesItAndChoosingOtherwiseNeedsAReason") {
  in_each_house([](TestHouse& force) {
    const std::string id = at_triage(force, force.report());
    const Changes performance{{"criteria-performance", "yes"}, {"criteria-rule", "serious"}, {"differs_reason", ""}};
    const auto opened = seen(force, "tessa", id);
    const auto offered =
        force.write([&](storage::Transaction& tx) { return offered_outcomes(tx, force.house(), opened); });
    const auto& criteria = force.house().content.criteria;
    CHECK(first_advice(criteria, offered, plan_of(form_for("line", performance)).answers) == "line");
    CHECK(code(decide_as(force, "tessa", id, form_for("disciplinary", performance))) == "error.required");
    CHECK(code(decide_as(force, "tessa", id, form_for("line", performance))).empty());
  });
}

TEST_CASE("[TRAP-1] Triage_InTheWhistleblowerChannel_NeverReachesTheDisciplinaryAuthority") {
  in_each_house(
      [](TestHouse& force) {
        auto request = force.report("Aanbesteding", "Ik zag het contract.");
        request.procedure = "whistleblower";
        request.channel = "whistleblower";
        const std::string id = at_triage(force, request, "wanda");
        CHECK(offered_to(force, "wanda", id) == std::vector<std::string>{"no_case", "orienting", "welfare", "merge"});
        for (const char* outcome : {"disciplinary", "criminal", "line_enquiry", "central_team", "line", "complaint"})
          CHECK(code(decide_as(force, "wanda", id, form_for(outcome))) == "error.choice");
        CHECK(code(decide_as(force, "tessa", id, form_for("welfare"))) == "error.not_found");
        CHECK(TestHouse::must(decide_as(force, "wanda", id, form_for("orienting"))).opened_id.empty());
        CHECK(seen(force, "wouter", id).matter.is_open());
        for (const char* name : {"aart", "anke"}) CHECK(visible_to(force, name) == 0);
      },
      calendar::Jurisdiction::be);
}

TEST_CASE("[TRAP-1] Triage_InTheWhistleblowerChannel_IsForItsDeskWhateverTheRoleAndForNobodyElse") {
  in_each_house(
      [](TestHouse& force) {
        const auto desk = force.viewer("wanda").desks.front();
        force.write([&](storage::Transaction& tx) -> Result<Done> {
          const std::string account = force.who("hanna").account_id;
          TRY(directory::propose_desk_member(tx, desk.desk_id, account));
          return directory::admit_to_desk(tx, desk.desk_id, desk.pair, account);
        });
        auto request = force.report("Aanbesteding", "Ik zag het contract.");
        request.procedure = "whistleblower";
        request.channel = "whistleblower";
        const std::string id = at_triage(force, request, "wanda");
        const auto step = force.write([&](storage::Transaction& tx) { return *triage_step(tx, id); });
        for (const char* name : {"hanna", "wanda"}) CHECK(may_triage(force.viewer(name), step));
        for (const char* name : {"tessa", "carla", "wil", "hugo", "aart"})
          CHECK_FALSE(may_triage(force.viewer(name), step));
        matters::TestPages pages(force, add_routes);
        CHECK(pages.get("/matters/" + id + "/triage", "hanna").body.find("name=\"criteria-") != std::string::npos);
        for (const char* name : {"tessa", "hugo", "aart"})
          CHECK(pages.get("/matters/" + id + "/triage", name).status == 404);
      },
      calendar::Jurisdiction::be);
}

TEST_CASE("[TRAP-1] Triage_OfAReportFromTheChannelInAnotherProcedure_OffersNothingThatTellsTheAuthority") {
  in_each_house(
      [](TestHouse& force) {
        auto request = force.report();
        request.channel = "whistleblower";
        const std::string id = at_triage(force, request);
        for (const std::string& key : offered_to(force, "tessa", id))
          for (const char* telling : {"disciplinary", "criminal", "orienting", "line_enquiry", "central_team"})
            CHECK(key != telling);
        CHECK(code(decide_as(force, "tessa", id, form_for("disciplinary"))) == "error.choice");
        const auto plain = force.open(force.report("Ander"));
        CHECK(code(decide_as(force, "tessa", id, form_for("merge", {{"into", plain.matter.number}}))) ==
              "triage.into_told");
        for (const char* name : {"aart", "anke"}) CHECK(visible_to(force, name) == 0);
      },
      calendar::Jurisdiction::be);
}

TEST_CASE("SendBack_WithAReason_LetsTheFirstChooseAgain") {
  in_each_house([](TestHouse& force) {
    const std::string id = at_triage(force, force.report());
    TestHouse::must(decide_as(force, "tessa", id, form_for("disciplinary")));
    const std::string first = proposal(force, "tessa", id);
    const auto back = [&](const char* name, const char* reason) {
      return code(send_back_triage(force.house(), force.viewer(name), id, first, reason));
    };
    CHECK(back("tom", " ") == "error.required");
    CHECK(back("tessa", "Toch niet") == "step.same_person");
    CHECK(back("tom", "Eerst een gesprek.").empty());
    CHECK(back("tom", "Nog eens") == "step.not_waiting");
    CHECK(code(confirm_triage(force.house(), force.viewer("tom"), id, first)) == "step.not_waiting");
    CHECK(visible_to(force, "aart") == 0);
    TestHouse::must(decide_as(force, "tessa", id, form_for("line_talk")));
    const auto opened = seen(force, "tom", id);
    const auto all = force.write([&](storage::Transaction& tx) { return decisions(tx, opened); });
    REQUIRE(all.size() == 2);
    CHECK(all.back().state == "sent_back");
    CHECK(all.back().sent_back_reason == "Eerst een gesprek.");
    CHECK(all.back().plan.reasons == "Zo gewogen.");
  });
}

TEST_CASE("Decide_ByTwoAtOnce_TakesEffectOnce") {
  in_each_house([](TestHouse& force) {
    const std::string id = at_triage(force, force.report());
    const std::string step = step_id(force, id);
    const auto tessa = force.viewer("tessa");
    const auto tom = force.viewer("tom");
    std::string one, other;
    const auto run = [&](const identity::Viewer& viewer, std::string& answer) {
      answer = code(decide_triage(force.house(), viewer, id, step, form_for("line_talk")));
    };
    std::thread first([&] { run(tessa, one); });
    std::thread second([&] { run(tom, other); });
    first.join();
    second.join();
    CHECK(one.empty() != other.empty());
    CHECK((one + other) == "step.already_done");
    const auto opened = seen(force, "tessa", id);
    CHECK(force.write([&](storage::Transaction& tx) { return decisions(tx, opened).size(); }) == 1);
  });
}

}  // namespace
}  // namespace waarborg::triage
