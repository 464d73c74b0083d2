#include "features/monitor/log_keys.h"

#include <sodium.h>

#include <cstring>

namespace waarborg::monitor {

LogKey::LogKey(const identity::InstanceKeys& keys, KeyKind kind)
    : key_(sealing::subkey(keys.token, std::string("look-ups:") + kKeyKinds[static_cast<std::size_t>(kind)])) {}

engine::Key LogKey::of(std::string_view value) const {
  static_assert(crypto_shorthash_siphashx24_KEYBYTES <= sealing::Key::size);
  static_assert(crypto_shorthash_siphashx24_BYTES == sizeof(engine::Key));
  unsigned char hash[crypto_shorthash_siphashx24_BYTES];
  crypto_shorthash_siphashx24(hash, reinterpret_cast<const unsigned char*>(value.data()), value.size(),
                              key_.view().data());
  engine::Key key;
  std::memcpy(key.data(), hash, sizeof key);
  return key;
}

}  // namespace waarborg::monitor
