#include "matters/route_guide.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "platform/content/testing.h"

using namespace waarborg;
using namespace waarborg::matters;
using calendar::Jurisdiction;

namespace {

constexpr Jurisdiction kBoth[]{Jurisdiction::nl, Jurisdiction::be};

RouteGuide guide(Jurisdiction jurisdiction) {
  auto loaded = load_route_guide("content", jurisdiction);
  REQUIRE_MESSAGE(loaded.ok(), content::english(loaded.errors()));
  return std::move(loaded).value();
}

std::string first(const RouteGuide& all, const std::map<std::string, std::string, std::less<>>& answers) {
  return order_desks(all, answers).front().desk->key;
}

bool suggests(const RouteGuide& all, const std::map<std::string, std::string, std::less<>>& answers,
              const std::string& key) {
  const auto ranked = order_desks(all, answers);
  return std::ranges::any_of(ranked, [&](const RankedDesk& one) { return one.suggested && one.desk->key == key; });
}

}  // namespace

TEST_CASE("[RPT-01] [RPT-02] RouteGuide_WithoutAnswers_ShowsEveryDeskAndForcesNone") {
  for (const Jurisdiction jurisdiction : kBoth) {
    const RouteGuide all = guide(jurisdiction);
    const auto ranked = order_desks(all, {});
    CHECK(ranked.size() == all.desks.size());
    CHECK(ranked.front().desk->key == "manager");
    for (const RankedDesk& one : ranked) CHECK_FALSE(one.suggested);
    for (const char* key :
         {"manager", "confidant", "internal_oversight", "welfare", "works_council", "company_doctor", "outside"}) {
      CAPTURE(key);
      CHECK(all.find(key) != nullptr);
    }
    CHECK(order_desks(all, {{"want", "nothing"}, {"nothing", "x"}}).front().points == 0);
  }
}

TEST_CASE("[ORG-14] RouteGuide_ShowsTheRolesBesideTheAuthority_AndWhatEachMayNotDo") {
  const auto has = [](const Desk& desk, const char* word) {
    return desk.who.in(i18n::Language::nl).find(word) != std::string::npos;
  };
  for (const Jurisdiction jurisdiction : kBoth) {
    const RouteGuide all = guide(jurisdiction);
    for (const char* key : {"confidant", "internal_oversight", "welfare"}) {
      CAPTURE(key);
      REQUIRE(all.find(key) != nullptr);
      CHECK_FALSE(all.find(key)->may_not.in(i18n::Language::nl).empty());
      CHECK_FALSE(all.find(key)->reach.in(i18n::Language::nl).empty());
    }
  }
  const RouteGuide belgian = guide(Jurisdiction::be);
  CHECK(belgian.find("welfare")->name.in(i18n::Language::nl).find("PAPS") != std::string::npos);
  CHECK(has(*belgian.find("integrity_channel"), "integriteitsambtenaar"));
}

TEST_CASE("[RPT-03] RouteGuide_WithAnInvolvedManager_SkipsTheManager") {
  for (const Jurisdiction jurisdiction : kBoth) {
    const RouteGuide all = guide(jurisdiction);
    CHECK(first(all, {{"want", "solve"}, {"about", "performance"}, {"manager_trust", "yes"}}) == "manager");
    const auto ranked = order_desks(all, {{"want", "solve"}, {"about", "rules"}, {"manager_trust", "involved"}});
    CHECK(ranked.back().desk->key == "manager");
    CHECK(ranked.front().desk->key == "internal_oversight");
  }
}

TEST_CASE("[RPT-05] RouteGuide_OnBullying_PointsToWelfareAndTheConfidant") {
  for (const Jurisdiction jurisdiction : kBoth) {
    const RouteGuide all = guide(jurisdiction);
    CHECK(suggests(all, {{"about", "climate"}}, "welfare"));
    CHECK(suggests(all, {{"about", "climate"}}, "confidant"));
    CHECK_FALSE(suggests(all, {{"about", "climate"}, {"want", "look_into"}}, "integrity_channel"));
  }
}

TEST_CASE("[2.1-BE-ROLES] RouteGuide_ForFormerStaffInBelgium_PointsOutside") {
  const RouteGuide all = guide(Jurisdiction::be);
  for (const char* position : {"left", "contractor"}) {
    const std::map<std::string, std::string, std::less<>> answers{
        {"position", position}, {"about", "rules"}, {"want", "look_into"}};
    CHECK(suggests(all, answers, "outside"));
    CHECK_FALSE(suggests(all, answers, "integrity_channel"));
  }
}

TEST_CASE("RouteGuide_WhateverIsAnswered_SuggestsAtMostThree") {
  for (const Jurisdiction jurisdiction : kBoth) {
    const RouteGuide all = guide(jurisdiction);
    for (const RouteQuestion& question : all.questions) {
      for (const RouteAnswer& answer : question.answers) {
        const auto ranked = order_desks(all, {{question.key, answer.key}});
        CHECK(std::ranges::count_if(ranked, &RankedDesk::suggested) <= 3);
        CHECK(ranked.size() == all.desks.size());
      }
    }
  }
}
