#include "platform/http/message.h"

#include <doctest/doctest.h>

#include "platform/http/cookies.h"
#include "platform/http/urlencoded.h"
#include "platform/http/wire.h"

using namespace waarborg::http;

TEST_CASE("Urlencoded_GivesFieldsInOrder") {
  const auto fields = parse_urlencoded("a=1&b=x+y%20z&a=%C3%A9&empty&line=one%0D%0Atwo%0Dthree");
  REQUIRE(fields);
  CHECK(fields->get("a") == "1");
  CHECK(fields->all("a") == std::vector<std::string>{"1", "é"});
  CHECK(fields->get("b") == "x y z");
  CHECK(fields->has("empty"));
  CHECK(fields->get("line") == "one\ntwo\nthree");
  CHECK_FALSE(fields->has("c"));
}

TEST_CASE("Urlencoded_WithBadBytes_IsRefused") {
  for (const char* bad : {"a=%", "a=%1", "a=%zz", "%00=1", "a=%00", "a=%FF", "a=\xC3", "a=%ED%A0%80"})
    CHECK_FALSE(parse_urlencoded(bad));
  CHECK_FALSE(parse_urlencoded("a&b&c", 2));
}

TEST_CASE("Path_WithTwoSpellings_IsRefused") {
  CHECK(decode_path("/a%20b") == "/a b");
  CHECK(decode_path("/a+b") == "/a+b");
  for (const char* bad : {"", "a", "*", "/a%2Fb", "/a%2fb", "/%00", "/%C0%AF", "/%"}) CHECK_FALSE(decode_path(bad));
}

TEST_CASE("PercentEncode_RoundTrips") {
  CHECK(percent_encode("/a b?é") == "%2Fa%20b%3F%C3%A9");
  CHECK(percent_decode(percent_encode("a&b=c+d%")) == "a&b=c+d%");
}

TEST_CASE("Cookies_AreReadLeniently") {
  const auto cookies = parse_cookies("a=1; b=\"two\";c=; broken; =x; d=sp ace; a=2");
  CHECK(cookies.at("a") == "1");
  CHECK(cookies.at("b") == "two");
  CHECK(cookies.at("c").empty());
  CHECK(cookies.size() == 3);
}

TEST_CASE("SetCookie_IsStrictAndHttpOnly") {
  Response response;
  response.set_cookie("session", "abc");
  response.clear_cookie("old", "/x", false);
  CHECK(response.headers[0].second == "session=abc; Path=/; HttpOnly; SameSite=Strict; Secure");
  CHECK(response.headers[1].second == "old=; Path=/x; HttpOnly; SameSite=Strict; Max-Age=0");
}

TEST_CASE("ResponseHead_WithLineEndInValue_StaysOneHeader") {
  Response response;
  response.set_header("X-Test", "a\r\nInjected: yes");
  CHECK(response_head(response, {}).find("\r\nInjected") == std::string::npos);
}

TEST_CASE("AccessLine_HoldsNoQuery") {
  const std::string line = access_line("GET", "/matters/a\"b?name=Jan", 200, 12);
  CHECK(line ==
        "{\"log\":\"access\",\"method\":\"GET\",\"path\":\"/matters/a\\\"b\",\"status\":200,\"microseconds\":12}\n");
}
