// From facts to a decision: weighing, consultation, panel, sanction, and what comes after (erasure, destruction).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::decisions {

/// Adds this feature's routes and menu entries.
void add_routes(web::RouteTable& table, matters::House& house);

/// Adds the rooms weighing, consultation, panel and sanction to the page of a matter. REQUIRES: called before the
/// procedures are adopted.
void add_rooms(matters::House& house);

/// Adds the daily job that proposes the erasure of sanctions. REQUIRES: called before the jobs start.
void add_jobs(matters::House& house);

/// One decided case as figures of consistency may see it: no person, no words. Whoever counts looks at may_see and at
/// small numbers.
struct OutcomeFigure {
  std::string matter_id, unit_id, theme, role, category;
  std::string recommended, first_measure, measure;  ///< keys of measures: advised, decided, as it stands
  bool outside = false;                             ///< decided outside the spread of like cases
  Date decided_on{};
};
/// The names of all measures, by key. REQUIRES: the content can be read, as for add_routes.
std::map<std::string, i18n::LocalText> measure_titles(const matters::House& house);
/// Those decided from `from` up to, not including, `until`; by day.
std::vector<OutcomeFigure> outcome_figures(storage::Transaction& tx, Date from, Date until);

/// What this feature keeps of a matter goes with it. REQUIRES: before the first request.
void add_destroyers(matters::House& house);

}  // namespace waarborg::decisions
