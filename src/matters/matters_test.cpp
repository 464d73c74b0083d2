#include <doctest/doctest.h>

#include "matters/queue.h"
#include "matters/tasks.h"
#include "matters/testing.h"

namespace waarborg::matters {
namespace {

TEST_CASE("[RPT-09] OpenMatter_OfAReport_WaitsAtTheTriageDeskWithItsTasksAndTerm") {
  for_each_house([](TestHouse& force) {
    const Opened opened = force.open(force.report("Cadeaus", "Een doos wijn."));
    CHECK(opened.matter.number.starts_with("M-2026-"));
    CHECK(opened.matter.state == "open");
    const auto tessa = force.viewer("tessa");
    const auto seen = TestHouse::must(look(force.house(), tessa, opened.matter.id));
    CHECK(subject_of(seen) == "Cadeaus");
    CHECK(seen.matter.due() == add_days(force.today(), 7));
    force.write([&](storage::Transaction& tx) {
      const auto page = list_tasks(tx, force.house(), tessa, TaskGroup::soon, "", 10);
      REQUIRE(page.rows.size() >= 1);
      CHECK(page.rows.front().matter_id == opened.matter.id);
      CHECK(list_matters(tx, force.house(), tessa, {}).rows.size() == 1);
    });
    CHECK_FALSE(look(force.house(), force.viewer("emma"), opened.matter.id).ok());
  });
}

}  // namespace
}  // namespace waarborg::matters
