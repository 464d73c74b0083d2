#include <doctest/doctest.h>

#include <algorithm>

#include "matters/matter_clocks.h"
#include "matters/steps.h"
#include "matters/sweep.h"
#include "matters/tasks.h"
#include "matters/testing.h"

namespace waarborg::matters {
namespace {

std::vector<MatterClock> clocks_of(TestHouse& force, const std::string& matter_id) {
  return force.write([&](storage::Transaction& tx) { return clocks(tx, matter_id); });
}

/// Of a complaint there are two: six weeks without a committee, and ten with one.
MatterClock clock_of(TestHouse& force, const std::string& matter_id, const std::string& key) {
  const auto all = clocks_of(force, matter_id);
  return *std::ranges::find_if(all, [&](const auto& one) { return one.clock == key && one.extends.empty(); });
}
MatterClock ten_weeks(TestHouse& force, const std::string& matter_id) { return clock_of(force, matter_id, "handling"); }

SweepCounts run_sweep(TestHouse& force) {
  return force.write([&](storage::Transaction& tx) { return sweep(tx, force.house()); });
}
std::int64_t tasks_of(TestHouse& force, const char* name) {
  const auto viewer = force.viewer(name);
  return force.write([&](storage::Transaction& tx) {
    std::int64_t count = 0;
    for (const auto group : kTaskGroups) count += count_tasks(tx, force.house(), viewer, group);
    return count;
  });
}
void acknowledge(TestHouse& force, Opened& opened) {
  force.write([&](storage::Transaction& tx) {
    return complete_step(tx, force.house(), opened, Doer::house(force.account("tessa")),
                         steps(tx, opened.matter.id).front().id, {{"message", "Wij hebben het."}});
  });
}

TEST_CASE("[EU-9-1-f] FeedbackClock_WithoutAcknowledgement_StartsByItselfOnDaySeven") {
  for_each_house([](TestHouse& force) {
    const auto opened = force.open(force.report());
    const Date received = force.today();
    force.pass_days(6);
    CHECK(run_sweep(force).clocks_started == 0);
    force.pass_days(2);  // nobody swept on the day itself
    CHECK(run_sweep(force).clocks_started == 1);
    const auto started = clocks_of(force, opened.matter.id);
    REQUIRE(started.size() == 1);
    CHECK(started[0].started_on == add_days(received, 7));
    CHECK(run_sweep(force).clocks_started == 0);
  });
}

TEST_CASE("[EU-9-1-f] FeedbackClock_AfterALateAcknowledgement_CountsFromDaySeven") {
  for_each_house([](TestHouse& force) {
    auto early = force.open(force.report());
    auto late = force.open(force.report());
    const Date received = force.today();
    force.pass_days(3);
    acknowledge(force, early);
    force.pass_days(9);
    acknowledge(force, late);
    CHECK(clocks_of(force, early.matter.id)[0].started_on == add_days(received, 3));
    CHECK(clocks_of(force, late.matter.id)[0].started_on == add_days(received, 7));
  });
}

TEST_CASE("Sweep_NearTheEnd_RemindsOnceAndEscalatesOnce") {
  for_each_house([](TestHouse& force) {
    const auto opened = force.open(force.complaint());
    const Date due = clock_of(force, opened.matter.id, "without_committee").due_on;
    const auto before = tasks_of(force, "carla");
    force.pass_days(days_between(force.today(), due) - 2);
    CHECK(run_sweep(force).reminders == 1);
    CHECK(run_sweep(force).reminders == 0);
    CHECK(tasks_of(force, "carla") == before + 1);
    force.pass_days(5);
    CHECK(run_sweep(force).escalations == 1);
    CHECK(run_sweep(force).escalations == 0);
    const auto aart = force.viewer("aart");
    force.write([&](storage::Transaction& tx) {
      const auto page = list_tasks(tx, force.house(), aart, TaskGroup::today, "", 10);
      REQUIRE(page.rows.size() == 1);
      CHECK_FALSE(page.rows[0].may_open);
    });
  });
}

TEST_CASE("[TRAP-5] PausedClock_StandsStillAndResumes_ItNeverCloses") {
  for_each_house([](TestHouse& force) {
    const auto opened = force.open(force.complaint());
    const auto clock = ten_weeks(force, opened.matter.id);
    const std::string carla = force.account("carla");
    const auto pause_for = [&](const char* reason, const char* text) {
      return force.code_of([&](storage::Transaction& tx) {
        return pause_clock(tx, force.house(), opened, carla, clock.id, reason, text);
      });
    };
    CHECK(pause_for("holiday", "Iedereen is weg.") == "clock.pause_not_allowed");
    CHECK(pause_for("criminal_enquiry", " ") == "error.required");
    CHECK(pause_for("criminal_enquiry", "Het OM onderzoekt.").empty());
    CHECK(pause_for("criminal_enquiry", "Nog eens.") == "clock.not_running");
    force.pass_days(100);
    run_sweep(force);
    CHECK(ten_weeks(force, opened.matter.id).state == ClockState::paused);
    const auto resume_it = [&] {
      return force.code_of(
          [&](storage::Transaction& tx) { return resume_clock(tx, force.house(), opened, carla, clock.id); });
    };
    CHECK(resume_it().empty());
    CHECK(resume_it() == "clock.not_paused");
    const auto after = ten_weeks(force, opened.matter.id);
    CHECK(after.state == ClockState::running);
    CHECK(days_between(clock.due_on, after.due_on) >= 100);
  });
}

TEST_CASE("[CMP-08] ExtendClock_Once_IsAClockOfItsOwnWithItsNotices") {
  for_each_house([](TestHouse& force) {
    const auto opened = force.open(force.complaint());
    const std::string carla = force.account("carla");
    const auto first = ten_weeks(force, opened.matter.id);
    const auto extend_it = [&](const std::string& id, Consent consent, const char* reason) {
      return force.code_of([&](storage::Transaction& tx) {
        return extend_clock(tx, force.house(), opened, carla, id, consent, reason);
      });
    };
    CHECK(extend_it(first.id, Consent::none, "") == "error.required");
    CHECK(extend_it(first.id, Consent::none, "Meer getuigen.").empty());
    CHECK(extend_it(first.id, Consent::none, "Nog meer.") == "clock.extended_already");
    const auto all = clocks_of(force, opened.matter.id);
    REQUIRE(all.size() == 3);
    const auto current = current_clocks(all);
    REQUIRE(current.size() == 2);
    const auto now = std::ranges::find(current, first.id, &MatterClock::extends);
    REQUIRE(now != current.end());
    CHECK(days_between(first.due_on, now->due_on) >= 28);
    CHECK(extend_it(now->id, Consent::none, "Nog meer.") == "clock.extension_needs_consent");
    CHECK(extend_it(now->id, Consent::given, "De klager stemt in.").empty());
    force.write([&](storage::Transaction& tx) {
      CHECK(has_open_task(tx, opened.matter.id, "notify_extension_complainant"));
      CHECK(has_open_task(tx, opened.matter.id, "notify_extension_person_concerned"));
    });
  });
}

}  // namespace
}  // namespace waarborg::matters
