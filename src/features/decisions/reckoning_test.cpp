// What is reckoned without a database: erasure days, the spread of like cases, and content that is wrong.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

#include "features/decisions/erasure_reckoning.h"
#include "features/decisions/like_cases.h"
#include "features/decisions/terms.h"

using namespace waarborg;
using namespace waarborg::decisions;
using calendar::Jurisdiction;

namespace {

Date day(const char* iso) { return *date_from_iso(iso); }

/// An independent model: goes through every day, and knows only of years counted on the calendar.
Date erased_by_model(Date pronounced, int years, const std::vector<Date>& others) {
  const auto years_on = [&](Date from) {
    const Date same = Date{from.year() + std::chrono::years{years}, from.month(), from.day()};
    return same.ok() ? same : Date{same.year(), same.month(), std::chrono::day{28}};
  };
  Date last = years_on(pronounced);
  for (Date at = add_days(pronounced, 1); at <= last; at = add_days(at, 1))
    if (std::ranges::find(others, at) != others.end()) last = years_on(at);
  return add_days(last, 1);
}

Sanctions nl() {
  auto terms = load_terms("content", Jurisdiction::nl);
  REQUIRE(terms.ok());
  return (*terms)->sanctions;
}

Like like(std::string measure, std::string role = "executive", std::vector<std::string> circumstances = {}) {
  return {std::move(role), measure, measure, std::move(circumstances)};
}

void add(std::vector<Like>& likes, int count, const Like& one) { likes.insert(likes.end(), count, one); }

std::string file_text(const std::string& path) {
  std::ifstream in(path);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("[TRAP-6] [SAN-01] Erasure_AfterANewSanctionInTheWindow_BeginsAgain") {
  const calendar::Period two{2, calendar::Unit::years};
  const calendar::Period five{5, calendar::Unit::years};
  const auto alone = erasure_days({{"a", day("2024-03-01"), two}});
  CHECK(*alone.at("a") == day("2026-03-02"));
  const auto again = erasure_days({{"a", day("2024-03-01"), two}, {"b", day("2026-03-01"), five}});
  CHECK(*again.at("a") == day("2028-03-02"));
  CHECK(*again.at("b") == day("2031-03-02"));
  const auto after = erasure_days({{"a", day("2024-03-01"), two}, {"b", day("2026-03-02"), five}});
  CHECK(*after.at("a") == day("2026-03-02"));
  CHECK_FALSE(erasure_days({{"a", day("2024-03-01"), std::nullopt}}).at("a").has_value());
}

TEST_CASE("[TRAP-6] Erasure_OfRandomSanctions_IsAsAModelThatGoesThroughEveryDay") {
  std::mt19937 random(20260101);
  for (int round = 0; round < 300; ++round) {
    std::vector<Pronounced> sanctions;
    std::vector<Date> days;
    const int count = 1 + static_cast<int>(random() % 6);
    for (int at = 0; at < count; ++at) {
      const Date on = add_days(day("2012-01-01"), static_cast<int>(random() % 4000));
      const int years = random() % 2 == 0 ? 2 : 5;
      sanctions.push_back({std::to_string(at), on, calendar::Period{years, calendar::Unit::years}});
      days.push_back(on);
    }
    const auto found = erasure_days(sanctions);
    for (const auto& one : sanctions)
      CHECK(to_iso(*found.at(one.id)) == to_iso(erased_by_model(one.on, one.period->count, days)));
  }
}

TEST_CASE("[INV-13] Spread_OfLikeCases_HidesSmallNumbersAndNeverWhatTheWiderTableHides") {
  const auto sanctions = nl();
  std::vector<Like> likes;
  add(likes, 20, like("reprimand"));
  add(likes, 12, like("fine"));
  add(likes, 2, like("dismissal"));
  const auto spread = spread_of(likes, sanctions, {}, 5);
  REQUIRE(spread.rows.size() == 3);
  CHECK(spread.rows.front().measure == "reprimand");
  int hidden = 0;
  for (const auto& row : spread.rows) hidden += row.decided ? 0 : 1;
  CHECK(hidden >= 2);
  CHECK_FALSE(spread.rows.back().decided.has_value());
  add(likes, 1, like("reprimand", "leadership"));
  const auto narrow = spread_of(likes, sanctions, {"leadership"}, 5);
  CHECK(narrow.too_few);
  CHECK_FALSE(narrow.narrowed_by_role);
}

TEST_CASE("[INV-13] Spread_NarrowedToARoleWithEnoughCases_ShowsThatRole") {
  const auto sanctions = nl();
  std::vector<Like> likes;
  add(likes, 20, like("reprimand"));
  add(likes, 10, like("fine"));
  add(likes, 8, like("reprimand", "leadership"));
  add(likes, 9, like("fine", "leadership"));
  const auto spread = spread_of(likes, sanctions, {"leadership"}, 5);
  CHECK(spread.narrowed_by_role);
  CHECK(spread.total == Figure{17});
  CHECK(is_outside(spread, sanctions, "dismissal"));
  CHECK(is_outside(spread, sanctions, "no_sanction"));
  CHECK_FALSE(is_outside(spread, sanctions, "extra_duty"));
  CHECK_FALSE(is_outside({}, sanctions, "dismissal"));
}

TEST_CASE("Sanctions_WithAMistake_NameFileAndField") {
  const std::string good = file_text("content/sanctions/be.yaml");
  REQUIRE(parse_sanctions(good, "be.yaml").ok());
  const auto field_after = [&](const std::string& from, const std::string& to) -> std::string {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    const auto parsed = parse_sanctions(text, "be.yaml");
    return parsed.ok() ? "" : parsed.error().args.at(2);
  };
  CHECK(field_after("heavy: hto", "heavy: nobody") == "categories[1].heavy");
  CHECK(field_after("erase_after: 2y", "erase_after: soon").ends_with("erase_after"));
  CHECK(field_after("group: praise", "group: prise").ends_with("group"));
}

TEST_CASE("Sanctions_FromDamagedText_AreRefusedAndNeverFail") {
  const std::string good = file_text("content/sanctions/nl.yaml");
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::string text = good;
    for (int hits = 0; hits < 5; ++hits) text[random() % text.size()] = static_cast<char>(32 + random() % 90);
    text.resize(text.size() - random() % (text.size() / 2));
    const auto parsed = parse_sanctions(text, "nl.yaml");
    if (!parsed.ok()) CHECK_FALSE(parsed.errors().empty());
  }
  CHECK_FALSE(parse_questions("version: 1\nquestions: []\n", "weighing.yaml").ok());
}
