// How much is explained, as pure functions: plain values in, HTML and sheets out.
#pragma once

#include "features/atypical/explained.h"
#include "features/atypical/words.h"
#include "platform/html/components.h"
#include "platform/web/context.h"

namespace waarborg::atypical {

inline constexpr const char* kExplainedPath = "/look-ups/explained";

/// What the page and the file show.
struct ExplainedView {
  std::vector<ToldMonth> months;  ///< the latest first
  std::string month;              ///< shown; empty: there is none
};

html::Html explained_view(const Words& words, const ExplainedView& view);
web::Sheet explained_sheet(const Words& words, const ExplainedView& view);

}  // namespace waarborg::atypical
