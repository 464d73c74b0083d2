// What was brought in, the form for more, and how a file fares, as HTML.
#pragma once

#include "features/atypical/sources.h"
#include "platform/html/components.h"
#include "platform/web/context.h"

namespace waarborg::atypical {

inline constexpr const char* kSourcesPath = "/look-ups/sources";
inline constexpr const char* kBringingPath = "/look-ups/sources/file";

struct SourcesView {
  monitor::StoredLog stored;
  struct Line {
    monitor::BroughtIn row;
    std::string actor;  ///< a name, where it is an account's
  };
  std::vector<Line> lines;
  html::ListState list;
  std::string next;
  std::vector<monitor::KnownMapping> mappings;
  bool analyst = false;
  html::FormState state;
};
html::Html sources_view(const i18n::Translator& t, const SourcesView& view, const std::string& csrf);
web::Sheet sources_sheet(const i18n::Translator& t, const std::vector<SourcesView::Line>& lines);
html::Html bringing_view(const i18n::Translator& t, const FoundBringing& found, const std::string& csrf);

}  // namespace waarborg::atypical
