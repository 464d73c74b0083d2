// What custodians say to a request, each apart.
#include <algorithm>

#include "platform/auth/recovery_parts.h"
#include "platform/auth/recovery_rows.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

constexpr std::chrono::days kTerm{kRecoveryDays};

/// The place of an account among the custodians; nothing for anybody else.
std::optional<int> position_of(const RecoverySetting& setting, const std::string& account_id) {
  const auto found = std::ranges::find(setting.custodians, account_id);
  if (found == setting.custodians.end()) return std::nullopt;
  return static_cast<int>(found - setting.custodians.begin());
}

struct Seat {
  RecoveryRequest request;
  RecoverySetting setting;
  int position = 0;
};

Result<Seat> seat_at(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                     const std::string& account_id, const std::string& request_id) {
  auto setting = recovery_setting(tx);
  auto request = find_recovery(tx, clock, keys, request_id);
  const auto position = setting ? position_of(*setting, account_id) : std::nullopt;
  if (!position || !request || is_barred(tx, request_id, account_id)) return not_found();
  if (request->account_id == account_id) return forbidden("recovery.own");
  if (request->asked_by == account_id) return forbidden("recovery.asked_self");
  if (request->state != RecoveryState::asked) return conflict("recovery.over");
  if (std::ranges::find(request->voices, account_id, &RecoveryVoice::account_id) != request->voices.end())
    return conflict("recovery.answered");
  return Seat{std::move(*request), std::move(*setting), *position};
}

/// Positions of those who agreed, with this one, ascending.
std::vector<int> agreed_with(const Seat& seat) {
  std::vector<int> positions{seat.position};
  for (const auto& voice : seat.request.voices)
    if (const auto position = position_of(seat.setting, voice.account_id)) positions.push_back(*position);
  std::ranges::sort(positions);
  return positions;
}

/// Wraps this one account's key for the code.
Result<Done> hand_to_code(storage::Transaction& tx, const Clock& clock, const Seat& seat,
                          const sealing::KeyPair& recovery) {
  const auto row = tx.find(sql::credentials_recovery, {seat.request.account_id});
  const auto wrapped = row ? row->maybe_blob("recovery_wrapped") : std::nullopt;
  const auto secret = wrapped ? sealing::unwrap(*wrapped, recovery) : std::nullopt;
  const auto code = tx.find(sql::request_find, {seat.request.id});
  if (!secret || !code) return conflict("recovery.no_share");
  const auto holder = sealing::public_key_from(code->blob("public_key"));
  tx.execute(sql::request_agree, {seat.request.id, sealing::wrap(*secret, holder), Instant(clock.now() + kTerm)});
  tx.execute(sql::released_delete, {seat.request.id});
  return Done{};
}

/// The shares that other requests count on are gone: they have to be asked anew.
void end_others(storage::Transaction& tx, const std::string& request_id) {
  for (const auto& row : tx.query(sql::requests_asked, {request_id}))
    end_request(tx, row.text("id"), RecoveryState::asked, RecoveryState::withdrawn);
}

/// The recovery key exists for this moment, to do the one thing that was asked.
Result<Done> carry_out(storage::Transaction& tx, const Clock& clock, const Seat& seat, const Present& present,
                       const std::string& actor, const MatterOpener& open_matter) {
  const RecoveryRequest& request = seat.request;
  const auto recovery = TRY(add_up_parts(tx, request.id, present, agreed_with(seat)));
  switch (request.purpose) {
    case RecoveryPurpose::account: return hand_to_code(tx, clock, seat, recovery);
    case RecoveryPurpose::matters:
      for (const auto& matter_id : request.matter_ids) TRY(open_matter(tx, matter_id, recovery, actor));
      break;
    case RecoveryPurpose::custodians:
      TRY(replace_custodians(tx, request.proposed.value(), recovery));
      end_others(tx, request.id);
      break;
  }
  end_request(tx, request.id, RecoveryState::asked, RecoveryState::used);
  return Done{};
}

}  // namespace

bool is_custodian(storage::Transaction& tx, const std::string& account_id) {
  const auto setting = recovery_setting(tx);
  return setting && position_of(*setting, account_id).has_value();
}

Result<Done> check_voice(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                         const std::string& account_id, const std::string& request_id) {
  TRY(seat_at(tx, clock, keys, account_id, request_id));
  return Done{};
}

Result<Done> agree_to_recovery(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                               const identity::Viewer& custodian, const std::string& request_id,
                               const MatterOpener& open_matter) {
  const Seat seat = TRY(seat_at(tx, clock, keys, custodian.account_id, request_id));
  if (!custodian.key) return not_found();
  const Present present{seat.position, *custodian.key};
  if (static_cast<int>(agreed_with(seat).size()) < seat.setting.needed)
    TRY(release_parts(tx, request_id, seat.setting, present));
  else
    TRY(carry_out(tx, clock, seat, present, custodian.account_id, open_matter));
  tx.execute(sql::voice_insert, {request_id, custodian.account_id, true, clock.now(), std::nullopt});
  record_recovery(tx, clock, custodian.account_id, "recovery.agree", seat.request);
  return Done{};
}

Result<Done> refuse_recovery(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                             const identity::Viewer& custodian, const std::string& request_id,
                             const std::string& reason) {
  const Seat seat = TRY(seat_at(tx, clock, keys, custodian.account_id, request_id));
  if (const auto fault = reason_fault(reason, "reason")) return *fault;
  tx.execute(sql::voice_insert, {request_id, custodian.account_id, false, clock.now(),
                                 sealing::seal(keys.directory, voice_place(request_id, custodian.account_id), reason)});
  end_request(tx, request_id, RecoveryState::asked, RecoveryState::refused);
  record_recovery(tx, clock, custodian.account_id, "recovery.refuse", seat.request);
  return Done{};
}

}  // namespace waarborg::auth
