#include "features/monitor/told.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

#include "features/monitor/log_mapping.h"

using namespace waarborg;
using namespace waarborg::monitor;

namespace {

LogMapping mapping_with(const std::string& reason) {
  auto mapping = parse_log_mapping(
      "name: x\nformat: csv\nmissing: [\"?\"]\ntime: {column: at, format: \"%Y-%m-%d %H:%M\", zone: UTC}\n"
      "officer: {column: who}\nsystem: {constant: x}\nreason: " +
          reason + "\n",
      "log.yaml");
  REQUIRE(mapping.ok());
  return std::move(mapping).value();
}

}  // namespace

TEST_CASE("ToldReader_OfAnyRows_AnswersWhatCleaningDoes") {
  static const std::vector<std::string> kTexts{"",
                                               " ",
                                               "?",
                                               "none",
                                               "Een reden",
                                               "een  reden",
                                               " Een reden ",
                                               "a+b",
                                               "x",
                                               std::string(300, 'y'),
                                               std::string(kValueBytesMax + 1, 'z')};
  for (const char* rule : {"{column: why}", "{column: why, clean: [fold_case, plus_is_space], missing: [none]}",
                           "{columns: [why, also]}", "{constant: always}", "{column: why, words: {x: y, none: z}}"}) {
    const LogMapping mapping = mapping_with(rule);
    ValueReader plain(mapping, mapping.reason);
    ToldReader told(mapping, mapping.reason);
    std::map<std::uint32_t, std::string> text_of;
    std::mt19937 random(9);
    LogRow row;
    for (int time = 0; time < 6000; ++time) {
      std::vector<std::string> cells(mapping.columns.size());
      for (auto& cell : cells)
        cell = random() % 2 == 0 ? kTexts[random() % kTexts.size()] : "word " + std::to_string(random() % 700);
      row.values.assign(cells.begin(), cells.end());
      std::string_view expected, text;
      std::uint32_t number = 0;
      const char* const refusal = plain.read(row, expected);
      REQUIRE(told.read(row, text, number) == refusal);
      if (refusal != nullptr) continue;
      REQUIRE(text == expected);
      REQUIRE((number == 0) == text.empty());
      if (number == 0) continue;
      REQUIRE(told.text(number) == text);
      REQUIRE(text_of.emplace(number, text).first->second == text);
      if (time % 2500 != 0) continue;
      told.forget();
      text_of.clear();
    }
  }
}
