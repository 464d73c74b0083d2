// The secret half of a session, which only the cookie holds. Private to auth.
#pragma once

#include <optional>
#include <string>

#include "platform/auth/sessions.h"

namespace waarborg::auth {

/// A session cookie: "ID.SECRET", the secret 32 bytes in base64url.
struct SessionSecret {
  std::string id;
  sealing::Key key;

  static SessionSecret make() { return {new_id(), sealing::Key::random()}; }
  static std::optional<SessionSecret> from_cookie(std::string_view cookie);
  [[nodiscard]] std::string cookie() const { return id + "." + to_base64url(key.view()); }
  /// What the database keeps to recognise it.
  [[nodiscard]] Bytes hash() const { return sealing::keyed_token(key, "session hash", id); }
  /// What every form of the session carries.
  [[nodiscard]] std::string csrf() const { return to_base64url(sealing::keyed_token(key, "csrf", id)); }
  [[nodiscard]] Bytes seal_account_key(const sealing::Key& secret) const;
  [[nodiscard]] std::optional<sealing::KeyPair> open_account_key(ByteView sealed) const;
};

}  // namespace waarborg::auth
