#include <sodium.h>

#include "platform/sealing/sealing.h"

namespace waarborg::sealing {

static_assert(crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64);

SigningKey::~SigningKey() { wipe(secret_key); }

SigningKey SigningKey::random() { return from_seed(Key::random()); }

SigningKey SigningKey::from_seed(const Key& seed) {
  SigningKey key;
  crypto_sign_seed_keypair(key.public_key.data(), key.secret_key.data(), seed.view().data());
  return key;
}

Bytes sign(const SigningKey& key, ByteView message) {
  Bytes signature(crypto_sign_BYTES);
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), key.secret_key.data());
  return signature;
}

bool verify(ByteView public_key, ByteView message, ByteView signature) {
  if (public_key.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES) return false;
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), public_key.data()) == 0;
}

}  // namespace waarborg::sealing
