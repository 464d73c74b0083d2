#include "engine/fact_store.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <mutex>
#include <optional>

#include "engine/day_files.h"
#include "engine/durable.h"
#include "engine/fact_reader.h"
#include "engine/mapped_file.h"
#include "engine/threads.h"

namespace waarborg::engine {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kEnding = ".facts";

}  // namespace

fs::path FactStore::file_of(DayNumber day) const { return file_of_day(folder_, day, kEnding); }

Result<std::vector<FactStore::Kept>> FactStore::days() const {
  std::vector<Kept> kept;
  for (const auto day : TRY(days_of_files(folder_, kEnding))) {
    std::string head(kFactsHeadBytes, '\0');
    std::ifstream file(file_of(day), std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    const auto made_with = file.good() ? made_with_of(as_bytes(head), day) : std::nullopt;
    if (made_with) kept.push_back({day, *made_with});
  }
  return kept;
}

Result<Done> FactStore::put(const DayFacts& day) const {
  const auto file = file_of(day.day);
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error || !replace_durably(file, encode_facts(day)))
    return Error{ErrorKind::unavailable, "engine.write_failed", {}, {file.filename().string()}};
  return Done{};
}

Result<DayFacts> FactStore::read(DayNumber day) const {
  const auto path = file_of(day);
  const auto file = TRY(MappedFile::open(path));
  auto facts = TRY(decode_facts(file.bytes(), path.filename().string()));
  if (facts.day != day)
    return Error{ErrorKind::unavailable, "engine.segment_broken", {}, {path.filename().string(), "day"}};
  return facts;
}

namespace {

/// A file of the window, checked.
struct File {
  MappedFile bytes;
  FactReader facts;
};

Result<File> open(const fs::path& path, DayNumber day) {
  auto bytes = TRY(MappedFile::open(path));
  auto facts = TRY(FactReader::over(bytes.bytes(), path.filename().string()));
  if (facts.day() != day) return facts.broken("day");
  return File{std::move(bytes), std::move(facts)};
}

/// What a thread reads the files with.
struct Cursors {
  std::vector<PairCursor> pairs;
  std::vector<ActorCursor> actors;
  std::vector<HabitCursor> habits;
  std::vector<Habit> of_day;
  explicit Cursors(const std::vector<std::optional<File>>& files) {
    for (const auto& file : files) {
      pairs.push_back(file->facts.read_pairs());
      actors.push_back(file->facts.read_actors());
      habits.push_back(file->facts.read_habits());
    }
  }
  /// Appends what the file has of some actors. Habits are added up at once: most come again day after day.
  bool take(std::size_t file, ActorRange range, Facts& out) {
    of_day.clear();
    const bool taken =
        pairs[file].take(range, out.pairs) && actors[file].take(range, out.actors) && habits[file].take(range, of_day);
    if (taken) add_habits(of_day, out.habits);
    return taken;
  }
};

/// How many actors there are, counted up to the highest number that anybody has.
std::optional<std::uint64_t> actors_of(const FactReader& facts) {
  auto all = facts.read_actors();
  std::vector<ActorDay> none;
  const auto beyond = std::numeric_limits<std::uint64_t>::max();
  if (!all.take({beyond, beyond}, none)) return std::nullopt;
  return std::uint64_t{all.last()} + 1;
}

}  // namespace

Result<Facts> FactStore::window(DayNumber first, DayNumber last, unsigned threads) const {
  auto days = TRY(days_of_files(folder_, kEnding));
  std::erase_if(days, [&](DayNumber day) { return day < first || day > last; });
  std::vector<std::optional<File>> files(days.size());
  std::vector<std::uint64_t> actors(days.size());
  std::mutex guard;
  std::optional<Errors> errors;
  const auto fail = [&](const Errors& why) {
    const std::lock_guard lock(guard);
    if (!errors) errors = why;
    return false;
  };
  for_each_number(days.size(), threads, [&](std::size_t at) {
    auto file = open(file_of(days[at]), days[at]);
    if (!file.ok()) return fail(file.errors());
    const auto its = actors_of(file->facts);
    if (!its) return fail({file->facts.broken("facts")});
    actors[at] = *its;
    files[at] = std::move(file).value();
    return true;
  });
  if (errors) return *errors;
  FactCounts most;
  Facts shares;
  for (const auto& file : files) {
    most.add(file->facts.counts());
    if (!file->facts.take_shares(shares.shares)) return file->facts.broken("facts");
  }
  most.habits = 0;  // most come again day after day: how many are left is not known
  const auto take = [&](Cursors& cursors, ActorRange range, Facts& out) {
    for (std::size_t at = 0; at < files.size(); ++at) {
      if (!cursors.take(at, range, out)) return fail({files[at]->facts.broken("facts")});
    }
    return true;
  };
  auto all = sum_by_actors(
      days.empty() ? 0 : *std::max_element(actors.begin(), actors.end()), most, threads, [&] { return Cursors(files); },
      take);
  if (errors) return *errors;
  shares.settle();
  all.shares = std::move(shares.shares);
  return all;
}

Result<bool> FactStore::remove(DayNumber day) const { return remove_file(file_of(day)); }

}  // namespace waarborg::engine
