// The pages of the central monitor, and its reports: the monthly listing (CMP-02) and the half-yearly report.
#pragma once

#include "features/insight/monitor.h"
#include "features/insight/period.h"
#include "matters/house.h"

namespace waarborg::insight {

/// Counts of a period over the units of a tree, as this viewer may have them (monitor_counts.cpp). The caller has asked for a role with a scope;
/// for a report the viewer is nobody.
MonitorCounts count_period(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                           const Period& period, const UnitTree& tree);

http::Response monitor_page(web::Context& context, matters::House& house);
/// "/monitor/tables/TABLE.csv", .xlsx, .ods.
http::Response monitor_export(web::Context& context, matters::House& house);

// ---- monitor_reports.cpp

/// "/monitor/reports/2026-10.pdf", .xlsx: over the whole force, for who has a wide role there; the same for whoever
/// asks, as nobody's own matters are counted apart. The one made by schedule, or one made now.
http::Response monitor_report(web::Context& context, matters::House& house);
/// Makes the listing of last month, and the report of a half-year that has ended, once, by themselves.
void add_report_jobs(matters::House& house);
/// Periods whose report was made by schedule, newest first.
std::vector<std::string> kept_reports(storage::Transaction& tx);

}  // namespace waarborg::insight
