// The list and the runs as pure functions: plain values in, HTML out.
#pragma once

#include "features/atypical/changes.h"
#include "features/atypical/words.h"
#include "platform/html/components.h"
#include "platform/web/context.h"

namespace waarborg::atypical {

struct ListLine {
  CaseRow row;
  std::vector<KeyOfRank> keys;
  Date opened_on;
};
struct ListView {
  html::ListState list;
  std::vector<ListLine> lines;
  std::string next;
  std::vector<std::string> groups;
  std::int64_t waiting = 0;
  std::optional<RunRow> latest;   ///< of the live ones
  std::optional<RunRow> one_run;  ///< the list is of this run alone
  bool not_found = false;         ///< a number was asked for that there is not
};
html::Html list_view(const Words& words, const ListView& view, Date today);
web::Sheet list_sheet(const Words& words, const std::vector<ListLine>& lines);

/// With the days that each run judged anew, in the order of the runs.
html::Html runs_view(const i18n::Translator& t, const html::ListState& list, const RunPage& page,
                     const std::vector<std::vector<ChangedDayRow>>& changes);
web::Sheet runs_sheet(const i18n::Translator& t, const std::vector<RunRow>& runs);

html::Html state_badge(const i18n::Translator& t, const CaseRow& row);
/// "88.0 %".
/// How often a case comes with so many cases a day for 1,000 staff: "one in 69 days here".
std::string pace(const i18n::Translator& t, double budget, std::int64_t officers);
std::string share_explained(const i18n::Translator& t, const RunRow& run);
/// The ways between the pages of these desks.
html::Html sections(const i18n::Translator& t, bool analyst, bool privacy_officer, bool approver);

}  // namespace waarborg::atypical
