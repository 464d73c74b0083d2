#include "features/monitor/spellings.h"

#include <doctest/doctest.h>

using namespace waarborg::monitor;

TEST_CASE("GroupSpellings_SlipsOfTheHand_JoinTheMostFrequent") {
  const auto groups = group_spellings(
      {{"investigation", 50}, {"invetigation", 3}, {"investigatoin", 1}, {"investigation.", 2}, {"inv", 9}});
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].text == "investigation");
  CHECK(groups[0].rows == 56);
  CHECK(groups[0].others == std::vector<std::string>{"invetigation", "investigation.", "investigatoin"});
  CHECK(groups[1].text == "inv");
}

TEST_CASE("GroupSpellings_OtherNumbersAndOtherWords_StayApart") {
  const auto groups = group_spellings({{"case 2025-001", 5},
                                       {"case 2025-002", 4},
                                       {"person crime", 9},
                                       {"property crime", 8},
                                       {"st1", 1},
                                       {"st2", 1},
                                       {"...", 1},
                                       {"", 1}});
  CHECK(groups.size() == 8);
}
