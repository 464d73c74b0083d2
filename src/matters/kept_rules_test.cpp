// Rules of organisation and file access that the machinery of matters keeps by itself.
#include <doctest/doctest.h>

#include <algorithm>

#include "matters/closing.h"
#include "matters/correspondence.h"
#include "matters/keeping_out.h"
#include "matters/testing.h"
#include "platform/directory/directory.h"

namespace waarborg::matters {
namespace {

using identity::Role;

bool sees(TestHouse& force, const std::string& name, const std::string& matter_id) {
  const auto viewer = force.viewer(name);
  return force.read([&](storage::Transaction& tx) { return may_see(tx, viewer, matter_id); });
}

TEST_CASE("[ORG-12] Handler_OfOneUnit_HelpsThereWhileTheDeskHasItsOwnHome") {
  for_each_house([](TestHouse& force) {
    force.hire("noor", "Noor Hazelaar", "N", Role::handler);
    const auto handlers = [&](const char* unit) {
      return force.read([&](storage::Transaction& tx) {
        std::vector<std::string> accounts;
        for (const auto& one : directory::accounts_with(tx, Role::handler, force.unit(unit), force.today()))
          accounts.push_back(one.account_id);
        return accounts;
      });
    };
    CHECK(std::ranges::count(handlers("N1"), force.account("noor")) == 1);
    CHECK(std::ranges::count(handlers("Z"), force.account("noor")) == 0);
    CHECK(std::ranges::count(handlers("Z"), force.account("hanna")) == 1);
    const std::string id = force.open(force.report()).matter.id;
    CHECK(sees(force, "tessa", id));
    CHECK_FALSE(sees(force, "noor", id));
  });
}

TEST_CASE("[ACC-02] Matter_ThatTurnsDisciplinary_LeavesWhoHandledItBefore") {
  for_each_house([](TestHouse& force) {
    const auto report = force.open(force.report());
    const auto next = [&](const Opened& from, const std::string& procedure) {
      return force.write([&](storage::Transaction& tx) {
        Derivation derivation;
        derivation.procedure = procedure;
        derivation.text = "Wat er is vastgesteld.";
        return derive_matter(tx, force.house(), from, derivation, force.account("tessa"));
      });
    };
    const auto line = next(report, "line_enquiry");
    CHECK(force.code_of([&](storage::Transaction& tx) {
      return assign(tx, force.house(), line, Doer::house(force.account("aart")), force.account("chris"), "team_chief");
    }) == "");
    CHECK(sees(force, "chris", line.matter.id));
    const auto disciplinary = next(line, "disciplinary");
    CHECK(sees(force, "aart", disciplinary.matter.id));
    CHECK_FALSE(sees(force, "chris", disciplinary.matter.id));
    CHECK_FALSE(look(force.house(), force.viewer("chris"), disciplinary.matter.id).ok());
  });
}

TEST_CASE("[ACC-04] [TRAP-10] ProcessLog_OfAMatter_HoldsNeitherNamesNorWordsWhileTheFileDoes") {
  for_each_house([](TestHouse& force) {
    auto request = force.report("Pimpelmees in de kluis", "Ik zag een Roodborst.");
    request.people = {{"concerned", "Merel, Jan"}};
    const auto opened = force.open(request);
    const auto tom = force.viewer("tom");
    force.write([&](storage::Transaction& tx) -> Result<Done> {
      TRY(add_note(tx, force.house(), opened, force.account("tessa"), "Boomklever"));
      TRY(name_person(tx, force.house(), opened, force.account("tessa"), {"witness", "Winterkoning"}));
      return step_aside(tx, force.house(), opened, tom, "De Goudvink is mijn neef.");
    });
    force.read([&](storage::Transaction& tx) {
      std::string log;
      for (const auto& row : tx.query({"test.log",
                                       "SELECT actor, action, matter_id, person_id, detail FROM "
                                       "audit_lines"}))
        for (const char* column : {"actor", "action", "matter_id", "person_id", "detail"})
          log += row.maybe_text(column).value_or("") + "\n";
      CHECK(log.find("participant.step_aside") != std::string::npos);
      for (const char* word : {"Pimpelmees", "Roodborst", "Merel", "Boomklever", "Winterkoning", "Goudvink", "Tom "})
        CHECK(log.find(word) == std::string::npos);
      std::string file;
      for (const auto& line : timeline(tx, opened)) file += line.text + "\n";
      CHECK(file.find("Boomklever") != std::string::npos);
      CHECK(file.find("Goudvink") != std::string::npos);
      return Done{};
    });
  });
}

}  // namespace
}  // namespace waarborg::matters
