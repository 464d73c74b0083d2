#include <stdexcept>

#include "features/decisions/contract/decisions.h"
#include "features/decisions/pages.h"
#include "platform/content/reader.h"

namespace waarborg::decisions {

void add_routes(web::RouteTable& table, matters::House& house) {
  auto terms = load_terms(house.platform.config.content, house.jurisdiction());
  if (!terms.ok()) throw std::runtime_error(content::to_lines(terms.errors()));
  const Pages pages{house, *terms};
  add_weighing_routes(table, pages);
  add_consultation_routes(table, pages);
  add_panel_routes(table, pages);
  add_sanction_routes(table, pages);
}

}  // namespace waarborg::decisions
