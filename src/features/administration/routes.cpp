#include "features/administration/accounts.h"
#include "features/administration/api.h"
#include "features/administration/audit_log.h"
#include "features/administration/contract/administration.h"
#include "features/administration/desks.h"
#include "features/administration/overview.h"
#include "features/administration/people.h"
#include "features/administration/people_import.h"
#include "features/administration/procedures.h"
#include "features/administration/recovery.h"
#include "features/administration/roles.h"
#include "features/administration/units.h"

namespace waarborg::administration {

void add_routes(web::RouteTable& table, matters::House& house) {
  add_overview_route(table, house);
  add_unit_routes(table, house);
  add_people_routes(table, house);
  add_person_routes(table, house);
  add_account_routes(table, house);
  add_recovery_routes(table, house);
  add_import_routes(table, house);
  add_role_routes(table, house);
  add_desk_routes(table, house);
  add_own_desk_routes(table, house);
  add_procedure_routes(table, house);
  add_procedure_edit_routes(table, house);
  add_audit_routes(table, house);
  add_api_routes(table, house);
}

}  // namespace waarborg::administration
