#include <doctest/doctest.h>

#include "matters/closing.h"
#include "matters/correspondence.h"
#include "matters/steps.h"
#include "matters/tasks.h"
#include "matters/testing.h"

namespace waarborg::matters {
namespace {

MatterStep find(storage::Transaction& tx, const Opened& opened, const std::string& key) {
  for (const auto& step : steps(tx, opened.matter.id))
    if (step.step == key && step.state != StepState::skipped) return step;
  throw std::runtime_error("no step " + key);
}

/// Does a step as somebody; answers the first error's code, or "".
std::string act(TestHouse& force, Opened& opened, const std::string& name, const std::string& key,
                const StepRecord& record) {
  return force.code_of([&](storage::Transaction& tx) -> Result<Done> {
    const std::string id = find(tx, opened, key).id;
    opened.matter = load_matter(tx, opened.matter.id).value();
    return complete_step(tx, force.house(), opened, Doer::house(force.account(name)), id, record);
  });
}

void add_paper(TestHouse& force, const Opened& opened) {
  TestPages pages(force, [](web::RouteTable&, House&) {});
  const auto upload = pages.upload("files", "opdracht.pdf", "opdracht");
  force.write([&](storage::Transaction& tx) {
    return add_document(tx, force.house(), opened, force.account("aart"), upload, ReporterSees::no);
  });
}

const StepRecord kDecision{{"decision", "line_enquiry"}, {"reason", "Past bij de lijn."}};

TEST_CASE("CompleteStep_WithMissingRecords_NamesThemAll") {
  for_each_house([](TestHouse& force) {
    auto opened = force.open(force.report());
    CHECK(act(force, opened, "tessa", "acknowledge", {}) == "error.required");
    CHECK(act(force, opened, "tessa", "acknowledge", {{"message", "Wij hebben het."}}).empty());
    CHECK(opened.matter.phase == "triage");
    force.write([&](storage::Transaction& tx) {
      const Step& rule = *opened.procedure->step("triage_decision");
      const auto none = check_record(*opened.procedure, rule, {});
      REQUIRE(none.size() == 2);
      CHECK(none[0].field == "decision");
      CHECK(none[1].field == "reason");
      CHECK(check_record(*opened.procedure, rule, {{"decision", "nonsense"}, {"reason", "x"}})[0].code ==
            "error.choice");
      CHECK(messages(tx, opened).back().body == "Wij hebben het.");
    });
  });
}

TEST_CASE("CompleteStep_ByTwoPeople_OneWins") {
  for_each_house([](TestHouse& force) {
    auto opened = force.open(force.report());
    const auto stale = opened;
    const std::string id = force.write([&](storage::Transaction& tx) { return find(tx, opened, "acknowledge").id; });
    CHECK(act(force, opened, "tessa", "acknowledge", {{"message", "Eerste"}}).empty());
    auto second = stale;
    CHECK(force.code_of([&](storage::Transaction& tx) {
      return complete_step(tx, force.house(), second, Doer::house(force.account("tom")), id, {{"message", "Tweede"}});
    }) == "step.already_done");
    force.write([&](storage::Transaction& tx) { CHECK(messages(tx, opened).size() == 2); });
  });
}

TEST_CASE("CompleteStep_WithAnOutcomeForTwo_WaitsForTheSecondPerson") {
  for_each_house([](TestHouse& force) {
    auto opened = force.open(force.report());
    REQUIRE(act(force, opened, "tessa", "acknowledge", {{"message", "Dank"}}).empty());
    CHECK(
        act(force, opened, "tessa", "triage_decision", {{"decision", "disciplinary"}, {"reason", "Ernstig"}}).empty());
    CHECK(opened.matter.phase == "triage");
    const auto step = force.write([&](storage::Transaction& tx) { return find(tx, opened, "triage_decision"); });
    CHECK(step.state == StepState::second);
    CHECK(record_of(opened, step).at("reason") == "Ernstig");
    const auto confirm = [&](const char* name) {
      return force.code_of([&](storage::Transaction& tx) {
        return confirm_step(tx, force.house(), opened, Doer::house(force.account(name)), step.id);
      });
    };
    CHECK(confirm("tessa") == "step.same_person");
    CHECK(force.code_of([&](storage::Transaction& tx) {
      return send_back_step(tx, force.house(), opened, Doer::house(force.account("tom")), step.id, "");
    }) == "error.required");
    CHECK(force
              .code_of([&](storage::Transaction& tx) {
                return send_back_step(tx, force.house(), opened, Doer::house(force.account("tom")), step.id,
                                      "Onderbouw beter.");
              })
              .empty());
    CHECK(act(force, opened, "tessa", "triage_decision", {{"decision", "disciplinary"}, {"reason", "Beter"}}).empty());
    CHECK(confirm("tom").empty());
    CHECK(confirm("tom") == "step.not_waiting");
    CHECK(opened.matter.phase == "follow_up");
    CHECK(opened.matter.outcome == "disciplinary");
  });
}

TEST_CASE("SecondPersonsTask_GoesToSomebodyElse") {
  for_each_house([](TestHouse& force) {
    auto opened = force.open(force.report());
    const std::string triage = desk_principal(force.desk_id("triage"));
    force.write([&](storage::Transaction& tx) {
      const std::string first = responsible_principal(tx, force.house(), opened, "role:authority");
      const std::string account = first.substr(2);
      const std::string other = other_principal(tx, force.house(), opened, "role:authority", account);
      CHECK(other != first);
      CHECK(other.starts_with("a:"));
      CHECK(other_principal(tx, force.house(), opened, "desk:triage", account) == triage);
    });
  });
}

TEST_CASE("CompleteStep_BySomebodyElse_IsRefusedInTheUseCase") {
  for_each_house([](TestHouse& force) {
    auto opened = force.open(force.report());
    for (const auto& [name, code] : std::vector<std::pair<std::string, std::string>>{
             {"carla", "step.not_yours"}, {"hanna", "step.not_yours"}, {"tom", ""}}) {
      INFO(name);
      const auto viewer = force.viewer(name);
      CHECK(force.code_of([&](storage::Transaction& tx) {
        return complete_step(tx, force.house(), opened, viewer, find(tx, opened, "acknowledge").id,
                             {{"message", "Dank"}});
      }) == code);
    }
  });
}

TEST_CASE("CompleteStep_ThatAsksForADocument_WaitsForOneOfItsOwn") {
  for_each_house([](TestHouse& force) {
    auto request = force.report();
    request.procedure = "criminal_handover";
    request.actor = force.account("piet");
    auto opened = force.open(request);
    const StepRecord record{{"notice", "Overgedragen."}};
    std::string key;
    force.read([&](storage::Transaction& tx) {
      for (const auto& step : steps(tx, opened.matter.id)) {
        const auto& kinds = opened.procedure->step(step.step)->records;
        if (std::find(kinds.begin(), kinds.end(), RecordKind::document) != kinds.end()) key = step.step;
      }
    });
    REQUIRE_FALSE(key.empty());
    CHECK(act(force, opened, "piet", key, record) == "step.document_missing");
    add_paper(force, opened);
    CHECK(act(force, opened, "piet", key, record).empty());
  });
}

TEST_CASE("SkipStep_ThatIsNotOptional_IsRefused") {
  for_each_house([](TestHouse& force) {
    auto opened = force.open(force.report());
    const auto skip = [&](const char* key, const char* reason) {
      return force.code_of([&](storage::Transaction& tx) {
        return skip_step(tx, force.house(), opened, Doer::house(force.account("tessa")), find(tx, opened, key).id,
                         reason);
      });
    };
    CHECK(skip("acknowledge", "Geen zin") == "step.not_optional");
    REQUIRE(act(force, opened, "tessa", "acknowledge", {{"message", "Dank"}}).empty());
    REQUIRE(act(force, opened, "tessa", "triage_decision", kDecision).empty());
    CHECK(skip("follow", "") == "error.required");
    CHECK(skip("follow", "Niet nodig").empty());
  });
}

TEST_CASE("SkipStep_ThatWasTheWayOn_StillLeadsToTheNextPhase") {
  for (const bool skipped_first : {false, true})
    for_each_house([&](TestHouse& force) {
      auto request = force.report();
      request.procedure = "orienting";
      request.actor = force.account("tessa");
      auto opened = force.open(request);
      add_paper(force, opened);
      REQUIRE(act(force, opened, "hanna", "write_plan", {{"note", "Plan."}}) == "");
      REQUIRE(act(force, opened, "aart", "approve_plan", {{"reason", "Goed."}}).empty());
      REQUIRE(act(force, opened, "hanna", "findings", {{"findings", "Niets."}}).empty());
      const auto decide = [&] {
        const auto& outcome = opened.procedure->outcomes.front().key;
        REQUIRE(act(force, opened, "aart", "decide", {{"decision", outcome}, {"reason", "Zo."}}).empty());
      };
      if (!skipped_first) decide();
      REQUIRE(force
                  .code_of([&](storage::Transaction& tx) {
                    return skip_step(tx, force.house(), opened, force.account("hanna"),
                                     find(tx, opened, "tell_decision").id, "Mondeling verteld");
                  })
                  .empty());
      if (skipped_first) decide();
      CHECK(opened.matter.phase == "closing");
    });
}

TEST_CASE("Step_ForARole_BringsItsHolderInWithKeyAndTask") {
  for_each_house([](TestHouse& force) {
    auto request = force.report();
    request.procedure = "line_enquiry";
    request.actor = force.account("tessa");
    auto opened = force.open(request);
    REQUIRE(act(force, opened, "aart", "commission", {{"note", "Begin."}}).empty());
    const auto chris = force.viewer("chris");
    CHECK(look(force.house(), chris, opened.matter.id).ok());
    CHECK_FALSE(look(force.house(), force.viewer("chantal"), opened.matter.id).ok());
    const auto chantal = force.viewer("chantal");
    const auto tessa = force.viewer("tessa");
    force.write([&](storage::Transaction& tx) {
      CHECK(may_do_step(tx, force.house(), opened, chris, find(tx, opened, "findings")));
      CHECK_FALSE(may_do_step(tx, force.house(), opened, chantal, find(tx, opened, "findings")));
      CHECK_FALSE(may_do_step(tx, force.house(), opened, tessa, find(tx, opened, "findings")));
      std::int64_t tasks = 0;
      for (const auto group : kTaskGroups) tasks += count_tasks(tx, force.house(), chris, group);
      CHECK(tasks == 3);
    });
  });
}

TEST_CASE("[INV-08] CloseMatter_WithoutLessons_IsRefused") {
  for_each_house([](TestHouse& force) {
    auto opened = force.open(force.complaint());
    const auto close = [&](const char* lessons) {
      return force.code_of([&](storage::Transaction& tx) {
        opened.matter = load_matter(tx, opened.matter.id).value();
        return close_matter(tx, force.house(), opened, force.account("carla"), lessons);
      });
    };
    CHECK(close("  ") == "matter.lessons_required");
    CHECK(close("Eerst bellen.").empty());
    CHECK(close("Nog eens.") == "matter.not_open");
    const auto carla = force.viewer("carla");
    force.write([&](storage::Transaction& tx) {
      CHECK(load_matter(tx, opened.matter.id)->state == "closed");
      for (const auto& step : steps(tx, opened.matter.id)) CHECK(step.state == StepState::skipped);
      std::int64_t tasks = 0;
      for (const auto group : kTaskGroups) tasks += count_tasks(tx, force.house(), carla, group);
      CHECK(tasks == 0);
    });
  });
}

}  // namespace
}  // namespace waarborg::matters
