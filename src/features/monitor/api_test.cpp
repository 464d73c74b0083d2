#include <doctest/doctest.h>

#include "engine/day_store.h"
#include "features/monitor/contract/monitor.h"
#include "features/monitor/detect.h"
#include "features/monitor/testing.h"

using namespace waarborg;
using namespace waarborg::monitor;
using matters::TestHouse;
using matters::TestPages;

namespace {

constexpr const char* kPath = "/api/v1/look-up-batches?mapping=waarborg-look-ups";
constexpr const char* kRows =
    "moment,officer,team,system,subject,case,reason,place\n"
    "2026-09-01T10:00:00Z,7001,N1,bvh,s,,getuige,\n"
    "2026-09-02T10:00:00Z,7001,N1,bvh,s,,getuige,\n"
    "yesterday,7001,N1,bvh,s,,getuige,\n";

std::size_t days_stored(TestHouse& house) { return engine::DayStore(look_ups_folder(house.house())).days()->size(); }

}  // namespace

TEST_CASE("[LOG-02] ApiBatch_SentTwice_IsTakenOnce") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto first = pages.post_api(kPath, kRows, "ina", "look-ups:write");
    CHECK(first.status == 200);
    CHECK(first.body.find("\"read\":3,\"taken\":2,\"alreadyThere\":0,\"refused\":1") != std::string::npos);
    CHECK(first.body.find("\"firstDay\":\"2026-09-01\"") != std::string::npos);
    CHECK(first.body.find("\"line\":4,\"code\":\"lookups.row_bad_time\"") != std::string::npos);
    const auto second = pages.post_api(kPath, kRows, "ina", "look-ups:write");
    CHECK(second.body.find("\"taken\":0,\"alreadyThere\":2") != std::string::npos);
    CHECK(days_stored(house) == 2);
    CHECK(std::filesystem::is_empty(look_ups_folder(house.house()) / "checking"));
  });
}

TEST_CASE("ApiBatch_OfASideTable_GoesToIt") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto answer = pages.post_api("/api/v1/look-up-batches?mapping=waarborg-employees",
                                       "officer,subject\n7001,s\n", "ina", "look-ups:write");
    CHECK(answer.body == "{\"read\":1,\"taken\":1,\"alreadyThere\":0,\"refused\":0}");
  });
}

TEST_CASE("ApiBatch_AsACheck_KeepsNothing") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    const auto answer = pages.post_api(std::string(kPath) + "&check=true", kRows, "ina", "look-ups:write");
    CHECK(answer.status == 200);
    CHECK(days_stored(house) == 0);
  });
}

TEST_CASE("[LOG-02] ApiBatch_OfAnAnalystWhoLeftTheDesk_IsRefused") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    house.write([&](storage::Transaction& tx) {
      tx.execute({"test.desk", "DELETE FROM directory_desk_members WHERE account_id = $1"}, {house.account("ina")});
    });
    CHECK(pages.post_api(kPath, kRows, "ina", "look-ups:write").status == 404);
    CHECK(days_stored(house) == 0);
  });
}

TEST_CASE("ApiBatch_WithoutRightOrWithAnotherFileAsMapping_IsRefused") {
  for_each_house([](TestHouse& house) {
    TestPages pages(house, add_routes);
    CHECK(pages.post_api(kPath, kRows, "ina", "matters:read").status == 403);
    CHECK(pages.post_api(kPath, kRows, "tessa", "look-ups:write").status == 404);
    CHECK(pages.post_api(kPath, kRows).status == 401);
    for (const char* name : {"", "../detection", "nothing", "a%2Fb"}) {
      const auto answer =
          pages.post_api(std::string("/api/v1/look-up-batches?mapping=") + name, kRows, "ina", "look-ups:write");
      CHECK(answer.status == 422);
    }
    const auto columns = pages.post_api(kPath, "when,who\n1,2\n", "ina", "look-ups:write");
    CHECK(columns.status == 422);
    CHECK(columns.body.find("lookups.column_missing") != std::string::npos);
  });
}
