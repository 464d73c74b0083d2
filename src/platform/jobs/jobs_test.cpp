#include "platform/jobs/jobs.h"

#include <doctest/doctest.h>

#include <thread>
#include <utility>

#include "migrations/platform_jobs.h"
#include "platform/jobs/errands.h"
#include "platform/storage/testing.h"

using namespace waarborg;
using namespace waarborg::jobs;
using storage::Database;
using storage::Transaction;

namespace {

const Instant kMorning = from_millis(1'795'200'000'000);  // 2026-11-20T18:40Z
constexpr storage::Sql kNote{"test.note", "INSERT INTO test_notes (note) VALUES ($1)"};
constexpr storage::Sql kNotes{"test.notes", "SELECT note FROM test_notes ORDER BY note"};

std::vector<storage::Migration> tables() {
  auto all = waarborg::migrations::platform_jobs::all();
  all.push_back({"test", 1, "notes", "CREATE TABLE test_notes (note INTEGER NOT NULL) STRICT;"});
  return all;
}

std::vector<std::int64_t> notes(Database& database) {
  return *database.read([](Transaction& tx) -> Result<std::vector<std::int64_t>> {
    std::vector<std::int64_t> all;
    for (const auto& row : tx.query(kNotes)) all.push_back(row.integer("note"));
    return all;
  });
}

std::string enqueue(Database& database, const Clock& clock, const std::string& kind = "count") {
  return *database.write(
      [&](Transaction& tx) -> Result<std::string> { return Jobs::enqueue(tx, clock, kind, "{}", "system"); });
}

Job find(Database& database, const std::string& id) {
  return *database.read([&](Transaction& tx) -> Result<Job> { return *Jobs::find(tx, id); });
}

/// From within a transaction, where this thread may not begin another.
Job find_elsewhere(Database& database, const std::string& id) {
  Job job;
  std::thread([&] { job = find(database, id); }).join();
  return job;
}

/// Notes 1 to `total`, one a step.
Result<Next> count_up(Transaction& tx, Job& job, std::int64_t total) {
  job.total = total;
  tx.execute(kNote, {++job.done});
  job.cursor = std::to_string(job.done);
  if (job.done < total) return Next::again;
  job.result = "{\"notes\":" + std::to_string(total) + "}";
  return Next::finished;
}

struct Kill {};

/// Does what a killed process does: leaves in the middle of a step, without a word.
Step killed_at(std::int64_t step) {
  return [step](Transaction& tx, Job& job) -> Result<Next> {
    const auto next = count_up(tx, job, 5);
    if (job.done == step) throw Kill{};
    return next;
  };
}

Step whole() {
  return [](Transaction& tx, Job& job) { return count_up(tx, job, 5); };
}

Result<Done> broken(Transaction& tx) {
  tx.execute({"test.broken", "INSERT INTO test_notes (note) VALUES (NULL)"});
  return Done{};
}

}  // namespace

TEST_CASE("Job_ThatIsDrained_RunsToItsEndAndShowsIt") {
  storage::for_each_database(tables(), [](Database& database) {
    FixedClock clock(kMorning);
    Jobs jobs(database, clock);
    jobs.add_kind("count", whole());
    const std::string id = enqueue(database, clock);
    CHECK(find(database, id).state == "waiting");
    jobs.drain();
    const Job job = find(database, id);
    CHECK(job.state == "done");
    CHECK(job.done == 5);
    CHECK(job.total == 5);
    CHECK(job.result == "{\"notes\":5}");
    CHECK(job.started_at == kMorning);
    CHECK(notes(database) == std::vector<std::int64_t>{1, 2, 3, 4, 5});
  });
}

TEST_CASE("Job_OfAKilledNode_GoesOnAtItsCursorOnAnother") {
  storage::for_each_database(tables(), [](Database& database) {
    FixedClock clock(kMorning);
    const std::string id = enqueue(database, clock);
    {
      Jobs doomed(database, clock);
      doomed.add_kind("count", killed_at(3));
      CHECK_THROWS_AS(doomed.drain(), Kill);
    }
    const Job between = find(database, id);
    CHECK(between.state == "running");
    CHECK(between.done == 2);
    CHECK(between.cursor == "2");

    Jobs next(database, clock);
    next.add_kind("count", whole());
    next.drain();
    CHECK_MESSAGE(find(database, id).state == "running", "the lease still holds");
    clock.set(kMorning + std::chrono::seconds(61));
    next.drain();
    CHECK(find(database, id).state == "done");
    CHECK(notes(database) == std::vector<std::int64_t>{1, 2, 3, 4, 5});
  });
}

TEST_CASE("Job_TakenOverDuringALongStep_IsNotDoneTwice") {
  storage::for_each_database(tables(), [](Database& database) {
    // On SQLite nobody else writes while a step does, so a job cannot be taken over in the middle of one.
    if (database.dialect() == storage::Dialect::sqlite) return;
    FixedClock clock(kMorning);
    const std::string id = enqueue(database, clock);
    Jobs slow(database, clock);
    Jobs quick(database, clock);
    quick.add_kind("count", whole());
    slow.add_kind("count", [&](Transaction& tx, Job& job) -> Result<Next> {
      const auto next = count_up(tx, job, 5);
      if (job.done == 2) {
        clock.set(kMorning + std::chrono::minutes(5));
        std::thread([&] { quick.drain(); }).join();
        CHECK(find_elsewhere(database, id).state == "done");
      }
      return next;
    });
    slow.drain();
    CHECK(notes(database) == std::vector<std::int64_t>{1, 2, 3, 4, 5});
  });
}

TEST_CASE("Job_WithABrokenStep_WaitsAndGoesOnThenGivesUp") {
  storage::for_each_database(tables(), [](Database& database) {
    FixedClock clock(kMorning);
    Jobs jobs(database, clock);
    bool working = false;
    jobs.add_kind("count", [&](Transaction& tx, Job& job) -> Result<Next> {
      if (job.done == 2 && !working) TRY(broken(tx));
      return count_up(tx, job, 5);
    });
    const std::string mended = enqueue(database, clock);
    jobs.drain();
    CHECK(find(database, mended).state == "waiting");
    CHECK(find(database, mended).done == 2);
    working = true;
    clock.set(clock.now() + std::chrono::minutes(1));
    jobs.drain();
    CHECK(find(database, mended).state == "done");
    CHECK(notes(database).size() == 5);

    working = false;
    const std::string hopeless = enqueue(database, clock);
    for (int turn = 0; turn < 10; ++turn) {
      jobs.drain();
      clock.set(clock.now() + std::chrono::minutes(11));
    }
    CHECK(find(database, hopeless).state == "failed");
    CHECK(find(database, hopeless).problem == "error.unavailable");
  });
}

TEST_CASE("Job_WithAnError_KeepsItsProblem") {
  storage::for_each_database(tables(), [](Database& database) {
    FixedClock clock(kMorning);
    Jobs jobs(database, clock);
    jobs.add_kind("count", [](Transaction& tx, Job&) -> Result<Next> {
      tx.execute(kNote, {1});
      return invalid("monitor.file_is_no_log");
    });
    const std::string id = enqueue(database, clock);
    jobs.drain();
    CHECK(find(database, id).state == "failed");
    CHECK(find(database, id).problem == "monitor.file_is_no_log");
    CHECK(notes(database).empty());
  });
}

TEST_CASE("Job_OfAnUnknownKind_WaitsForANodeThatKnowsIt") {
  storage::for_each_database(tables(), [](Database& database) {
    FixedClock clock(kMorning);
    Jobs jobs(database, clock);
    jobs.add_kind("count", whole());
    const std::string id = enqueue(database, clock, "newer");
    const std::string known = enqueue(database, clock);
    jobs.drain();
    CHECK(find(database, id).state == "waiting");
    CHECK(find(database, known).state == "done");
  });
}

TEST_CASE("Jobs_OnTwoNodesAtOnce_DoEachStepOnce") {
  storage::for_each_database(tables(), [](Database& database) {
    const SystemClock clock;
    std::vector<std::string> ids;
    for (int job = 0; job < 6; ++job) ids.push_back(enqueue(database, clock));
    {
      Jobs first(database, clock);
      Jobs second(database, clock);
      first.add_kind("count", whole());
      second.add_kind("count", whole());
      first.start();
      second.start();
      for (int turn = 0; turn < 500 && notes(database).size() < 30; ++turn) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
      }
    }
    CHECK(notes(database).size() == 30);
    for (const std::string& id : ids) CHECK(find(database, id).state == "done");
  });
}

TEST_CASE("Daily_OnTwoNodes_RunsOnceADay") {
  storage::for_each_database(tables(), [](Database& database) {
    FixedClock clock(kMorning);
    Jobs first(database, clock);
    Jobs second(database, clock);
    for (Jobs* jobs : {&first, &second}) {
      jobs->add_daily("test.note", 60, [](Transaction& tx) -> Result<Done> {
        tx.execute(kNote, {1});
        return Done{};
      });
    }
    const auto drain = [&] {
      first.drain();
      second.drain();
      first.drain();
      return notes(database).size();
    };
    CHECK(drain() == 1);
    // Midnight in Amsterdam is 23:00Z; the work is due an hour later.
    const Instant midnight = from_millis(1'795'200'000'000) + std::chrono::minutes(4 * 60 + 20);
    clock.set(midnight + std::chrono::minutes(59));
    CHECK(drain() == 1);
    clock.set(midnight + std::chrono::minutes(60));
    CHECK(drain() == 2);
    clock.set(midnight + std::chrono::hours(24 * 5));
    CHECK(drain() == 3);
  });
}

TEST_CASE("Daily_ThatFails_LeavesNothingAndIsTriedAgain") {
  storage::for_each_database(tables(), [](Database& database) {
    FixedClock clock(kMorning);
    Jobs jobs(database, clock);
    bool working = false;
    jobs.add_daily("test.note", 0, [&](Transaction& tx) -> Result<Done> {
      tx.execute(kNote, {1});
      if (!working) return conflict("error.conflict");
      return Done{};
    });
    jobs.drain();
    CHECK(notes(database).empty());
    working = true;
    jobs.drain();
    CHECK(notes(database).empty());
    clock.set(kMorning + std::chrono::minutes(2));
    jobs.drain();
    CHECK(notes(database).size() == 1);
  });
}

TEST_CASE("Errands_RunOutsideAnyTransaction_AndKeepTheCursorAfterwards") {
  storage::for_each_database(tables(), [](Database& database) {
    FixedClock clock(kMorning);
    Jobs jobs(database, clock);
    std::vector<std::string> sent;
    bool line_is_down = true;
    jobs.add_kind("post", Errands{[&](Transaction&, Job& job) -> Result<Errand> {
                    if (job.done == 2) return Errand{};
                    job.cursor = std::to_string(++job.done);
                    return Errand{[&, cursor = job.cursor]() -> Result<Done> {
                      // Were a transaction open on this thread, this one could not begin.
                      notes(database);
                      if (cursor == "2" && std::exchange(line_is_down, false))
                        return Error{ErrorKind::unavailable, "mail.not_sent"};
                      sent.push_back(cursor);
                      return Done{};
                    }};
                  }});
    const auto id = enqueue(database, clock, "post");
    jobs.drain();
    CHECK(sent == std::vector<std::string>{"1"});
    CHECK(find(database, id).cursor == "1");
    clock.set(clock.now() + std::chrono::minutes(1));
    jobs.drain();
    CHECK(sent == std::vector<std::string>{"1", "2"});
    CHECK(find(database, id).state == "done");
  });
}

TEST_CASE("Jobs_ThatEndedLongAgo_AreDeleted") {
  storage::for_each_database(tables(), [](Database& database) {
    FixedClock clock(kMorning);
    Jobs jobs(database, clock);
    jobs.add_kind("count", whole());
    const std::string id = enqueue(database, clock);
    jobs.drain();
    clock.set(kMorning + std::chrono::hours(24 * 100));
    jobs.drain();
    const auto gone = database.read([&](Transaction& tx) -> Result<bool> { return !Jobs::find(tx, id); });
    CHECK(*gone);
  });
}
