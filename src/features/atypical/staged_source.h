// A file that waits to be brought in, sealed while nobody reads it.
#pragma once

#include <filesystem>
#include <string>

#include "matters/house.h"
#include "platform/http/message.h"

namespace waarborg::atypical {

/// DATA/uploads/look-ups-ID: the mapping, and sealed with a key made of the directory key the log and what was refused
/// of it. Open they lie there only while a job reads them.
class StagedSource {
 public:
  /// REQUIRES: `id` is one of ours (new_id()).
  StagedSource(const matters::House& house, const std::string& id);

  /// Errors: "error.storage_unavailable", "error.file_damaged", and those of the mapping (field mapping_text).
  Result<Done> fill(const http::Upload& upload, const std::string& mapping) const;
  /// The log, open, under the name it came with. Errors: as of fill.
  [[nodiscard]] Result<std::filesystem::path> open(const std::string& name) const;
  /// Where refused rows go while the log is open.
  [[nodiscard]] std::filesystem::path open_errors() const { return folder_ / "open" / "refused.csv"; }
  /// Seals the refused rows, where there are any, and removes what lies open. Errors: as of fill.
  Result<Done> close() const;
  [[nodiscard]] bool has_log() const;
  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] std::filesystem::path mapping() const { return folder_ / "mapping.yaml"; }
  [[nodiscard]] std::filesystem::path errors() const { return folder_ / "refused.sealed"; }
  [[nodiscard]] const sealing::Key& key() const { return key_; }
  void remove() const;
  /// What was refused can still be fetched.
  void remove_log() const;

 private:
  [[nodiscard]] std::filesystem::path log() const { return folder_ / "log.sealed"; }

  std::filesystem::path folder_;
  sealing::Key key_;
};

/// Removes what nobody brought in or called off for a week.
void remove_forgotten_sources(const std::filesystem::path& uploads);

}  // namespace waarborg::atypical
