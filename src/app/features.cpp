#include "app/features.h"

#include "features/account/contract/account.h"
#include "features/administration/contract/administration.h"
#include "features/atypical/contract/atypical.h"
#include "features/casework/contract/casework.h"
#include "features/complaints/contract/complaints.h"
#include "features/concerned/contract/concerned.h"
#include "features/decisions/contract/decisions.h"
#include "features/enquiries/contract/enquiries.h"
#include "features/handover/contract/handover.h"
#include "features/insight/contract/insight.h"
#include "features/monitor/contract/keeping.h"
#include "features/monitor/contract/monitor.h"
#include "features/reports/contract/reports.h"
#include "features/triage/contract/triage.h"
#include "migrations/feature_administration.h"
#include "migrations/feature_atypical.h"
#include "migrations/feature_casework.h"
#include "migrations/feature_complaints.h"
#include "migrations/feature_concerned.h"
#include "migrations/feature_decisions.h"
#include "migrations/feature_enquiries.h"
#include "migrations/feature_handover.h"
#include "migrations/feature_insight.h"
#include "migrations/feature_monitor.h"
#include "migrations/feature_reports.h"
#include "migrations/feature_triage.h"

namespace waarborg::app {

std::vector<storage::Migration> feature_migrations() {
  std::vector<storage::Migration> all;
  const auto add = [&](std::vector<storage::Migration> of_feature) {
    all.insert(all.end(), of_feature.begin(), of_feature.end());
  };
  add(migrations::feature_reports::all());
  add(migrations::feature_complaints::all());
  add(migrations::feature_decisions::all());
  add(migrations::feature_triage::all());
  add(migrations::feature_enquiries::all());
  add(migrations::feature_handover::all());
  add(migrations::feature_concerned::all());
  add(migrations::feature_administration::all());
  add(migrations::feature_casework::all());
  add(migrations::feature_insight::all());
  add(migrations::feature_monitor::all());
  add(migrations::feature_atypical::all());
  return all;
}

web::RouteTable feature_routes(matters::House& house) {
  web::RouteTable table;
  account::add_routes(table, house);
  casework::add_routes(table, house);
  reports::add_routes(table, house);
  triage::add_routes(table, house);
  complaints::add_routes(table, house);
  decisions::add_routes(table, house);
  enquiries::add_routes(table, house);
  handover::add_routes(table, house);
  concerned::add_routes(table, house);
  administration::add_routes(table, house);
  insight::add_routes(table, house);
  monitor::add_routes(table, house);
  atypical::add_routes(table, house);
  return table;
}

void add_feature_rooms(matters::House& house) {
  complaints::add_rooms(house);
  decisions::add_rooms(house);
  enquiries::add_rooms(house);
  handover::add_rooms(house);
  concerned::add_rooms(house);
}

void add_feature_destroyers(matters::House& house) {
  casework::add_destroyers(house);
  triage::add_destroyers(house);
  complaints::add_destroyers(house);
  decisions::add_destroyers(house);
  enquiries::add_destroyers(house);
  handover::add_destroyers(house);
  concerned::add_destroyers(house);
  atypical::add_destroyers(house);
}

void add_feature_jobs(matters::House& house) {
  complaints::add_jobs(house);
  decisions::add_jobs(house);
  concerned::add_jobs(house);
  insight::add_jobs(house);
  monitor::add_keeping_jobs(house, atypical::named_in_cases);
  atypical::add_jobs(house);
}

}  // namespace waarborg::app
