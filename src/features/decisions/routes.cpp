#include <stdexcept>

#include "features/decisions/contract/decisions.h"
#include "features/decisions/ends.h"
#include "features/decisions/pages.h"
#include "platform/content/reader.h"

namespace waarborg::decisions {

namespace {

SharedTerms must_load(const matters::House& house) {
  auto terms = load_terms(house.platform.config.content, house.jurisdiction());
  if (!terms.ok())
    throw std::runtime_error(content::to_lines({house.platform.texts, i18n::Language::en, "UTC"}, terms.errors()));
  return *terms;
}

}  // namespace

void add_jobs(matters::House& house) {
  constexpr int kMinute = 150;  // half past two at night
  house.platform.jobs.add_daily("decisions.erasures", kMinute,
                                [&house, terms = must_load(house)](storage::Transaction& tx) -> Result<Done> {
                                  TRY(propose_erasures(tx, house, terms->sanctions));
                                  return Done{};
                                });
}

std::map<std::string, i18n::LocalText> measure_titles(const matters::House& house) {
  std::map<std::string, i18n::LocalText> out;
  const SharedTerms terms = must_load(house);
  for (const auto& measure : terms->sanctions.measures) out.emplace(measure.key, measure.title);
  return out;
}

void add_routes(web::RouteTable& table, matters::House& house) {
  const Pages pages{house, must_load(house)};
  add_weighing_routes(table, pages);
  add_consultation_routes(table, pages);
  add_panel_routes(table, pages);
  add_sanction_routes(table, pages);
  add_ends_routes(table, pages);
}

}  // namespace waarborg::decisions
