// The way back from numbers to people and words, each through the key of a desk.
#include "engine/key_index.h"
#include "features/monitor/contract/detection.h"
#include "features/monitor/log_keys.h"
#include "features/monitor/numbering.h"
#include "features/monitor/sealed_text.h"
#include "platform/directory/directory.h"
#include "queries/feature_monitor.h"

namespace waarborg::monitor {
namespace {

namespace sql = queries::feature_monitor;

/// What is sealed may be older than the desk's key of today.
std::optional<sealing::KeyPair> pair_at(storage::Transaction& tx, const char* desk_code, std::int64_t generation,
                                        const sealing::KeyPair& pair) {
  const auto desk = directory::find_desk(tx, desk_code);
  if (!desk) return std::nullopt;
  return directory::desk_pair_at(tx, desk->id, static_cast<int>(generation), pair);
}

}  // namespace

Result<std::optional<std::uint32_t>> officer_number(const matters::House& house, const std::string& value) {
  const auto index = TRY(engine::KeyIndex::open(look_ups_folder(house) / "officers.keys"));
  const std::uint32_t number = index.find(LogKey(house.keys(), KeyKind::officer).of(value));
  return number == 0 ? std::optional<std::uint32_t>() : number;
}

std::optional<Bytes> open_outer_seal(storage::Transaction& tx, const sealing::KeyPair& monitor, std::uint32_t officer) {
  const auto row = tx.find(sql::officer_find, {static_cast<std::int64_t>(officer)});
  if (!row) return std::nullopt;
  const auto pair = pair_at(tx, kMonitorDesk, row->integer("monitor_generation"), monitor);
  return pair ? open_officer_outside(*pair, officer, row->blob("sealed")) : std::nullopt;
}

std::optional<OpenedOfficer> open_inner_seal(storage::Transaction& tx, const sealing::KeyPair& approval,
                                             std::uint32_t officer, ByteView inner) {
  const auto row = tx.find(sql::officer_find, {static_cast<std::int64_t>(officer)});
  if (!row) return std::nullopt;
  const auto pair = pair_at(tx, kApprovalDesk, row->integer("approval_generation"), approval);
  if (!pair) return std::nullopt;
  const auto identity = open_officer(*pair, officer, inner);
  if (!identity) return std::nullopt;
  return OpenedOfficer{identity->value, identity->person_id};
}

std::optional<std::string> reason_text(storage::Transaction& tx, const sealing::KeyPair& monitor,
                                       std::uint32_t reason) {
  const auto row = tx.find(sql::reason_find, {static_cast<std::int64_t>(reason)});
  if (!row) return std::nullopt;
  const auto pair = pair_at(tx, kMonitorDesk, row->integer("generation"), monitor);
  if (!pair) return std::nullopt;
  const auto text = open_with(*pair, reason_place(reason), row->blob("sealed"));
  return text ? std::optional(as_text(*text)) : std::nullopt;
}

}  // namespace waarborg::monitor
