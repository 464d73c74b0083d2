#include "features/casework/links.h"

#include "matters/kind_words.h"
#include "matters/wall.h"

namespace waarborg::casework {

std::vector<LinkRow> links_seen(storage::Transaction& tx, const web::Context& context, const matters::House& house,
                                const std::string& matter_id) {
  std::vector<LinkRow> out;
  for (const auto& id : matters::case_of(tx, matter_id)) {
    if (id == matter_id || !matters::may_see(tx, context.viewer(), id)) continue;
    const auto matter = matters::load_matter(tx, id);
    if (!matter) continue;
    const auto title = matters::procedure_title(context.t, house, matter->procedure_key, matter->kind);
    out.push_back({id, matter->number, title, matter->state});
  }
  return out;
}

}  // namespace waarborg::casework
