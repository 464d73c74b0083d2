// Asking for recovery and taking it back: an administrator's part.
#include "platform/auth/recovery.h"
#include "platform/auth/recovery_rows.h"
#include "platform/directory/directory.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

constexpr std::chrono::days kTerm{kRecoveryDays};

/// Whether so many custodians are left that could agree.
bool are_enough(storage::Transaction& tx, const RecoverySetting& setting, const identity::Viewer& asker,
                const std::string& account_id) {
  int able = 0;
  for (const auto& custodian : setting.custodians) {
    const auto account = directory::find_account(tx, custodian);
    if (account && !account->closed && custodian != account_id && custodian != asker.account_id) ++able;
  }
  return able >= setting.needed;
}

Result<Done> check_ask(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                       const identity::Viewer& asker, const RecoveryAsked& asked) {
  if (const auto fault = reason_fault(asked.reason, "reason")) return *fault;
  const auto account = directory::find_account(tx, asked.account_id);
  if (!account || account->closed) return not_found();
  if (asker.account_id == asked.account_id) return forbidden("recovery.own");
  const auto setting = recovery_setting(tx);
  if (!setting) return conflict("recovery.not_set_up");
  for (const auto& request : recovery_requests_of(tx, clock, keys, asked.account_id))
    if (request.is_open()) return conflict("recovery.open_already");
  const auto row = tx.find(sql::credentials_recovery, {asked.account_id});
  if (!row || row->is_null("recovery_wrapped")) return conflict("recovery.no_share");
  if (!are_enough(tx, *setting, asker, asked.account_id)) return conflict("recovery.too_few");
  return Done{};
}

}  // namespace

Result<std::string> ask_recovery(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                                 const identity::Viewer& asker, const RecoveryAsked& asked, const RecoveryCode& code) {
  TRY(check_ask(tx, clock, keys, asker, asked));
  const std::string id = new_id();
  const Instant now = clock.now();
  tx.execute(sql::request_insert,
             {id, asked.account_id, asker.account_id, now, Instant(now + kTerm), asked.totp,
              sealing::seal(keys.directory, reason_place(id), asked.reason), code.lookup, ByteView(code.public_key)});
  record_recovery(tx, clock, asker.account_id, "recovery.ask", *find_recovery(tx, clock, keys, id));
  return id;
}

Result<Done> withdraw_recovery(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                               const identity::Viewer& asker, const std::string& request_id) {
  const auto request = find_recovery(tx, clock, keys, request_id);
  if (!request) return not_found();
  if (!request->is_open()) return conflict("recovery.over");
  end_request(tx, request_id, request->state, RecoveryState::withdrawn);
  record_recovery(tx, clock, asker.account_id, "recovery.withdraw", *request);
  return Done{};
}

}  // namespace waarborg::auth
