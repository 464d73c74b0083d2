#include "matters/clocks.h"

#include <doctest/doctest.h>

using namespace waarborg;
using namespace waarborg::matters;

namespace {

Date day(const char* iso) { return *date_from_iso(iso); }

ClockRule complaint_rule() {
  ClockRule rule;
  rule.key = "handling";
  rule.period = {10, calendar::Unit::weeks};
  rule.nature = calendar::ClockNature::statutory;
  rule.source = "Awb 9:11";
  rule.pause = {"criminal_enquiry"};
  Extension extension;
  extension.period = {4, calendar::Unit::weeks};
  extension.nature = calendar::ClockNature::statutory;
  extension.more_with_consent = true;
  rule.extension = extension;
  return rule;
}

const calendar::Holidays kDutch{calendar::Jurisdiction::nl};

MatterClock running(const char* received) {
  MatterClock clock = start_clock(complaint_rule(), kDutch, day(received));
  clock.id = "first";
  return clock;
}

}  // namespace

TEST_CASE("[TRAP-4] Extend_OfTenWeeksByFour_IsAClockOfItsOwn") {
  const auto next = extend(running("2026-03-02"), complaint_rule(), kDutch, 0, Consent::none);
  REQUIRE(next.ok());
  CHECK(next->extends == "first");
  CHECK(next->started_on == day("2026-05-11"));
  CHECK(next->due_on == day("2026-06-08"));
}

TEST_CASE("[CMP-08] Extend_ASecondTime_NeedsConsent") {
  CHECK(extend(running("2026-03-02"), complaint_rule(), kDutch, 1, Consent::none).error().code ==
        "clock.extension_needs_consent");
  CHECK(extend(running("2026-03-02"), complaint_rule(), kDutch, 1, Consent::given).ok());
}

TEST_CASE("[TRAP-5] Pause_ForACriminalEnquiry_ResumesWithTheDaysAdded") {
  const MatterClock before = running("2026-03-02");
  const auto paused = pause(before, complaint_rule(), "criminal_enquiry", day("2026-03-20"));
  REQUIRE(paused.ok());
  CHECK(term_state(*paused, day("2027-01-01")) == TermState::paused);
  const auto resumed = resume(*paused, kDutch, day("2026-04-19"));
  REQUIRE(resumed.ok());
  CHECK(resumed->paused_days == 30);
  CHECK(resumed->due_on == day("2026-06-10"));
  CHECK(resumed->state == ClockState::running);
}

TEST_CASE("Pause_ForAReasonTheRuleDoesNotName_IsRefused") {
  CHECK(pause(running("2026-03-02"), complaint_rule(), "holiday", day("2026-03-20")).error().field == "reason");
  CHECK(resume(running("2026-03-02"), kDutch, day("2026-03-20")).error().code == "clock.not_paused");
}

TEST_CASE("TermState_AroundTheDueDate_SaysHowItStands") {
  MatterClock clock = running("2026-03-02");  // due Monday 11 May 2026
  CHECK(term_state(clock, day("2026-05-03")) == TermState::on_time);
  CHECK(term_state(clock, day("2026-05-04")) == TermState::soon);
  CHECK(term_state(clock, day("2026-05-11")) == TermState::soon);
  CHECK(term_state(clock, day("2026-05-12")) == TermState::late);
  clock.state = ClockState::stopped;
  clock.stopped_on = day("2026-05-11");
  CHECK(term_state(clock, day("2026-06-01")) == TermState::met);
  clock.stopped_on = day("2026-05-12");
  CHECK(term_state(clock, day("2026-06-01")) == TermState::missed);
}
