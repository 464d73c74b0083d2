#include "platform/auth/sessions.h"

#include "platform/audit/audit.h"
#include "platform/auth/failures.h"
#include "platform/auth/first_password.h"
#include "platform/auth/recovery_requests.h"
#include "platform/auth/session_secret.h"
#include "platform/auth/viewers.h"
#include "platform/calendar/calendar.h"
#include "platform/directory/directory.h"
#include "queries/platform_auth.h"

namespace waarborg::auth {
namespace {

namespace sql = queries::platform_auth;

constexpr auto kTouchEvery = std::chrono::minutes(1);

Error ended() { return forbidden("error.session_ended"); }

bool is_over(const storage::Row& session, Instant now, const SessionPolicy& policy) {
  return now - session.instant("seen_at") > std::chrono::minutes(policy.idle_minutes) ||
         now - session.instant("started_at") >= std::chrono::hours(policy.hours_max);
}

}  // namespace

Result<Seen> find_seen(storage::Transaction& tx, const identity::InstanceKeys& keys, const SessionSecret& secret,
                       Instant now, const SessionPolicy& policy) {
  const auto session = tx.find(sql::session_find, {secret.id});
  if (!session || !sealing::same(session->blob("secret_hash"), secret.hash())) return ended();
  if (is_over(*session, now, policy)) return ended();
  const auto pair = secret.open_account_key(session->blob("key_sealed"));
  if (!pair) return ended();
  auto viewer = viewer_of(tx, keys, session->text("account_id"), pair, calendar::local_date(now, policy.zone));
  if (!viewer) return ended();
  viewer->session_id = secret.id;
  viewer->csrf = secret.csrf();
  return Seen{std::move(*viewer), session->instant("seen_at")};
}

std::optional<identity::Viewer> viewer_of(storage::Transaction& tx, const identity::InstanceKeys& keys,
                                          const std::string& account_id, const std::optional<sealing::KeyPair>& pair,
                                          Date today) {
  const auto account = directory::find_account(tx, account_id);
  if (!account || account->closed) return std::nullopt;
  identity::Viewer viewer;
  viewer.account_id = account_id;
  viewer.person_id = account->person_id;
  viewer.name = directory::person_name(tx, keys, account->person_id);
  viewer.language = i18n::language_from(account->language).value_or(i18n::Language::nl);
  viewer.grants = directory::grants_of(tx, account_id, today);
  viewer.person_token = keys.person_token(account->person_id);
  viewer.key = pair;
  viewer.desks = directory::desks_of(tx, account_id, pair);
  return viewer;
}

Result<identity::Viewer> Sessions::viewer(const std::string& cookie) {
  const auto secret = SessionSecret::from_cookie(cookie);
  if (!secret) return ended();
  const Instant now = clock_->now();
  auto found = database_->read([&](storage::Transaction& tx) {
    auto seen = find_seen(tx, *keys_, *secret, now, policy_);
    if (seen && has_first_password(tx, seen->viewer.account_id)) seen = forbidden(std::string(kFirstPassword));
    return seen;
  });
  Seen seen = TRY(std::move(found));
  if (now - seen.seen_at >= kTouchEvery) {
    TRY(database_->write([&](storage::Transaction& tx) -> Result<Done> {
      tx.execute(sql::session_touch, {secret->id, now});
      return Done{};
    }));
  }
  return std::move(seen.viewer);
}

Result<Done> Sessions::sign_out(const std::string& cookie) {
  const auto secret = SessionSecret::from_cookie(cookie);
  if (!secret) return Done{};
  return database_->write([&](storage::Transaction& tx) -> Result<Done> {
    const auto session = tx.find(sql::session_find, {secret->id});
    if (!session || !sealing::same(session->blob("secret_hash"), secret->hash())) return Done{};
    tx.execute(sql::session_delete, {secret->id, session->text("account_id")});
    audit::record(tx, *clock_, {audit::Chain::staff, session->text("account_id"), "auth.sign_out"});
    return Done{};
  });
}

Result<std::vector<SessionRow>> Sessions::list(const identity::Viewer& viewer) {
  return database_->read([&](storage::Transaction& tx) -> Result<std::vector<SessionRow>> {
    std::vector<SessionRow> rows;
    for (const auto& row : tx.query(sql::sessions_of_account, {viewer.account_id})) {
      if (is_over(row, clock_->now(), policy_)) continue;
      rows.push_back({row.text("id"), row.instant("started_at"), row.instant("seen_at"), row.text("device"),
                      row.text("id") == viewer.session_id});
    }
    return rows;
  });
}

Result<Done> Sessions::end(const identity::Viewer& viewer, const std::string& session_id) {
  return database_->write([&](storage::Transaction& tx) -> Result<Done> {
    if (tx.execute(sql::session_delete, {session_id, viewer.account_id}) == 0) return not_found();
    audit::record(tx, *clock_, {audit::Chain::staff, viewer.account_id, "auth.session_end"});
    return Done{};
  });
}

Result<Done> Sessions::tidy(storage::Transaction& tx) const {
  const Instant now = clock_->now();
  tx.execute(sql::sessions_delete_over,
             {now - std::chrono::hours(policy_.hours_max), now - std::chrono::minutes(policy_.idle_minutes)});
  tx.execute(sql::failures_delete_old, {now - kFailureWindow});
  tx.execute(sql::tokens_delete_over, {now});
  tidy_recoveries(tx, *clock_);
  return Done{};
}

}  // namespace waarborg::auth
