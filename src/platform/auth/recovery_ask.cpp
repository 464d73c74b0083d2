// Asking for recovery and taking it back: an administrator's part.
#include <algorithm>

#include "base/text.h"
#include "platform/auth/recovery_parts.h"
#include "platform/auth/recovery_rows.h"
#include "platform/directory/directory.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

constexpr std::chrono::days kTerm{kRecoveryDays};

/// Whether so many custodians are left that could agree: not who asks, nor any of `but_not`.
bool are_enough(storage::Transaction& tx, const RecoverySetting& setting, const identity::Viewer& asker,
                const std::vector<std::string>& but_not) {
  int able = 0;
  for (const auto& custodian : setting.custodians) {
    const auto account = directory::find_account(tx, custodian);
    const bool out = custodian == asker.account_id || std::ranges::find(but_not, custodian) != but_not.end();
    if (account && !account->closed && !out) ++able;
  }
  return able >= setting.needed;
}

/// What a request is for, as its row keeps it.
struct Wanted {
  RecoveryPurpose purpose = RecoveryPurpose::account;
  std::string account_id{};
  std::string subject{};
  std::string reason{};
  bool totp = false;
};

std::string insert(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                   const identity::Viewer& asker, const Wanted& wanted, const RecoveryCode* code) {
  const std::string id = new_id();
  const Instant now = clock.now();
  const ByteView lookup = code ? ByteView(code->lookup) : as_bytes(id);
  const ByteView holder = code ? ByteView(code->public_key) : ByteView{};
  tx.execute(sql::request_insert, {id, wanted.account_id, asker.account_id, now, Instant(now + kTerm), wanted.totp,
                                   sealing::seal(keys.directory, reason_place(id), wanted.reason), lookup, holder,
                                   code_of(wanted.purpose), wanted.subject});
  record_recovery(tx, clock, asker.account_id, "recovery.ask", *find_recovery(tx, clock, keys, id));
  return id;
}

/// What goes for every request: a reason, nobody asked for the same yet, and enough custodians are left. The setting.
Result<RecoverySetting> check_ask(storage::Transaction& tx, const identity::Viewer& asker, const std::string& reason,
                                  bool is_open_already, const std::vector<std::string>& but_not) {
  if (const auto fault = reason_fault(reason, "reason")) return *fault;
  auto setting = recovery_setting(tx);
  if (!setting) return conflict("recovery.not_set_up");
  if (is_open_already) return conflict("recovery.open_already");
  if (!are_enough(tx, *setting, asker, but_not)) return conflict("recovery.too_few");
  return std::move(*setting);
}

bool is_asked(storage::Transaction& tx, const Clock& clock, const Wanted& wanted) {
  return tx.find(sql::request_of_subject, {code_of(wanted.purpose), wanted.subject, clock.now()}).has_value();
}

Result<Done> check_account(storage::Transaction& tx, const identity::Viewer& asker, const std::string& account_id) {
  const auto account = directory::find_account(tx, account_id);
  if (!account || account->closed) return not_found();
  if (asker.account_id == account_id) return forbidden("recovery.own");
  return Done{};
}

}  // namespace

Result<std::string> ask_recovery(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                                 const identity::Viewer& asker, const RecoveryAsked& asked, const RecoveryCode& code) {
  TRY(check_account(tx, asker, asked.account_id));
  const bool is_open_already =
      std::ranges::any_of(recovery_requests_of(tx, clock, keys, asked.account_id), &RecoveryRequest::is_open);
  TRY(check_ask(tx, asker, asked.reason, is_open_already, {asked.account_id}));
  const auto row = tx.find(sql::credentials_recovery, {asked.account_id});
  if (!row || row->is_null("recovery_wrapped")) return conflict("recovery.no_share");
  return insert(tx, clock, keys, asker, {RecoveryPurpose::account, asked.account_id, "", asked.reason, asked.totp},
                &code);
}

Result<std::string> ask_opening(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                                const identity::Viewer& asker, const std::vector<std::string>& matter_ids,
                                const std::string& reason, const std::vector<std::string>& barred) {
  const Wanted wanted{RecoveryPurpose::matters, "", join(matter_ids, " "), reason};
  TRY(check_ask(tx, asker, reason, is_asked(tx, clock, wanted), barred));
  std::string id = insert(tx, clock, keys, asker, wanted, nullptr);
  for (const auto& account_id : barred) tx.execute(sql::barred_insert, {id, account_id});
  return id;
}

Result<std::string> ask_custodians(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                                   const identity::Viewer& asker, const RecoverySetting& proposed,
                                   const std::string& reason) {
  const Wanted wanted{RecoveryPurpose::custodians, "", subject_of(proposed), reason};
  const auto setting = TRY(check_ask(tx, asker, reason, is_asked(tx, clock, wanted), {}));
  TRY(check_custodians(tx, proposed));
  if (setting == proposed) return conflict("recovery.same_custodians");
  return insert(tx, clock, keys, asker, wanted, nullptr);
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
