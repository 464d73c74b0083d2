// Reading a file of people in two steps: a dry run that shows what would change, and a confirmation that does exactly
// that. Between them the file rests sealed; at confirmation the plan is made anew and must be the one that was shown.
#pragma once

#include <string>

#include "features/administration/people_plan.h"
#include "features/administration/shared.h"

namespace waarborg::administration {

inline constexpr std::uint64_t kPeopleFileMax = 20U << 20U;

/// Keeps the file for its dry run, instead of an earlier one of the viewer; answers its id. Errors: of
/// read_people_file, "administration.out_of_scope".
Result<std::string> keep_people_file(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                     const std::string& bytes, bool whole);

struct DryRun {
  PeopleFile file;
  bool whole = false;
  ImportPlan plan;
};
/// Errors: "error.not_found" (of another viewer, or a day old), "administration.out_of_scope".
Result<DryRun> dry_run(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                       const std::string& id);

/// Everything or nothing. Leavers' accounts are closed and their roles end. `shown_digest` is that of the plan the
/// viewer saw. Errors: "administration.import_stale" (something changed since), "administration.last_administrator".
Result<ImportPlan> confirm_import(storage::Transaction& tx, const House& house, const identity::Viewer& viewer,
                                  const std::string& id, const std::string& shown_digest);

void add_import_routes(web::RouteTable& table, House& house);

}  // namespace waarborg::administration
