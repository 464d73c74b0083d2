// The keys of one installation, in DATA/instance.key (mode 0600), outside the database: a dump of the database
// alone opens nothing that they protect. Made once by `waarborg init` or the demo.
//
// The file is text: a line with the format's version, one line "name base64url" per key, and a last line with the
// BLAKE2b digest of what stands before it, so that a cut or mistyped copy is noticed and not used.
// Values are immutable after loading, so thread-safe.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "platform/sealing/sealing.h"

namespace waarborg::identity {

struct InstanceKeys {
  sealing::Key directory;       ///< seals names in the people register and TOTP secrets
  sealing::Key token;           ///< keyed tokens of persons (conflict checks)
  sealing::Key cookie;          ///< device cookies
  Bytes reporter_salt;          ///< 16 bytes: salt of every return code
  sealing::SigningKey signing;  ///< audit checkpoints, certificates

  /// New random keys, kept nowhere; for tests and for making the file.
  static InstanceKeys random();
  /// Reads the file, or makes it when `create` and there is none. Errors: "error.instance_key_missing",
  /// "error.instance_key_damaged", "error.instance_key_readable" (other users may read it).
  static Result<InstanceKeys> load(const std::filesystem::path& data, bool create);

  /// The keyed token of a person, for exclusions: "p:" + person id.
  [[nodiscard]] Bytes person_token(std::string_view person_id) const;
  /// The keyed token of a folded name or name form ("jan de vries"), for matching what a reporter typed.
  [[nodiscard]] Bytes name_token(std::string_view folded) const;
};

}  // namespace waarborg::identity
