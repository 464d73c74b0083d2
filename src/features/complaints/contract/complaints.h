// Citizens' complaints and compliments, and the register of complaints brought in from elsewhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::complaints {

/// Adds this feature's routes and menu entries.
void add_routes(web::RouteTable& table, matters::House& house);

/// Adds the room of a complaint's page. REQUIRES: called before the procedures are adopted.
void add_rooms(matters::House& house);

/// Adds the jobs: the import of a register, and the monthly report. REQUIRES: called before the jobs start.
void add_jobs(matters::House& house);

/// One allegation as figures may see it: no officer, no words. Whoever counts looks at may_see and at small numbers.
struct AllegationFigure {
  std::string matter_id;
  std::string category;     ///< key of the complaint terms
  std::string state;        ///< open, recommended, judged, withdrawn
  std::string recommended;  ///< finding key, or empty
  std::string final_finding;
  std::string outcome;
  Date recorded_on{};
  std::optional<Date> final_on;
};
/// Those recorded from `from` up to, not including, `until`; by day.
std::vector<AllegationFigure> allegation_figures(storage::Transaction& tx, Date from, Date until);

/// A judged complaint as it is to be published (Woo 3.3a): written without names.
struct PublicationRow {
  Date received_on{}, judged_on{};
  std::string unit, job_title, conduct, findings, judgement, conclusions;
};
/// Those judged from `from` up to, not including, `until`; by day.
std::vector<PublicationRow> publication_rows(storage::Transaction& tx, Date from, Date until);

/// What this feature keeps of a matter goes with it. REQUIRES: before the first request.
void add_destroyers(matters::House& house);

}  // namespace waarborg::complaints
