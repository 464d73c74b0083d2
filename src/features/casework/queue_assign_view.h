// What a bulk assignment will do and what it passes over, as a pure function of values.
#pragma once

#include <string>
#include <vector>

#include "platform/html/components.h"

namespace waarborg::casework {

struct BulkLine {
  std::string id, number, subject, kind;
  std::string skipped{};  ///< why it is passed over; empty: it will be done
};
struct BulkPage {
  std::string csrf;
  std::string account_id, name;  ///< to whom
  std::string back;
  std::vector<BulkLine> lines{};
  /// After it: for what turned out otherwise than announced.
  enum class Stage { announced, given, taken_back } stage = Stage::announced;
};

html::Html bulk_view(const i18n::Translator& t, const BulkPage& page);

}  // namespace waarborg::casework
