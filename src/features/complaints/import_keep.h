// Keeping cleaned records in the register, or (dry run) finding out what keeping them would do.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "features/complaints/import_clean.h"
#include "platform/storage/database.h"

namespace waarborg::complaints {

enum class Kept { added, changed, unchanged };

/// One register of one import. Not thread-safe. Throws storage::Failure, so lives inside a use case's transaction.
class Keeper {
 public:
  virtual ~Keeper() = default;
  virtual Kept keep(storage::Transaction& tx, const Record& record) = 0;
  /// Whether the register has this case or officer.
  virtual bool knows(storage::Transaction& tx, Target target, const std::string& id) = 0;
};

std::unique_ptr<Keeper> make_writer(std::string register_id);
/// Writes nothing. Remembers (as 64-bit hashes) what would have been added, so that later rows find it.
std::unique_ptr<Keeper> make_checker(std::string register_id);

}  // namespace waarborg::complaints
