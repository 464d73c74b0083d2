// The files of an import asked for on a page: unsealed into a private folder under the uploads, with the mapping
// beside them, until the import is done or called off.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "features/complaints/import_run.h"
#include "platform/http/message.h"

namespace waarborg::complaints {

/// One staged import. Its folder is DATA/uploads/import-ID; nobody but the program's account may look into it.
class Staging {
 public:
  /// REQUIRES: `id` is one of ours (new_id()).
  Staging(const std::filesystem::path& uploads, const std::string& id) : folder_(uploads / ("import-" + id)) {}
  /// Unseals the files (memory is one chunk) and keeps the mapping. Errors: "error.storage_unavailable",
  /// "error.file_damaged".
  Result<Done> fill(const std::vector<http::Upload>& files, const std::string& mapping) const;
  /// Reads the mapping and checks the header of every file. Errors: those of parse_mapping and ImportRun::prepare.
  [[nodiscard]] Result<std::unique_ptr<ImportRun>> prepare(const ImportOptions& options,
                                                           const std::string& mapping_name) const;
  void remove() const;
  [[nodiscard]] bool is_there() const;

 private:
  std::filesystem::path folder_;
};

/// Removes what nobody confirmed or called off for a week.
void remove_forgotten_stagings(const std::filesystem::path& uploads);

/// Mappings that come with the program, in a folder of content: file name without its ending, and path.
std::vector<std::pair<std::string, std::filesystem::path>> known_mappings(const std::filesystem::path& folder);
/// The same as name and title, to choose from; one that cannot be read keeps its name for a title.
std::vector<std::pair<std::string, std::string>> titled_mappings(const i18n::Translator& t,
                                                                 const std::filesystem::path& folder);

}  // namespace waarborg::complaints
