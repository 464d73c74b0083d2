#include "engine/day_store.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "base/bytes.h"
#include "engine/testing.h"

using namespace waarborg;
using namespace waarborg::engine;
namespace fs = std::filesystem;

namespace {

std::vector<Access> rows_of(const fs::path& folder, DayNumber day) {
  std::vector<Access> rows;
  const auto segment = DayStore(folder).segment(day);
  REQUIRE(segment.ok());
  REQUIRE(segment->read_all(rows).ok());
  return rows;
}

DayWriter writer_of(const fs::path& folder) {
  auto writer = DayWriter::open(folder);
  REQUIRE(writer.ok());
  return std::move(writer).value();
}

}  // namespace

TEST_CASE("DayStore_WithoutFolder_HoldsNoDays") {
  const auto days = DayStore("/nowhere/at/all").days();
  REQUIRE(days.ok());
  CHECK(days->empty());
}

TEST_CASE("Add_SameBatchTwice_ChangesNothing") {
  const TestFolder folder;
  auto writer = writer_of(folder.path);
  const auto rows = random_accesses(1, 500);
  const auto first = writer.add(20'000, rows);
  REQUIRE(first.ok());
  CHECK(first->added == 500);
  const auto second = writer.add(20'000, rows);
  REQUIRE(second.ok());
  CHECK(second->added == 0);
  CHECK(second->already_there == 500);
  CHECK(rows_of(folder.path, 20'000) == sorted(rows));
}

TEST_CASE("Add_EqualRowsWithinABatch_StayApart") {
  const TestFolder folder;
  auto writer = writer_of(folder.path);
  const auto one = random_accesses(2, 1);
  REQUIRE(writer.add(1, {one[0], one[0], one[0]}).ok());
  REQUIRE(writer.add(1, {one[0], one[0]}).ok());
  CHECK(rows_of(folder.path, 1).size() == 3);
}

TEST_CASE("Add_BatchesInAnyOrderAndOverlap_GiveTheSameDay") {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const TestFolder folder, other;
    auto writer = writer_of(folder.path);
    auto backwards = writer_of(other.path);
    const auto rows = random_accesses(seed, 600);
    const std::vector<Access> early(rows.begin(), rows.begin() + 400), late(rows.begin() + 200, rows.end());
    REQUIRE(writer.add(7, early).ok());
    REQUIRE(writer.add(7, late).ok());
    REQUIRE(backwards.add(7, late).ok());
    REQUIRE(backwards.add(7, early).ok());
    CHECK(rows_of(folder.path, 7) == rows_of(other.path, 7));
    CHECK(rows_of(folder.path, 7) == sorted(rows));
  }
}

TEST_CASE("Days_OfSeveralBatches_AreInOrder_AndRemovedOneByOne") {
  const TestFolder folder;
  auto writer = writer_of(folder.path);
  for (const DayNumber day : {30, -2, 7}) REQUIRE(writer.add(day, random_accesses(3, 10)).ok());
  CHECK(DayStore(folder.path).days().value() == std::vector<DayNumber>{-2, 7, 30});
  const auto reading = DayStore(folder.path).segment(7);
  CHECK(writer.remove(7).value());
  CHECK_FALSE(writer.remove(7).value());
  CHECK(DayStore(folder.path).days().value() == std::vector<DayNumber>{-2, 30});
  std::vector<Access> rows;
  CHECK(reading->read_all(rows).ok());  // whoever was reading the day reads it to its end
}

TEST_CASE("DayWriter_WhileAnotherWrites_IsRefused") {
  const TestFolder folder;
  const auto writer = writer_of(folder.path);
  const auto second = DayWriter::open(folder.path);
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().code == "engine.store_busy");
}

TEST_CASE("Segment_UnderTheNameOfAnotherDay_IsRefused") {
  const TestFolder folder;
  auto writer = writer_of(folder.path);
  REQUIRE(writer.add(1, random_accesses(3, 10)).ok());
  fs::rename(DayStore(folder.path).file_of(1), DayStore(folder.path).file_of(2));
  CHECK(DayStore(folder.path).segment(2).error().code == "engine.segment_broken");
}

TEST_CASE("DayWriter_KilledAtAnyMoment_LeavesTheDayWholeOrAbsent") {
  const TestFolder folder;
  const auto first = random_accesses(10, 2000), second = random_accesses(11, 2000);
  auto both = first;
  both.insert(both.end(), second.begin(), second.end());
  const std::vector<std::vector<Access>> states = {{}, sorted(first), sorted(both)};
  std::set<std::size_t> seen;
  for (int round = 0; round < 300 && (round < 30 || seen.size() < states.size()); ++round) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      auto writer = DayWriter::open(folder.path);
      while (writer.ok() && writer->add(5, first).ok() && writer->add(5, second).ok() && writer->remove(5).ok()) {
      }
      _exit(1);
    }
    usleep(static_cast<useconds_t>(1000 + round * 357 % 10'000));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const auto days = DayStore(folder.path).days();
    REQUIRE(days.ok());
    const auto rows = days->empty() ? std::vector<Access>{} : rows_of(folder.path, 5);
    const auto state = std::find(states.begin(), states.end(), rows);
    REQUIRE(state != states.end());
    seen.insert(static_cast<std::size_t>(state - states.begin()));
    (void)writer_of(folder.path);  // opens again, and clears what was left
    for (const auto& entry : fs::directory_iterator(folder.path)) CHECK(entry.path().extension() != ".unfinished");
  }
  CHECK(seen.size() >= 2);
}
