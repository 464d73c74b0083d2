#include "matters/criteria.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "platform/content/testing.h"

using namespace waarborg;
using namespace waarborg::matters;
using calendar::Jurisdiction;

namespace {

constexpr Jurisdiction kBoth[]{Jurisdiction::nl, Jurisdiction::be};

Criteria criteria(Jurisdiction jurisdiction) {
  auto loaded = load_criteria("content", jurisdiction);
  REQUIRE_MESSAGE(loaded.ok(), content::english(loaded.errors()));
  return std::move(loaded).value();
}

/// Answers that call for nothing; a test changes what it is about.
CriteriaAnswers quiet() {
  return {{"citizen", "no"},     {"known", "no"},          {"offence", "no"},  {"rule", "no"},
          {"performance", "no"}, {"conversation", "no"},   {"facts", "clear"}, {"line_involved", "no"},
          {"reach", "team"},     {"discrimination", "no"}, {"harm", "no"}};
}

std::string first(const Criteria& all, const CriteriaAnswers& changes) {
  CriteriaAnswers answers = quiet();
  for (const auto& [key, answer] : changes) answers[key] = answer;
  REQUIRE(check_answers(all, answers).empty());
  const Advice advice = advise(all, answers);
  return advice.outcomes.empty() ? "" : advice.outcomes.front()->outcome;
}

bool cautions(const Criteria& all, const CriteriaAnswers& changes, const std::string& key) {
  CriteriaAnswers answers = quiet();
  for (const auto& [name, answer] : changes) answers[name] = answer;
  const Advice advice = advise(all, answers);
  return std::ranges::any_of(advice.cautions, [&](const AdviceRule* rule) { return rule->key == key; });
}

}  // namespace

TEST_CASE("[TRI-01] Criteria_OnPlainCases_AdviseTheRoadTheyCallFor") {
  for (const Jurisdiction jurisdiction : kBoth) {
    const Criteria all = criteria(jurisdiction);
    CHECK(first(all, {}) == "no_case");
    CHECK(first(all, {{"known", "yes"}}) == "merge");
    CHECK(first(all, {{"citizen", "yes"}, {"rule", "light"}}) == "complaint");
    CHECK(first(all, {{"offence", "yes"}, {"rule", "serious"}}) == "criminal");
    CHECK(first(all, {{"rule", "serious"}}) == "disciplinary");
    CHECK(first(all, {{"rule", "serious"}, {"facts", "partly"}}) == "orienting");
    CHECK(first(all, {{"reach", "units"}, {"rule", "serious"}}) == "central_team");
    CHECK(first(all, {{"rule", "light"}, {"conversation", "yes"}}) == "line_enquiry");
    CHECK(first(all, {{"harm", "yes"}, {"rule", "light"}}) == "welfare");
  }
}

TEST_CASE("[TRI-02] Criteria_OnALightMatterNotTalkedAbout_AdviseAConversation") {
  for (const Jurisdiction jurisdiction : kBoth)
    CHECK(first(criteria(jurisdiction), {{"rule", "light"}}) == "line_talk");
}

TEST_CASE("[TRI-03] Criteria_OnPerformance_NeverAdviseAnEnquiryAndNameIt") {
  for (const Jurisdiction jurisdiction : kBoth) {
    const Criteria all = criteria(jurisdiction);
    for (const char* rule : {"no", "light", "serious", "unclear"}) {
      for (const char* facts : {"clear", "partly", "vague"}) {
        CriteriaAnswers answers = quiet();
        answers["performance"] = "yes";
        answers["rule"] = rule;
        answers["facts"] = facts;
        const Advice advice = advise(all, answers);
        REQUIRE_FALSE(advice.outcomes.empty());
        CHECK(advice.outcomes.front()->outcome == "line");
        for (const AdviceRule* one : advice.outcomes) {
          CHECK(one->outcome != "disciplinary");
          CHECK(one->outcome != "orienting");
          CHECK(one->outcome != "line_enquiry");
        }
      }
    }
    CHECK(cautions(all, {{"performance", "yes"}}, "named_as_performance"));
  }
}

TEST_CASE("[TRI-05] [INV-02] [RPT-03] Criteria_WithARisk_GiveTheCautionForIt") {
  for (const Jurisdiction jurisdiction : kBoth) {
    const Criteria all = criteria(jurisdiction);
    CHECK(cautions(all, {{"discrimination", "unclear"}}, "expert_needed"));
    CHECK(cautions(all, {{"offence", "unclear"}}, "hear_nobody"));
    CHECK(cautions(all, {{"line_involved", "yes"}}, "skip_manager"));
    CHECK_FALSE(cautions(all, {}, "expert_needed"));
  }
  CHECK(cautions(criteria(Jurisdiction::be), {{"rule", "serious"}}, "limit_runs"));
}

TEST_CASE("[RPT-03] Criteria_WithAnInvolvedManager_DoNotAdviseTheLine") {
  for (const Jurisdiction jurisdiction : kBoth) {
    const Criteria all = criteria(jurisdiction);
    for (const char* rule : {"light", "serious", "unclear", "no"}) {
      CriteriaAnswers answers = quiet();
      answers["line_involved"] = "yes";
      answers["performance"] = "yes";
      answers["rule"] = rule;
      for (const AdviceRule* one : advise(all, answers).outcomes) CHECK_FALSE(one->outcome.starts_with("line"));
    }
  }
}

TEST_CASE("Criteria_AnsweredByHalf_AskForTheRest") {
  const Criteria all = criteria(Jurisdiction::nl);
  CHECK(check_answers(all, {}).size() == all.criteria.size());
  CriteriaAnswers answers = quiet();
  answers["facts"] = "certainly";
  const Errors errors = check_answers(all, answers);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].field == "criteria.facts");
}

TEST_CASE("Criteria_OfABadFile_NameEveryLine") {
  const auto folder = std::filesystem::temp_directory_path() / ("criteria-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "criteria");
  std::ofstream(folder / "criteria/nl.yaml") << "version: \"1\"\ncriteria:\n"
                                                "  - {key: a, question: {nl: a, en: b, fr: c, de: d}, answers: [{key: "
                                                "x, text: {nl: a, en: b, fr: c, de: d}}], sources: []}\n"
                                                "outcomes:\n"
                                                "  - {key: line_tak, title: {nl: a, en: b, fr: c, de: d}, explanation: "
                                                "{nl: a, en: b, fr: c, de: d}, sources: []}\n"
                                                "rules:\n"
                                                "  - {key: r, when: {b: [x], a: [y]}, advise: gone, weight: 0, "
                                                "because: {nl: a, en: b, fr: c, de: d}, sources: []}\n";
  const auto loaded = load_criteria(folder, Jurisdiction::nl);
  std::filesystem::remove_all(folder);
  REQUIRE_FALSE(loaded.ok());
  const std::string lines = content::english(loaded.errors());
  CAPTURE(lines);
  CHECK(lines.find("nl.yaml:3: criteria[1].answers: expected at least two answers") != std::string::npos);
  CHECK(lines.find("nl.yaml:5: outcomes[1].key: expected one of") != std::string::npos);
  CHECK(lines.find("the nearest is line_talk") != std::string::npos);
  CHECK(lines.find("nl.yaml:7: rules[1].when.b: expected the key of a criterion") != std::string::npos);
  CHECK(lines.find("nl.yaml:7: rules[1].when.a[1]: expected the key of an answer to a") != std::string::npos);
  CHECK(lines.find("nl.yaml:7: rules[1].advise: expected an outcome that exists") != std::string::npos);
  CHECK(lines.find("nl.yaml:7: rules[1].weight: expected a whole number from 1 to 100") != std::string::npos);
}
