// Interests at desks: who declared one does not meet the matter there, and meets no gap (SEC-06).
#include "matters/interests.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "matters/closing.h"
#include "matters/conflicts.h"
#include "matters/figures.h"
#include "matters/keeping_out.h"
#include "matters/participants.h"
#include "matters/queue.h"
#include "matters/tasks.h"
#include "matters/testing.h"
#include "matters/ties.h"
#include "platform/directory/directory.h"

namespace waarborg::matters {
namespace {

using identity::Role;

std::string declare(TestHouse& force, const std::string& name, const std::string& person) {
  const auto viewer = force.viewer(name);
  return force.code_of(
      [&](storage::Transaction& tx) { return declare_tie(tx, force.house(), viewer, person, "Mijn zwager."); });
}

Opened report_about(TestHouse& force, const std::string& concerned, const std::string& subject = "Cadeaus") {
  auto request = force.report(subject);
  if (!concerned.empty()) request.people = {{"concerned", concerned}};
  return force.open(request);
}

bool sees(TestHouse& force, const std::string& name, const Opened& opened) {
  const auto viewer = force.viewer(name);
  return force.read([&](storage::Transaction& tx) { return may_see(tx, viewer, opened.matter.id); });
}

bool opens(TestHouse& force, const std::string& name, const Opened& opened) {
  return look(force.house(), force.viewer(name), opened.matter.id).ok();
}

/// Whether the viewer meets the matter anywhere: list, tasks, or as one more in the figures.
void check_meets_nothing(TestHouse& force, const identity::Viewer& viewer, const std::string& matter_id) {
  force.write([&](storage::Transaction& tx) {
    CHECK_FALSE(may_see(tx, viewer, matter_id));
    CHECK_FALSE(open_for(tx, force.house(), viewer, matter_id).ok());
    for (const auto& row : list_matters(tx, force.house(), viewer, {}).rows) CHECK(row.matter.id != matter_id);
    for (const auto group : {TaskGroup::late, TaskGroup::today, TaskGroup::soon, TaskGroup::later})
      for (const auto& row : list_tasks(tx, force.house(), viewer, group, "", 200).rows)
        CHECK(row.matter_id != matter_id);
    return Done{};
  });
}

std::int64_t counted(TestHouse& force, const identity::Viewer& viewer) {
  return force.read([&](storage::Transaction& tx) {
    std::int64_t count = 0;
    for (const auto& group : FigureReader(tx, force.house(), viewer).count({}).by_unit) count += group.count;
    return count;
  });
}

TEST_CASE("[SEC-06] Desk_MemberWhoDeclaredAnInterest_DoesNotMeetTheMatterThereAndMeetsNoGap") {
  for_each_house([](TestHouse& force) {
    CHECK(declare(force, "tom", "Jan Bakker").empty());
    const auto opened = report_about(force, "Jan Bakker");
    report_about(force, "", "Ander bericht");
    const auto tom = force.viewer("tom");
    check_meets_nothing(force, tom, opened.matter.id);
    CHECK(counted(force, tom) == 1);
    CHECK_FALSE(opens(force, "tom", opened));
    CHECK(opens(force, "tessa", opened));
    CHECK(counted(force, force.viewer("tessa")) == 2);
    // Their own key of the desk opens it no more either.
    force.read([&](storage::Transaction& tx) {
      const auto row = tx.find({"test.keys",
                                "SELECT count(*) AS keys FROM matters_keys WHERE matter_id = $1 AND "
                                "holder LIKE 'd:%'"},
                               {opened.matter.id});
      CHECK(row->integer("keys") == 0);
      return Done{};
    });
  });
}

TEST_CASE("[SEC-06] Desk_MemberTowardsWhomThePersonConcernedDeclaredIt_DoesNotMeetTheMatterEither") {
  for_each_house([](TestHouse& force) {
    CHECK(declare(force, "emma", "tom").compare("") != 0);  // not a whole name
    const std::string tom_is = force.read([&](storage::Transaction& tx) {
      return directory::account_name(tx, force.house().keys(), force.account("tom"));
    });
    const auto before = report_about(force, "Emma Roos");
    CHECK(opens(force, "tom", before));
    CHECK(declare(force, "emma", tom_is).empty());
    CHECK_FALSE(sees(force, "tom", before));
    CHECK(opens(force, "tessa", before));
    check_meets_nothing(force, force.viewer("tom"), report_about(force, "Emma Roos").matter.id);
  });
}

TEST_CASE("[SEC-06] Desk_InterestDeclaredWhileItRuns_ClosesItAtOnceAlsoForWhoIsNotInTheRegister") {
  for_each_house([](TestHouse& force) {
    auto request = force.complaint();
    request.people = {{"complainant", "Fatima el Amrani", "fatima@voorbeeld.example"}};
    const auto complaint = force.open(request);
    CHECK(opens(force, "carla", complaint));
    CHECK(declare(force, "carla", "Fatima el Amrani").empty());
    check_meets_nothing(force, force.viewer("carla"), complaint.matter.id);
    CHECK(opens(force, "cees", complaint));
    // Named later, and in what is opened out of it.
    const auto later = force.open(force.complaint("Niet geholpen"));
    CHECK(opens(force, "carla", later));
    CHECK(force
              .code_of([&](storage::Transaction& tx) {
                return name_person(tx, force.house(), later, force.account("cees"), {"witness", "Fatima el Amrani"});
              })
              .empty());
    CHECK_FALSE(sees(force, "carla", later));
    Derivation derivation;
    derivation.procedure = "resistance";
    const auto derived = force.write([&](storage::Transaction& tx) {
      return derive_matter(tx, force.house(), complaint, derivation, force.account("cees"));
    });
    CHECK_FALSE(sees(force, "carla", derived));
  });
}

/// A colleague at the triage desk who works in N1, as Jan Bakker does.
void seat_nina(TestHouse& force) {
  force.hire("nina", "Nina Dekker", "N1");
  const std::string triage = force.desk_id("triage");
  const auto tessa = force.viewer("tessa");
  const auto pair = std::ranges::find(tessa.desks, triage, &identity::DeskKey::desk_id)->pair;
  force.write([&](storage::Transaction& tx) -> Result<Done> {
    TRY(directory::propose_desk_member(tx, triage, force.account("nina")));
    return directory::admit_to_desk(tx, triage, pair, force.account("nina"));
  });
}

TEST_CASE("[SEC-06] Desk_MemberOfTheSameTeam_IsKeptOutWhileSomebodyElseIsLeft") {
  for_each_house([](TestHouse& force) {
    seat_nina(force);
    const auto opened = report_about(force, "Jan Bakker");  // of N1, as nina
    CHECK_FALSE(sees(force, "nina", opened));
    CHECK(sees(force, "tom", opened));
    // A small service: nobody else is there, so the work goes on.
    const std::string triage = force.desk_id("triage");
    for (const char* other : {"tessa", "tom"}) {
      const auto viewer = force.viewer("nina");
      const auto now = std::ranges::find(viewer.desks, triage, &identity::DeskKey::desk_id)->pair;
      force.write([&](storage::Transaction& tx) -> Result<Done> {
        TRY(directory::remove_from_desk(tx, triage, now, force.account(other)));
        return Done{};
      });
    }
    CHECK(sees(force, "nina", report_about(force, "Jan Bakker")));
  });
}

TEST_CASE("[SEC-06] Desk_MemberOfTheSameTeam_IsNotKeptOutForColleaguesWhoseAccountsAreClosed") {
  for_each_house([](TestHouse& force) {
    seat_nina(force);
    const auto close = [&](const std::string& name, bool closed) {
      force.write([&](storage::Transaction& tx) {
        directory::set_account_closed(tx, force.account(name), closed);
        return Done{};
      });
    };
    CHECK(declare(force, "tom", "Jan Bakker").empty());
    for (const char* name : {"tessa", "tom"}) close(name, true);
    const auto opened = report_about(force, "Jan Bakker");
    CHECK(opens(force, "nina", opened));
    // Back again, tom is still kept out of what came in meanwhile.
    for (const char* name : {"tessa", "tom"}) close(name, false);
    CHECK_FALSE(sees(force, "tom", opened));
  });
}

TEST_CASE("[SEC-06] Desk_PartGivenByTheAuthority_OpensTheMatterUntilThePartEnds") {
  for_each_house([](TestHouse& force) {
    CHECK(declare(force, "tom", "7001").empty());
    const auto opened = report_about(force, "Jan Bakker");
    const auto give = [&](const std::string& name) {
      return force.code_of([&](storage::Transaction& tx) {
        return assign(tx, force.house(), opened, Doer::house(force.account("tessa")), force.account(name), "handler");
      });
    };
    CHECK(give("tom").empty());  // waits
    CHECK_FALSE(sees(force, "tom", opened));
    const auto aart = force.viewer("aart");
    CHECK(force
              .code_of([&](storage::Transaction& tx) {
                const auto id = conflicts(tx, opened).at(0).id;
                return confirm_conflict(tx, force.house(), opened, aart, id, "Een verre neef; Anke kijkt mee.");
              })
              .empty());
    CHECK(opens(force, "tom", opened));
    CHECK(force
              .code_of([&](storage::Transaction& tx) {
                return hand_over(tx, force.house(), opened, Doer::house(force.account("tessa")), "handler",
                                 force.account("hugo"), "Verlof.");
              })
              .empty());
    check_meets_nothing(force, force.viewer("tom"), opened.matter.id);
    // Ending an interest opens nothing that it kept closed.
    const auto tom = force.viewer("tom");
    CHECK(force
              .code_of(
                  [&](storage::Transaction& tx) { return end_tie(tx, force.house(), tom, ties_of(tx, tom).at(0).id); })
              .empty());
    CHECK_FALSE(sees(force, "tom", opened));
    CHECK(sees(force, "tom", report_about(force, "Jan Bakker")));
  });
}

TEST_CASE("[SEC-06] Desk_InterestFoundOnlyWhenTheMatterIsOpened_ClosesItThen") {
  for_each_house([](TestHouse& force) {
    // As it stands in a database of before: an interest, and a matter that was compared with none.
    const auto opened = report_about(force, "Jan Bakker");
    CHECK(declare(force, "tom", "Jan Bakker").empty());
    force.write([&](storage::Transaction& tx) {
      tx.execute({"test.forget", "DELETE FROM matters_exclusions WHERE matter_id = $1 AND reason = 'tie'"},
                 {opened.matter.id});
      const auto tom = force.account("tom");
      const auto account = directory::find_account(tx, tom);
      give_key(tx, opened.matter.id, account_principal(tom), opened.key, account->public_key);
      return Done{};
    });
    CHECK(sees(force, "tom", opened));
    CHECK_FALSE(opens(force, "tom", opened));
    CHECK_FALSE(sees(force, "tom", opened));
    CHECK(opens(force, "tessa", opened));
  });
}

/// Random interests, reports, parts and places at desks.
class Story {
 public:
  Story(TestHouse& force, unsigned seed) : force_(force), random_(seed) {}
  void tell(int events) {
    matters_.push_back(report_about(force_, one_of(kPeople)));
    for (int i = 0; i < events; ++i) happen();
  }
  /// Nobody without a part meets a matter about somebody they have an interest in. Answers how many such there were.
  int check() {
    int found = 0;
    for (const auto& name : kStaff) {
      CAPTURE(name);
      const auto viewer = force_.viewer(name);
      for (const auto& opened : matters_) {
        const bool counts = force_.read([&](storage::Transaction& tx) {
          const auto parts = participants(tx, opened.matter.id);
          const bool has_part = std::ranges::any_of(parts, [&](const Participant& part) {
            return part.principal == account_principal(viewer.account_id) && !part.until_on;
          });
          return !has_part && is_tied(tx, force_.house(), opened, viewer.account_id);
        });
        if (!counts) continue;
        ++found;
        check_meets_nothing(force_, viewer, opened.matter.id);
      }
      std::int64_t may = 0;
      force_.read([&](storage::Transaction& tx) {
        for (const auto& row : tx.query({"test.all", "SELECT id FROM matters_matters WHERE state = 'open'"}))
          may += may_see(tx, viewer, row.text("id")) ? 1 : 0;
        return Done{};
      });
      CHECK(counted(force_, viewer) == may);
    }
    return found;
  }

 private:
  const std::vector<std::string> kStaff{"tessa", "tom", "cleo", "cor", "aart", "anke", "hanna", "emma"};
  const std::vector<std::string> kPeople{"Jan Bakker", "Sanne de Wit", "Emma Roos", "7001"};
  const std::vector<std::string> kParts{"handler", "decider", "care_contact", "commissioner"};
  std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
  const std::string& one_of(const std::vector<std::string>& words) { return words[pick(words.size())]; }
  const Opened& a_matter() { return matters_[pick(matters_.size())]; }

  void happen() {
    const std::string name = one_of(kStaff);
    const auto viewer = force_.viewer(name);
    switch (pick(8)) {
      case 0: matters_.push_back(report_about(force_, one_of(kPeople))); return;
      case 1:
      case 2: (void)declare(force_, name, one_of(kPeople)); return;
      case 3: return end_one(viewer);
      case 4: return name_one();
      case 5: return give(force_.account(name));
      case 6: return decide();
      default: (void)look(force_.house(), viewer, a_matter().matter.id); return;
    }
  }
  void end_one(const identity::Viewer& viewer) {
    (void)force_.code_of([&](storage::Transaction& tx) -> Result<Done> {
      for (const auto& tie : ties_of(tx, viewer)) return end_tie(tx, force_.house(), viewer, tie.id);
      return Done{};
    });
  }
  void name_one() {
    const auto& opened = a_matter();
    const std::string person = one_of(kPeople);
    const std::string capacity = pick(2) == 0 ? "concerned" : "witness";
    (void)force_.code_of([&](storage::Transaction& tx) {
      return name_person(tx, force_.house(), opened, force_.account("tessa"), {capacity, person});
    });
  }
  void give(const std::string& account) {
    const auto& opened = a_matter();
    const std::string part = one_of(kParts);
    const bool passes_on = pick(2) == 0;
    (void)force_.code_of([&](storage::Transaction& tx) {
      const auto doer = Doer::house(force_.account("tessa"));
      return passes_on ? hand_over(tx, force_.house(), opened, doer, part, account, "Wissel")
                       : assign(tx, force_.house(), opened, doer, account, part);
    });
  }
  void decide() {
    const auto& opened = a_matter();
    const auto authority = force_.viewer(pick(2) == 0 ? "aart" : "anke");
    const bool confirms = pick(2) == 0;
    (void)force_.code_of([&](storage::Transaction& tx) -> Result<Done> {
      for (const auto& one : conflicts(tx, opened)) {
        if (one.state != ConflictState::waiting) continue;
        return confirms ? confirm_conflict(tx, force_.house(), opened, authority, one.id, "Mag.")
                        : refuse_conflict(tx, force_.house(), opened, authority, one.id, "Mag niet.");
      }
      return Done{};
    });
  }

  TestHouse& force_;
  std::mt19937 random_;
  std::vector<Opened> matters_;
};

TEST_CASE("[SEC-06] RandomInterestsAndParts_InAnyOrder_LeaveNothingToMeetWithoutAPart") {
  for_each_house([](TestHouse& force) {
    const int count = force.platform().database.dialect() == storage::Dialect::sqlite ? 60 : 6;
    int found = 0;
    for (int i = 0; i < count; ++i) {
      CAPTURE(i);
      Story story(force, static_cast<unsigned>(20261122 + i));
      story.tell(14);
      found += story.check();
    }
    CHECK(found > count / 2);
  });
}

}  // namespace
}  // namespace waarborg::matters
