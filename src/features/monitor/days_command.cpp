// `waarborg monitor days` and `verify`.
#include <fmt/format.h>

#include "engine/day_store.h"
#include "engine/key_index.h"
#include "features/monitor/contract/commands.h"
#include "features/monitor/deletion.h"
#include "features/monitor/detect.h"
#include "platform/audit/audit.h"

namespace waarborg::monitor {
namespace {

using engine::DayNumber;
using engine::DayStore;

int fail(const i18n::Translator& t, const Errors& errors, const Print& print) {
  for (const auto& error : errors) print(t(error));
  return 1;
}

Result<Done> trace(matters::House& house, const std::string& action, const std::string& detail) {
  return house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    audit::record(tx, house.clock(), {.actor = "system", .action = action, .detail = detail});
    return Done{};
  });
}

struct Verified {
  std::int64_t days = 0, rows = 0;
  Errors broken;
  void add(const Errors& errors) { broken.insert(broken.end(), errors.begin(), errors.end()); }
};

// Goes on after a bad block, so that all of them are named.
void verify_day(const DayStore& store, DayNumber day, engine::Block& block, Verified& verified) {
  ++verified.days;
  const auto segment = store.segment(day);
  if (!segment.ok()) return verified.add(segment.errors());
  for (std::size_t at = 0; at < segment->blocks().size(); ++at) {
    const auto read = segment->read(at, engine::Columns::all(), block);
    if (!read.ok()) verified.add(read.errors());
  }
  verified.rows += static_cast<std::int64_t>(segment->rows());
}

void verify_sides(const matters::House& house, Verified& verified) {
  const auto store = side_store(house);
  for (const auto& spec : all_side_tables()) {
    const auto partitions = store.partitions(spec.shape);
    if (!partitions.ok()) {
      verified.add(partitions.errors());
      continue;
    }
    for (const auto partition : *partitions)
      if (const auto rows = store.read(spec.shape, partition); !rows.ok()) verified.add(rows.errors());
  }
}

void verify_certificates(const matters::House& house, Verified& verified) {
  std::error_code error;
  for (std::filesystem::directory_iterator entry(look_ups_folder(house) / "certificates", error), end;
       !error && entry != end; entry.increment(error))
    if (!is_genuine(house, entry->path()))
      verified.broken.push_back(conflict("lookups.certificate_broken", "", {entry->path().filename().string()}));
}

}  // namespace

int list_log_days(matters::House& house, const i18n::Translator& t, const Print& print) {
  const DayStore store(look_ups_folder(house));
  const auto days = store.days();
  if (!days.ok()) return fail(t, days.errors(), print);
  std::uint64_t rows = 0, bytes = 0;
  int status = 0;
  for (const DayNumber day : *days) {
    const auto segment = store.segment(day);
    if (!segment.ok()) {
      status = fail(t, segment.errors(), print);
      continue;
    }
    rows += segment->rows();
    bytes += segment->bytes();
    print(fmt::format("{}  {:>14}  {:>12}", to_iso(date_of(day)), t.number(static_cast<std::int64_t>(segment->rows())),
                      t.bytes(segment->bytes())));
  }
  print(t("lookups.days_total", {t.number(static_cast<std::int64_t>(days->size())),
                                 t.number(static_cast<std::int64_t>(rows)), t.bytes(bytes)}));
  return status;
}

int verify_log_days(matters::House& house, const i18n::Translator& t, const Print& print) {
  const auto folder = look_ups_folder(house);
  const DayStore store(folder);
  const auto days = store.days();
  if (!days.ok()) return fail(t, days.errors(), print);
  Verified verified;
  engine::Block block;
  for (const DayNumber day : *days) verify_day(store, day, block, verified);
  for (const char* name : kKeyFiles)
    if (const auto index = engine::KeyIndex::open(folder / name); !index.ok()) verified.add(index.errors());
  verify_sides(house, verified);
  verify_certificates(house, verified);
  const auto traced =
      trace(house, "lookups.verify",
            "days=" + std::to_string(verified.days) + " broken=" + std::to_string(verified.broken.size()));
  if (!traced.ok()) return fail(t, traced.errors(), print);
  if (!verified.broken.empty()) return fail(t, verified.broken, print);
  print(t("lookups.verified", {t.number(verified.days), t.number(verified.rows)}));
  return 0;
}

}  // namespace waarborg::monitor
