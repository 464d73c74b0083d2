// The terms of Belgian discipline (Act of 13 May 1999), as the light and the heavy track keep them.
#include <doctest/doctest.h>

#include "matters/closing.h"
#include "matters/matter_clocks.h"
#include "matters/steps.h"
#include "matters/testing.h"

namespace waarborg::matters {
namespace {

Opened open_track(TestHouse& force, const char* procedure) {
  auto request = force.report();
  request.procedure = procedure;
  request.actor = force.account("aart");
  return force.open(request);
}

void enter(TestHouse& force, Opened& opened, const char* phase) {
  force.write([&](storage::Transaction& tx) -> Result<Done> {
    opened.matter = load_matter(tx, opened.matter.id).value();
    return enter_phase(tx, force.house(), opened, phase, force.account("aart"));
  });
}

/// The step as its room does it: the record alone counts here.
void complete(TestHouse& force, Opened& opened, std::string_view key, const StepRecord& record) {
  force.write([&](storage::Transaction& tx) -> Result<Done> {
    opened.matter = load_matter(tx, opened.matter.id).value();
    const auto step = open_step(tx, opened.matter.id, key);
    REQUIRE(step.has_value());
    return complete_step(tx, force.house(), opened, Doer::house(force.account("aart")), step->id, record);
  });
}

std::optional<MatterClock> clock_of(TestHouse& force, const Opened& opened, std::string_view key) {
  const auto all = force.read([&](storage::Transaction& tx) { return clocks(tx, opened.matter.id); });
  for (const auto& clock : all)
    if (clock.clock == key) return clock;
  return std::nullopt;
}

Date due_of(TestHouse& force, const Opened& opened, std::string_view key) {
  const auto all = force.read([&](storage::Transaction& tx) { return steps(tx, opened.matter.id); });
  for (const auto& step : all)
    if (step.step == key && step.state == StepState::open && step.due_on) return *step.due_on;
  return {};
}

Date on(std::string_view day) { return *date_from_iso(day); }

void for_each_zone(const std::function<void(TestHouse&)>& test) {
  for_each_house(test, {}, calendar::Jurisdiction::be);
}

TEST_CASE("[SAN-01] [TRAP-4] LightTrack_AfterTheReport_HasThirtyDaysAndThenFifteen") {
  for_each_zone([](TestHouse& force) {
    auto opened = open_track(force, "disciplinary");  // 2 November 2026
    enter(force, opened, "defence");
    complete(force, opened, "intention", {{"notice", "Betekend."}});
    // 2 December is a Wednesday; fifteen days on, 17 December, a Thursday.
    CHECK(clock_of(force, opened, "defence")->due_on == on("2026-12-02"));
    CHECK(clock_of(force, opened, "decision")->due_on == on("2026-12-17"));
    CHECK(due_of(force, opened, "view") == on("2026-12-02"));
    force.pass_days(10);
    complete(force, opened, "view", {{"note", "Verweer."}});
    CHECK(clock_of(force, opened, "defence")->state == ClockState::stopped);
    // An early defence does not shorten the fifteen days that begin after the thirty.
    CHECK(clock_of(force, opened, "decision")->due_on == on("2026-12-17"));
    CHECK(clock_of(force, opened, "decision")->state == ClockState::running);
    complete(force, opened, "decide", {{"decision", "blame"}, {"reason", "Vastgesteld."}});
    CHECK(clock_of(force, opened, "decision")->state == ClockState::stopped);
  });
}

TEST_CASE("[SAN-01] [TRAP-3] DecisionTerm_WhenTheThirtyDaysEndOnASunday_BeginsAfterTheMovedEnd") {
  for_each_zone([](TestHouse& force) {
    auto opened = open_track(force, "disciplinary");
    force.pass_days(4);  // Friday 6 November: thirty days end on Sunday 6 December, moved to Monday
    enter(force, opened, "defence");
    complete(force, opened, "intention", {{"notice", "Betekend."}});
    CHECK(clock_of(force, opened, "defence")->due_on == on("2026-12-07"));
    CHECK(clock_of(force, opened, "decision")->due_on == on("2026-12-22"));
  });
}

TEST_CASE("[SAN-01] Limitation_OfSixMonths_MovesForNoWeekendAndEndsWithTheReport") {
  for_each_zone([](TestHouse& force) {
    auto opened = open_track(force, "disciplinary");
    const auto limit = clock_of(force, opened, "limitation");
    REQUIRE(limit);
    CHECK(limit->due_on == on("2027-05-02"));  // a Sunday: a limitation is not moved
    enter(force, opened, "defence");
    complete(force, opened, "intention", {{"notice", "Betekend."}});
    CHECK(clock_of(force, opened, "limitation")->state == ClockState::stopped);
  });
}

TEST_CASE("[SAN-01] Limitation_InAMatterOpenedLater_GoesOnFromTheFirstKnowledge") {
  for_each_zone([](TestHouse& force) {
    const auto prior = open_track(force, "orienting");
    const Date known = force.today();
    force.pass_days(40);
    const auto open_from = [&](const Opened& from, const char* procedure) {
      return force.write([&](storage::Transaction& tx) {
        return derive_matter(tx, force.house(), from, {procedure, "", "Vervolg."}, force.account("aart"));
      });
    };
    const auto light = open_from(prior, "disciplinary");
    force.pass_days(20);
    const auto heavy = open_from(light, "disciplinary_heavy");
    for (const auto* opened : {&light, &heavy}) {
      const auto limit = clock_of(force, *opened, "limitation");
      REQUIRE(limit);
      CHECK(limit->started_on == known);
      CHECK(limit->due_on == on("2027-05-02"));
    }
  });
}

TEST_CASE("[SAN-01] Limitation_WithACriminalFile_RunsFromTheNoticeOfItsOutcome") {
  for_each_zone([](TestHouse& force) {
    auto opened = open_track(force, "disciplinary");
    enter(force, opened, "enquiry");
    CHECK_FALSE(clock_of(force, opened, "judicial"));
    force.pass_days(100);
    complete(force, opened, "judicial_outcome", {{"talk_date", to_iso(force.today())}, {"note", "Ontvangen."}});
    const auto limit = clock_of(force, opened, "judicial");
    REQUIRE(limit);
    CHECK(limit->started_on == force.today());
    CHECK(limit->due_on == on("2027-08-10"));
  });
}

TEST_CASE("[SAN-01] HeavyTrack_BeforeTheCouncil_KeepsItsFiveTerms") {
  for_each_zone([](TestHouse& force) {
    auto opened = open_track(force, "disciplinary_heavy");
    enter(force, opened, "decision");
    CHECK(due_of(force, opened, "opinions") == on("2026-11-23"));  // day 20 is a Sunday
    complete(force, opened, "decide", {{"decision", "suspension"}, {"reason", "Voorstel."}});
    complete(force, opened, "serve", {{"notice", "Betekend."}});
    CHECK(due_of(force, opened, "council_hearing") == on("2027-01-04"));  // day 60 is New Year, then a weekend
    force.pass_days(40);                                                  // 12 December
    complete(force, opened, "council_hearing", {{"talk_date", to_iso(force.today())}, {"note", "Gehoord."}});
    CHECK(due_of(force, opened, "council_opinion") == on("2026-12-28"));  // day 15 is a Sunday
    complete(force, opened, "council_opinion", {{"note", "Advies."}});
    CHECK(due_of(force, opened, "deviation_memo") == on("2026-12-22"));
    CHECK(due_of(force, opened, "objection") == on("2027-01-11"));
  });
}

}  // namespace
}  // namespace waarborg::matters
