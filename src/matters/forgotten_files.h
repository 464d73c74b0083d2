// Files that no document names: an upload whose transaction failed after the file was moved, or of a destroyed matter.
#pragma once

#include <cstdint>
#include <string>

#include "matters/house.h"

namespace waarborg::matters {

/// Keeps the name of a file and that this matter uses it, in the transaction that records the document. When the last
/// matter that uses it is destroyed (destroy_matter) the file is forgotten.
void keep_file(storage::Transaction& tx, const House& house, const std::string& matter_id, const std::string& file);

/// Removes files of the files folder that were written over a day ago and that no row names; answers how many. The
/// first run of an installation takes every file that is there as known, for documents may be older than the list.
Result<std::int64_t> remove_forgotten_files(storage::Transaction& tx, const House& house);

/// Registers it as a daily job.
void add_forgotten_files(House& house);

}  // namespace waarborg::matters
