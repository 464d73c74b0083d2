#include "matters/by_procedure.h"

#include "queries/matters.h"

namespace waarborg::matters {

std::vector<Matter> running_under(storage::Transaction& tx, const std::string& procedure_key, int version,
                                  const std::string& after_id, int limit) {
  std::vector<Matter> out;
  for (const auto& row : tx.query(queries::matters::matters_under, {procedure_key, version, after_id, limit}))
    out.push_back(matter_from(row));
  return out;
}

}  // namespace waarborg::matters
