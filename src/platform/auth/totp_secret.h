// New TOTP secrets. Private to auth.
#pragma once

#include <string>

namespace waarborg::auth {

/// 160 random bits as 32 base32 characters (RFC 4648).
std::string new_totp_secret();

}  // namespace waarborg::auth
