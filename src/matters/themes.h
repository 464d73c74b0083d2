// What a report can be about: content/themes.yaml, the fourteen theme sheets (PRV-02) with the examples of
// TRI-06/07 and discrimination (DIS-01). A theme never decides anything; it helps a person begin, and triage read.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/calendar/calendar.h"
#include "platform/i18n/texts.h"

namespace waarborg::matters {

struct Theme {
  std::string key;  ///< stable, stored with the report: "gifts"
  i18n::LocalText title;
  i18n::LocalText example;   ///< one line that helps recognise it
  std::string welfare_desk;  ///< desk of the route guide to point to as well ("" for most): "welfare" (RPT-05)
  bool has_note = false;
  i18n::LocalText note;              ///< what is particular to this country, shown under the theme when chosen
  std::vector<std::string> sources;  ///< rule ids and articles
};

/// Immutable after loading, so thread-safe.
struct Themes {
  std::string version;
  std::vector<Theme> all;  ///< in the order of the file, which is the order to show
  [[nodiscard]] const Theme* find(std::string_view key) const;
};

/// From CONTENT/themes.yaml with the notes of `jurisdiction`. All errors at once; field is "file:line".
Result<Themes> load_themes(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction);

}  // namespace waarborg::matters
