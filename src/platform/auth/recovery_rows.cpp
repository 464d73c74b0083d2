#include "platform/auth/recovery_rows.h"

#include <array>

#include "base/text.h"
#include "platform/audit/audit.h"
#include "platform/directory/directory.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

constexpr std::size_t kReasonCharactersMax = 2000;
constexpr std::array<std::pair<RecoveryState, std::string_view>, 6> kStates{{{RecoveryState::asked, "asked"},
                                                                             {RecoveryState::agreed, "agreed"},
                                                                             {RecoveryState::refused, "refused"},
                                                                             {RecoveryState::withdrawn, "withdrawn"},
                                                                             {RecoveryState::expired, "expired"},
                                                                             {RecoveryState::used, "used"}}};

RecoveryState state_from(std::string_view code) {
  for (const auto& [state, name] : kStates)
    if (name == code) return state;
  return RecoveryState::expired;  // a state of a later version opens nothing
}

constexpr std::array<std::pair<RecoveryPurpose, std::string_view>, 3> kPurposes{
    {{RecoveryPurpose::account, "account"},
     {RecoveryPurpose::matters, "matters"},
     {RecoveryPurpose::custodians, "custodians"}}};

RecoveryPurpose purpose_from(std::string_view code) {
  for (const auto& [purpose, name] : kPurposes)
    if (name == code) return purpose;
  return RecoveryPurpose::account;
}

RecoverySetting setting_from(const std::string& subject) {
  RecoverySetting setting;
  for (const auto& part : split(subject, ' ')) {
    if (setting.needed == 0)
      setting.needed = std::stoi(part);
    else
      setting.custodians.push_back(part);
  }
  return setting;
}

std::vector<RecoveryVoice> voices_of(storage::Transaction& tx, const identity::InstanceKeys& keys,
                                     const std::string& request_id) {
  std::vector<RecoveryVoice> voices;
  for (const auto& row : tx.query(sql::voices_of_request, {request_id})) {
    RecoveryVoice voice{
        row.text("account_id"), row.flag("agrees") ? Voice::agrees : Voice::refuses, row.instant("at"), {}};
    if (const auto sealed = row.maybe_blob("reason_sealed"))
      voice.reason =
          sealing::open_text(keys.directory, voice_place(request_id, voice.account_id), *sealed).value_or("");
    voices.push_back(std::move(voice));
  }
  return voices;
}

}  // namespace

std::string_view code_of(RecoveryPurpose purpose) {
  for (const auto& [known, name] : kPurposes)
    if (known == purpose) return name;
  return "account";
}

std::string subject_of(const RecoverySetting& setting) {
  return std::to_string(setting.needed) + " " + join(setting.custodians, " ");
}

std::string_view code_of(RecoveryState state) {
  for (const auto& [known, name] : kStates)
    if (known == state) return name;
  return "expired";
}

std::optional<Error> reason_fault(std::string_view reason, const std::string& field) {
  if (trim(reason).empty()) return invalid("error.required", field);
  if (count_characters(reason) > kReasonCharactersMax)
    return invalid("error.too_long", field, {std::to_string(kReasonCharactersMax)});
  return std::nullopt;
}

std::string reason_place(const std::string& request_id) { return "auth_recovery_requests:" + request_id + ":reason"; }

std::string voice_place(const std::string& request_id, const std::string& account_id) {
  return "auth_recovery_voices:" + request_id + ":" + account_id;
}

RecoveryRequest request_from(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                             const storage::Row& row) {
  RecoveryRequest request;
  request.id = row.text("id");
  request.purpose = purpose_from(row.text("purpose"));
  request.account_id = row.text("account_id");
  if (request.purpose == RecoveryPurpose::matters) request.matter_ids = split(row.text("subject"), ' ');
  if (request.purpose == RecoveryPurpose::custodians) request.proposed = setting_from(row.text("subject"));
  request.asked_by = row.text("asked_by");
  request.asked_at = row.instant("asked_at");
  request.expires_at = row.instant("expires_at");
  request.state = state_from(row.text("state"));
  if (request.is_open() && request.expires_at <= clock.now()) request.state = RecoveryState::expired;
  request.totp = row.flag("totp");
  request.reason = sealing::open_text(keys.directory, reason_place(request.id), row.blob("reason_sealed")).value_or("");
  request.voices = voices_of(tx, keys, request.id);
  return request;
}

bool end_request(storage::Transaction& tx, const std::string& request_id, RecoveryState from, RecoveryState to) {
  if (tx.execute(sql::request_end, {request_id, code_of(from), code_of(to)}) != 1) return false;
  tx.execute(sql::released_delete, {request_id});
  return true;
}

void record_recovery(storage::Transaction& tx, const Clock& clock, const std::string& actor, const std::string& action,
                     const RecoveryRequest& request) {
  const auto account = directory::find_account(tx, request.account_id);
  const std::string person_id = account ? account->person_id : "";
  const std::string detail = "recovery:" + request.id;
  for (const auto& matter_id : request.matter_ids)
    audit::record(tx, clock, {audit::Chain::staff, actor, action, matter_id, person_id, detail});
  if (request.matter_ids.empty()) audit::record(tx, clock, {audit::Chain::staff, actor, action, "", person_id, detail});
}

sealing::ReporterKey recovery_key_of(const identity::InstanceKeys& keys, const sealing::PasswordCost& cost,
                                     std::string_view normalised_code) {
  // A salt of its own: a reporter's return code that were the same would open another key.
  Bytes salt = sealing::keyed_token(keys.token, "recovery code", "salt");
  salt.resize(keys.reporter_salt.size());
  return sealing::reporter_key(normalised_code, salt, cost);
}

RecoveryCode new_recovery_code(const identity::InstanceKeys& keys, const sealing::PasswordCost& cost) {
  RecoveryCode made{sealing::new_return_code(), {}, {}};
  const auto key = recovery_key_of(keys, cost, sealing::normalise_return_code(made.code).value_or(made.code));
  made.lookup = key.lookup;
  made.public_key = key.pair.public_key;
  return made;
}

std::vector<RecoveryRequest> recovery_requests(storage::Transaction& tx, const Clock& clock,
                                               const identity::InstanceKeys& keys, int limit) {
  std::vector<RecoveryRequest> out;
  for (const auto& row : tx.query(sql::requests_all, {limit})) out.push_back(request_from(tx, clock, keys, row));
  return out;
}

std::vector<RecoveryRequest> recovery_requests_of(storage::Transaction& tx, const Clock& clock,
                                                  const identity::InstanceKeys& keys, const std::string& account_id) {
  std::vector<RecoveryRequest> out;
  for (const auto& row : tx.query(sql::requests_of_account, {account_id}))
    out.push_back(request_from(tx, clock, keys, row));
  return out;
}

std::optional<RecoveryRequest> find_recovery(storage::Transaction& tx, const Clock& clock,
                                             const identity::InstanceKeys& keys, const std::string& request_id) {
  const auto row = tx.find(sql::request_find, {request_id});
  if (!row) return std::nullopt;
  return request_from(tx, clock, keys, *row);
}

bool is_barred(storage::Transaction& tx, const std::string& request_id, const std::string& account_id) {
  return tx.find(sql::barred_find, {request_id, account_id}).has_value();
}

std::int64_t recoveries_waiting(storage::Transaction& tx, const Clock& clock, const std::string& account_id) {
  if (!is_custodian(tx, account_id)) return 0;
  return tx.find(sql::requests_waiting, {account_id, clock.now()})->integer("waiting");
}

void tidy_recoveries(storage::Transaction& tx, const Clock& clock) {
  for (const auto& row : tx.query(sql::requests_over, {clock.now()}))
    end_request(tx, row.text("id"), state_from(row.text("state")), RecoveryState::expired);
}

}  // namespace waarborg::auth
