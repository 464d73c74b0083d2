// The central monitor as Html and as sheets. Pure.
#pragma once

#include "features/insight/monitor.h"
#include "features/insight/period.h"
#include "platform/web/context.h"

namespace waarborg::insight {

struct MonitorView {
  Period period;
  std::vector<Period> periods;
  std::string unit_id{};
  std::vector<std::pair<std::string, std::string>> units{};  ///< id and name, to go down to
  std::int64_t threshold = 5;
  bool whole_force = false;  ///< whether the reports are theirs to take
  std::vector<std::string> kept{};
  enum class Mail { not_sent, off, on };
  Mail mail = Mail::not_sent;  ///< whether a word is sent to them when a report is made
  std::string csrf{};
};

std::string monitor_title(const i18n::Translator& t, const Table& table);
std::string monitor_rows(const i18n::Translator& t, const Table& table);
html::Html monitor_view(const i18n::Translator& t, const MonitorView& view, const std::vector<Table>& tables);
/// "The monthly listing, October 2026" or the half-yearly report.
std::string report_title(const i18n::Translator& t, const Period& period);
/// The body of a report: what it counts, and the tables.
html::Html report_body(const i18n::Translator& t, const std::vector<Table>& tables, std::int64_t threshold);

}  // namespace waarborg::insight
