#include "platform/auth/session_secret.h"

namespace waarborg::auth {
namespace {

std::string place_of(const std::string& id) { return "auth_sessions:" + id + ":key"; }
sealing::Key wrapping_key(const sealing::Key& secret) { return sealing::subkey(secret, "account key"); }

}  // namespace

std::optional<SessionSecret> SessionSecret::from_cookie(std::string_view cookie) {
  const auto dot = cookie.find('.');
  if (dot == std::string_view::npos || dot > 40) return std::nullopt;
  auto bytes = from_base64url(cookie.substr(dot + 1));
  if (!bytes || bytes->size() != sealing::Key::size) return std::nullopt;
  SessionSecret secret{std::string(cookie.substr(0, dot)), sealing::Key::from(*bytes)};
  sealing::wipe(*bytes);
  return secret;
}

Bytes SessionSecret::seal_account_key(const sealing::Key& secret) const {
  return sealing::seal(wrapping_key(key), place_of(id), secret.view());
}

std::optional<sealing::KeyPair> SessionSecret::open_account_key(ByteView sealed) const {
  auto bytes = sealing::open(wrapping_key(key), place_of(id), sealed);
  if (!bytes || bytes->size() != sealing::Key::size) return std::nullopt;
  auto pair = sealing::KeyPair::from_secret(sealing::Key::from(*bytes));
  sealing::wipe(*bytes);
  return pair;
}

}  // namespace waarborg::auth
