// The dashboard as Html, and its tables as sheets. Pure.
#pragma once

#include "features/insight/tables.h"
#include "platform/web/context.h"

namespace waarborg::insight {

/// What stands around the figures.
struct DashboardPage {
  Filters filters;
  bool may_look_wide = false;
  std::vector<std::pair<std::string, std::string>> kinds, units;  ///< id and name, to choose from
  std::vector<int> years;
  std::int64_t threshold = 5;
  std::optional<std::int64_t>
      late_contacts{};   ///< over a scope: enquiries whose person concerned heard nothing in time
  Date counted_until{};  ///< over a scope: the last day of receipt that counts
};

html::Html dashboard_view(const i18n::Translator& t, const DashboardPage& page, const Dashboard& dashboard);
/// As the table stands on the page; a figure that is hidden is a word there too.
web::Sheet sheet_of(const i18n::Translator& t, const Table& table);
web::Sheet sheet_of(const i18n::Translator& t, const std::string& title, const std::string& name, const Table& table);
/// The same as a table of a page; `name` heads the rows.
html::Html grid_view(const i18n::Translator& t, const std::string& title, const std::string& name, const Table& table);
/// The first column as a chart with its table.
html::Html ranks_view(const i18n::Translator& t, const std::string& title, const std::string& name, const Table& table);
/// "/dashboard" with the filters.
html::ListState list_of(const Filters& filters, const std::string& path);

}  // namespace waarborg::insight
