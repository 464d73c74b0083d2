#include "features/casework/links.h"

#include "matters/wall.h"

namespace waarborg::casework {

std::vector<LinkRow> links_seen(storage::Transaction& tx, const web::Context& context, const std::string& matter_id) {
  std::vector<LinkRow> out;
  for (const auto& id : matters::case_of(tx, matter_id)) {
    if (id == matter_id || !matters::may_see(tx, context.viewer(), id)) continue;
    const auto matter = matters::load_matter(tx, id);
    if (matter) out.push_back({id, matter->number, context.t("matter.kind_" + matter->kind), matter->state});
  }
  return out;
}

}  // namespace waarborg::casework
