// Two lists of officers beside each other: of two runs, or of the settings in force and a change. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/atypical/words.h"
#include "platform/html/components.h"
#include "platform/http/message.h"
#include "platform/web/context.h"

namespace waarborg::atypical {

struct ComparedLine {
  struct Side {
    bool listed = false;
    monitor::Points points = 0;
    Date day;  ///< the first time
    std::int64_t times = 1;
    std::string href{};  ///< of the case, where there is one
    std::vector<KeyOfRank> keys{};
  };
  std::uint32_t officer = 0, subject = 0;  ///< officer 0: an event
  std::string group;
  Side first, second;
};

/// Filter ("listed": both, first, second), sort (officer, points) and page as the address says.
struct ComparedQuery {
  std::string listed, sort, after;
};
ComparedQuery compared_query(const http::Fields& asked);

struct ComparedPage {
  std::vector<ComparedLine> lines;
  std::string next;
  std::int64_t both = 0, first = 0, second = 0;  ///< of all lines; first and second: there alone
};
/// `rows_max` 0: all of them.
ComparedPage cut(std::vector<ComparedLine> all, const ComparedQuery& query, std::size_t rows_max);

/// What the two sides are called, in the reader's language.
struct Sides {
  std::string first, second;
};
/// By sign and measure: officers that each side lists for it.
html::Html compared_keys(const Words& words, const std::vector<ComparedLine>& lines, const Sides& sides);
html::Html compared_view(const i18n::Translator& t, html::ListState list, const ComparedQuery& query,
                         const ComparedPage& page, const Sides& sides);
/// With what each side lists them for.
web::Sheet compared_sheet(const Words& words, const std::string& name, const ComparedPage& page, const Sides& sides);

}  // namespace waarborg::atypical
