// The custodians' ceremony. An administrator asks, m of n custodians agree, each apart and in any order. They can be
// asked for three things:
//   account     somebody lost the password (and perhaps the telephone with the code app): whoever has the code that was
//               handed out at the start chooses a new password with it. The account keeps its key pair; contents are
//               not touched.
//   matters     nobody who holds their keys is there any more: they are wrapped for a desk again.
//   custodians  others hold the parts from now on.
//
//   account: asked --enough agree--> agreed --code--> used          asked --one refuses--> refused
//   others:  asked --enough agree--> used
//   asked, agreed --asker takes it back--> withdrawn       asked, agreed --time is over--> expired
//
// What each gives and holds: docs/decisions/0022-recovery-by-parts.md. All of these write the audit log themselves.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "platform/auth/recovery.h"
#include "platform/identity/instance_keys.h"
#include "platform/identity/viewer.h"
#include "platform/storage/database.h"

namespace waarborg::auth {

/// How long custodians have to answer, and from the last agreement on how long the code can be used.
inline constexpr int kRecoveryDays = 7;

enum class RecoveryPurpose { account, matters, custodians };
std::string_view code_of(RecoveryPurpose purpose);

enum class RecoveryState { asked, agreed, refused, withdrawn, expired, used };
std::string_view code_of(RecoveryState state);

enum class Voice { agrees, refuses };

struct RecoveryVoice {
  std::string account_id;
  Voice voice = Voice::agrees;
  Instant at;
  std::string reason;  ///< of a refusal
};

struct RecoveryRequest {
  std::string id;
  RecoveryPurpose purpose = RecoveryPurpose::account;
  std::string account_id;                     ///< of an account
  std::vector<std::string> matter_ids{};      ///< of matters
  std::optional<RecoverySetting> proposed{};  ///< of custodians: who they would be, and how many are needed
  std::string asked_by;
  Instant asked_at;
  Instant expires_at;
  RecoveryState state = RecoveryState::asked;
  bool totp = false;  ///< the code app is lost as well: using the code gives a new secret
  std::string reason;
  std::vector<RecoveryVoice> voices;
  [[nodiscard]] bool is_open() const { return state == RecoveryState::asked || state == RecoveryState::agreed; }
};

/// What is handed to the person: shown once, stored nowhere.
struct RecoveryCode {
  std::string code;
  Bytes lookup;
  sealing::PublicKey public_key;
};
/// Costs one Argon2id: make it before the transaction.
RecoveryCode new_recovery_code(const identity::InstanceKeys& keys, const sealing::PasswordCost& cost);

struct RecoveryAsked {
  std::string account_id;
  std::string reason;
  bool totp = false;
};
/// For an administrator, whose scope the caller checked. Answers the request's id. Errors, all of the form at once:
/// "error.required" or "error.too_long" (reason); "recovery.not_set_up", "recovery.own", "recovery.open_already",
/// "recovery.no_share" (nobody signed in with the account since recovery was set up), "recovery.too_few" (not enough
/// custodians are left to agree), not_found.
Result<std::string> ask_recovery(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                                 const identity::Viewer& asker, const RecoveryAsked& asked, const RecoveryCode& code);
/// For an administrator of the whole force: to have matters that nobody can open wrapped for a desk again. `barred`:
/// the custodians who are kept out of one of them; for them the request does not exist. Errors: as ask_recovery, of
/// reason and too few custodians; "recovery.open_already". REQUIRES: !matter_ids.empty().
Result<std::string> ask_opening(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                                const identity::Viewer& asker, const std::vector<std::string>& matter_ids,
                                const std::string& reason, const std::vector<std::string>& barred);
/// For an administrator of the whole force: others in the custodians' place, or another number of them. Errors: as
/// set_up_recovery and ask_recovery; "recovery.open_already"; "recovery.same_custodians".
Result<std::string> ask_custodians(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                                   const identity::Viewer& asker, const RecoverySetting& proposed,
                                   const std::string& reason);
/// Ends an open request. Errors: not_found, "recovery.over".
Result<Done> withdraw_recovery(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                               const identity::Viewer& asker, const std::string& request_id);

/// Whether the account is one of the custodians who hold parts (the role alone gives none).
bool is_custodian(storage::Transaction& tx, const std::string& account_id);
/// The newest requests first, at most so many. A request whose time is over is "expired", swept or not.
std::vector<RecoveryRequest> recovery_requests(storage::Transaction& tx, const Clock& clock,
                                               const identity::InstanceKeys& keys, int limit);
/// Whether the request does not exist for this custodian.
bool is_barred(storage::Transaction& tx, const std::string& request_id, const std::string& account_id);
/// Those for one account, the newest first.
std::vector<RecoveryRequest> recovery_requests_of(storage::Transaction& tx, const Clock& clock,
                                                  const identity::InstanceKeys& keys, const std::string& account_id);
std::optional<RecoveryRequest> find_recovery(storage::Transaction& tx, const Clock& clock,
                                             const identity::InstanceKeys& keys, const std::string& request_id);
/// How many requests wait for this custodian's answer.
std::int64_t recoveries_waiting(storage::Transaction& tx, const Clock& clock, const std::string& account_id);

/// Why this custodian may not answer; nothing when they may. Errors: not_found (no custodian, or no such request),
/// "recovery.own" (their own account), "recovery.asked_self" (who asks does not agree as well), "recovery.over",
/// "recovery.answered".
Result<Done> check_voice(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                         const std::string& account_id, const std::string& request_id);
/// Wraps the key of a matter for a desk again with the opened recovery key.
using MatterOpener = std::function<Result<Done>(storage::Transaction&, const std::string& matter_id,
                                                const sealing::KeyPair& recovery, const std::string& actor)>;
/// Agrees; the caller asked for the custodian's password (Sessions::confirm_password). The last one that is needed
/// opens the recovery key for this moment: it wraps the account's key for the code, opens the matters, or makes new
/// parts for other custodians, which ends every request that still counts on the old ones. Errors: of check_voice, of
/// `open_matter`, "recovery.damaged", "recovery.no_share", "recovery.custodians" (one has left meanwhile).
Result<Done> agree_to_recovery(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                               const identity::Viewer& custodian, const std::string& request_id,
                               const MatterOpener& open_matter);
/// Refuses, which ends the request. Errors: of check_voice, "error.required" or "error.too_long" (reason).
Result<Done> refuse_recovery(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                             const identity::Viewer& custodian, const std::string& request_id,
                             const std::string& reason);

struct Recovered {
  std::string account_id;
  std::string sign_in_name;
  std::string totp_secret;  ///< to show once; empty: it stays what it was
};
/// With the code a person chooses the new password, which nobody else ever knew. Ends the account's sessions. Codes are
/// 100 random bits: guessing is not counted, so that nobody can lock the owner out. Errors: "recovery.code_refused"
/// (field "code": unknown, used, refused or too late), "recovery.waiting" (field "code": not enough custodians agreed
/// yet), "auth.password_short" (field "replacement").
Result<Recovered> use_recovery_code(storage::Database& database, const Clock& clock, const identity::InstanceKeys& keys,
                                    const sealing::PasswordCost& cost, const std::string& code,
                                    const std::string& new_password);

/// Marks requests whose time is over and forgets what was released for them; for the daily job.
void tidy_recoveries(storage::Transaction& tx, const Clock& clock);

}  // namespace waarborg::auth
