#include <doctest/doctest.h>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "base/text.h"

using namespace waarborg;

namespace {
Result<int> half(int number) {
  if (number % 2 != 0) return invalid("error.odd", "number");
  return number / 2;
}
Result<int> quarter(int number) { return half(TRY(half(number))); }
}  // namespace

TEST_CASE("Try_WithFailure_PassesItOn") {
  CHECK(*quarter(8) == 2);
  CHECK(quarter(6).error().code == "error.odd");
}

TEST_CASE("Bytes_RoundTrip_ThroughTextForms") {
  for (std::size_t size = 0; size < 70; ++size) {
    const Bytes bytes = random_bytes(size);
    CHECK(from_hex(to_hex(bytes)) == bytes);
    CHECK(from_base64url(to_base64url(bytes)) == bytes);
  }
  CHECK_FALSE(from_hex("abc"));
  CHECK_FALSE(from_base64url("a"));
  CHECK_FALSE(from_base64url("ab+d"));
}

TEST_CASE("Date_FromText_RefusesWhatIsNoDate") {
  CHECK(to_iso(*date_from_iso("2028-02-29")) == "2028-02-29");
  for (const char* bad : {"2027-02-29", "2027-2-01", "2027-00-10", "20270101", "", "2027-01-+1"})
    CHECK_FALSE(date_from_iso(bad));
}

TEST_CASE("Utf8_FromOutside_IsCheckedToTheLetter") {
  CHECK(is_clean_utf8("Zoë – \xF0\x9F\x91\xAE"));
  CHECK_FALSE(is_clean_utf8(std::string_view("a\0b", 3)));
  CHECK_FALSE(is_clean_utf8("\xC0\xAF"));
  CHECK_FALSE(is_clean_utf8("\xED\xA0\x80"));
  CHECK_FALSE(is_clean_utf8("\xF4\x90\x80\x80"));
  CHECK_FALSE(is_clean_utf8("\xE2\x82"));
  CHECK(is_clean_utf8("Basisteam Noord, Zoë"));
  CHECK_FALSE(is_clean_utf8(std::string_view("Basisteam\0Noord", 15)));
  CHECK_FALSE(is_clean_utf8("Basisteam N\xC0\xAFord, afdeling"));
  CHECK(trim(" \t Zoë \v\f\r\n").size() == 4);
  CHECK(trim(" \n ").empty());
  CHECK(cut_utf8("Zoë", 3) == "Zo");
  CHECK(count_characters("Zoë") == 3);
}
