#include "features/reports/mailbox_session.h"

#include "queries/feature_reports.h"

namespace waarborg::reports {

namespace sql = queries::feature_reports;

namespace {

constexpr std::string_view kPlace = "reports_sessions";
/// Stands for text that is no code. Chance makes it a real one once in 2^100.
constexpr std::string_view kNoCode = "0000-0000-0000-0000-0000";
constexpr std::size_t kLookupBytes = 32;
constexpr std::size_t kTimeBytes = 8;
constexpr std::size_t kContentBytes = kLookupBytes + sealing::Key::size + kTimeBytes;

std::optional<sealing::Key> secret_from(std::string_view cookie) {
  const auto bytes = from_base64url(cookie);
  if (!bytes || bytes->size() != sealing::Key::size) return std::nullopt;
  return sealing::Key::from(*bytes);
}

Bytes lookup_of(const sealing::Key& secret) { return sealing::keyed_token(secret, "reports.session", {}); }

/// lookup (32) | secret key (32) | last moment in milliseconds (8, big-endian): always as long.
Bytes content_of(const matters::House& house, const sealing::ReporterKey& reporter) {
  Bytes content(reporter.lookup);
  const ByteView secret = reporter.pair.secret_key.view();
  content.insert(content.end(), secret.begin(), secret.end());
  const std::int64_t until = to_millis(house.clock().now() + std::chrono::minutes(kMailboxMinutes));
  for (std::size_t i = kTimeBytes; i-- > 0;) content.push_back(static_cast<std::uint8_t>(until >> (8 * i)));
  return content;
}

Bytes sealed_content(const matters::House& house, const sealing::Key& secret, const sealing::ReporterKey& reporter) {
  Bytes content = content_of(house, reporter);
  Bytes sealed = sealing::seal(sealing::subkey(secret, kPlace), kPlace, content);
  sealing::wipe(content);
  return sealed;
}

std::int64_t time_at_end(ByteView content) {
  std::int64_t time = 0;
  for (const std::uint8_t byte : content.last(kTimeBytes)) time = (time << 8) | byte;
  return time;
}

}  // namespace

sealing::ReporterKey key_of_code(const matters::House& house, std::string_view typed) {
  sealing::PasswordCost cost;
  cost.memory_bytes = house.platform.config.password_memory_mib << 20U;
  return sealing::reporter_key(sealing::normalise_return_code(typed).value_or(std::string(kNoCode)),
                               house.keys().reporter_salt, cost);
}

std::string begin_session(storage::Transaction& tx, const matters::House& house, const sealing::ReporterKey& reporter) {
  const sealing::Key secret = sealing::Key::random();
  tx.execute(sql::session_add, {lookup_of(secret), house.today(), sealed_content(house, secret, reporter)});
  return to_base64url(secret.view());
}

std::optional<sealing::ReporterKey> find_session(storage::Transaction& tx, const matters::House& house,
                                                 std::string_view cookie) {
  const auto secret = secret_from(cookie);
  if (!secret) return std::nullopt;
  const auto row = tx.find(sql::session_find, {lookup_of(*secret)});
  if (!row) return std::nullopt;
  auto content = sealing::open(sealing::subkey(*secret, kPlace), kPlace, row->blob("sealed"));
  if (!content || content->size() != kContentBytes) return std::nullopt;
  if (to_millis(house.clock().now()) >= time_at_end(*content)) return std::nullopt;
  const ByteView view(*content);
  const auto key = sealing::Key::from(view.subspan(kLookupBytes, sealing::Key::size));
  sealing::ReporterKey reporter{Bytes(view.begin(), view.begin() + kLookupBytes), sealing::KeyPair::from_secret(key)};
  sealing::wipe(*content);
  return reporter;
}

void renew_session(storage::Transaction& tx, const matters::House& house, std::string_view cookie,
                   const sealing::ReporterKey& reporter) {
  const auto secret = secret_from(cookie);
  if (secret) tx.execute(sql::session_renew, {lookup_of(*secret), sealed_content(house, *secret, reporter)});
}

void end_session(storage::Transaction& tx, std::string_view cookie) {
  if (const auto secret = secret_from(cookie)) tx.execute(sql::session_delete, {lookup_of(*secret)});
}

void remove_old_sessions(storage::Transaction& tx, const matters::House& house) {
  tx.execute(sql::sessions_delete_old, {house.today()});
}

}  // namespace waarborg::reports
