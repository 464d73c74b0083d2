#include <doctest/doctest.h>

#include <algorithm>

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

TEST_CASE("ListTasks_DueOnOneDay_StandByNumberThroughEveryPage") {
  for_each_house([](TestHouse& force) {
    for (int i = 0; i < 12; ++i) force.open(force.report("Cadeaus", "Een doos wijn."));
    const auto tessa = force.viewer("tessa");
    force.write([&](storage::Transaction& tx) {
      const auto whole = list_tasks(tx, force.house(), tessa, TaskGroup::soon, "", 100).rows;
      REQUIRE(whole.size() >= 12);
      const auto place = [](const TaskRow& task) { return std::tie(task.due_on, task.number); };
      CHECK(std::ranges::is_sorted(whole, {}, place));
      std::vector<std::string> paged, at_once;
      for (const auto& task : whole) at_once.push_back(task.id);
      for (std::string after; true;) {
        const auto page = list_tasks(tx, force.house(), tessa, TaskGroup::soon, after, 5);
        for (const auto& task : page.rows) paged.push_back(task.id);
        if (page.next.empty()) break;
        after = page.next;
      }
      CHECK(paged == at_once);
    });
  });
}

}  // namespace
}  // namespace waarborg::matters
