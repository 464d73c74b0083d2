// Requests for recovery as rows. Private to auth.
#pragma once

#include <optional>
#include <string>

#include "platform/auth/recovery_requests.h"

namespace waarborg::auth {

/// "error.required" or "error.too_long" for what a person wrote as `field`.
std::optional<Error> reason_fault(std::string_view reason, const std::string& field);
std::string reason_place(const std::string& request_id);
std::string voice_place(const std::string& request_id, const std::string& account_id);

/// How the row keeps who the custodians would be.
std::string subject_of(const RecoverySetting& setting);
RecoveryRequest request_from(storage::Transaction& tx, const Clock& clock, const identity::InstanceKeys& keys,
                             const storage::Row& row);
/// From one state to an ended one; forgets what was released. False when it was not in that state.
bool end_request(storage::Transaction& tx, const std::string& request_id, RecoveryState from, RecoveryState to);
/// A line in the audit log about the person whose account it is, or one for each matter.
void record_recovery(storage::Transaction& tx, const Clock& clock, const std::string& actor, const std::string& action,
                     const RecoveryRequest& request);
/// The lookup and key pair of a code as it was made. One Argon2id.
sealing::ReporterKey recovery_key_of(const identity::InstanceKeys& keys, const sealing::PasswordCost& cost,
                                     std::string_view normalised_code);

}  // namespace waarborg::auth
