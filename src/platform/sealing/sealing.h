// Sealing: what is ciphertext in the database, the files and the backups, and who can open it.
//
//   password --Argon2id--> password key --opens--> account secret key
//   account secret key --opens--> desk secret key --opens--> matter key --opens--> content
//   return code --Argon2id--> reporter secret key --opens--> matter key
//   m of n custodians --> recovery secret key --opens--> matter key
//
// Public-key boxes are libsodium sealed boxes (X25519, XSalsa20-Poly1305); content is XChaCha20-Poly1305 with
// the place it belongs to as associated data, so a ciphertext moved to another row does not open. Files are
// secretstream chunks of 64 KiB (sealed_file.h). Keys wipe themselves.
// All functions are thread-safe. call sealing_init() once first.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace waarborg::sealing {

/// Starts libsodium; throws std::runtime_error if it cannot.
void sealing_init();

/// 32 secret bytes that are wiped when they go out of scope.
class Key {
 public:
  static constexpr std::size_t size = 32;
  Key() = default;
  ~Key();
  Key(const Key&) = default;
  Key& operator=(const Key&) = default;
  /// REQUIRES: bytes.size() == 32.
  static Key from(ByteView bytes);
  static Key random();
  [[nodiscard]] ByteView view() const { return bytes_; }
  std::uint8_t* data() { return bytes_.data(); }

 private:
  std::array<std::uint8_t, size> bytes_{};
};

using PublicKey = std::array<std::uint8_t, 32>;
/// REQUIRES: bytes.size() == 32.
PublicKey public_key_from(ByteView bytes);

struct KeyPair {
  PublicKey public_key;
  Key secret_key;
  static KeyPair random();
  /// The pair that belongs to a 32-byte seed.
  static KeyPair from_seed(const Key& seed);
  /// The pair of a known secret key.
  static KeyPair from_secret(const Key& secret_key);
};

/// Seals `plain` so that only `key` opens it and only for the same `place` ("matters_messages:ID:body").
Bytes seal(const Key& key, std::string_view place, ByteView plain);
inline Bytes seal(const Key& key, std::string_view place, std::string_view plain) {
  return seal(key, place, as_bytes(plain));
}
/// Nothing when the key or the place is another one, or the bytes were changed.
std::optional<Bytes> open(const Key& key, std::string_view place, ByteView sealed);
std::optional<std::string> open_text(const Key& key, std::string_view place, ByteView sealed);

/// Wraps a key for the holder of a public key; nobody can tell who wrapped it.
Bytes wrap(const Key& key, const PublicKey& holder);
std::optional<Key> unwrap(ByteView wrapped, const KeyPair& holder);

/// How dear a guess must be. Interactive is 64 MiB, t=2 (about 74 ms on the machine it was chosen on).
struct PasswordCost {
  std::uint64_t operations = 2;
  std::uint64_t memory_bytes = 64ULL << 20U;
};
/// Argon2id of `password` with a 16-byte `salt`. Throws std::bad_alloc when the memory cannot be had.
Key derive_key(std::string_view password, ByteView salt, const PasswordCost& cost);

/// A keyed hash: the same input gives the same token only under the same key. 32 bytes.
Bytes keyed_token(const Key& key, std::string_view domain, std::string_view text);
/// A subkey of `key` for one purpose.
Key subkey(const Key& key, std::string_view purpose);
/// Unkeyed BLAKE2b-256.
Bytes digest(ByteView bytes);
/// Overwrites bytes that held a secret, in a way the compiler does not leave out.
void wipe(std::span<std::uint8_t> bytes);
/// Constant-time comparison.
bool same(ByteView a, ByteView b);

/// A reporter's return code: 20 Crockford base32 characters in five groups of four, 100 random bits.
/// Shown once, stored nowhere. "7K2M-...": with dashes between the groups.
std::string new_return_code();
/// The code that belongs to 32 secret bytes: whoever brings the same bytes is shown the same code.
std::string return_code_of(const Key& seed);
/// The code as it was made, from what a person typed: spaces, dashes, case, O for 0, I and L for 1 forgiven.
/// Nothing when it is not 20 such characters.
std::optional<std::string> normalise_return_code(std::string_view typed);
/// What the code opens: `lookup` finds the mailbox, `pair` opens its key. Costs one Argon2id, whatever the code.
struct ReporterKey {
  Bytes lookup;
  KeyPair pair;
};
ReporterKey reporter_key(std::string_view normalised_code, ByteView instance_salt, const PasswordCost& cost);

/// m of n recovery: for every set of m custodians the secret is the sum of m random parts, each wrapped for one of them
/// (docs/decisions/0022-recovery-by-parts.md). n is at most 8.
/// REQUIRES (split): 1 <= needed <= custodians.size() <= 8.
struct RecoveryShare {
  std::vector<int> custodians;  ///< indexes into the custodians' list, ascending
  Bytes sealed;
};
std::vector<RecoveryShare> split_for_custodians(const Key& secret, const std::vector<PublicKey>& custodians,
                                                int needed);
/// `present` maps a custodian's index to the pair they brought; nothing unless they are enough.
std::optional<Key> recover(const std::vector<RecoveryShare>& shares,
                           const std::vector<std::pair<int, KeyPair>>& present);

/// Ed25519 signatures for the audit log and certificates.
struct SigningKey {
  std::array<std::uint8_t, 32> public_key{};
  std::array<std::uint8_t, 64> secret_key{};
  SigningKey() = default;
  ~SigningKey();
  SigningKey(const SigningKey&) = default;
  SigningKey& operator=(const SigningKey&) = default;
  static SigningKey random();
  static SigningKey from_seed(const Key& seed);
};
Bytes sign(const SigningKey& key, ByteView message);
bool verify(ByteView public_key, ByteView message, ByteView signature);

}  // namespace waarborg::sealing
