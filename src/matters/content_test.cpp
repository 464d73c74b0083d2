#include "matters/content.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "matters/procedure_loader.h"
#include "platform/content/testing.h"

using namespace waarborg;
using namespace waarborg::matters;
using calendar::Jurisdiction;

namespace {

constexpr Jurisdiction kBoth[]{Jurisdiction::nl, Jurisdiction::be};

std::vector<Procedure> procedures(Jurisdiction jurisdiction) {
  auto loaded = load_procedures("content", jurisdiction);
  REQUIRE_MESSAGE(loaded.ok(), content::english(loaded.errors()));
  return std::move(loaded).value();
}

const Procedure& find(const std::vector<Procedure>& all, const std::string& key) {
  const auto found = std::ranges::find(all, key, &Procedure::key);
  REQUIRE_MESSAGE(found != all.end(), key);
  return *found;
}

const ClockRule& clock(const Procedure& procedure, const std::string& key) {
  const auto found = std::ranges::find(procedure.clocks, key, &ClockRule::key);
  REQUIRE_MESSAGE(found != procedure.clocks.end(), key);
  return *found;
}

}  // namespace

TEST_CASE("Content_OfBothCountries_LoadsWithoutAMistake") {
  for (const Jurisdiction jurisdiction : kBoth) {
    const auto loaded = load_content("content", jurisdiction);
    CHECK_MESSAGE(loaded.ok(), content::english(loaded.ok() ? Errors{} : loaded.errors()));
  }
}

TEST_CASE("Procedures_OfBothCountries_AreAllThere") {
  for (const Jurisdiction jurisdiction : kBoth) {
    const auto all = procedures(jurisdiction);
    for (const char* key : {"report", "complaint", "compliment", "line_talk", "line_enquiry", "orienting",
                            "disciplinary", "criminal_handover", "central", "welfare"}) {
      CHECK(find(all, key).kind == key);
    }
  }
  CHECK(find(procedures(Jurisdiction::be), "whistleblower").desk == "whistleblower");
}

TEST_CASE("[TRI-01] [TRI-02] [TRI-03] Report_InBothCountries_OffersEveryOutcomeOfTriage") {
  for (const Jurisdiction jurisdiction : kBoth) {
    const auto all = procedures(jurisdiction);
    const Procedure& report = find(all, "report");
    std::vector<std::string> outcomes;
    for (const Outcome& outcome : report.outcomes) outcomes.push_back(outcome.key);
    CHECK(outcomes == std::vector<std::string>{"no_case", "line", "line_talk", "line_enquiry", "orienting",
                                               "disciplinary", "criminal", "central_team", "complaint", "welfare",
                                               "merge"});
    const ClockRule& feedback = clock(report, "feedback");
    CHECK(calendar::to_text(feedback.period) == "3m");
    REQUIRE(feedback.from_at_latest);
    CHECK(calendar::to_text(*feedback.from_at_latest) == "7d");
  }
}

TEST_CASE("[CMP-08] [TRAP-4] [TRAP-5] Complaint_InTheNetherlands_HasSixAndTenWeeksAndFourApartAndAPause") {
  const auto all = procedures(Jurisdiction::nl);
  const ClockRule& six = clock(find(all, "complaint"), "without_committee");
  CHECK(calendar::to_text(six.period) == "6w");
  CHECK(six.stops == Anchor{"phase", "committee"});
  const ClockRule& handling = clock(find(all, "complaint"), "handling");
  CHECK(calendar::to_text(handling.period) == "10w");
  CHECK(handling.from == six.from);
  REQUIRE(six.extension);
  CHECK(six.extension->period == handling.extension->period);
  CHECK(handling.nature == calendar::ClockNature::statutory);
  REQUIRE(handling.extension);
  CHECK(calendar::to_text(handling.extension->period) == "4w");
  CHECK(handling.extension->times == 1);
  CHECK(handling.extension->more_with_consent);
  CHECK(handling.extension->notify == std::vector<std::string>{"complainant", "person_concerned"});
  CHECK(handling.pause == std::vector<std::string>{"criminal_enquiry"});
}

TEST_CASE("[TRAP-1] Whistleblower_InBelgium_NeverReachesTheDisciplinaryAuthority") {
  const auto all = procedures(Jurisdiction::be);
  const Procedure& channel = find(all, "whistleblower");
  CHECK(channel.track == Track::none);
  CHECK(channel.text.find("authority") < channel.text.find("procedure:"));  // the comment alone names it
  for (const Outcome& outcome : channel.outcomes) CHECK(outcome.opens.empty());
  for (const ClockRule& one : channel.clocks) {
    CHECK(one.escalate == "whistleblower");
    CHECK(one.nature != calendar::ClockNature::limitation);
  }
  for (const Phase& phase : channel.phases) {
    for (const Step& step : phase.steps) CHECK(step.responsible == Anchor{"desk", "whistleblower"});
  }
}

TEST_CASE("[TRAP-2] Disciplinary_PerCountry_HasItsOwnSanctionsAndClocks") {
  const auto nl = procedures(Jurisdiction::nl);
  const auto be = procedures(Jurisdiction::be);
  for (const char* group : {"measure", "repair", "praise"}) {
    CHECK(find(nl, "disciplinary").outcome(group));
    CHECK(find(be, "disciplinary").outcome(group));
  }
  CHECK(find(nl, "disciplinary").outcome("dismissal"));
  CHECK(find(be, "disciplinary").outcome("blame"));
  CHECK(clock(find(be, "disciplinary"), "limitation").nature == calendar::ClockNature::limitation);
  CHECK(find(nl, "disciplinary").track == Track::disciplinary);
  CHECK(find(nl, "criminal_handover").track == Track::criminal);
}

TEST_CASE("[SAN-01] Belgium_LightAndHeavyTrack_HaveEachTheirSanctions") {
  const auto be = procedures(Jurisdiction::be);
  const Procedure& light = find(be, "disciplinary");
  const Procedure& heavy = find(be, "disciplinary_heavy");
  for (const char* sanction : {"warning", "blame"}) {
    CHECK(light.outcome(sanction));
    CHECK_FALSE(heavy.outcome(sanction));
  }
  for (const char* sanction : {"pay_withheld", "suspension", "lower_scale", "dismissal_ex_officio", "revocation"}) {
    CHECK(heavy.outcome(sanction));
    CHECK_FALSE(light.outcome(sanction));
  }
  CHECK(light.outcome("to_heavy")->opens == "disciplinary_heavy");
  CHECK(heavy.step("council_hearing")->term->period == calendar::Period{60, calendar::Unit::days});
  CHECK(heavy.step("council_opinion")->term->period == calendar::Period{15, calendar::Unit::days});
  CHECK(heavy.step("deviation_memo")->term->period == calendar::Period{10, calendar::Unit::days});
  CHECK(heavy.step("objection")->term->period == calendar::Period{30, calendar::Unit::days});
  CHECK(heavy.step("opinions")->term->period == calendar::Period{20, calendar::Unit::days});
  CHECK(clock(light, "decision").from == Anchor{"clock", "defence"});
}

TEST_CASE("[INV-08] [INV-12] Enquiries_All_PlanAnEvaluationAndAskWhatWasLearned") {
  for (const Jurisdiction jurisdiction : kBoth) {
    for (const Procedure& procedure : procedures(jurisdiction)) {
      if (procedure.kind != "line_enquiry" && procedure.kind != "orienting" && procedure.kind != "disciplinary" &&
          procedure.kind != "central")
        continue;
      CAPTURE(procedure.key);
      REQUIRE(procedure.step("evaluation"));
      CHECK(procedure.step("evaluation")->required);
      CHECK(procedure.step("closing_talk"));
      CHECK(procedure.step("tell_team"));  // INV-10
      CHECK(procedure.lessons_required);
    }
  }
}

TEST_CASE("[ORG-04] Enquiries_InBothCountries_AreDecidedByAnotherThanTheInvestigator") {
  for (const Jurisdiction jurisdiction : kBoth) {
    const auto all = procedures(jurisdiction);
    for (const char* key : {"line_enquiry", "orienting", "disciplinary", "central"}) {
      CAPTURE(key);
      bool decided = false;
      for (const Phase& phase : find(all, key).phases) {
        for (const Step& step : phase.steps) {
          if (std::ranges::find(step.records, RecordKind::decision) == step.records.end()) continue;
          decided = true;
          CHECK(step.responsible != Anchor{"participant", "handler"});
          CHECK(step.responsible != Anchor{"role", "team_chief"});
        }
      }
      CHECK(decided);
      CHECK(find(all, key).lessons_required);
    }
  }
}

TEST_CASE("[CMP-08] Letters_All_CarryTheContactLines") {
  const auto letters = load_letters("content");
  REQUIRE_MESSAGE(letters.ok(), content::english(letters.errors()));
  CHECK(letters->all.size() >= 15);
  for (const Letter& letter : letters->all) {
    CAPTURE(letter.key);
    for (const i18n::Language language : i18n::kLanguages) {
      CHECK(letter.body.in(language).find("{contact}") != std::string::npos);
    }
  }
}

TEST_CASE("Letter_Filled_HoldsNoPlaceholderThatHasAValue") {
  CHECK(fill_letter("Nr {number}: {reason}", {{"number", "K-1"}, {"reason", "{number}"}}) == "Nr K-1: {number}");
  CHECK(fill_letter("{due_date} {open", {{"number", "1"}}) == "{due_date} {open");
  Letter letter;
  letter.placeholders = {"contact", "number", "reason"};
  CHECK(missing_values(letter, {{"contact", "x"}, {"reason", "  "}}) == std::vector<std::string>{"number", "reason"});
  CHECK(is_filled_by_house("contact"));
  CHECK_FALSE(is_filled_by_house("reason"));
}

TEST_CASE("[TRI-06] [TRI-07] [TRI-08] [RPT-07] Themes_GiveAnExampleOfEachKindOfBreachInFourLanguages") {
  for (const Jurisdiction jurisdiction : kBoth) {
    const auto loaded = load_themes("content", jurisdiction);
    REQUIRE_MESSAGE(loaded.ok(), content::english(loaded.ok() ? Errors{} : loaded.errors()));
    for (const char* rule : {"TRI-06", "TRI-07", "TRI-08", "RPT-07"}) {
      const auto found = std::ranges::find_if(loaded->all, [&](const Theme& theme) {
        return std::ranges::find(theme.sources, rule) != theme.sources.end();
      });
      REQUIRE_MESSAGE(found != loaded->all.end(), rule);
      for (const auto language : i18n::kLanguages) CHECK_FALSE(found->example.in(language).empty());
    }
  }
}
