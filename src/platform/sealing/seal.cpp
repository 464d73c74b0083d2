// Layout of a sealed value: version (1 byte, now 1), nonce (24 bytes, random), ciphertext with its tag (16 bytes).
// The associated data is the version and the place.
#include <sodium.h>

#include <algorithm>

#include "platform/sealing/sealing.h"

namespace waarborg::sealing {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kNonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kHeadSize = 1 + kNonceSize;

std::string associated_data(std::string_view place) {
  std::string data(1, static_cast<char>(kVersion));
  data += place;
  return data;
}

}  // namespace

Bytes seal(const Key& key, std::string_view place, ByteView plain) {
  Bytes sealed(kHeadSize + plain.size() + kTagSize);
  sealed[0] = kVersion;
  random_fill(std::span(sealed).subspan(1, kNonceSize));
  const std::string data = associated_data(place);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + kHeadSize, nullptr, plain.data(), plain.size(),
                                             as_bytes(data).data(), data.size(), nullptr, sealed.data() + 1,
                                             key.view().data());
  return sealed;
}

std::optional<Bytes> open(const Key& key, std::string_view place, ByteView sealed) {
  if (sealed.size() < kHeadSize + kTagSize || sealed[0] != kVersion) return std::nullopt;
  const ByteView cipher = sealed.subspan(kHeadSize);
  Bytes plain(cipher.size() - kTagSize);
  const std::string data = associated_data(place);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, cipher.data(), cipher.size(),
                                                 as_bytes(data).data(), data.size(), sealed.data() + 1,
                                                 key.view().data()) != 0) {
    return std::nullopt;
  }
  return plain;
}

std::optional<std::string> open_text(const Key& key, std::string_view place, ByteView sealed) {
  const auto plain = open(key, place, sealed);
  if (!plain) return std::nullopt;
  return as_text(*plain);
}

}  // namespace waarborg::sealing
