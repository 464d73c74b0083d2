#include "platform/web/download.h"
#include "platform/web/sheet_files.h"

namespace waarborg::web {

namespace {

/// A file name of letters, digits and hyphens: nothing of it can leave the header it stands in.
std::string file_name_of(std::string_view name) {
  std::string out;
  for (const char c : i18n::fold(name)) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    if (plain)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "export" : out;
}

}  // namespace

http::Response export_sheet(Context& context, const Sheet& sheet, std::string_view format) {
  const auto name = file_name_of(sheet.name) + "." + std::string(format);
  if (format == "csv") return download(to_csv(sheet), name);
  if (format != "xlsx" && format != "ods") return error_page(context, {not_found("error.export_format")});
  auto file = format == "xlsx" ? to_xlsx(sheet) : to_ods(sheet);
  if (!file.ok()) return error_page(context, file.errors());
  return download(std::move(*file), name);
}

}  // namespace waarborg::web
