#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <new>
#include <stdexcept>

#include "platform/sealing/sealing.h"

namespace waarborg::sealing {
namespace {

static_assert(crypto_box_PUBLICKEYBYTES == 32 && crypto_box_SECRETKEYBYTES == Key::size);
static_assert(crypto_box_SEEDBYTES == Key::size);

/// Keyed BLAKE2b over length-prefixed parts, so that no two lists of parts give the same input.
void keyed_hash(const Key& key, std::initializer_list<std::string_view> parts, std::span<std::uint8_t> out) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, key.view().data(), key.view().size(), out.size());
  for (const auto part : parts) {
    const std::uint64_t size = part.size();
    std::array<std::uint8_t, 8> prefix{};
    for (unsigned i = 0; i < 8; ++i) prefix[i] = static_cast<std::uint8_t>(size >> (8U * i));
    crypto_generichash_update(&state, prefix.data(), prefix.size());
    crypto_generichash_update(&state, as_bytes(part).data(), part.size());
  }
  crypto_generichash_final(&state, out.data(), out.size());
  sodium_memzero(&state, sizeof state);
}

}  // namespace

void sealing_init() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium could not start");
}

Key::~Key() { sodium_memzero(bytes_.data(), bytes_.size()); }

Key Key::from(ByteView bytes) {
  assert(bytes.size() == size);
  Key key;
  std::copy(bytes.begin(), bytes.end(), key.bytes_.begin());
  return key;
}

Key Key::random() {
  Key key;
  random_fill(key.bytes_);
  return key;
}

PublicKey public_key_from(ByteView bytes) {
  assert(bytes.size() == 32);
  PublicKey key{};
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

KeyPair KeyPair::random() { return from_seed(Key::random()); }

KeyPair KeyPair::from_seed(const Key& seed) {
  KeyPair pair;
  crypto_box_seed_keypair(pair.public_key.data(), pair.secret_key.data(), seed.view().data());
  return pair;
}

KeyPair KeyPair::from_secret(const Key& secret_key) {
  KeyPair pair{{}, secret_key};
  crypto_scalarmult_base(pair.public_key.data(), secret_key.view().data());
  return pair;
}

Bytes wrap(const Key& key, const PublicKey& holder) {
  Bytes wrapped(Key::size + crypto_box_SEALBYTES);
  crypto_box_seal(wrapped.data(), key.view().data(), Key::size, holder.data());
  return wrapped;
}

std::optional<Key> unwrap(ByteView wrapped, const KeyPair& holder) {
  if (wrapped.size() != Key::size + crypto_box_SEALBYTES) return std::nullopt;
  Key key;
  if (crypto_box_seal_open(key.data(), wrapped.data(), wrapped.size(), holder.public_key.data(),
                           holder.secret_key.view().data()) != 0) {
    return std::nullopt;
  }
  return key;
}

Key derive_key(std::string_view password, ByteView salt, const PasswordCost& cost) {
  assert(salt.size() == crypto_pwhash_SALTBYTES);
  Key key;
  if (crypto_pwhash(key.data(), Key::size, password.data(), password.size(), salt.data(), cost.operations,
                    cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc();
  }
  return key;
}

Bytes keyed_token(const Key& key, std::string_view domain, std::string_view text) {
  Bytes out(32);
  keyed_hash(key, {"token", domain, text}, out);
  return out;
}

Key subkey(const Key& key, std::string_view purpose) {
  Key out;
  keyed_hash(key, {"subkey", purpose}, {out.data(), Key::size});
  return out;
}

Bytes digest(ByteView bytes) {
  Bytes out(32);
  crypto_generichash(out.data(), out.size(), bytes.data(), bytes.size(), nullptr, 0);
  return out;
}

void wipe(std::span<std::uint8_t> bytes) { sodium_memzero(bytes.data(), bytes.size()); }

bool same(ByteView a, ByteView b) { return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0; }

}  // namespace waarborg::sealing
