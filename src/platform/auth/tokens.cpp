#include <algorithm>
#include <array>

#include "base/text.h"
#include "platform/audit/audit.h"
#include "platform/auth/first_password.h"
#include "platform/auth/sessions.h"
#include "platform/auth/viewers.h"
#include "platform/calendar/calendar.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

constexpr std::array<std::string_view, 5> kScopes{"units:read", "people:read", "matters:read", "look-ups:read",
                                                  "look-ups:write"};
constexpr std::string_view kPrefix = "wb_";
constexpr std::string_view kScheme = "bearer ";
constexpr int kDaysMax = 366;
constexpr std::size_t kSecretSize = 32;

Errors faults_of(const std::string& label, const std::vector<std::string>& scopes, int days_valid) {
  Errors errors;
  if (trim(label).empty()) errors.push_back(invalid("error.required", "label"));
  const bool known = std::all_of(scopes.begin(), scopes.end(), [](const auto& scope) {
    return std::find(kScopes.begin(), kScopes.end(), scope) != kScopes.end();
  });
  if (scopes.empty() || !known) errors.push_back(invalid("auth.scope_unknown", "scopes"));
  if (days_valid < 1 || days_valid > kDaysMax)
    errors.push_back(invalid("auth.token_days", "days_valid", {std::to_string(kDaysMax)}));
  return errors;
}

}  // namespace

Result<std::string> Sessions::create_token(const identity::Viewer& viewer, const std::string& label,
                                           const std::vector<std::string>& scopes, int days_valid) {
  if (auto errors = faults_of(label, scopes, days_valid); !errors.empty()) return errors;
  const std::string token = std::string(kPrefix) + to_base64url(random_bytes(kSecretSize));
  TRY(database_->write([&](storage::Transaction& tx) -> Result<Done> {
    const Instant now = clock_->now();
    const std::string id = new_id();
    tx.execute(sql::token_insert, {id, viewer.account_id, trim(label), sealing::digest(as_bytes(token)),
                                   join(scopes, " "), now, Instant(now + std::chrono::days(days_valid))});
    audit::record(tx, *clock_, {audit::Chain::staff, viewer.account_id, "auth.token_create", "", "", "token:" + id});
    return Done{};
  }));
  return token;
}

Result<std::vector<Sessions::TokenRow>> Sessions::list_tokens(const identity::Viewer& viewer) {
  return database_->read([&](storage::Transaction& tx) -> Result<std::vector<TokenRow>> {
    std::vector<TokenRow> rows;
    for (const auto& row : tx.query(sql::tokens_of_account, {viewer.account_id})) {
      rows.push_back({row.text("id"), row.text("label"), split(row.text("scopes"), ' '), row.instant("created_at"),
                      row.instant("expires_at")});
    }
    return rows;
  });
}

Result<Done> Sessions::revoke_token(const identity::Viewer& viewer, const std::string& token_id) {
  return database_->write([&](storage::Transaction& tx) -> Result<Done> {
    if (tx.execute(sql::token_delete, {token_id, viewer.account_id}) == 0) return not_found();
    audit::record(tx, *clock_,
                  {audit::Chain::staff, viewer.account_id, "auth.token_revoke", "", "", "token:" + token_id});
    return Done{};
  });
}

Result<Sessions::TokenViewer> Sessions::token_viewer(const std::string& authorization_header) {
  const Error refused = forbidden("auth.token_refused");
  const std::string_view header = authorization_header;
  if (ascii_lower(header.substr(0, kScheme.size())) != kScheme) return refused;
  const std::string_view token = trim(header.substr(kScheme.size()));
  if (!starts_with(token, kPrefix)) return refused;
  return database_->read([&](storage::Transaction& tx) -> Result<TokenViewer> {
    const auto row = tx.find(sql::token_find, {sealing::digest(as_bytes(token))});
    if (!row || row->instant("expires_at") <= clock_->now()) return refused;
    auto viewer =
        viewer_of(tx, *keys_, row->text("account_id"), std::nullopt, calendar::local_date(clock_->now(), policy_.zone));
    if (!viewer || has_first_password(tx, viewer->account_id)) return refused;
    viewer->session_id = row->text("id");
    return TokenViewer{std::move(*viewer), split(row->text("scopes"), ' ')};
  });
}

}  // namespace waarborg::auth
