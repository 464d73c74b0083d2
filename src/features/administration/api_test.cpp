#include <doctest/doctest.h>

#include "features/administration/api.h"
#include "features/administration/contract/administration.h"
#include "matters/testing.h"

namespace waarborg::administration {
namespace {

using matters::for_each_house;
using matters::TestHouse;
using matters::TestPages;

std::string cursor_of(const std::string& body) {
  const auto at = body.find("\"nextCursor\":\"");
  if (at == std::string::npos) return {};
  const auto start = at + 14;
  return body.substr(start, body.find('"', start) - start);
}

TEST_CASE("Api_UnitsInPages_GivesEachOnce") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    std::string seen, cursor;
    int asked = 0;
    do {
      const auto page =
          pages.get_api("/api/v1/units?pageSize=1" + (cursor.empty() ? "" : "&cursor=" + cursor), "emma", "units:read");
      REQUIRE(page.status == 200);
      CHECK(page.content_type == "application/json");
      CHECK(TestPages::header_of(page, "API-Version") != "");
      seen += page.body;
      cursor = cursor_of(page.body);
    } while (!cursor.empty() && ++asked < 10);
    for (const char* code : {"\"K\"", "\"N\"", "\"N1\"", "\"Z\""}) {
      const auto at = seen.find(std::string("\"code\":") + code);
      CHECK(at != std::string::npos);
      CHECK(seen.find(std::string("\"code\":") + code, at + 1) == std::string::npos);
    }
    CHECK(pages.get_api("/api/v1/units/" + house.unit("N1"), "emma", "units:read")
              .body.find("\"parentId\":\"" + house.unit("N") + "\"") != std::string::npos);
  });
}

TEST_CASE("Api_People_AreForAnAdministratorWithTheScope") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto found = pages.get_api("/api/v1/people?unitId=" + house.unit("Z"), "adam", "people:read");
    CHECK(found.status == 200);
    CHECK(found.body.find("\"personnelNumber\":\"7002\"") != std::string::npos);
    CHECK(found.body.find("7001") == std::string::npos);
    CHECK(pages.get_api("/api/v1/people/" + house.person("7001"), "adam", "people:read").body.find("Jan Bakker") !=
          std::string::npos);
    CHECK(pages.get_api("/api/v1/people", "adam", "units:read").status == 403);
    CHECK(pages.get_api("/api/v1/people", "tessa", "people:read").status == 404);
    CHECK(pages.get_api("/api/v1/people", "").status == 401);
    CHECK(pages.get_api("/api/v1/people/nobody", "adam", "people:read").status == 404);
  });
}

TEST_CASE("Api_BadQuery_IsAProblemThatNamesEveryField") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto refused =
        pages.get_api("/api/v1/people?pageSize=0&cursor=%21&page=2&unitId=nowhere", "adam", "people:read");
    CHECK(refused.status == 422);
    CHECK(refused.content_type == "application/problem+json");
    for (const char* field : {"\"pageSize\"", "\"cursor\"", "\"page\""})
      CHECK(refused.body.find(field) != std::string::npos);
    CHECK(pages.get_api("/api/v1/people?unitId=nowhere", "adam", "people:read").status == 422);
  });
}

}  // namespace
}  // namespace waarborg::administration
