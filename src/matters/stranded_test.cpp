// Matters that nobody can open, and the custodians' key that gives them to a desk again.
#include "matters/stranded.h"

#include <doctest/doctest.h>

#include "matters/queue.h"
#include "matters/tasks.h"
#include "matters/testing.h"
#include "platform/directory/desk_seats.h"

namespace waarborg::matters {
namespace {

std::vector<std::string> stranded_for(TestHouse& force, const std::string& name) {
  const auto viewer = force.viewer(name);
  return force.read([&](storage::Transaction& tx) {
    std::vector<std::string> ids;
    for (const auto& one : stranded(tx, force.house(), viewer, 100)) ids.push_back(one.id);
    return ids;
  });
}

void leave(TestHouse& force, const std::vector<std::string>& names) {
  force.write([&](storage::Transaction& tx) {
    for (const auto& name : names) directory::set_account_closed(tx, force.account(name), true);
  });
}

/// The triage desk begins anew with these members.
void begin_anew(TestHouse& force, const std::vector<std::string>& names) {
  const std::string desk = force.desk_id("triage");
  force.write([&](storage::Transaction& tx) {
    std::vector<std::string> accounts;
    for (const auto& name : names) accounts.push_back(force.account(name));
    directory::renew_desk(tx, desk, accounts);
    forget_desk_keys(tx, desk);
  });
}

/// The key that the custodians of the small force would add up: the test makes the matter's copy for one it knows.
sealing::KeyPair known_recovery_key(TestHouse& force, const Opened& opened) {
  const auto pair = sealing::KeyPair::random();
  force.write(
      [&](storage::Transaction& tx) { give_key(tx, opened.matter.id, "recovery", opened.key, pair.public_key); });
  return pair;
}

std::size_t tasks_of(TestHouse& force, const std::string& name) {
  const auto viewer = force.viewer(name);
  return force.read([&](storage::Transaction& tx) {
    std::int64_t count = 0;
    for (const auto group : kTaskGroups) count += count_tasks(tx, force.house(), viewer, group);
    return static_cast<std::size_t>(count);
  });
}

TEST_CASE("Matter_WhoseDeskHasAllLeft_IsNamedByNumberAlone_AndGoesToTheDeskAnew") {
  for_each_house([](TestHouse& force) {
    const auto opened = force.open(force.report());
    const auto other = force.open(force.complaint());
    CHECK(stranded_for(force, "adam").empty());
    leave(force, {"tessa", "tom"});
    CHECK(stranded_for(force, "adam") == std::vector<std::string>{opened.matter.id});

    const auto recovery = known_recovery_key(force, opened);
    begin_anew(force, {"hanna"});
    CHECK(stranded_for(force, "adam") == std::vector<std::string>{opened.matter.id});
    CHECK_FALSE(look(force.house(), force.viewer("hanna"), opened.matter.id).ok());
    const auto open = [&](const sealing::KeyPair& pair) {
      return force.code_of([&](storage::Transaction& tx) {
        return open_with_recovery(tx, force.house(), opened.matter.id, pair, force.account("karel"));
      });
    };
    CHECK(open(sealing::KeyPair::random()) == "recovery.no_share");
    CHECK(open(recovery) == "");
    CHECK(stranded_for(force, "adam").empty());
    CHECK(look(force.house(), force.viewer("hanna"), opened.matter.id).ok());
    CHECK(tasks_of(force, "hanna") > 0);
    CHECK_FALSE(look(force.house(), force.viewer("karel"), opened.matter.id).ok());
    CHECK(look(force.house(), force.viewer("carla"), other.matter.id).ok());
  });
}

TEST_CASE("[RPT-09] StrandedMatter_AboutTheAdministrator_IsNotThereForThem") {
  for_each_house([](TestHouse& force) {
    auto report = force.report();
    report.exclusions.emplace_back(force.house().keys().person_token(force.who("adam").person_id), "concerned");
    report.exclusions.emplace_back(force.house().keys().person_token(force.who("karel").person_id), "concerned");
    const auto opened = force.open(report);
    leave(force, {"tessa", "tom"});
    CHECK(stranded_for(force, "adam").empty());
    CHECK(stranded_for(force, "otto").size() == 1);
    force.read([&](storage::Transaction& tx) {
      const std::vector<std::string> custodians{force.account("karel"), force.account("katja")};
      CHECK(kept_out_of(tx, force.house(), opened.matter.id, custodians) == std::vector{force.account("karel")});
    });
  });
}

TEST_CASE("Report_ForADeskThatHasAllLeft_GoesToAnotherDesk") {
  for_each_house([](TestHouse& force) {
    leave(force, {"tessa", "tom"});
    const auto opened = force.open(force.report());
    CHECK(stranded_for(force, "adam").empty());
    force.read([&](storage::Transaction& tx) { CHECK(check_desk_for(tx, force.house(), opened.matter.id).ok()); });
  });
}

}  // namespace
}  // namespace waarborg::matters
