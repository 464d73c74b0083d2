// The route guide (loketwijzer, RPT-01..RPT-05): content/route-guide/<jurisdiction>.yaml holds the desks, what each
// may and may not do, and a few questions that put them in order. It never forces and never hides a desk.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/calendar/calendar.h"
#include "platform/i18n/texts.h"

namespace waarborg::matters {

struct Desk {
  std::string key;  ///< "manager", "confidant", "internal_oversight", "welfare", ...
  i18n::LocalText name;
  i18n::LocalText who;
  i18n::LocalText may;
  i18n::LocalText may_not;
  i18n::LocalText confidentiality;
  i18n::LocalText reach;
  bool outside = false;      ///< outside the force
  bool report_here = false;  ///< this desk is reached with Waarborg's own report form
  std::vector<std::string> sources;
};

struct RouteAnswer {
  std::string key;
  i18n::LocalText text;
  std::map<std::string, int, std::less<>> points;  ///< desk key → points for (or, negative, against) it
};

struct RouteQuestion {
  std::string key;
  i18n::LocalText question;
  std::vector<RouteAnswer> answers;
};

/// Immutable after loading, so thread-safe.
struct RouteGuide {
  std::string version;
  i18n::LocalText introduction;
  std::vector<RouteQuestion> questions;
  std::vector<Desk> desks;
  [[nodiscard]] const Desk* find(std::string_view key) const;
};

struct RankedDesk {
  const Desk* desk = nullptr;
  int points = 0;
  bool suggested = false;  ///< fits what was answered; at most three are
};

/// Every desk, best fit first (file order when equal). Without answers: file order, none suggested.
/// Pure; `answers` is question key → answer key, unknown keys count for nothing.
std::vector<RankedDesk> order_desks(const RouteGuide& guide,
                                    const std::map<std::string, std::string, std::less<>>& answers);

/// From CONTENT/route-guide/<jurisdiction>.yaml. All errors at once; field is "file:line".
Result<RouteGuide> load_route_guide(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction);

}  // namespace waarborg::matters
