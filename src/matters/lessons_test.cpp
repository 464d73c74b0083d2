// What a closed matter taught, or why there is nothing to learn; and what a kind of matter is called.
#include <doctest/doctest.h>

#include "matters/closing.h"
#include "matters/kind_words.h"
#include "matters/monitor_figures.h"
#include "matters/steps.h"
#include "matters/testing.h"
#include "matters/timeline.h"

namespace waarborg::matters {
namespace {

std::string close(TestHouse& house, Opened& opened, const std::string& lessons, const std::string& no_lesson) {
  return house.code_of([&](storage::Transaction& tx) {
    return close_matter(tx, house.house(), opened, house.account("tessa"), lessons, no_lesson);
  });
}

TEST_CASE("[INV-08] Close_WithALessonOrAReasonWhyNone_IsKeptApartAndCounted") {
  for_each_house([](TestHouse& house) {
    auto request = house.report();
    request.procedure = "orienting";
    auto with = house.open(request);
    auto without = house.open(request);
    CHECK(close(house, without, " ", " ") == "matter.lessons_required");
    CHECK(close(house, without, "Meld het op tijd.", "Eén keer.") == "matter.lesson_or_none");
    CHECK(close(house, without, "", "Het bleek een verwisseling van personen.").empty());
    CHECK(close(house, with, "Meld het op tijd.", "").empty());
    const auto tessa = house.viewer("tessa"), ina = house.viewer("ina");
    house.read([&](storage::Transaction& tx) {
      const DaySpan today{house.today(), add_days(house.today(), 1)};
      const auto counted = closed_without_lesson(tx, tessa, today);
      REQUIRE(counted.size() == 1);
      CHECK(counted[0].count == 1);
      CHECK(counted[0].visible);
      CHECK(counted[0].unit_id == without.matter.unit_id);
      CHECK_FALSE(closed_without_lesson(tx, ina, today).at(0).visible);
      CHECK(closed_without_lesson(tx, tessa, {today.until, add_days(today.until, 1)}).empty());
      bool shown = false;
      for (const auto& line : timeline(tx, without)) {
        CHECK(line.kind != "lessons");
        if (line.kind == "no_lesson") shown = line.text == "Het bleek een verwisseling van personen.";
      }
      CHECK(shown);
      return Done{};
    });
    house.write([&](storage::Transaction& tx) {
      exclude(tx, without.matter.id, tessa.person_token, "concerned");
      CHECK(closed_without_lesson(tx, tessa, {house.today(), add_days(house.today(), 1)}).empty());
      return Done{};
    });
  });
}

TEST_CASE("[INV-08] Record_OfTheClosingStep_AsksForOneOfTheTwo") {
  for_each_house([](TestHouse& house) {
    auto request = house.report();
    request.procedure = "orienting";
    const auto opened = house.open(request);
    const auto& step = *opened.procedure->step("close");
    const auto errors = [&](const StepRecord& record) { return check_record(*opened.procedure, step, record); };
    CHECK(errors({}).front().field == "lessons");
    CHECK(errors({{"lessons", "Meld het."}}).empty());
    CHECK(errors({{"no_lesson", "Verwisseling."}}).empty());
    CHECK(errors({{"lessons", "Meld het."}, {"no_lesson", "Verwisseling."}}).front().code == "matter.lesson_or_none");
  });
}

TEST_CASE("KindOfMatter_WithSeveralProcedures_IsNamedByWhatTheirTitlesShare") {
  for (const auto jurisdiction : {calendar::Jurisdiction::nl, calendar::Jurisdiction::be})
    for_each_house(
        [&](TestHouse& house) {
          const i18n::Translator t(house.platform().texts, i18n::Language::nl, house.platform().config.zone);
          const bool be = jurisdiction == calendar::Jurisdiction::be;
          CHECK(kind_title(t, house.house(), "disciplinary") == (be ? "Tuchtprocedure" : "Disciplinair onderzoek"));
          CHECK(kind_title(t, house.house(), "complaint") == "Klacht");
          if (be)
            CHECK(procedure_title(t, house.house(), "disciplinary_heavy", "disciplinary") ==
                  "Tuchtprocedure, zware straf");
          CHECK(procedure_title(t, house.house(), "of_before", "complaint") == "Klacht");
        },
        {}, jurisdiction);
}

}  // namespace
}  // namespace waarborg::matters
