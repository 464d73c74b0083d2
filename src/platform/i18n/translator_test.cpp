#include <doctest/doctest.h>

#include <thread>

#include "platform/i18n/texts.h"

using namespace waarborg;
using namespace waarborg::i18n;
using namespace std::chrono_literals;

namespace {

const Texts& texts() {
  static const auto loaded = Texts::load("content/texts");
  REQUIRE(loaded.ok());
  return *loaded;
}
Translator in(Language language) { return {texts(), language, "Europe/Amsterdam"}; }

constexpr Date kDay{2026y / std::chrono::November / 18};

}  // namespace

TEST_CASE("Date_IsWrittenAsEachLanguageDoes") {
  CHECK(in(Language::nl).date(kDay) == "18 nov. 2026");
  CHECK(in(Language::en).date(kDay) == "18 Nov 2026");
  CHECK(in(Language::fr).date(kDay) == "18 nov. 2026");
  CHECK(in(Language::de).date(kDay) == "18. Nov. 2026");
}

TEST_CASE("LongDateAndMonth_AreWrittenAsEachLanguageDoes") {
  CHECK(in(Language::nl).long_date(kDay) == "woensdag 18 november 2026");
  CHECK(in(Language::en).long_date(kDay) == "Wednesday 18 November 2026");
  CHECK(in(Language::fr).long_date(kDay) == "mercredi 18 novembre 2026");
  CHECK(in(Language::de).long_date(kDay) == "Mittwoch, 18. November 2026");
  CHECK(in(Language::nl).month(kDay) == "november 2026");
  CHECK(in(Language::de).month(kDay) == "November 2026");
}

TEST_CASE("Date_OutsideTheUnixEra_IsRight") {
  CHECK(in(Language::en).date(1899y / std::chrono::December / 31) == "31 Dec 1899");
  CHECK(in(Language::en).date(2100y / std::chrono::March / 1) == "1 Mar 2100");
}

TEST_CASE("DateTime_FollowsTheZoneInSummerAndWinter") {
  const auto winter = std::chrono::sys_days{kDay} + 9h + 42min + 59s;
  const auto summer = std::chrono::sys_days{2026y / std::chrono::July / 1} + 22h + 5min;
  CHECK(in(Language::nl).date_time(std::chrono::time_point_cast<std::chrono::milliseconds>(winter)) ==
        "18 nov. 2026 10:42");
  CHECK(in(Language::nl).date_time(std::chrono::time_point_cast<std::chrono::milliseconds>(summer)) ==
        "2 jul. 2026 00:05");
}

TEST_CASE("Numbers_FollowTheLanguage") {
  CHECK(in(Language::nl).number(181412) == "181.412");
  CHECK(in(Language::en).number(-181412) == "-181,412");
  CHECK(in(Language::de).decimal(2.35, 1) == "2,4");
  CHECK(in(Language::en).decimal(2, 2) == "2.00");
  CHECK(in(Language::nl).bytes(999) == "999 B");
  CHECK(in(Language::nl).bytes(12'400'000) == "12,4 MB");
  CHECK(in(Language::fr).bytes(500'000'000) == "500 Mo");
  CHECK(in(Language::en).bytes(999'999) == "1.0 MB");
}

TEST_CASE("Count_TakesThePluralFormOfTheLanguage") {
  CHECK(in(Language::nl).count("common.days_late", 1) == "1 dag te laat");
  CHECK(in(Language::nl).count("common.days_late", 3) == "3 dagen te laat");
  CHECK(in(Language::en).count("common.days_late", 0) == "0 days late");
  CHECK(in(Language::fr).count("common.days_late", 0) == "0 jour de retard");
  CHECK(in(Language::de).count("common.days_left", 1200) == "noch 1.200 Tage");
}

TEST_CASE("Sentence_FillsArgumentsOnceAndShowsUnknownKeys") {
  const auto t = in(Language::en);
  CHECK(t("error.too_long", {"200"}) == "This is too long: 200 characters at most.");
  CHECK(t(invalid("error.number_range", "age", {"{1}", "9"})) == "Enter a number from {1} to 9.");
  CHECK(t("nothing.here") == "[nothing.here]");
}

TEST_CASE("Compare_SortsAsTheLanguageDoes") {
  const auto t = in(Language::nl);
  CHECK(t.compare("Écluse", "Ezel") < 0);
  CHECK(t.compare("zon", "Zwaan") < 0);
  CHECK(t.compare("a", "a") == 0);
}

TEST_CASE("Translator_FromManyThreads_AnswersTheSame") {
  std::vector<std::thread> threads;
  std::array<bool, 4> right{};
  for (std::size_t i = 0; i < right.size(); ++i)
    threads.emplace_back([&right, i] {
      const auto t = in(kLanguages[i]);
      const auto expected = t.date(kDay) + t.number(1234567);
      right[i] = true;
      for (int round = 0; round < 500; ++round) right[i] = right[i] && t.date(kDay) + t.number(1234567) == expected;
    });
  for (auto& thread : threads) thread.join();
  CHECK(right == std::array<bool, 4>{true, true, true, true});
}
