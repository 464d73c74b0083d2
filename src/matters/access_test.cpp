// Who sees a matter: a person concerned or kept out sees nothing, wherever they sit.
#include <doctest/doctest.h>

#include "matters/keeping_out.h"
#include "matters/queue.h"
#include "matters/tasks.h"
#include "matters/testing.h"
#include "platform/directory/directory.h"

namespace waarborg::matters {
namespace {

struct Sight {
  bool may = false;
  bool opens = false;
  std::size_t listed = 0;
  std::int64_t tasks = 0;
};
Sight sight_of(TestHouse& force, const std::string& name, const std::string& matter_id) {
  const auto viewer = force.viewer(name);
  Sight sight;
  sight.opens = look(force.house(), viewer, matter_id).ok();
  force.write([&](storage::Transaction& tx) {
    sight.may = may_see(tx, viewer, matter_id);
    sight.listed = list_matters(tx, force.house(), viewer, {}).rows.size();
    for (const auto group : kTaskGroups) sight.tasks += count_tasks(tx, force.house(), viewer, group);
  });
  return sight;
}
bool is_blind(const Sight& sight) { return !sight.may && !sight.opens && sight.listed == 0 && sight.tasks == 0; }

/// Whether any wrapped key of the matter opens with what this person holds: own key and the keys of own desks.
bool opens_a_key(TestHouse& force, const std::string& name, const std::string& matter_id) {
  const auto viewer = force.viewer(name);
  return force.write([&](storage::Transaction& tx) {
    static const storage::Sql kWrapped{"wrapped", "SELECT wrapped FROM matters_keys WHERE matter_id = $1"};
    for (const auto& row : tx.query(kWrapped, {matter_id})) {
      if (sealing::unwrap(row.blob("wrapped"), *viewer.key)) return true;
      for (const auto& desk : viewer.desks)
        if (sealing::unwrap(row.blob("wrapped"), desk.pair)) return true;
    }
    return false;
  });
}

TEST_CASE("[ACC-01] Matter_OfAnotherDesk_DoesNotExistForAColleague") {
  for_each_house([](TestHouse& force) {
    const auto opened = force.open(force.report());
    CHECK(sight_of(force, "tessa", opened.matter.id).opens);
    CHECK(sight_of(force, "tom", opened.matter.id).listed == 1);
    for (const char* other : {"carla", "aart", "emma", "adam", "otto", "chris", "karel"}) {
      INFO(other);
      CHECK(is_blind(sight_of(force, other, opened.matter.id)));
      CHECK_FALSE(opens_a_key(force, other, opened.matter.id));
    }
  });
}

TEST_CASE("[RPT-09] PersonConcerned_AtTheTriageDesk_SeesNothingAndOpensNoKey") {
  for_each_house([](TestHouse& force) {
    for (const char* capacity : {"concerned", "keep_out"}) {
      auto request = force.report();
      request.people = {{capacity, "Verhagen, T."}};
      const auto opened = force.open(request);
      CHECK(is_blind(sight_of(force, "tom", opened.matter.id)));
      CHECK_FALSE(opens_a_key(force, "tom", opened.matter.id));
      CHECK(sight_of(force, "tessa", opened.matter.id).opens);
    }
  });
}

TEST_CASE("Report_AboutTheWholeDesk_GoesToAnotherDesk") {
  for_each_house([](TestHouse& force) {
    auto request = force.report();
    request.people = {{"concerned", "Tessa Linthorst"}, {"concerned", "Tom Verhagen"}};
    const auto opened = force.open(request);
    CHECK(is_blind(sight_of(force, "tessa", opened.matter.id)));
    CHECK(is_blind(sight_of(force, "tom", opened.matter.id)));
    int others = 0;
    for (const char* name : {"carla", "cees", "aart", "anke", "cleo", "cor", "wil", "willem", "wanda", "wouter"}) {
      const auto sight = sight_of(force, name, opened.matter.id);
      if (sight.opens && sight.tasks > 0) ++others;
    }
    CHECK(others == 2);
  });
}

TEST_CASE("NamePerson_WhoHandlesTheMatter_TakesItFromThem") {
  for_each_house([](TestHouse& force) {
    const auto opened = force.open(force.report());
    const std::string id = opened.matter.id;
    force.write([&](storage::Transaction& tx) {
      return assign(tx, force.house(), opened, Doer::house(force.account("tessa")), force.account("hugo"), "handler");
    });
    CHECK(sight_of(force, "hugo", id).opens);
    force.write([&](storage::Transaction& tx) -> Result<Done> {
      TRY(name_person(tx, force.house(), opened, force.account("tessa"), {"concerned", "Hugo Brandsma"}));
      return name_person(tx, force.house(), opened, force.account("tessa"), {"keep_out", "Tom Verhagen"});
    });
    for (const char* name : {"hugo", "tom"}) {
      CHECK(is_blind(sight_of(force, name, id)));
      CHECK_FALSE(opens_a_key(force, name, id));
    }
    CHECK(sight_of(force, "tessa", id).opens);
    CHECK(force.code_of([&](storage::Transaction& tx) {
      return assign(tx, force.house(), opened, Doer::house(force.account("tessa")), force.account("hugo"), "handler");
    }) == "participant.excluded");
    CHECK(force.code_of([&](storage::Transaction& tx) {
      return name_person(tx, force.house(), opened, force.account("tessa"), {"concerned", " "});
    }) == "error.required");
  });
}

TEST_CASE("[SEC-06] StepAside_OfAHandlerAtTheDesk_MakesItInvisibleAndTasksGoBack") {
  for_each_house([](TestHouse& force) {
    const auto opened = force.open(force.report());
    const std::string id = opened.matter.id;
    force.write([&](storage::Transaction& tx) {
      return assign(tx, force.house(), opened, Doer::house(force.account("tessa")), force.account("tom"), "handler");
    });
    const auto before = sight_of(force, "tessa", id).tasks;
    const auto aside = [&](const char* name, const char* reason) {
      const auto viewer = force.viewer(name);
      return force.code_of(
          [&](storage::Transaction& tx) { return step_aside(tx, force.house(), opened, viewer, reason); });
    };
    CHECK(aside("tom", "") == "error.required");
    CHECK(aside("tom", "Ik ken de melder.").empty());
    CHECK(is_blind(sight_of(force, "tom", id)));
    CHECK_FALSE(opens_a_key(force, "tom", id));
    CHECK(sight_of(force, "tessa", id).tasks >= before);
    CHECK(force.code_of([&](storage::Transaction& tx) {
      return assign(tx, force.house(), opened, Doer::house(force.account("tessa")), force.account("tom"), "handler");
    }) == "participant.excluded");
    CHECK(aside("tessa", "Ik ook.").empty());
    CHECK(is_blind(sight_of(force, "tessa", id)));
  });
}

TEST_CASE("Look_OfAColleague_PassesTheKeyOfASplitDeskOn") {
  for_each_house([](TestHouse& force) {
    auto request = force.report();
    request.people = {{"keep_out", "Tom Verhagen"}};
    const std::string id = force.open(request).matter.id;
    // One who joins the desk afterwards has the desk's key, which opens other matters, not this one.
    const auto& joined = force.hire("thea", "Thea Ploeg", "K", identity::Role::triage);
    const auto tessa = force.viewer("tessa");
    const std::string desk = force.desk_id("triage");
    force.write([&](storage::Transaction& tx) -> Result<Done> {
      TRY(directory::propose_desk_member(tx, desk, joined.account_id));
      return directory::admit_to_desk(tx, desk, tessa.desks.front().pair, joined.account_id);
    });
    const auto early = look(force.house(), force.viewer("thea"), id);
    REQUIRE_FALSE(early.ok());
    CHECK(early.error().code == "matter.key_missing");
    CHECK(look(force.house(), tessa, id).ok());
    CHECK(look(force.house(), force.viewer("thea"), id).ok());
    CHECK(is_blind(sight_of(force, "tom", id)));
    CHECK_FALSE(opens_a_key(force, "tom", id));
  });
}

TEST_CASE("Assign_ByWhoOnlyHandlesIt_IsRefused_AndTheyMayHandTheirOwnPartOver") {
  for_each_house([](TestHouse& force) {
    const auto opened = force.open(force.report());
    const auto give = [&](const char* who, const char* to, const char* role) {
      const auto viewer = force.viewer(who);
      return force.code_of(
          [&](storage::Transaction& tx) { return assign(tx, force.house(), opened, viewer, force.account(to), role); });
    };
    const auto pass = [&](const char* who, const char* to) {
      const auto viewer = force.viewer(who);
      return force.code_of([&](storage::Transaction& tx) {
        return hand_over(tx, force.house(), opened, viewer, "handler", force.account(to), "Verlof");
      });
    };
    CHECK(give("tessa", "hanna", "handler").empty());                     // the desk that has it
    CHECK(give("aart", "anke", "decider").empty());                       // the authority
    CHECK(give("chris", "hugo", "second").empty());                       // the chief of the unit
    CHECK(give("chantal", "hugo", "second") == "participant.not_yours");  // of another unit
    CHECK(give("hanna", "hugo", "commissioner") == "participant.not_yours");
    CHECK(give("carla", "hugo", "commissioner") == "participant.not_yours");  // another desk
    CHECK(pass("hugo", "emma") == "participant.not_yours");
    CHECK(pass("hanna", "hugo").empty());
  });
}

TEST_CASE("HandOver_ToAColleague_LeavesNothingWithTheFirst") {
  for_each_house([](TestHouse& force) {
    const auto opened = force.open(force.report());
    const std::string id = opened.matter.id;
    const auto give = [&](const char* to) {
      return force.code_of([&](storage::Transaction& tx) {
        return hand_over(tx, force.house(), opened, Doer::house(force.account("tessa")), "handler", force.account(to),
                         "Verlof");
      });
    };
    CHECK(give("hanna").empty());
    CHECK(sight_of(force, "hanna", id).opens);
    CHECK(give("hanna") == "participant.already");
    CHECK(give("hugo").empty());
    CHECK(is_blind(sight_of(force, "hanna", id)));
    CHECK(sight_of(force, "hugo", id).opens);
    force.write([&](storage::Transaction& tx) {
      CHECK(active_participant(tx, id, "handler") == account_principal(force.account("hugo")));
    });
  });
}

}  // namespace
}  // namespace waarborg::matters
