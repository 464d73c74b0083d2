// A list as a whole, for a file: page after page.
#pragma once

#include <iterator>
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/i18n/texts.h"

namespace waarborg::atypical {

inline constexpr std::size_t kExportRowsMax = 20'000;

/// `page_from` gets a cursor and a size, and answers `rows` and the cursor `next`, empty after the last. Errors:
/// "queue.export_too_long".
template <class PageFrom>
auto whole_list(const i18n::Translator& t, PageFrom page_from)
    -> Result<decltype(page_from(std::string(), int{}).rows)> {
  constexpr int kRowsAtOnce = 500;
  decltype(page_from(std::string(), int{}).rows) all;
  std::string after;
  do {
    auto page = page_from(after, kRowsAtOnce);
    all.insert(all.end(), std::make_move_iterator(page.rows.begin()), std::make_move_iterator(page.rows.end()));
    after = page.next;
    if (all.size() > kExportRowsMax)
      return Error{ErrorKind::too_large, "queue.export_too_long", {}, {t.number(kExportRowsMax)}};
  } while (!after.empty());
  return all;
}

}  // namespace waarborg::atypical
