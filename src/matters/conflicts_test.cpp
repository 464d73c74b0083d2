// Conflicts of interest: who is refused, who waits for the authority, and what nobody sees any more.
#include "matters/conflicts.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "matters/keeping_out.h"
#include "matters/participants.h"
#include "matters/tasks.h"
#include "matters/testing.h"
#include "matters/ties.h"

namespace waarborg::matters {
namespace {

using identity::Role;

/// A report about Jan Bakker of N1, where ruud works as well.
struct Case {
  explicit Case(TestHouse& house, const std::string& concerned = "Jan Bakker") : force(house) {
    force.hire("ruud", "Ruud Kamphuis", "N1", Role::handler);
    auto request = force.report();
    request.people = {{"concerned", concerned}};
    opened = std::make_unique<Opened>(force.open(request));
  }
  std::string id() { return opened->matter.id; }
  std::string give(const std::string& name, const std::string& role) {
    return force.code_of([&](storage::Transaction& tx) {
      return assign(tx, force.house(), *opened, Doer::house(force.account("tessa")), force.account(name), role);
    });
  }
  bool sees(const std::string& name) {
    const auto viewer = force.viewer(name);
    return force.read([&](storage::Transaction& tx) { return may_see(tx, viewer, id()); });
  }
  bool holds(const std::string& name, const std::string& role) {
    return force.read([&](storage::Transaction& tx) {
      return active_participant(tx, id(), role) == account_principal(force.account(name));
    });
  }
  /// Of this person; of anybody when there is only one.
  Conflict last(const std::string& of = "") {
    return force.read([&](storage::Transaction& tx) {
      const auto all = conflicts(tx, *opened);
      const auto found = std::ranges::find_if(
          all, [&](const Conflict& one) { return of.empty() || one.account_id == force.account(of); });
      return found == all.end() ? Conflict{} : *found;
    });
  }
  std::size_t count() {
    return force.read([&](storage::Transaction& tx) { return conflicts(tx, *opened).size(); });
  }
  std::string decide(const std::string& name, bool confirms, const std::string& reason, const std::string& of = "") {
    const auto viewer = force.viewer(name);
    const std::string conflict_id = last(of).id;
    return force.code_of([&](storage::Transaction& tx) {
      return confirms ? confirm_conflict(tx, force.house(), *opened, viewer, conflict_id, reason)
                      : refuse_conflict(tx, force.house(), *opened, viewer, conflict_id, reason);
    });
  }
  std::string declare(const std::string& name, const std::string& person) {
    const auto viewer = force.viewer(name);
    return force.code_of([&](storage::Transaction& tx) {
      return declare_tie(tx, force.house(), viewer, person, "Wij huren samen een huis.");
    });
  }

  TestHouse& force;
  std::unique_ptr<Opened> opened;
};

TEST_CASE("[SEC-06] Assign_ToThePersonConcerned_IsRefusedInEveryPart") {
  for_each_house([](TestHouse& force) {
    Case about(force, "Emma Roos");
    for (const char* role : {"handler", "decider", "care_contact", "second"})
      CHECK(about.give("emma", role) == "participant.excluded");
    CHECK(about.count() == 0);
    CHECK_FALSE(about.sees("emma"));
  });
}

TEST_CASE("[SEC-06] Assign_WithinTheTeamOfAPersonConcerned_WaitsUntilTheAuthorityConfirmsWithReasons") {
  for (const std::string role : {"handler", "decider", "care_contact"}) {
    for_each_house([&](TestHouse& force) {
      INFO(role);
      Case about(force);
      CHECK(about.give("ruud", role).empty());
      CHECK_FALSE(about.holds("ruud", role));
      CHECK_FALSE(about.sees("ruud"));
      CHECK(about.last().grounds == std::vector<std::string>{"same_team"});
      CHECK(about.give("ruud", role) == "conflict.waits_already");
      const std::string authority =
          force.read([&](storage::Transaction& tx) { return active_participant(tx, about.id(), "authority"); });
      CHECK((authority == account_principal(force.account("aart")) ||
             authority == account_principal(force.account("anke"))));
      // Neither the one it is about, nor who asked for it, nor an authority without reasons.
      CHECK(about.decide("ruud", true, "Kan best.") == "conflict.not_yours");
      CHECK(about.decide("tessa", true, "Kan best.") == "conflict.not_yours");
      CHECK(about.decide("aart", true, " ") == "error.required");
      CHECK(about.decide("aart", true, "Niemand anders kent dit werk; Anke kijkt mee.").empty());
      CHECK(about.holds("ruud", role));
      CHECK(about.sees("ruud"));
      CHECK(about.last().state == ConflictState::confirmed);
      CHECK(about.last().reason == "Niemand anders kent dit werk; Anke kijkt mee.");
      CHECK(about.decide("anke", false, "Toch niet.") == "conflict.decided");
      force.read([&](storage::Transaction& tx) {
        CHECK_FALSE(has_open_task(tx, about.id(), "conflict"));
        const auto row = tx.find({"test.audit",
                                  "SELECT count(*) AS lines FROM audit_lines WHERE action IN "
                                  "('conflict.wait', 'conflict.confirmed')"});
        CHECK(row->integer("lines") == 2);
        return Done{};
      });
    });
  }
}

TEST_CASE("[SEC-06] Assign_RefusedForAnInterest_MakesTheMatterInvisible") {
  for_each_house([](TestHouse& force) {
    Case about(force);
    CHECK(about.sees("tom"));  // from the desk
    CHECK(about.declare("tom", "7001").empty());
    CHECK(about.give("tom", "handler").empty());
    CHECK(about.last().grounds == std::vector<std::string>{"tie"});
    CHECK_FALSE(about.holds("tom", "handler"));
    CHECK(about.decide("anke", false, "Zijn huurbaas.").empty());
    CHECK_FALSE(about.sees("tom"));
    CHECK_FALSE(look(force.house(), force.viewer("tom"), about.id()).ok());
    CHECK(about.give("tom", "second") == "participant.excluded");
    CHECK(about.sees("tessa"));
  });
}

TEST_CASE("[SEC-06] Tie_DeclaredByEitherOfTwo_IsFoundUntilItIsEnded") {
  for_each_house([](TestHouse& force) {
    Case about(force, "Emma Roos");
    const auto grounds = [&](const char* name, const char* role) {
      return force.read([&](storage::Transaction& tx) {
        return conflict_grounds(tx, force.house(), *about.opened, force.account(name), role);
      });
    };
    CHECK(grounds("hanna", "handler").empty());
    CHECK(about.declare("emma", "Hanna Postma").empty());
    CHECK(grounds("hanna", "handler") == std::vector<std::string>{"tie"});
    CHECK(grounds("hugo", "handler").empty());
    // A chief is of the team by nature; a private interest counts for a chief as well.
    CHECK(grounds("chris", "team_chief").empty());
    CHECK(about.declare("chris", "Emma Roos").empty());
    CHECK(grounds("chris", "team_chief") == std::vector<std::string>{"tie"});
    const auto emma = force.viewer("emma");
    const auto mine = force.read([&](storage::Transaction& tx) { return ties_of(tx, emma); });
    REQUIRE(mine.size() == 1);
    CHECK(mine.front().person == "Hanna Postma");
    CHECK(mine.front().nature == "Wij huren samen een huis.");
    const auto hugo = force.viewer("hugo");
    CHECK(force.code_of([&](storage::Transaction& tx) { return end_tie(tx, force.house(), hugo, mine.front().id); }) ==
          "error.not_found");
    CHECK(force.code_of([&](storage::Transaction& tx) { return end_tie(tx, force.house(), emma, mine.front().id); })
              .empty());
    CHECK(grounds("hanna", "handler").empty());
  });
}

TEST_CASE("[SEC-06] Tie_WithSomebodyOutsideTheForce_IsFoundByName") {
  for_each_house([](TestHouse& force) {
    auto request = force.complaint();
    request.people = {{"complainant", "Fatima el Amrani", "fatima@voorbeeld.example"}};
    const auto opened = force.open(request);
    const auto carla = force.viewer("carla");
    const auto declare = [&](const char* person, const char* nature) {
      return force.code_of(
          [&](storage::Transaction& tx) { return declare_tie(tx, force.house(), carla, person, nature); });
    };
    CHECK(declare("", "") == "error.required");
    CHECK(declare("Fatima", "Mijn zus.") == "conflict.name_whole");
    CHECK(declare("Fatima el Amrani", "Mijn zus.").empty());
    const auto grounds = force.read([&](storage::Transaction& tx) {
      return conflict_grounds(tx, force.house(), opened, force.account("carla"), "handler");
    });
    CHECK(grounds == std::vector<std::string>{"tie"});
  });
}

TEST_CASE("[SEC-06] Ties_InTheDatabase_SayNeitherNameNorWordsAndMeetNoOtherToken") {
  for_each_house([](TestHouse& force) {
    Case about(force);
    CHECK(about.declare("hanna", "Jan Bakker").empty());
    const Bytes known = force.house().keys().person_token(force.person("7001"));
    force.read([&](storage::Transaction& tx) {
      for (const auto& row : tx.query({"test.ties", "SELECT sealed FROM matters_ties"}))
        for (const char* word : {"Bakker", "huren"}) CHECK(as_text(row.blob("sealed")).find(word) == std::string::npos);
      for (const auto& row : tx.query({"test.tokens", "SELECT token FROM matters_tie_tokens"}))
        CHECK(row.blob("token") != known);
      return Done{};
    });
  });
}

TEST_CASE("[SEC-06] HandOver_ToSomebodyWithAnInterest_LeavesThePartWhereItIsUntilConfirmed") {
  for_each_house([](TestHouse& force) {
    Case about(force);
    REQUIRE(about.give("hanna", "handler").empty());
    CHECK(force
              .code_of([&](storage::Transaction& tx) {
                return hand_over(tx, force.house(), *about.opened, Doer::house(force.account("hanna")), "handler",
                                 force.account("ruud"), "Met verlof.");
              })
              .empty());
    CHECK(about.holds("hanna", "handler"));
    CHECK(about.decide("aart", true, "Is al een jaar weg uit dat team.").empty());
    CHECK(about.holds("ruud", "handler"));
    CHECK_FALSE(about.sees("hanna"));
  });
}

TEST_CASE("[SEC-06] Conflict_OfTheOneWhoWouldDecide_IsDecidedBySomebodyElse") {
  for_each_house([](TestHouse& force) {
    Case about(force);
    CHECK(about.declare("aart", "Jan Bakker").empty());
    CHECK(about.give("ruud", "handler").empty());
    CHECK(about.decide("aart", true, "Kan best.") == "conflict.not_yours");
    CHECK(about.give("aart", "decider").empty());
    CHECK(about.decide("aart", true, "Kan best.", "aart") == "conflict.not_yours");
    CHECK(about.decide("anke", false, "Hij besluit niet over een vriend.", "aart").empty());
    CHECK_FALSE(about.sees("aart"));
    // The procedure's own choice passes over who has a conflict.
    force.hire("abe", "Abe Feenstra", "N1", Role::authority);
    const std::string chosen = force.write([&](storage::Transaction& tx) {
      return responsible_principal(tx, force.house(), *about.opened, "role:authority");
    });
    CHECK(chosen == account_principal(force.account("anke")));
  });
}

TEST_CASE("[SEC-06] PersonNamedLater_PutsThePartsOfTheirTeamBeforeTheAuthority") {
  for_each_house([](TestHouse& force) {
    force.hire("rita", "Rita Kooistra", "Z", Role::handler);
    Case about(force);
    REQUIRE(about.give("rita", "handler").empty());
    REQUIRE(about.holds("rita", "handler"));
    CHECK(force
              .code_of([&](storage::Transaction& tx) {
                return name_person(tx, force.house(), *about.opened, force.account("tessa"),
                                   {"concerned", "Sanne de Wit"});
              })
              .empty());
    CHECK(about.last().account_id == force.account("rita"));
    CHECK(about.holds("rita", "handler"));  // goes on until it is decided
    CHECK(about.decide("aart", false, "Haar directe collega.").empty());
    CHECK_FALSE(about.holds("rita", "handler"));
    CHECK_FALSE(about.sees("rita"));
  });
}

TEST_CASE("[SEC-06] [TRAP-1] Conflict_InTheWhistleblowerChannel_IsDecidedByItsDesk") {
  for_each_house(
      [](TestHouse& force) {
        force.hire("ruud", "Ruud Kamphuis", "N1", Role::confidential_adviser);
        auto request = force.report();
        request.procedure = "whistleblower";
        request.people = {{"concerned", "Jan Bakker"}};
        const auto opened = force.open(request);
        REQUIRE(force
                    .code_of([&](storage::Transaction& tx) {
                      return assign(tx, force.house(), opened, Doer::house(force.account("wanda")),
                                    force.account("ruud"), "handler");
                    })
                    .empty());
        const auto aart = force.viewer("aart");
        const auto wouter = force.viewer("wouter");
        force.read([&](storage::Transaction& tx) {
          CHECK_FALSE(may_see(tx, aart, opened.matter.id));
          const auto conflict = conflicts(tx, opened).back();
          CHECK_FALSE(may_decide_conflict(tx, force.house(), opened, aart, conflict));
          CHECK(may_decide_conflict(tx, force.house(), opened, wouter, conflict));
          return Done{};
        });
      },
      {}, calendar::Jurisdiction::be);
}

}  // namespace
}  // namespace waarborg::matters
