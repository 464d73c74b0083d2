#include "engine/fact_store.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <mutex>
#include <optional>

#include "engine/day_files.h"
#include "engine/durable.h"
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

Result<Facts> FactStore::window(DayNumber first, DayNumber last, unsigned threads) const {
  auto days = TRY(days_of_files(folder_, kEnding));
  std::erase_if(days, [&](DayNumber day) { return day < first || day > last; });
  std::vector<Facts> parts(days.size());
  std::vector<std::vector<Habit>> habits(std::max(1U, threads));  // summed at once: most come again day after day
  std::atomic<std::size_t> next{0};
  std::mutex guard;
  std::optional<Errors> errors;
  const auto read_one = [&](std::vector<Habit>* sum, std::size_t at) {
    auto day = read(days[at]);
    if (day.ok()) {
      add_habits(day->facts.habits, *sum);
      day->facts.habits = {};
      parts[at] = std::move(day->facts);
      return true;
    }
    const std::lock_guard lock(guard);
    if (!errors) errors = day.errors();
    return false;
  };
  for_each_number_with(
      days.size(), threads, [&] { return &habits[next++]; }, read_one);
  if (errors) return *errors;
  for (auto& sum : habits) {
    parts.emplace_back();
    parts.back().habits = std::move(sum);
  }
  return sum_of_facts(std::move(parts), threads);
}

Result<bool> FactStore::remove(DayNumber day) const { return remove_file(file_of(day)); }

}  // namespace waarborg::engine
