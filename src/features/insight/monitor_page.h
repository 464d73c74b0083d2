// The pages of the central monitor, and its reports: the monthly listing (CMP-02) and the half-yearly report.
#pragma once

#include <memory>

#include "features/insight/labels.h"
#include "features/insight/period.h"
#include "matters/house.h"

namespace waarborg::insight {

/// What the monitor works with: the house, and the names of measures, read once.
struct MonitorRoom {
  matters::House& house;
  std::shared_ptr<const MeasureTitles> measures;
};
MonitorRoom monitor_room(matters::House& house);

/// Counts of a period over the units of a tree, as this viewer may have them (monitor_counts.cpp). The caller has asked
/// for a role with a scope; for a report the viewer is nobody.
MonitorCounts count_period(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                           const Period& period, const UnitTree& tree);

http::Response monitor_page(web::Context& context, const MonitorRoom& room);
/// "/monitor/tables/TABLE.csv", .xlsx, .ods.
http::Response monitor_export(web::Context& context, const MonitorRoom& room);

// ---- monitor_reports.cpp

/// "/monitor/reports/2026-10.pdf", .xlsx: over the whole force, for who has a wide role there; the same for whoever
/// asks, as nobody's own matters are counted apart. The one made by schedule, in the reader's language, or one made
/// now.
http::Response monitor_report(web::Context& context, const MonitorRoom& room);
/// Makes the listing of last month, and the report of a half-year that has ended, once, by themselves: counted once,
/// and kept in every language. Who asked for it gets a word by mail.
void add_report_jobs(const MonitorRoom& room);
/// Periods whose report was made by schedule, newest first.
std::vector<std::string> kept_reports(storage::Transaction& tx);

}  // namespace waarborg::insight
