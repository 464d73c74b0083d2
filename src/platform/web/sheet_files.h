// A list as a file: csv (RFC 4180, UTF-8 with byte order mark, so that Excel reads it), xlsx and ods. Pure but for
// memory; nothing of the content is written to a disk.
//
// Cells come from people outside, so none may become a formula in the reader's spreadsheet: see neutralised().
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "platform/web/context.h"

namespace waarborg::web {

/// The text with an apostrophe before it when a spreadsheet might take it for a formula: it begins with = + - @ or
/// their full-width forms, tab, carriage return or line feed, also after spaces. Plain numbers ("-5", "-2,5") stay.
/// Control characters, which neither XML nor a cell may hold, are left out.
std::string neutralised(std::string_view cell);

/// A whole number as a number cell; text such as "007" or anything over 15 digits stays text.
std::optional<double> as_number(std::string_view cell);

/// At most so many rows fit below the head of an xlsx or ods sheet.
inline constexpr std::size_t kSheetRowsMax = 1'048'575;

std::string to_csv(const Sheet& sheet);
/// Errors: "error.export_too_large" over kSheetRowsMax rows, "error.unavailable" when memory or a library fails.
Result<std::string> to_xlsx(const Sheet& sheet);
/// One sheet for each, in order.
Result<std::string> to_xlsx(const std::vector<Sheet>& sheets);
Result<std::string> to_ods(const Sheet& sheet);

}  // namespace waarborg::web
