// The procedures of this force: every version it ever activated is kept in the database, because a matter keeps
// the version it began with; one version of each is active for new matters.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "matters/procedure.h"
#include "platform/storage/database.h"

namespace waarborg::matters {

/// Thread-safe.
class Procedures {
 public:
  explicit Procedures(calendar::Jurisdiction jurisdiction) : jurisdiction_(jurisdiction) {}

  /// Takes what the content folder says: a new key is stored and activated, a new version is stored and waits
  /// for an administrator, a stored version whose text changed is an error ("procedure.changed", args {key, version}).
  Result<Done> adopt(storage::Transaction& tx, const std::vector<Procedure>& from_content, Date today);

  /// Keeps a checked procedure as a version that waits for activation. Errors: "content.version_exists" (args
  /// {key, version}), "content.version_old" (args {latest}): a new version's number is above every stored one.
  Result<Done> store(storage::Transaction& tx, const Procedure& procedure);

  /// The version for new matters. Errors: "procedure.unknown".
  Result<std::shared_ptr<const Procedure>> active(storage::Transaction& tx, const std::string& key);
  /// The version a matter began with. Errors: "procedure.unknown".
  Result<std::shared_ptr<const Procedure>> version(storage::Transaction& tx, const std::string& key, int version);

  struct VersionInfo {
    std::string key;
    int version = 1;
    std::optional<Date> activated_on;
    bool active = false;
  };
  std::vector<VersionInfo> list(storage::Transaction& tx);
  /// Errors: "procedure.unknown".
  Result<Done> activate(storage::Transaction& tx, const std::string& key, int version, Date today);

 private:
  Result<std::shared_ptr<const Procedure>> parsed(const std::string& key, int version, const std::string& text);
  calendar::Jurisdiction jurisdiction_;
  std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::shared_ptr<const Procedure>> cache_;
};

}  // namespace waarborg::matters
