#include "base/ahead.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

using namespace waarborg;

namespace {

/// 1, 2, 3, ..., `last`.
Ahead<int>::Make up_to(int last) {
  return [last, next = 0](int& value) mutable -> Result<bool> {
    value = ++next;
    return next <= last;
  };
}

}  // namespace

TEST_CASE("Ahead_WhatIsMade_ComesOutInOrderAndEnds") {
  for (const std::size_t room : {1U, 3U, 1000U}) {
    Ahead<int> ahead(up_to(500), room);
    int value = 0;
    for (int expected = 1; expected <= 500; ++expected) {
      REQUIRE(ahead.next(value).value());
      CHECK(value == expected);
    }
    CHECK_FALSE(ahead.next(value).value());
    CHECK_FALSE(ahead.next(value).value());
  }
}

TEST_CASE("Ahead_ErrorOrException_ComesAfterWhatWasMadeBefore") {
  const auto failing = [](bool throws) -> Ahead<int>::Make {
    return [throws, next = 0](int& value) mutable -> Result<bool> {
      value = ++next;
      if (next <= 3) return true;
      if (throws) throw std::runtime_error("made wrong");
      return invalid("made.wrong");
    };
  };
  for (const bool throws : {false, true}) {
    Ahead<int> ahead(failing(throws), 2);
    int value = 0;
    for (int at = 0; at < 3; ++at) REQUIRE(ahead.next(value).value());
    if (throws)
      CHECK_THROWS_AS((void)ahead.next(value), std::runtime_error);
    else
      CHECK(ahead.next(value).error() == invalid("made.wrong"));
  }
}

TEST_CASE("Ahead_LeftEarly_Stops") {
  for (int taken = 0; taken < 5; ++taken) {
    Ahead<int> ahead(up_to(1'000'000), 2);
    int value = 0;
    for (int at = 0; at < taken; ++at) REQUIRE(ahead.next(value).value());
  }
}
