#include "platform/auth/failures.h"

#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

}  // namespace

Result<Attempt> begin_attempt(storage::Transaction& tx, const identity::InstanceKeys& keys, Instant now,
                              std::string_view name, std::string_view device) {
  Attempt attempt{new_id(), sealing::keyed_token(keys.cookie, "failures of name", name),
                  sealing::keyed_token(keys.cookie, "failures of device", device), device.empty()};
  const Instant since = now - kFailureWindow;
  const auto row = tx.find(sql::failures_count, {attempt.name_token, attempt.device_token, since});
  if (row->integer("failures") >= kFailuresMax) return Error{ErrorKind::too_many, "auth.locked"};
  tx.execute(sql::failure_insert, {attempt.id, attempt.name_token, attempt.device_token, now});
  return attempt;
}

void succeeded(storage::Transaction& tx, const Attempt& attempt) {
  if (attempt.stranger) {
    tx.execute(sql::failure_delete, {attempt.id});
  } else {
    tx.execute(sql::failures_delete_of_device, {attempt.name_token, attempt.device_token});
  }
}

}  // namespace waarborg::auth
