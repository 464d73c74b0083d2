#include "features/monitor/deletion.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "engine/day_store.h"
#include "engine/durable.h"
#include "engine/fact_store.h"
#include "features/monitor/contract/commands.h"
#include "features/monitor/detect.h"
#include "features/monitor/names.h"
#include "features/monitor/rules_in_force.h"
#include "features/monitor/side_import.h"
#include "platform/audit/audit.h"

namespace waarborg::monitor {
namespace {

namespace fs = std::filesystem;
using engine::DayNumber;

constexpr std::string_view kSignature = "signature: ";

/// What is deleted and why; the days are in order.
struct Deletion {
  std::vector<DayNumber> days;
  Date before;
  std::string why;
  std::uint32_t tables_before = 0;  ///< second: what ended before it goes from the tables beside the look-ups
};

int fail(const i18n::Translator& t, const Errors& errors, const Print& print) {
  for (const auto& error : errors) print(t(error));
  return 1;
}

Result<std::string> certificate_text(const matters::House& house, const DeleteCommand& command,
                                     const Deletion& deletion) {
  std::string text = fmt::format("Waarborg: look-ups deleted\nat: {}\nby: {}\nbefore: {}\nwhy: {}\n",
                                 to_iso(house.clock().now()), command.actor, to_iso(deletion.before), deletion.why);
  const engine::DayStore store(look_ups_folder(house));
  for (const DayNumber day : deletion.days) {
    const auto segment = TRY(store.segment(day));
    std::string checksums;
    for (const auto& block : segment.blocks()) checksums += std::to_string(block.checksum) + " ";
    text += fmt::format("day: {}, look-ups {}, bytes {}, digest {}\n", to_iso(date_of(day)), segment.rows(),
                        segment.bytes(), to_hex(sealing::digest(as_bytes(checksums))));
  }
  text += fmt::format("tables beside them: rows that ended before {}\n",
                      to_iso(from_millis(std::int64_t{deletion.tables_before} * 1000)));
  return text + "public key: " + to_hex(house.keys().signing.public_key) + "\n";
}

/// Signed, on the disk before a day goes.
Result<fs::path> write_certificate(const matters::House& house, const std::string& text) {
  const auto folder = look_ups_folder(house) / "certificates";
  std::error_code error;
  fs::create_directories(folder, error);
  const auto file = folder / fmt::format("deleted-{}-{}.txt", to_iso(house.today()), new_id().substr(0, 8));
  const auto signature = to_hex(sealing::sign(house.keys().signing, as_bytes(text)));
  if (error || !engine::replace_durably(file, text + std::string(kSignature) + signature + "\n"))
    return Error{ErrorKind::unavailable, "engine.write_failed", {}, {file.filename().string()}};
  return file;
}

/// The first day within the term: LOG-02 keeps look-ups for years.
Date kept_from(const matters::House& house, const DetectionContent& content) {
  const Date today = house.today();
  const Date from{today.year() - std::chrono::years(content.keep_years), today.month(), today.day()};
  return from.ok() ? from : Date{from.year() / from.month() / std::chrono::last};
}

/// Until when look-ups may be deleted.
Result<Deletion> plan(const matters::House& house, const DeleteCommand& command) {
  const auto content = TRY(load_detection(house.platform.config.content, house.jurisdiction()));
  const Date from = kept_from(house, content);
  Deletion deletion{{}, command.before.value_or(from), {}};
  if (deletion.before > from && command.reason.empty())
    return conflict("lookups.still_kept", "", {std::to_string(content.keep_years), to_iso(from)});
  deletion.why = command.reason.empty() ? fmt::format("kept {} years ({})", content.keep_years, content.keep_source)
                                        : command.reason;
  for (const DayNumber day : TRY(engine::DayStore(look_ups_folder(house)).days()))
    if (date_of(day) < deletion.before) deletion.days.push_back(day);
  return deletion;
}

Result<Done> remove_days(const matters::House& house, engine::DayWriter& writer, const Deletion& deletion) {
  const auto folder = look_ups_folder(house);
  const engine::FactStore facts(folder / "facts");
  for (const DayNumber day : deletion.days) {
    static_cast<void>(TRY(facts.remove(day)));
    static_cast<void>(TRY(writer.remove(day)));
  }
  for (const auto& spec : all_side_tables()) TRY(remove_ended(side_store(house), spec, deletion.tables_before));
  return Done{};
}

void trace(const matters::House& house, storage::Transaction& tx, const DeleteCommand& command,
           const Deletion& deletion, const fs::path& file) {
  audit::record(tx, house.clock(),
                {.actor = command.actor,
                 .action = "lookups.delete",
                 .detail = "before=" + to_iso(deletion.before) + " days=" + std::to_string(deletion.days.size()) +
                           " certificate=" + file.filename().string()});
}

/// The certificate and its audit line first: a day that is gone without them could not be explained.
Result<std::string> delete_days(const matters::House& house, const DeleteCommand& command, Deletion& deletion,
                                const std::function<void(storage::Transaction&)>& also) {
  const auto folder = look_ups_folder(house);
  auto writer = TRY(engine::DayWriter::open(folder));
  deletion = TRY(plan(house, command));
  if (deletion.days.empty()) return std::string();
  // What may still explain a look-up that stays, stays.
  const auto first =
      std::int64_t{day_number(deletion.before)} * engine::kSecondsOfDay - TRY(rules_in_force(house)).reach();
  deletion.tables_before = static_cast<std::uint32_t>(std::clamp<std::int64_t>(first, 0, kTimeless));
  const auto text = TRY(certificate_text(house, command, deletion));
  const auto file = TRY(write_certificate(house, text));
  TRY(house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    trace(house, tx, command, deletion, file);
    if (also) also(tx);
    return Done{};
  }));
  TRY(remove_days(house, writer, deletion));
  return file.string();
}

/// What only those days named goes with them.
Result<Forgotten> forget_names(matters::House& house, const DeleteCommand& command) {
  const auto scan = TRY(house.database().read([&](storage::Transaction& tx) { return NameScan::open(house, tx); }));
  static_cast<void>(TRY(scan->go_on({})));
  const auto done = TRY(house.database().write([&](storage::Transaction& tx) -> Result<Forgotten> {
    return scan->finish(tx, command.named_by ? command.named_by(tx) : NamedElsewhere{}, command.actor);
  }));
  for (std::size_t kind = 0; kind < kKeyKinds.size(); ++kind) TRY(scan->forget_keys(static_cast<KeyKind>(kind)));
  return done;
}

}  // namespace

bool is_genuine(const matters::House& house, const fs::path& certificate) {
  std::ifstream in(certificate, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  const std::string text = bytes.str();
  const auto at = text.rfind(kSignature);
  if (at == std::string::npos || !text.ends_with('\n')) return false;
  const auto signature = from_hex(text.substr(at + kSignature.size(), text.size() - at - kSignature.size() - 1));
  return signature && sealing::verify(house.keys().signing.public_key, as_bytes(text.substr(0, at)), *signature);
}

int delete_log_days(matters::House& house, const i18n::Translator& t, const DeleteCommand& command,
                    const Print& print) {
  Deletion deletion;
  const auto file = delete_days(house, command, deletion, {});
  if (!file.ok()) return fail(t, file.errors(), print);
  print(t("lookups.deleted", {t.number(static_cast<std::int64_t>(deletion.days.size())), to_iso(deletion.before)}));
  if (file->empty()) return 0;
  print(t("lookups.certificate", {*file}));
  const auto forgotten = forget_names(house, command);
  if (!forgotten.ok()) return fail(t, forgotten.errors(), print);
  print(t("lookups.forgotten",
          {t.number(forgotten->officers), t.number(forgotten->reasons), t.number(forgotten->words)}));
  const auto keys = [&](KeyKind kind) { return t.number(forgotten->keys[static_cast<std::size_t>(kind)]); };
  print(t("lookups.forgotten_keys", {keys(KeyKind::officer), keys(KeyKind::subject), keys(KeyKind::basis),
                                     keys(KeyKind::reason), keys(KeyKind::token)}));
  return 0;
}

Result<std::optional<Date>> over_before(const matters::House& house) {
  const auto content = TRY(load_detection(house.platform.config.content, house.jurisdiction()));
  return content.delete_when_over ? std::optional(kept_from(house, content)) : std::nullopt;
}

Result<bool> is_something_over(const matters::House& house) {
  const auto content = TRY(load_detection(house.platform.config.content, house.jurisdiction()));
  if (!content.delete_when_over || !fs::exists(look_ups_folder(house))) return false;
  return !TRY(plan(house, {})).days.empty();
}

Result<std::size_t> delete_when_over(const matters::House& house,
                                     const std::function<void(storage::Transaction&)>& also) {
  // Most nights there is nothing to do, and no import need wait for that.
  if (!TRY(is_something_over(house))) return std::size_t{0};
  Deletion deletion;
  static_cast<void>(TRY(delete_days(house, {}, deletion, also)));
  return deletion.days.size();
}

}  // namespace waarborg::monitor
