#include "features/monitor/detection_content.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "features/monitor/contract/detection.h"
#include "features/monitor/contract/rules_told.h"
#include "features/monitor/testing.h"
#include "platform/content/testing.h"

using namespace waarborg;
using namespace waarborg::monitor;

namespace {

std::string shipped() {
  std::ostringstream text;
  text << std::ifstream("content/detection.yaml").rdbuf();
  return text.str();
}
std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}
std::string mistakes(const std::string& text) {
  const auto read = parse_detection(text, "d.yaml", calendar::Jurisdiction::nl);
  return read.ok() ? "" : content::english(read.errors());
}

}  // namespace

TEST_CASE("[LOG-02] DetectionContent_AsItComes_KeepsFiveYearsInNlAndTenInBe") {
  const auto nl = load_detection("content", calendar::Jurisdiction::nl);
  const auto be = load_detection("content", calendar::Jurisdiction::be);
  REQUIRE(nl.ok());
  REQUIRE(be.ok());
  CHECK(nl->keep_years == 5);
  CHECK(be->keep_years == 10);
  CHECK(nl->explanations.front().key == "own_case");
  CHECK(nl->explanations.front().after == 30 * 86'400);
  CHECK(nl->duty.grace == 3600);
}

TEST_CASE("[LOG-01] DetectionContent_AsItComes_NoticesTheOwnRecordThoughExplained") {
  const auto content = load_detection("content", calendar::Jurisdiction::nl);
  REQUIRE(content.ok());
  CHECK((content->always() & kSelf) != 0);
  const auto settings = content->case_settings(20'000);
  CHECK(settings.sign_points[0] >= settings.pair_floor);
  CHECK((settings.personal & kSelf) != 0);
}

TEST_CASE("DetectionContent_ReasonsThatSayLittle_AreSeen") {
  const auto content = load_detection("content", calendar::Jurisdiction::nl);
  REQUIRE(content.ok());
  CHECK(content->signs_of_reason("") == kNoReason);
  CHECK(content->signs_of_reason("x") == kShortReason);
  CHECK(content->signs_of_reason(" Contrôle ") == kGenericReason);
  CHECK(content->signs_of_reason("inbraak Havenplein, getuige horen") == 0);
}

TEST_CASE("DetectionContent_WithMistakes_NamesEachPlace") {
  const std::string text = shipped();
  CHECK(mistakes(text).empty());
  CHECK(mistakes(replaced(text, "before: 2 hours", "before: 2 fortnights")).find("before") != std::string::npos);
  CHECK(mistakes(replaced(text, "key: self,", "key: selv,")).find("self") != std::string::npos);
  CHECK(mistakes(replaced(text, "key: volume", "key: volumes")).find("volume") != std::string::npos);
  CHECK(mistakes(replaced(text, "relation: relative, ", "")).find("relation") != std::string::npos);
  CHECK(mistakes(replaced(text, "budget: 24", "budget: many")).starts_with("d.yaml:"));
  CHECK(mistakes("").starts_with("d.yaml"));
}

TEST_CASE("[LOG-01] RulesTold_OfAHouse_SayWhatEachLooksAtAndCountsForInEveryLanguage") {
  for_each_house([](matters::TestHouse& house) {
    for (const auto language : i18n::kLanguages) {
      const i18n::Translator t(house.house().platform.texts, language, "Europe/Amsterdam");
      const auto told = rules_told(house.house(), t);
      REQUIRE(told.ok());
      CHECK(told->bounds.size() == 10);
      CHECK(told->ranking.size() == 4);
      for (const auto* rules : {&told->explaining, &told->signs, &told->of_a_subject, &told->of_an_officer})
        for (const auto& rule : *rules) {
          const std::string all = rule.title + "|" + rule.looks_at + "|" + rule.counts + "|" + rule.source;
          CHECK_MESSAGE(all.find('[') == std::string::npos, all);  // no key without its text
          CHECK_MESSAGE(all.find('{') == std::string::npos, all);  // nothing left to fill in
          CHECK_FALSE(rule.title.empty());
          CHECK_FALSE(rule.source.empty());
          CHECK_MESSAGE(rule.source != "LED 25", all);
          CHECK_MESSAGE(!rule.source.starts_with("LOG-"), all);
        }
    }
    const i18n::Translator t(house.house().platform.texts, i18n::Language::nl, "Europe/Amsterdam");
    const auto told = rules_told(house.house(), t);
    CHECK(told->explaining[0].looks_at.find("van 2 uur voor het begin tot 30 dagen na het einde") != std::string::npos);
    CHECK(told->signs[0].counts == "25,0 punten");
    CHECK(told->of_a_subject[1].counts == "zeldzaamheid onder vergelijkbaren, voor 30%");
    CHECK(told->of_a_subject[2].source.find("nagekeken op afwijkend gebruik") != std::string::npos);
  });
}

TEST_CASE("RuleBook_OfAHouse_WordsEveryRule") {
  for_each_house([](matters::TestHouse& house) {
    const auto book = rule_book(house.house());
    REQUIRE(book.ok());
    CHECK(book->budget == doctest::Approx(0.24));
    CHECK(book->pair_measures.size() == engine::kPairMeasures);
    for (const auto* rules : {&book->rules, &book->signs, &book->pair_measures, &book->actor_measures})
      for (const auto& rule : *rules) CHECK_FALSE(rule.title.in(i18n::Language::de).empty());
  });
}
